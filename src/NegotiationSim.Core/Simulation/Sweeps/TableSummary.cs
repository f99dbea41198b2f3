using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Talks;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>What the replications came to at one of several tables.</summary>
/// <param name="Table">The table.</param>
/// <param name="Talks">What was played at it.</param>
/// <param name="Agreed">Replications in which it came to an agreement.</param>
/// <param name="Held">Replications in which that agreement held.</param>
public sealed record TableSummary(TalksTable Table, SimulatedTalks Talks, long Agreed, long Held)
{
    /// <summary>Replications in which its agreement was lost for want of another table's.</summary>
    public long Lost => Agreed - Held;

    /// <summary>Every table's, in their order.</summary>
    /// <param name="tables">What was played.</param>
    /// <param name="tally">What came of it.</param>
    public static IReadOnlyList<TableSummary> Of(ParallelTables tables, Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(tally);
        var counts = tally.Tracks.Count > 0 ? tally.Tracks[0].Counts.ToList() : [];
        return [.. tables.Tables.Select((table, place) => new TableSummary(
            table, tables.Talks[place], In(place, agreed => agreed), In(place, tables.Linkage.HoldingOf)))];

        long In(int table, Func<int, int> among) => counts.Where(one => TableLinkage.Has(among(one.Key), table)).Sum(one => one.Value);
    }
}
