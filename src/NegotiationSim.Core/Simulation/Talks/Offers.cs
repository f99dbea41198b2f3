using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>What may be offered in talks over an agenda, and what each offer is worth.</summary>
/// <param name="Table">The offers of each side.</param>
/// <param name="Packages">What the outcomes of the table are.</param>
internal sealed record Offers(OfferTable Table, Packages Packages)
{
    /// <summary>Every package but the first, in which every clause is absent: to agree on nothing is no agreement.</summary>
    /// <param name="agenda">What is negotiated; its packages can be listed.</param>
    /// <param name="parties">In the order of their turns.</param>
    /// <param name="values">[party][issue][option].</param>
    /// <param name="bonuses">What combinations add.</param>
    public static Offers All(Agenda agenda, BargainingParty[] parties, double[][][] values, IReadOnlyList<CombinationBonus> bonuses)
    {
        var packages = Packages.All(agenda);
        return new Offers(OfferTables.Additive(parties, values, nothing: 0, BonusIn(agenda, packages, bonuses)), packages);
    }

    /// <summary>Each side's ladder of concessions, and some packages beyond it.</summary>
    /// <param name="parties">In the order of their turns.</param>
    /// <param name="values">[party][issue][option].</param>
    /// <param name="beyond">Packages that a party may offer besides.</param>
    public static Offers OnLadders(BargainingParty[] parties, double[][][] values, ImmutableArray<(int Party, EquatableList<int> Package)> beyond)
    {
        var ladders = OfferTables.Ladders(parties, values, package => Array.Exists(package, option => option > 0));
        var (table, packages) = (ladders.Table, ladders.Packages.ToList());
        foreach (var (party, package) in beyond)
        {
            var outcome = packages.IndexOf(package) is >= 0 and var known ? known : packages.Count;
            packages.AddRange(outcome == packages.Count ? [package] : Array.Empty<EquatableList<int>>());
            table = table.Offering(party, outcome, Array.ConvertAll(values, own => OfferTables.Sum(own, [.. package])));
        }

        return new Offers(table, Packages.Listed([.. packages]));
    }

    private static Func<int, int, double>? BonusIn(Agenda agenda, Packages packages, IReadOnlyList<CombinationBonus> bonuses)
    {
        if (bonuses.Count == 0)
        {
            return null;
        }

        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (var issue in agenda.Issues)
        {
            places.Add(issue.Clause.Id, places.Count);
        }

        return (party, outcome) =>
        {
            var (package, sum) = (packages[outcome], 0.0);
            foreach (var bonus in bonuses)
            {
                sum += bonus.When.All(IsIn) ? bonus.To((Side)party) : 0;
            }

            return sum;

            bool IsIn(ClauseStretch stretch) => places.TryGetValue(stretch.Clause, out var place)
                && agenda.Issues[place].Options[package[place]] is var fraction && fraction >= stretch.Low && fraction <= stretch.High;
        };
    }
}
