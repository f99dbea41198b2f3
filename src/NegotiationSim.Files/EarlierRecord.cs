using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files;

/// <summary>The earlier record that a holdings file names, as evidence (measurement model §1.5).</summary>
internal static class EarlierRecord
{
    /// <param name="library">Finds the histories.</param>
    /// <param name="holdings">Names them.</param>
    /// <param name="cutoff">What happened later does not count.</param>
    /// <param name="but">The history that is scored itself: what it resolved is in its own ledger.</param>
    /// <param name="report">Takes what is wrong with a history.</param>
    public static ImmutableArray<Evidence> Of(Library library, HoldingsFile holdings, DateOnly cutoff, string? but, Report report)
    {
        var evidence = holdings.Evidence.ToBuilder();
        foreach (var named in holdings.Histories.Where(named => named.History.Id != but))
        {
            if (library.Find<HistoryFile>(named.History, report) is { } history)
            {
                evidence.AddRange(Resolved(history, named.Sides, cutoff));
            }
        }

        return evidence.ToImmutable();
    }

    private static IEnumerable<Evidence> Resolved(HistoryFile history, EquatableList<Side> sides, DateOnly cutoff)
    {
        var state = Replay.ToDate(history.Events.Select(one => one.Event), cutoff);
        foreach (var promise in state.Concessions.Counted.Where(promise => sides.Contains(promise.Giver.Side) && !promise.Procedural))
        {
            if (AsEvidence(promise) is { } evidence)
            {
                yield return evidence;
            }
        }
    }

    /// <summary>Null for a promise that nobody reads as resolved.</summary>
    private static Evidence? AsEvidence(Concession promise)
    {
        var kept = promise.Standing.KeptFraction;
        if (promise.ReadByA is not null || promise.ReadByB is not null)
        {
            var anybody = kept ?? promise.ReadByA?.KeptFraction ?? promise.ReadByB?.KeptFraction;
            return anybody is { } some ? Entry(promise, some) with { Promise = promise } : null;
        }

        return kept is { } all ? Entry(promise, all) : null;
    }

    private static Evidence Entry(Concession promise, double kept) => new(
        promise.Giver,
        promise.Line.Dimension,
        kept,
        promise.ResolvedOn,
        Continuing: promise.Continuing && promise.Standing.Status != ConcessionStatus.Fulfilled,
        promise.Support);
}
