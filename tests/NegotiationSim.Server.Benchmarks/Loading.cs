using System.Diagnostics;
using System.Globalization;
using JasperFx.Events;
using Marten;
using NegotiationSim.Benchmarks.Streams;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Chain;

namespace NegotiationSim.Server.Benchmarks;

/// <summary>
/// Histories in bulk, checked, chained and with their snapshots, against Marten alone inserting the same events, which
/// carry their hashes and headers already.
/// </summary>
internal static class Loading
{
    private const int Streams = 200;
    private const int Events = 100;

    private static int _count;

    public static async IAsyncEnumerable<Figure> AgainstPlainMarten(Cluster cluster)
    {
        var place = await cluster.PlaceAsync();
        await using var store = DocumentStore.For(options => NegotiationStore.Configure(options, place));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var (ours, floor) = (new List<double>(), new List<double>());
        for (var round = -3; round < Pace.Rounds(21); round++)
        {
            var (one, other) = (await RateAsync(() => StoreAsync(new MartenStreams(store, place))), await RateAsync(() => Insert(store)));
            if (round >= 0)
            {
                ours.Add(one);
                floor.Add(other);
            }
        }

        yield return new Figure("bulk load of histories / BulkInsertEventsAsync", Said(ours), Said(floor), ours.Zip(floor, (one, other) => one / other).Median(), Wanted.AtLeast(0.9));
    }

    /// <summary>What the server does with them.</summary>
    public static Func<Task> StoreAsync(MartenStreams streams)
    {
        var lines = Histories().SelectMany(history => Talks.Lines(history.Id, history.Events)).ToList();
        return async () =>
        {
            if (await streams.StoreAsync(lines.ToAsyncEnumerable()) is not ImportResult.Imported)
            {
                throw new InvalidOperationException("The histories were not stored.");
            }
        };
    }

    private static IEnumerable<(NegotiationId Id, IReadOnlyList<NegotiationEvent> Events)> Histories() =>
        Enumerable.Range(0, Streams).Select(_ => new NegotiationId(string.Create(CultureInfo.InvariantCulture, $"history-{++_count}"))).Select(id => (id, SmallEvents.Of(id, Events)));

    private static Func<Task> Insert(DocumentStore store)
    {
        using var session = store.LightweightSession();
        var streams = Histories().Select(history => Action(session.Events.BuildEvent, history.Id, history.Events)).ToList();
        return () => store.BulkInsertEventsAsync(streams, 10_000);
    }

    private static StreamAction Action(Func<object, IEvent> wrap, NegotiationId id, IReadOnlyList<NegotiationEvent> events)
    {
        var action = StreamAction.Start(id.Value, [.. Chaining.Next(wrap, id, 0, EventHash.None, events, SmallEvents.Noon, out _)!]);
        action.AggregateType = typeof(NegotiationSnapshot);
        return action;
    }

    // What is loaded is made ready before the time runs.
    private static async Task<double> RateAsync(Func<Func<Task>> ready)
    {
        var load = ready();
        GC.Collect();
        var since = Stopwatch.GetTimestamp();
        await load();
        return Streams * Events / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static string Said(IEnumerable<double> rates) => string.Create(CultureInfo.InvariantCulture, $"{rates.Median():f0}/s");
}
