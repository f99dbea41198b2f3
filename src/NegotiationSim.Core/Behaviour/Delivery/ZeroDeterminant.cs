namespace NegotiationSim.Core.Behaviour.Delivery;

/// <summary>
/// Strategies of one turn's memory that set a line on which both parties' averages per turn come to lie, whatever the other
/// does: other − l = s·(own − l) (Press and Dyson 2012). With l = P the line extorts: of all that both get beyond P the other
/// gets s for each 1. With l = R it is generous: it bears the larger part of what both fall short of R.
/// </summary>
internal static class ZeroDeterminant
{
    public static NamedDelivery[] All { get; } =
    [
        new(
            new()
            {
                Name = "Extort",
                Family = NamedDelivery.Family,
                Meaning = "Zero-determinant extortion: sees to it that its gain beyond P is a multiple of the other's.",
                Parameters = [.. Parameters(pace: .5)],
                Traits = StrategyTraits.Stochastic | StrategyTraits.Reactive | StrategyTraits.KnowsPayoffs | StrategyTraits.OpensByDelivering,
                MemoryDepth = 1,
                Source = "Press and Dyson 2012, Iterated Prisoner's Dilemma contains strategies that dominate any evolutionary opponent, PNAS 109",
            },
            (values, payoffs) => OnALine(payoffs, payoffs.Punishment, 1 / values[0], values[1])),
        new(
            new()
            {
                Name = "GenerousZD",
                Family = NamedDelivery.Family,
                Meaning = "Generous zero-determinant strategy: sees to it that its loss against R is a multiple of the other's.",
                Parameters = [.. Parameters(pace: 1)],
                Traits = StrategyTraits.Stochastic | StrategyTraits.Reactive | StrategyTraits.KnowsPayoffs | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = 1,
                Source = "Stewart and Plotkin 2013, From extortion to generosity, evolution in the Iterated Prisoner's Dilemma, PNAS 110 (ZDGTFT-2)",
            },
            (values, payoffs) => OnALine(payoffs, payoffs.Reward, 1 / values[0], values[1])),
    ];

    private static StrategyParameter[] Parameters(double pace) =>
    [
        new("factor", "1/s: how many times as far from l as the other it comes to be.", 1.01, 100, 2),
        new("pace", "How strongly it responds: a share of the most that leaves every chance within 0..1.", .01, 1, pace),
    ];

    /// <summary>The four chances are 1 − φ·a, 1 − φ·b, φ·c and φ·d with a..d ≥ 0 in a dilemma: φ may be 1 over the largest.</summary>
    private static MemoryOne OnALine(DeliveryPayoffs payoffs, double l, double s, double pace)
    {
        var cc = (1 - s) * (payoffs.Reward - l);
        var cd = (s * (l - payoffs.Sucker)) + (payoffs.Temptation - l);
        var dc = l - payoffs.Sucker + (s * (payoffs.Temptation - l));
        var dd = (1 - s) * (l - payoffs.Punishment);
        var phi = pace / Math.Max(Math.Max(cc, cd), Math.Max(dc, dd));
        return new(1, Chance(1 - (phi * cc)), Chance(1 - (phi * cd)), Chance(phi * dc), Chance(phi * dd));
    }

    // Rounding, or payoffs that are no dilemma.
    private static double Chance(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1);
}
