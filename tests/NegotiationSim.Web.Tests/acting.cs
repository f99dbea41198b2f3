using System.Net;

namespace NegotiationSim.Web.Tests;

public class when_a_party_moves
{
    [Fact]
    public async Task the_move_is_written_and_the_new_version_is_the_tag()
    {
        await using var served = await Served.Start();
        (await served.Post("/api/negotiations", Written.Opening())).Status.ShouldBe(HttpStatusCode.Created);
        var moved = await served.Post("/api/negotiations/talks/commands", Written.Demand(), ("If-Match", "\"v1\""));
        moved.Status.ShouldBe(HttpStatusCode.OK);
        moved.Tag.ShouldBe("\"v2\"");
        ((string?)moved.Json["events"]![0]!["event"]).ShouldBe("demand_tabled");
        (await served.Streams.FindAsync(new("talks")))!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task a_version_it_has_not_seen_is_a_lost_race_with_both_versions()
    {
        await using var served = await Served.Start();
        await served.Post("/api/negotiations", Written.Opening());
        await served.Post("/api/negotiations/talks/commands", Written.Demand());
        var late = await served.Post("/api/negotiations/talks/commands", Written.Demand("other"), ("If-Match", "\"v1\""));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Code.ShouldBe("STALE_VERSION");
        ((long?)late.Json["expected"]).ShouldBe(1);
        ((long?)late.Json["actual"]).ShouldBe(2);
        (await served.Streams.FindAsync(new("talks")))!.Version.ShouldBe(2);
    }
}
