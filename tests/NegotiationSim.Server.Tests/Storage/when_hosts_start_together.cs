using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Tests;

namespace NegotiationSim.Server.Tests.Storage;

[Collection(OnPostgres.Name)]
public sealed class when_hosts_start_together(Postgres postgres)
{
    private static readonly int Events = Seeds.Histories.Sum(history => history.Events.Length);

    [Fact]
    public async Task on_an_empty_database_the_shipped_histories_are_loaded_once()
    {
        var settings = postgres.Settings();
        var hosts = Enumerable.Range(0, 3).Select(_ => new Place(postgres, settings)).ToList();

        await Task.WhenAll(hosts.Select(host => Task.Run(() => StartAsync(host))));

        Seeds.Histories.Count.ShouldBe(21);
        (await hosts[0].QueryAsync("select count(*) from {0}.mt_events")).ShouldBe([$"{Events}"]);
        (await hosts[1].Streams.ListAsync()).Select(summary => (summary.Id.Value, summary.Version)).ShouldBe(
            Seeds.Histories.Select(history => (history.Id, (long)history.Events.Length)).OrderBy(one => one.Id, StringComparer.Ordinal));
        (await hosts[2].Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task again_what_was_added_to_a_shipped_history_stays()
    {
        var host = new Place(postgres, postgres.Settings());
        var first = Seeds.Histories[0];
        await StartAsync(host);
        await host.Streams.AppendAsync(new NegotiationId(first.Id), first.Events.Length, [new StatementMade(Samples.Stamp(), StatementKind.Statement, "more", null)], Samples.Noon);
        await host.Streams.ArchiveAsync(new NegotiationId(Seeds.Histories[1].Id));

        await StartAsync(host);

        (await host.QueryAsync("select count(*) from {0}.mt_events")).ShouldBe([$"{Events + 1}"]);
        (await host.Streams.ListAsync()).Count.ShouldBe(20);
    }

    [Fact]
    public async Task what_an_earlier_start_has_left_behind_is_brought_level_and_what_cannot_be_read_is_left_to_the_check()
    {
        var host = new Place(postgres, postgres.Settings());
        await StartAsync(host);
        var kept = await host.QueryAsync("select id, mt_version, data from {0}.mt_doc_negotiationsnapshot order by id");
        await host.RunAsync("delete from {0}.mt_doc_negotiationsnapshot");

        await StartAsync(host);

        (await host.QueryAsync("select id, mt_version, data from {0}.mt_doc_negotiationsnapshot order by id")).ShouldBe(kept);
        await host.RunAsync("delete from {0}.mt_doc_negotiationsnapshot; update {0}.mt_events set type = 'promise_notarised' where stream_id = 'minsk-2014' and version = 3");
        await StartAsync(host);
        (await host.QueryAsync("select count(*) from {0}.mt_doc_negotiationsnapshot")).ShouldBe(["20"]);
        (await host.Streams.Check.RunAsync()).Select(finding => finding.Code).ShouldBe(["UNKNOWN_ALIAS", "SNAPSHOT_BEHIND"]);
    }

    private static Task StartAsync(Place host) => new FirstStart(host.Store, host.Streams, Seeds.Histories).StartAsync(CancellationToken.None);
}
