using System.Net;
using NegotiationSim.Streams;

namespace NegotiationSim.Web.Tests;

public class when_a_negotiation_is_opened
{
    [Fact]
    public async Task it_stands_at_its_first_version()
    {
        await using var served = await Served.Start();
        var opened = await served.Post("/api/negotiations", Written.Opening());
        opened.Status.ShouldBe(HttpStatusCode.Created);
        opened.Tag.ShouldBe("\"v1\"");
        (await served.Get("/api/negotiations/talks")).Json["title"]!.ToString().ShouldBe("Small talks");
    }

    [Fact]
    public async Task it_is_not_opened_twice()
    {
        await using var served = await Served.Start();
        await served.Post("/api/negotiations", Written.Opening());
        var again = await served.Post("/api/negotiations", Written.Opening());
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Code.ShouldBe("ALREADY_OPENED");
    }

    [Fact]
    public async Task the_same_command_may_be_sent_twice()
    {
        await using var served = await Served.Start();
        await served.Post("/api/negotiations", Written.Opening(), ("Idempotency-Key", "once"));
        var again = await served.Post("/api/negotiations", Written.Opening(), ("Idempotency-Key", "once"));
        again.Status.ShouldBe(HttpStatusCode.Created);
        ((bool?)again.Json["repeated"]).ShouldBe(true);
    }

    [Fact]
    public async Task with_entries_it_is_a_record_of_the_past_whole_or_not_at_all()
    {
        await using var served = await Served.Start();
        var recorded = await served.Post("/api/negotiations", Written.Seed("seeds/histories/us-led-track.yaml"));
        recorded.Status.ShouldBe(HttpStatusCode.Created);
        recorded.Tag.ShouldBe("\"v38\"");
        var again = await served.Post("/api/negotiations", Written.Seed("seeds/histories/us-led-track.yaml"));
        again.Code.ShouldBe("TAKEN");
        await foreach (var one in served.Streams.ReadAsync(new("us-led-track")))
        {
            DateOnly.FromDateTime(one.RecordedAt.UtcDateTime).ShouldBeGreaterThanOrEqualTo(one.Event.Stamp.On.From);
            one.RecordedAt.TimeOfDay.ShouldBe(TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task an_entry_that_the_rules_refuse_leaves_nothing_behind()
    {
        await using var served = await Served.Start();
        var history = Written.Opening().Replace("entries: []", "entries:\n  - {on: 2026-02-25, by: ukraine, do: open-round, round: \"1\"}\n  - {on: 2026-02-26, by: ukraine, do: accept-proposal, proposal: nothing}");
        var refused = await served.Post("/api/negotiations", history);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string?)refused.Json["findings"]![0]!["code"]).ShouldBe("NS2014");
        ((int?)refused.Json["findings"]![0]!["line"]).ShouldBe(10);
        (await served.Streams.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_is_no_history_is_refused()
    {
        await using var served = await Served.Start();
        var refused = await served.Post("/api/negotiations", Written.Seed("seeds/proposals/us-28-2025-11.yaml"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)refused.Json["detail"]).ShouldBe("this is a proposal; a history is expected here");
    }

    [Fact]
    public async Task a_record_is_the_stream_that_an_import_of_its_lines_gives()
    {
        await using var served = await Served.Start();
        await served.Post("/api/negotiations", Written.Seed("seeds/histories/us-led-track.yaml"));
        var exported = await served.Get("/api/export?id=us-led-track");
        await using var other = await Served.Start();
        (await other.Send(HttpMethod.Post, "/api/import", exported.Text, "application/jsonl")).Text.ShouldBe("""{"streams":1,"events":38}""");
        (await other.Get("/api/export?id=us-led-track")).Text.ShouldBe(exported.Text);
        (await other.Streams.VerifyAsync()).ShouldBeEmpty();
    }
}
