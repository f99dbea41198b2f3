using System.Diagnostics;
using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Desk;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;

namespace NegotiationSim.Server.Tests.Survival;

/// <summary>What a database holds, looked at past the server.</summary>
internal sealed class Kept : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DocumentStore _store;
    private readonly MartenStreams _streams;

    public Kept(string database)
    {
        var settings = new StoreSettings { ConnectionString = database };
        _store = DocumentStore.For(options => NegotiationStore.Configure(options, settings));
        _streams = new MartenStreams(_store, settings);
    }

    /// <summary>
    /// Each acknowledged command is at the version that was acknowledged, each command is there once, nothing else is, and
    /// the chains and what is written with the events hold.
    /// </summary>
    public async Task HoldsAsync(Load load)
    {
        load.Acknowledged.Count.ShouldBe(load.All);
        var events = await EventsAsync();

        events.Select(one => (one.Id.Value, one.Event.Stamp.CommandId, one.Version))
            .ShouldBe(load.Acknowledged.Select(one => (one.Negotiation, one.Command, one.Version)), ignoreOrder: true, $"{load.All} commands were acknowledged, each once");
        (await _streams.VerifyAsync()).ShouldBeEmpty();
        await using var session = _store.QuerySession();
        (await session.Query<CommandReceipt>().CountAsync()).ShouldBe(load.All);
        foreach (var stream in events.GroupBy(one => one.Id.Value))
        {
            stream.Select(one => one.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(version => (long)version), $"versions of {stream.Key} without a gap");
            var snapshot = (await session.LoadAsync<NegotiationSnapshot>(stream.Key))!;
            (snapshot.Version, snapshot.LastHash).ShouldBe((stream.Count(), stream.Last().Hash.ToString()));
            snapshot.State.ShouldBe(Replay.All(stream.Select(one => one.Event)).WithoutHandled());
        }
    }

    /// <summary>Waits until the views have come as far as the streams, with what follows from them.</summary>
    /// <param name="server">Whose views they are: what it said of them is told where they do not come.</param>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> FollowedAsync(ServerProcess server)
    {
        var expected = (await EventsAsync()).GroupBy(one => one.Id.Value).ToDictionary(stream => stream.Key, stream => Replay.All(stream.Select(one => one.Event)).WithoutHandled());
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await using var session = _store.QuerySession();
            var seen = (await session.Query<RecordSoFar>().ToListAsync()).ToDictionary(record => record.Id, record => record.State.Version);
            if (expected.All(one => seen.GetValueOrDefault(one.Key) == one.Value.Version) || waited.Elapsed > Patience)
            {
                break;
            }

            await Task.Delay(50);
        }

        await FollowAsync(expected, string.Join('\n', server.Said.Where(line => line.Contains("ProjectionDaemon") || line.Contains("Agent") || line.Contains("PausedViews")).TakeLast(60)));
        return waited.Elapsed;
    }

    public void Dispose() => _store.Dispose();

    private async Task FollowAsync(Dictionary<string, Negotiation> expected, string said)
    {
        await using var session = _store.QuerySession();
        foreach (var (id, state) in expected)
        {
            (await session.LoadAsync<RecordSoFar>(id)).ShouldNotBeNull(said).State.ShouldBe(state, said);
            (await session.LoadAsync<ReciprocityTimeline>(id)).ShouldNotBeNull(said).Version.ShouldBe(state.Version, said);
            ((await session.LoadAsync<OpenDemandsBoard>(id))?.Demands.Select(demand => demand.Id) ?? []).ShouldBe(state.Demands.Counted.Concat(state.Demands.Others).Select(demand => demand.Id), ignoreOrder: true);
        }
    }

    private async Task<List<RecordedEvent>> EventsAsync()
    {
        var events = new List<RecordedEvent>();
        foreach (var stream in await _streams.ListAsync())
        {
            events.AddRange(await _streams.ReadAsync(stream.Id).ToListAsync());
        }

        return events;
    }
}
