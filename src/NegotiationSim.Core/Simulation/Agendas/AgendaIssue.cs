using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;

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
    /// An option is worth its fraction of this, unless the side values it in another way.
    /// </summary>
    public required double WorthToA { get; init; }

    /// <summary>The same for side B.</summary>
    public required double WorthToB { get; init; }

    /// <summary>The same for a third party at the table; 0 where there is none.</summary>
    public double WorthToThird { get; init; }

    /// <summary>False for a clause whose size nobody knows; it is on the agenda only because a scenario says what it is worth.</summary>
    public bool IsSized { get; init; } = true;

    /// <summary>What a scenario says of it; null: nothing.</summary>
    public IssueOverride? Override { get; init; }

    /// <summary>What the clause in full is worth to a side.</summary>
    public double WorthTo(Side side) => side.Of(WorthToA, WorthToB, WorthToThird);

    /// <summary>What each option is worth to a side.</summary>
    public double[] WorthsTo(Side side)
    {
        var worth = WorthTo(side);
        if (Override?.Of(side).Value is not { } value)
        {
            return Numbered.By(Options.Length, option => Options[option] * worth);
        }

        var along = Along;
        return Numbered.By(Options.Length, option => worth * value.ValueOf(along, option)!.Value);
    }

    /// <summary>Does a side refuse an option whatever else is agreed?</summary>
    public bool IsRefusedBy(Side side, int option) => Override?.Of(side).Refuses(Options[option]) == true;

    // Value functions run along the fractions.
    private Issue.Ladder Along => new(Clause.Id, [.. Options.Select((fraction, option) => new Rung($"{option}", fraction))]);
}
