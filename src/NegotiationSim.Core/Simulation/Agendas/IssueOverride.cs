using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Simulation.Agendas;

/// <summary>What a scenario says of a clause in place of what the model makes of it.</summary>
public sealed record IssueOverride
{
    /// <summary>The fractions that can be agreed on, rising from 0; null: the agenda's.</summary>
    public ImmutableArray<double>? Options { get; init; }

    /// <summary>What side A makes of it.</summary>
    public SideOverride A { get; init; } = new();

    /// <summary>What side B makes of it.</summary>
    public SideOverride B { get; init; } = new();

    /// <summary>What a third party at the table makes of it.</summary>
    public SideOverride Third { get; init; } = new();

    /// <summary>What a side makes of it.</summary>
    public SideOverride Of(Side side) => side.Of(A, B, Third);
}

/// <summary>What one side makes of a clause, as far as it is said.</summary>
public sealed record SideOverride
{
    /// <summary>Worth of the clause in full, in points of the side's budget: above 0 a gain, below a cost. Null: what its perspective says.</summary>
    public double? Worth { get; init; }

    /// <summary>How much of that worth a fraction is, along the fraction; null: that fraction.</summary>
    public ValueFunction? Value { get; init; }

    /// <summary>Red line: with less than this fraction it agrees to nothing.</summary>
    public double AtLeast { get; init; }

    /// <summary>Red line: with more than this fraction it agrees to nothing.</summary>
    public double AtMost { get; init; } = 1;

    /// <summary>Does a fraction cross a red line?</summary>
    public bool Refuses(double fraction) => fraction < AtLeast || fraction > AtMost;
}

/// <summary>What a combination of options adds to the sides' utilities, or takes from them.</summary>
/// <param name="When">Clauses, each with the stretch of fractions it holds for.</param>
/// <param name="ToA">Added to side A's utility.</param>
/// <param name="ToB">Added to side B's utility.</param>
public sealed record CombinationBonus(EquatableList<ClauseStretch> When, double ToA, double ToB)
{
    /// <summary>What is added to a side's utility; nothing to a third party's.</summary>
    public double To(Side side) => side.Of(ToA, ToB, 0);
}

/// <summary>A stretch of fractions of a clause, both ends included.</summary>
/// <param name="Clause">Its id.</param>
/// <param name="Low">0..1.</param>
/// <param name="High">0..1.</param>
public sealed record ClauseStretch(string Clause, double Low, double High);
