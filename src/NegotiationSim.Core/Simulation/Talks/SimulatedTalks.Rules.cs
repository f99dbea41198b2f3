using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Talks;

/// <content>What the parties' rules and norms say of outcomes.</content>
public sealed partial class SimulatedTalks
{
    // What each side refuses to settle in part, and what makes it leave, said of outcomes.
    private SimulatedTalks Ruled()
    {
        var table = Table;
        foreach (var (party, side) in Sides.Index())
        {
            foreach (var linked in side.Linked)
            {
                var linkage = new Linkage([.. Array.ConvertAll(IssuesOf(linked), issue => new LinkedIssue(issue))]);
                table = table.Refused(party, outcome => linkage.IsBrokenBy(PackageOf(outcome)));
            }
        }

        return new SimulatedTalks(_setting, [.. Sides.Select(Ruled)], table, _packages);
    }

    private Played Ruled(Played side) => side.WalksOut.Count == 0 ? side : side with
    {
        Participant = side.Participant with { Rules = [.. side.WalksOut.Select(RuleOf), .. side.Participant.Rules] },
        WalksOut = [],
    };

    private PartyRule RuleOf(TopicRule rule)
    {
        var issues = IssuesOf(rule.Clauses);
        return new PartyRule.WalkOut([.. Numbered.By(Table.OutcomeCount, Touches)], rule.Chance, rule.ChanceOfReturn, rule.Topic);

        bool Touches(int outcome)
        {
            var package = PackageOf(outcome);
            return Array.Exists(issues, issue => package[issue] > 0);
        }
    }

    private int[] IssuesOf(EquatableList<string> clauses) =>
        [.. Enumerable.Range(0, Agenda.Issues.Length).Where(issue => clauses.Contains(Agenda.Issues[issue].Clause.Id))];

    /// <summary>The table for strategies that play by norms, with what each outcome gives as these measure it.</summary>
    /// <param name="strategies">All who may sit at it.</param>
    /// <param name="given">What each clause takes from a side as a norm measures it (<see cref="Agenda.GivenBy"/>).</param>
    public OfferTable MeasuredFor(IEnumerable<OfferingStrategy> strategies, Func<Side, Norm, ImmutableArray<double>> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var table = Table;
        foreach (var norm in Norms.All.Where(norm => !norm.IsLevel() && strategies.Any(strategy => strategy.PlaysBy == norm)))
        {
            table = table.Measured(norm, Numbered.By(table.PartyCount, party => TakenFrom((Side)party, norm, given)));
        }

        return table;
    }

    // By outcome. What a third party would give has no measure: it gives nothing.
    private double[] TakenFrom(Side side, Norm norm, Func<Side, Norm, ImmutableArray<double>> given)
    {
        var clauses = side == Side.Third ? [.. Agenda.Issues.Select(_ => double.NaN)] : given(side, norm);
        return Numbered.By(Table.OutcomeCount, outcome => Taken(PackageOf(outcome), clauses));
    }

    private SimulatedTalks Measured(Func<Side, Norm, ImmutableArray<double>> given) =>
        new(_setting, Sides, MeasuredFor(Sides.Select(side => side.Participant.Offering), given), _packages);

    private double Taken(IReadOnlyList<int> package, ImmutableArray<double> clauses)
    {
        Summation sum = default;
        for (var issue = 0; issue < package.Count; issue++)
        {
            var f = Agenda.Issues[issue].Options[package[issue]];
            sum.Add(f == 0 ? 0 : f * clauses[issue]);
        }

        return sum.Value;
    }
}
