using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Simulation.Agendas;

/// <summary>A clause as something to be settled: how much of it the sides agree on.</summary>
public sealed record AgendaIssue
{
    /// <summary>The clause in full.</summary>
    public required Clause Clause { get; init; }

    /// <summary>The fraction of the clause that each option stands for: 0 absent … 1 in full, rising.</summary>
    public required ImmutableArray<double> Options { get; init; }

    /// <summary>
    /// What the clause in full is worth to side A, gains less costs, in points of its budget (0..1 is all it cares about).
    /// An option is worth its fraction of this.
    /// </summary>
    public required double WorthToA { get; init; }

    /// <summary>The same for side B.</summary>
    public required double WorthToB { get; init; }

    /// <summary>What the clause in full is worth to a side.</summary>
    public double WorthTo(Side side) => side == Side.A ? WorthToA : WorthToB;
}
