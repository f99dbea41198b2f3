using System.Net;
using NegotiationSim.Streams;

namespace NegotiationSim.Web.Tests;

public class what_is_imported
{
    [Fact]
    public async Task is_no_news_the_second_time()
    {
        await using var served = await Served.Start();
        var lines = await Lines(served);
        (await Import(served, lines)).Text.ShouldBe("""{"streams":1,"events":0}""");
        (await served.Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_refused_where_the_stream_has_gone_another_way()
    {
        await using var served = await Served.Start();
        var lines = await Lines(served);
        await using var other = await Served.Start();
        await Import(other, string.Concat(lines.Split('\n').Take(37).Select(line => line + "\n")));
        await other.Post("/api/negotiations/us-led-track/commands", Written.Demand());
        var refused = await Import(other, lines);
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        var finding = refused.Json["findings"]![0]!;
        ((string?)finding["code"]).ShouldBe("DIVERGED");
        ((long?)finding["version"]).ShouldBe(38);
        ((string?)finding["text"]).ShouldBe("38:1: DIVERGED: another event stands here. Expected: a stream that continues the one that is here");
    }

    [Theory]
    [InlineData("no json\n", HttpStatusCode.BadRequest, "NOT_JSON")]
    [InlineData("{\"id\": \"x\"}\n", HttpStatusCode.BadRequest, "BAD_LINE")]
    public async Task has_to_be_lines_of_an_export(string lines, HttpStatusCode status, string code)
    {
        await using var served = await Served.Start();
        var refused = await Import(served, lines);
        refused.Status.ShouldBe(status);
        ((string?)refused.Json["findings"]![0]!["code"]).ShouldBe(code);
    }

    [Fact]
    public async Task is_taken_whole_or_not_at_all()
    {
        await using var served = await Served.Start();
        var lines = (await Lines(served)).Replace("Geneva", "Vienna");
        await using var other = await Served.Start();
        var refused = await Import(other, lines);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string?)refused.Json["findings"]![0]!["code"]).ShouldBe("BROKEN_CHAIN");
        (await other.Streams.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task may_be_large_but_not_too_large()
    {
        await using var served = await Served.Start(settings: new WebSettings { LargestImport = 1000 });
        var refused = await Import(served, new string('\n', 1001));
        refused.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Import(served, new string('\n', 1000))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task says_what_it_is()
    {
        await using var served = await Served.Start();
        (await served.Send(HttpMethod.Post, "/api/import", "\n", "application/json")).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    private static async Task<string> Lines(Served served)
    {
        await served.Post("/api/negotiations", Written.Seed("seeds/histories/us-led-track.yaml"));
        return (await served.Get("/api/export?id=us-led-track")).Text;
    }

    private static Task<Answered> Import(Served served, string lines) => served.Send(HttpMethod.Post, "/api/import", lines, "application/jsonl");
}
