using System.Diagnostics;
using System.Globalization;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;

namespace NegotiationSim.Server.Benchmarks;

/// <summary>How many events a stream has.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Events">So many.</param>
public sealed record Count(string Id, int Events);

/// <summary>The least that Marten can do over events.</summary>
public sealed class CountProjection : SingleStreamProjection<Count, string>
{
    /// <inheritdoc/>
    public override Count Evolve(Count? snapshot, string id, IEvent e) => new(id, (snapshot?.Events ?? 0) + 1);
}

/// <summary>The same, kept beside it.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Events">So many.</param>
public sealed record PagedCount(string Id, int Events);

/// <summary>The same with pages as large as the server's, which Marten would not have by itself.</summary>
public sealed class PagedCountProjection : SingleStreamProjection<PagedCount, string>
{
    /// <summary>Takes as many events at a time.</summary>
    public PagedCountProjection() => Options.BatchSize = Negotiations.Page;

    /// <inheritdoc/>
    public override PagedCount Evolve(PagedCount? snapshot, string id, IEvent e) => new(id, (snapshot?.Events ?? 0) + 1);
}

/// <summary>
/// The verdicts of all negotiations worked out anew, against a projection that only counts: as Marten would run it, and,
/// only to be told, with the server's pages.
/// </summary>
internal static class Rebuilding
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async IAsyncEnumerable<Figure> AgainstATrivialProjection(Cluster cluster)
    {
        var place = await cluster.PlaceAsync();
        await using var store = DocumentStore.For(options =>
        {
            NegotiationStore.Configure(options, place);
            options.Projections.Add(new CountProjection(), ProjectionLifecycle.Async);
            options.Projections.Add(new PagedCountProjection(), ProjectionLifecycle.Async);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await Loading.StoreAsync(new MartenStreams(store, place))();
        var events = (await store.Advanced.FetchEventStoreStatistics()).EventCount;
        using var daemon = await store.BuildProjectionDaemonAsync();
        var (ours, floor, paged) = (new List<double>(), new List<double>(), new List<double>());
        // Until the compiler has done with what they share.
        for (var round = -6; round < Pace.Rounds(7); round++)
        {
            var (one, other, third) = (await RateAsync<NegotiationSnapshot>(daemon, events), await RateAsync<Count>(daemon, events), await RateAsync<PagedCount>(daemon, events));
            if (round >= 0)
            {
                ours.Add(one);
                floor.Add(other);
                paged.Add(third);
            }
        }

        yield return new Figure("rebuild of the verdicts / of a count", Said(ours), Said(floor), ours.Zip(floor, (one, other) => one / other).Median(), Wanted.AtLeast(0.9));
        yield return new Figure("rebuild of the verdicts / of a count, in pages as large", Said(ours), Said(paged), ours.Zip(paged, (one, other) => one / other).Median(), Wanted: null);
    }

    private static async Task<double> RateAsync<T>(IProjectionDaemon daemon, long events)
        where T : notnull
    {
        var since = Stopwatch.GetTimestamp();
        await daemon.RebuildProjectionAsync<T>(Patience, CancellationToken.None);
        return events / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static string Said(IEnumerable<double> rates) => string.Create(CultureInfo.InvariantCulture, $"{rates.Median():f0}/s");
}
