using System.Net;

namespace NegotiationSim.Web.Tests;

public class whoever_looks
{
    [Fact]
    public async Task goes_through_all_negotiations_page_by_page()
    {
        await using var served = await Served.Start();
        string[] ids = ["e", "b", "a", "d", "c"];
        foreach (var id in ids)
        {
            await served.Post("/api/negotiations", Written.Opening(id));
        }

        var seen = new List<string>();
        for (var next = "/api/negotiations?limit=2"; next is not null;)
        {
            var page = await served.Get(next);
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Json["negotiations"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Json["negotiations"]!.AsArray().Select(one => (string)one!["id"]!));
            next = (string?)page.Json["next"];
        }

        seen.ShouldBe(["a", "b", "c", "d", "e"]);
    }

    [Fact]
    public async Task sees_archived_ones_when_asked_for()
    {
        await using var served = await Served.Start();
        await served.Post("/api/negotiations", Written.Opening());
        await served.Send(HttpMethod.Delete, "/api/negotiations/talks", null, null);
        (await served.Get("/api/negotiations")).Json["negotiations"]!.AsArray().ShouldBeEmpty();
        var all = await served.Get("/api/negotiations?archived=true");
        ((bool?)all.Json["negotiations"]![0]!["archived"]).ShouldBe(true);
        (await served.Get("/api/negotiations/talks")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task goes_through_a_history_page_by_page_and_misses_nothing()
    {
        await using var served = await UsLed();
        var versions = new List<long>();
        for (var next = "/api/negotiations/us-led-track/events?from=3&limit=10"; next is not null;)
        {
            var page = await served.Get(next);
            versions.AddRange(page.Json["events"]!.AsArray().Select(one => (long)one!["version"]!));
            next = (string?)page.Json["next"];
        }

        versions.ShouldBe(Enumerable.Range(3, 36).Select(version => (long)version));
    }

    [Fact]
    public async Task finds_in_each_event_what_was_stored_and_hashed()
    {
        await using var served = await UsLed();
        var shown = (await served.Get("/api/negotiations/us-led-track/events?limit=1000")).Json["events"]!.AsArray();
        var lines = (await served.Get("/api/export?id=us-led-track")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!).ToList();
        shown.Count.ShouldBe(lines.Count);
        foreach (var (one, line) in shown.Zip(lines))
        {
            one!["data"]!.ToJsonString().ShouldBe(line["event"]!.ToJsonString());
            ((string?)one["hash"]).ShouldBe((string?)line["hash"]);
            ((string?)one["event"]).ShouldBe((string?)line["alias"]);
            ((string?)one["recordedAt"]).ShouldBe((string?)line["recordedAt"]);
        }
    }

    [Theory]
    [InlineData("/api/negotiations/us-led-track")]
    [InlineData("/api/negotiations/us-led-track/events")]
    [InlineData("/api/negotiations/us-led-track/state")]
    [InlineData("/api/negotiations/us-led-track/verdict")]
    [InlineData("/api/negotiations/us-led-track/replay")]
    public async Task is_told_when_nothing_has_changed(string path)
    {
        await using var served = await UsLed();
        var first = await served.Get(path);
        first.Tag.ShouldNotBeNull().ShouldStartWith("\"v38");
        var again = await served.Get(path, ("If-None-Match", first.Tag!));
        again.Status.ShouldBe(HttpStatusCode.NotModified);
        again.Tag.ShouldBe(first.Tag);
        again.Text.ShouldBeEmpty();
        await served.Post("/api/negotiations/us-led-track/commands", Written.Demand());
        (await served.Get(path, ("If-None-Match", first.Tag!))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task sees_how_things_stood_at_a_version_or_on_a_day()
    {
        await using var served = await UsLed();
        ((long?)(await served.Get("/api/negotiations/us-led-track/state")).Json["state"]!["version"]).ShouldBe(38);
        ((long?)(await served.Get("/api/negotiations/us-led-track/state?at=12")).Json["state"]!["version"]).ShouldBe(12);
        var then = (await served.Get("/api/negotiations/us-led-track/state?at=2025-12-24")).Json;
        ((long?)then["state"]!["version"]).ShouldNotBeNull().ShouldBeInRange(2, 37);
        ((long?)then["version"]).ShouldBe(38);
    }

    [Theory]
    [InlineData("/api/negotiations?limit=0", "MISTAKEN")]
    [InlineData("/api/negotiations?limit=1001", "MISTAKEN")]
    [InlineData("/api/negotiations?limit=many", "MISTAKEN")]
    [InlineData("/api/negotiations?archived=yes", "MISTAKEN")]
    [InlineData("/api/negotiations?lmit=2", "MISTAKEN")]
    [InlineData("/api/negotiations/us-led-track?at=2", "MISTAKEN")]
    [InlineData("/api/negotiations/us-led-track/events?from=0", "MISTAKEN")]
    [InlineData("/api/negotiations/us-led-track/events?from=x", "MISTAKEN")]
    [InlineData("/api/negotiations/us-led-track/state?at=soon", "MISTAKEN")]
    [InlineData("/api/negotiations/us-led-track/state?at=39", "NOT_FOUND")]
    [InlineData("/api/negotiations/us-led-track/verdict?at=39", "NOT_FOUND")]
    [InlineData("/api/negotiations/us-led-track/verdict?lens=pleged", "MISTAKEN")]
    [InlineData("/api/negotiations/us-led-track/verdict?lense=pledged", "MISTAKEN")]
    [InlineData("/api/negotiations/us-led-track/verdict?perspective=mars", "NOT_FOUND")]
    [InlineData("/api/negotiations/us-led-track/verdict?against=nothing", "FINDINGS")]
    [InlineData("/api/negotiations/us-led-track/replay?norm=equal-ceiling", "MISTAKEN")]
    [InlineData("/api/negotiations/nothing", "NOT_FOUND")]
    [InlineData("/api/negotiations/nothing/events", "NOT_FOUND")]
    [InlineData("/api/negotiations/nothing/state", "NOT_FOUND")]
    [InlineData("/api/negotiations/nothing/verdict", "NOT_FOUND")]
    [InlineData("/api/comparisons?left=us-led-track", "MISTAKEN")]
    [InlineData("/api/comparisons?left=us-led-track&right=nothing", "NOT_FOUND")]
    [InlineData("/api/score/nothing", "NOT_FOUND")]
    [InlineData("/api/whatif/nothing", "NOT_FOUND")]
    [InlineData("/api/export", "MISTAKEN")]
    [InlineData("/api/export?id=us-led-track&id=nothing", "NOT_FOUND")]
    [InlineData("/api/sweeps/nothing", "NOT_FOUND")]
    [InlineData("/api/nothing", "NOT_FOUND")]
    public async Task is_told_what_cannot_be_asked(string path, string code)
    {
        await using var served = await UsLed();
        var answer = await served.Get(path);
        ((int)answer.Status).ShouldBeInRange(400, 499);
        answer.Type.ShouldBe("application/problem+json");
        answer.Code.ShouldBe(code);
        ((string?)answer.Json["detail"]).ShouldNotBeNullOrEmpty();
        answer.Tag.ShouldBeNull();
    }

    [Fact]
    public async Task hears_what_a_mistyped_parameter_should_have_been()
    {
        await using var served = await UsLed();
        ((string?)(await served.Get("/api/negotiations/us-led-track/verdict?lense=pledged")).Json["detail"]).ShouldBe("unknown parameter \"lense\"; write \"lens\"");
    }

    [Fact]
    public async Task learns_whether_the_host_lives_and_is_ready()
    {
        await using var served = await Served.Start();
        (await served.Get("/health/live")).Text.ShouldBe("""{"status":"healthy","checks":{}}""");
        (await served.Get("/health/ready")).Text.ShouldBe("""{"status":"healthy","checks":{"streams":"healthy"}}""");
    }

    private static async Task<Served> UsLed()
    {
        var served = await Served.Start();
        (await served.Post("/api/negotiations", Written.Seed("seeds/histories/us-led-track.yaml"))).Status.ShouldBe(HttpStatusCode.Created);
        return served;
    }
}
