using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Server.Projections;
using NegotiationSim.Streams;
using NegotiationSim.Streams.JsonLines;
using NegotiationSim.Streams.Tests;

namespace NegotiationSim.Server.Tests.Projections;

[Collection(OnPostgres.Name)]
public sealed class snapshots_of_negotiations(Postgres postgres) : IAsyncLifetime
{
    private const string Kept = "select id, mt_version, data::text from {0}.mt_doc_negotiationsnapshot order by id";

    private Place _place = null!;

    public async Task InitializeAsync() => _place = await postgres.RentAsync();

    public async Task DisposeAsync() => await _place.DisposeAsync();

    private static NegotiationForked ForkOf(HistoryFile history, int atVersion) =>
        new(Samples.Stamp("fork"), new NegotiationId($"{history.Id}-fork"), new NegotiationId(history.Id), atVersion, ["another end"]);

    private static DateTimeOffset KnownAt(Occurrence one) => new(one.Known ?? one.Event.Stamp.On.To, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Every history in pieces, as if it were lived through, and of each a fork; every third is archived.</summary>
    private async Task LiveAsync()
    {
        foreach (var (i, history) in Seeds.Histories.Index())
        {
            var id = new NegotiationId(history.Id);
            foreach (var piece in history.Events.Index().Chunk(5))
            {
                (await _place.Streams.AppendAsync(id, piece[0].Index, [.. piece.Select(one => one.Item.Event)], KnownAt(piece[^1].Item))).ShouldBeOfType<AppendResult.Appended>();
            }

            (await _place.Streams.ForkAsync(ForkOf(history, history.Events.Length / 2), Samples.Noon)).ShouldBeOfType<ForkResult.Forked>();
            if (i % 3 == 0)
            {
                await _place.Streams.ArchiveAsync(id);
            }
        }
    }

    [Fact]
    public async Task a_rebuild_gives_what_was_kept_live_of_every_shipped_history_and_its_fork_archived_or_not()
    {
        await LiveAsync();
        var live = await _place.QueryAsync(Kept);
        live.Count.ShouldBe(42);

        using var daemon = await _place.Store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync<NegotiationProjection>(CancellationToken.None);

        (await _place.QueryAsync(Kept)).ShouldBe(live);
    }

    [Fact]
    public async Task a_load_in_bulk_gives_what_is_kept_live()
    {
        foreach (var history in Seeds.Histories)
        {
            await _place.Streams.RecordAsync(new NegotiationId(history.Id), [.. history.Events.Select(one => (one.Event, one.Known))]);
        }

        var loaded = await _place.QueryAsync(Kept);
        await using var another = await postgres.RentAsync();
        foreach (var history in Seeds.Histories)
        {
            foreach (var (i, one) in history.Events.Index())
            {
                await another.Streams.AppendAsync(new NegotiationId(history.Id), i, [one.Event], KnownAt(one));
            }
        }

        (await another.QueryAsync(Kept)).ShouldBe(loaded);
    }

    [Fact]
    public async Task the_state_is_the_one_that_the_events_lead_to()
    {
        await LiveAsync();
        await using var session = _place.Store.QuerySession();

        foreach (var history in Seeds.Histories)
        {
            var snapshot = (await session.LoadAsync<NegotiationSnapshot>(history.Id))!;

            snapshot.State.ShouldBe(history.Negotiation.WithoutHandled());
            snapshot.Version.ShouldBe(history.Events.Length);
            snapshot.LastHash.ShouldBe((await _place.Streams.ReadStoredAsync(new NegotiationId(history.Id)).LastAsync()).Hash.ToString());
        }
    }

    [Fact]
    public async Task lists_do_without_them_while_they_are_rebuilt()
    {
        await LiveAsync();
        var list = await _place.Streams.ListAsync(includeArchived: true);

        await _place.RunAsync("delete from {0}.mt_doc_negotiationsnapshot");

        (await _place.Streams.ListAsync(includeArchived: true)).ShouldBe(list);
        (await _place.Streams.CheckStoreAsync()).Count(finding => finding.Fault == StreamFault.SnapshotBehind).ShouldBe(42);
    }

    [Theory]
    [InlineData("delete from {0}.mt_doc_negotiationsnapshot")]
    [InlineData("update {0}.mt_doc_negotiationsnapshot set data = (select data from {0}.mt_doc_negotiationsnapshot where id = 'behind'), mt_version = 3 where id = 'talks'")]
    public async Task a_snapshot_that_is_behind_is_brought_level_before_anything_is_appended(string damage)
    {
        var id = new NegotiationId("talks");
        await _place.Streams.AppendAsync(new NegotiationId("behind"), 0, Samples.Many(3), Samples.Noon);
        await _place.Streams.AppendAsync(id, 0, Samples.Many(10), Samples.Noon);
        await _place.RunAsync(damage);

        (await _place.Streams.AppendAsync(id, 10, [.. Samples.Many(12).Skip(10)], Samples.Noon)).ShouldBe(new AppendResult.Appended(12));

        (await _place.Streams.VerifyAsync(id)).ShouldBeEmpty();
        await using var session = _place.Store.QuerySession();
        (await session.LoadAsync<NegotiationSnapshot>("talks"))!.State.ShouldBe(Replay.All(Samples.Many(12)).WithoutHandled());
    }

    [Fact]
    public async Task whoever_appends_past_the_streams_is_refused_while_it_is_behind()
    {
        await _place.Streams.AppendAsync(new NegotiationId("talks"), 0, Samples.Many(10), Samples.Noon);
        await _place.RunAsync("delete from {0}.mt_doc_negotiationsnapshot");
        await using var session = _place.Store.LightweightSession();
        var stream = await session.Events.FetchForWriting<NegotiationSnapshot>("talks");

        stream.Aggregate.ShouldBeNull();
        stream.AppendOne(Samples.Many(11)[10]);
        var refused = await Should.ThrowAsync<Exception>(session.SaveChangesAsync());

        SnapshotBehindException.In(refused)!.Stream.ShouldBe("talks");
        (await _place.QueryAsync("select version from {0}.mt_streams where id = 'talks'")).ShouldBe(["10"]);
    }
}
