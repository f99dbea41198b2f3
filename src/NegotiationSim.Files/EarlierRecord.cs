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
        if (library.LastRecord is { } last && ReferenceEquals(last.Holdings, holdings) && last.Cutoff == cutoff && last.But == but)
        {
            return last.Evidence;
        }

        var (before, evidence) = (report.Count, holdings.Evidence.ToBuilder());
        var histories = holdings.Histories.Where(named => named.History.Id != but).ToList();
        library.Foresee(histories.Select(named => named.History));
        foreach (var named in histories)
        {
            if (library.Find<HistoryFile>(named.History, report) is { } history)
            {
                evidence.AddRange(Resolved(history, named, cutoff));
            }
        }

        var record = new RememberedRecord(holdings, cutoff, but, evidence.ToImmutable());
        if (report.Count == before)
        {
            library.LastRecord = record;
        }

        return record.Evidence;
    }

    private static IEnumerable<Evidence> Resolved(HistoryFile history, HistoryAsEvidence named, DateOnly cutoff)
    {
        var state = Replay.ToDate(history.Events.Select(one => one.Event), cutoff);
        return state.Concessions.Counted.Where(promise => named.Counts(promise.Giver.Side)).Select(Evidence.Of).OfType<Evidence>();
    }
}

/// <summary>An earlier record that was put together, nothing being wrong with it.</summary>
internal sealed record RememberedRecord(HoldingsFile Holdings, DateOnly Cutoff, string? But, ImmutableArray<Evidence> Evidence);
