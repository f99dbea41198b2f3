using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Talks;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>What the replications came to at one of several tables.</summary>
/// <param name="Table">The table.</param>
/// <param name="Talks">What was played at it.</param>
/// <param name="Agreed">Replications in which it came to an agreement.</param>
/// <param name="Held">Replications in which that agreement held.</param>
/// <param name="HeldAgainst">What holds more often than at the base's table of the same id, in pairs; null where it has none, and for the base.</param>
public sealed record TableSummary(TalksTable Table, SimulatedTalks Talks, long Agreed, long Held, PairedDifference? HeldAgainst)
{
    /// <summary>Replications in which its agreement was lost for want of another table's.</summary>
    public long Lost => Agreed - Held;

    /// <summary>Every table's, in their order.</summary>
    /// <param name="tables">What was played.</param>
    /// <param name="tally">What came of it.</param>
    /// <param name="base">What the base played; null where it has one table, and for the base.</param>
    public static IReadOnlyList<TableSummary> Of(ParallelTables tables, Tally tally, ParallelTables? @base = null)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(tally);
        var track = tally.Tracks.Count > 0 ? tally.Tracks[0] : new PairedCounts();
        return [.. tables.Tables.Select((table, place) => new TableSummary(
            table, tables.Talks[place], SweepSummary.CountOf(track.Counts, agreed => TableLinkage.Has(agreed, place)), SweepSummary.CountOf(track.Counts, agreed => HoldsAt(tables, place, agreed)), Against(table, place)))];

        PairedDifference? Against(TalksTable table, int place) => @base?.PlaceOf(table.Id) is { } ofBase
            ? SweepSummary.Paired(track.Pairs, before => HoldsAt(@base, ofBase, before) ? 1 : 0, after => HoldsAt(tables, place, after) ? 1 : 0).Pairs
            : null;
    }

    private static bool HoldsAt(ParallelTables tables, int table, int agreed) => TableLinkage.Has(tables.Linkage.HoldingOf(agreed), table);
}
