using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>Makes offer tables from utilities.</summary>
public static class OfferTables
{
    /// <summary>A table of outcomes that can be listed: every party may offer each of them that crosses no red line of its own.</summary>
    /// <param name="parties">Two or more, in the order of their turns.</param>
    /// <param name="utilities">[party][outcome]; finite, or −∞ for an outcome that crosses a red line of that party's.</param>
    public static OfferTable Tabulated(IReadOnlyList<BargainingParty> parties, double[][] utilities)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(utilities);
        var outcomes = Array.ConvertAll(utilities, Descending);
        var worth = Array.ConvertAll(outcomes, offered => Array.ConvertAll(utilities, own => Array.ConvertAll(offered, outcome => own[outcome])));
        return new OfferTable([.. parties], utilities[0].Length, outcomes, worth);
    }

    /// <summary>
    /// A table of all packages of one option an issue, where a package is worth the sum of its options, to as many decimals as
    /// any utility, so that no order among offers hangs on what binary fractions leave behind. The packages are numbered like
    /// the digits of a number: the last issue's option changes first.
    /// </summary>
    /// <param name="parties">Two or more, in the order of their turns.</param>
    /// <param name="values">[party][issue][option], weights included: finite, or −∞ for an option that crosses a red line.</param>
    /// <param name="nothing">A package that is no offer; null: all are.</param>
    /// <param name="bonus">What a package adds to a party's utility besides; null: nothing.</param>
    public static OfferTable Additive(IReadOnlyList<BargainingParty> parties, double[][][] values, int? nothing = null, Func<int, int, double>? bonus = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var utilities = Array.ConvertAll(values, Sums);
        for (var party = 0; bonus is not null && party < utilities.Length; party++)
        {
            for (var package = 0; package < utilities[party].Length; package++)
            {
                utilities[party][package] += bonus(party, package);
            }
        }

        if (nothing is { } outcome)
        {
            Array.ForEach(utilities, own => own[outcome] = double.NegativeInfinity);
        }

        return Tabulated(parties, Array.ConvertAll(utilities, own => Array.ConvertAll(own, Utility.Rounded)));
    }

    /// <summary>
    /// A table for spaces too large to list. Each party may offer its own ladder: its ideal package, and what is left of it as
    /// one option after another is given up for the next best, always the one that costs least (the earlier issue if two cost
    /// the same), down to its worst package. That is Σ(options − 1) + 1 packages a party.
    /// </summary>
    /// <param name="parties">Two or more, in the order of their turns.</param>
    /// <param name="values">[party][issue][option], weights included; −∞ for an option that crosses a red line, which then stands on nobody's ladder.</param>
    /// <param name="isOffer">Whether a package may be offered at all; null: every one may.</param>
    public static OfferLadders Ladders(IReadOnlyList<BargainingParty> parties, double[][][] values, Predicate<int[]>? isOffer = null)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(values);
        values = WithoutRefused(values);
        var ladders = Array.ConvertAll(values, options => Array.FindAll(Ladder(options), isOffer ?? (_ => true)));
        Dictionary<string, int> numbers = [];
        List<int[]> packages = [];
        var outcomes = Array.ConvertAll(ladders, ladder => Array.ConvertAll(ladder, package => NumberOf(package, numbers, packages)));
        var worth = Array.ConvertAll(ladders, ladder => Array.ConvertAll(values, own => Array.ConvertAll(ladder, package => Sum(own, package))));
        foreach (var (party, ladder) in worth.Index())
        {
            StraightenOut(ladder[party]);
        }

        return new OfferLadders(new OfferTable([.. parties], packages.Count, outcomes, worth), [.. packages.Select(package => (EquatableList<int>)[.. package])]);
    }

    // An option that one party refuses is in no agreement.
    private static double[][][] WithoutRefused(double[][][] values) =>
        Array.ConvertAll(values, own => Numbered.By(own.Length, issue => Numbered.By(own[issue].Length, option =>
            Array.Exists(values, other => double.IsNegativeInfinity(other[issue][option])) ? double.NegativeInfinity : own[issue][option])));

    private static int[] Descending(double[] utilities)
    {
        var ranked = Ranking.Of(utilities).Outcomes;
        while (!ranked.IsEmpty && double.IsNegativeInfinity(utilities[ranked[^1]]))
        {
            ranked = ranked[..^1];
        }

        return ranked.ToArray();
    }

    private static double[] Sums(double[][] values)
    {
        double[] sums = [0];
        foreach (var options in values)
        {
            var before = sums;
            sums = Numbered.By(before.Length * options.Length, package => before[package / options.Length] + options[package % options.Length]);
        }

        return sums;
    }

    /// <summary>What a package is worth where each option of each issue has its own worth.</summary>
    internal static double Sum(double[][] values, int[] package)
    {
        var sum = 0.0;
        for (var issue = 0; issue < values.Length; issue++)
        {
            sum += values[issue][package[issue]];
        }

        return Utility.Rounded(sum);
    }

    private static int[][] Ladder(double[][] values)
    {
        var ranked = Array.ConvertAll(values, Descending);
        var rung = new int[values.Length];
        List<int[]> ladder = [Package()];
        while (Cheapest() is { } issue)
        {
            rung[issue]++;
            ladder.Add(Package());
        }

        return [.. ladder];

        int[] Package() => [.. ranked.Select((options, issue) => options[rung[issue]])];

        int? Cheapest()
        {
            (int? cheapest, var least) = (null, double.PositiveInfinity);
            for (var issue = 0; issue < values.Length; issue++)
            {
                if (rung[issue] + 1 < ranked[issue].Length && CostOfStep(issue) < least)
                {
                    (cheapest, least) = (issue, CostOfStep(issue));
                }
            }

            return cheapest;
        }

        double CostOfStep(int issue) => Utility.Rounded(values[issue][ranked[issue][rung[issue]]] - values[issue][ranked[issue][rung[issue] + 1]]);
    }

    private static int NumberOf(int[] package, Dictionary<string, int> numbers, List<int[]> packages)
    {
        var key = string.Join(',', package);
        if (!numbers.TryGetValue(key, out var number))
        {
            number = numbers[key] = packages.Count;
            packages.Add(package);
        }

        return number;
    }

    // A step that costs nothing may come out of the sum a rounding error above the rung before it.
    private static void StraightenOut(double[] own)
    {
        for (var i = 1; i < own.Length; i++)
        {
            own[i] = Math.Min(own[i], own[i - 1]);
        }
    }
}

/// <summary>A table of ladders, and what its outcomes are.</summary>
/// <param name="Table">The table.</param>
/// <param name="Packages">[outcome][issue]: the option each outcome has on each issue.</param>
public sealed record OfferLadders(OfferTable Table, EquatableList<EquatableList<int>> Packages);
