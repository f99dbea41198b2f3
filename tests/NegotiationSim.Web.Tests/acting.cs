using System.Net;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Tests;

public class when_a_party_moves
{
    private const string Commands = "/api/negotiations/talks/commands";

    [Fact]
    public async Task the_move_is_written_and_the_new_version_is_the_tag()
    {
        await using var served = await Talks();
        var moved = await served.Post(Commands, Written.Demand(), ("If-Match", "\"v1\""));
        moved.Status.ShouldBe(HttpStatusCode.OK);
        moved.Tag.ShouldBe("\"v2\"");
        ((string?)moved.Json["events"]![0]!["event"]).ShouldBe("demand_tabled");
        (await VersionOf(served)).ShouldBe(2);
    }

    [Fact]
    public async Task it_may_write_it_as_json()
    {
        await using var served = await Talks();
        var moved = await served.Send(HttpMethod.Post, Commands, """{"on": "2026-02-25", "by": "ukraine", "do": "open-round", "round": "1"}""", "application/json");
        moved.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("\"v1\"")]
    [InlineData("\"v1-1f2e3d4c\"")]
    [InlineData("*")]
    [InlineData(null)]
    public async Task the_version_it_saw_may_be_said_or_left_out(string? ifMatch)
    {
        await using var served = await Talks();
        var moved = await served.Post(Commands, Written.Demand(), ifMatch is null ? [] : [("If-Match", ifMatch)]);
        moved.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_version_it_has_not_seen_is_a_lost_race_with_both_versions()
    {
        await using var served = await Talks();
        await served.Post(Commands, Written.Demand());
        var late = await served.Post(Commands, Written.Demand("other"), ("If-Match", "\"v1\""));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Code.ShouldBe("STALE_VERSION");
        ((long?)late.Json["expected"]).ShouldBe(1);
        ((long?)late.Json["actual"]).ShouldBe(2);
        (await VersionOf(served)).ShouldBe(2);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("\"1\"")]
    [InlineData("W/\"v1\"")]
    [InlineData("\"v1\", \"v2\"")]
    [InlineData("\"v99999999999999999999\"")]
    [InlineData("\"v-1\"")]
    public async Task what_names_no_version_is_refused(string ifMatch)
    {
        await using var served = await Talks();
        var refused = await served.Post(Commands, Written.Demand(), ("If-Match", ifMatch));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Code.ShouldBe("IF_MATCH");
        (await VersionOf(served)).ShouldBe(1);
    }

    [Theory]
    [InlineData("Idempotency-Key", "once", "")]
    [InlineData("Idempotency-Key", "\"once\"", "")]
    [InlineData(null, "", "?commandId=once")]
    public async Task repeating_its_command_changes_nothing(string? header, string value, string query)
    {
        await using var served = await Talks();
        (string, string)[] headers = header is null ? [] : [(header, value)];
        var first = await served.Post(Commands + query, Written.Demand(), headers);
        await served.Post(Commands, Written.Demand("another"));
        var again = await served.Post(Commands + query, Written.Demand(), headers);
        again.Status.ShouldBe(HttpStatusCode.OK);
        ((bool?)again.Json["repeated"]).ShouldBe(true);
        ((long?)again.Json["version"]).ShouldBe((long?)first.Json["version"]);
        ((string?)again.Json["commandId"]).ShouldBe("once");
        (await VersionOf(served)).ShouldBe(3);
    }

    [Fact]
    public async Task two_names_of_one_command_are_a_mistake()
    {
        await using var served = await Talks();
        (await served.Post($"{Commands}?commandId=a", Written.Demand(), ("Idempotency-Key", "b"))).Code.ShouldBe("MISTAKEN");
        (await served.Post($"{Commands}?commandId={new string('x', 201)}", Written.Demand())).Code.ShouldBe("MISTAKEN");
    }

    [Theory]
    [InlineData("{on: 2026-02-25, by: ukraine, do: return}", HttpStatusCode.Conflict, "NO_CHANGE")]
    [InlineData("{on: 2026-02-25, by: ukraine, do: accept-proposal, proposal: nothing}", HttpStatusCode.Conflict, "NOT_ON_RECORD")]
    [InlineData("{on: 2026-02-25, by: nobody, do: return}", HttpStatusCode.UnprocessableEntity, "UNKNOWN_PARTY")]
    [InlineData("{on: 2026-02-25, by: ukraine, do: table-demand, demand: d, of: ukraine, dimension: TER, text: x}", HttpStatusCode.UnprocessableEntity, "OUT_OF_RANGE")]
    public async Task the_rules_may_refuse_it_and_say_what_is_legal(string move, HttpStatusCode status, string code)
    {
        await using var served = await Talks();
        var refused = await served.Post(Commands, move);
        refused.Status.ShouldBe(status);
        refused.Code.ShouldBe(code);
        refused.Type.ShouldBe("application/problem+json");
        ((string?)refused.Json["detail"]).ShouldNotBeNullOrEmpty();
        refused.Json["legalNow"]!.AsArray().ShouldNotBeEmpty();
        ((long?)refused.Json["version"]).ShouldBe(1);
        (await VersionOf(served)).ShouldBe(1);
    }

    [Fact]
    public void every_refusal_has_a_status() =>
        Enum.GetValues<RefusalCode>().Select(Problems.StatusOf).ShouldAllBe(status => status == 409 || status == 422);

    [Theory]
    [InlineData("{on: 2026-02-25, by: ukraine, do: table-demnd}", HttpStatusCode.BadRequest, "NS1008")]
    [InlineData("{on: 2026-02-30, by: ukraine, do: return}", HttpStatusCode.BadRequest, "NS1012")]
    [InlineData("{on: 2026-02-25, by: \"ukraine\\0\", do: return}", HttpStatusCode.BadRequest, "NS1014")]
    [InlineData("{on: 2026-02-25, by: ukraine, do: condition, concession: c, condition: x, text: y, p: 2}", HttpStatusCode.UnprocessableEntity, "NS2001")]
    public async Task what_is_wrong_with_its_writing_is_said_with_its_place(string move, HttpStatusCode status, string code)
    {
        await using var served = await Talks();
        var refused = await served.Post(Commands, move);
        refused.Status.ShouldBe(status);
        refused.Code.ShouldBe("FINDINGS");
        var finding = refused.Json["findings"]![0]!;
        ((string?)finding["code"]).ShouldBe(code);
        ((int?)finding["line"]).ShouldBe(1);
        ((int?)finding["column"]).ShouldNotBeNull().ShouldBeGreaterThan(1);
        ((string?)finding["text"]).ShouldNotBeNull().ShouldContain("^ ");
        finding["help"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task a_negotiation_that_is_not_there_takes_none()
    {
        await using var served = await Served.Start();
        var lost = await served.Post(Commands, Written.Demand());
        lost.Status.ShouldBe(HttpStatusCode.NotFound);
        lost.Code.ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task one_that_is_archived_takes_none()
    {
        await using var served = await Talks();
        (await served.Send(HttpMethod.Delete, "/api/negotiations/talks", null, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        var late = await served.Post(Commands, Written.Demand());
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Code.ShouldBe("ARCHIVED");
    }

    [Fact]
    public async Task of_many_that_race_one_is_first_and_every_other_learns_where_it_stands()
    {
        await using var served = await Talks();
        var all = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => served.Post(Commands, Written.Demand($"d{number}"), ("If-Match", "\"v1\""))));
        all.Count(one => one.Status == HttpStatusCode.OK).ShouldBe(1);
        all.Where(one => one.Status != HttpStatusCode.OK).ShouldAllBe(one => one.Code == "STALE_VERSION" && (long?)one.Json["expected"] == 1 && (long?)one.Json["actual"] == 2);
        (await VersionOf(served)).ShouldBe(2);
    }

    private static async Task<Served> Talks()
    {
        var served = await Served.Start();
        (await served.Post("/api/negotiations", Written.Opening())).Status.ShouldBe(HttpStatusCode.Created);
        return served;
    }

    private static async Task<long> VersionOf(Served served) => (await served.Streams.FindAsync(new("talks")))!.Version;
}
