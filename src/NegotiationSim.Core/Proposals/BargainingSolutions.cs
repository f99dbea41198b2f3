using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Proposals;

/// <summary>How solutions are found; each is a switch of the measurement model (§4, §7).</summary>
public sealed record BargainingRules
{
    /// <summary>The defaults: equal powers, the ideal point over what is individually rational.</summary>
    public static BargainingRules Default { get; } = new();

    /// <summary>Nash's exponents α, one a party, positive; empty for equal ones (½ each between two).</summary>
    public EquatableList<double> Powers { get; init; } = [];

    /// <summary>Over which outcomes a party's ideal is its best.</summary>
    public Candidates IdealSet { get; init; } = Candidates.IndividuallyRational;
}

/// <summary>An outcome that a solution concept picks.</summary>
/// <param name="Outcome">Index of the outcome.</param>
/// <param name="Utilities">Each party's utility.</param>
/// <param name="Surpluses">Each party's utility beyond its reservation value, ≥ 0.</param>
/// <param name="Score">
/// What the concept makes as large as possible: the product of the surpluses raised to their powers (with equal powers simply their product), the smallest
/// share of the ideal surplus, the smallest surplus, the sum, or the sum of the shares.
/// </param>
public sealed record Solution(int Outcome, EquatableList<double> Utilities, EquatableList<double> Surpluses, double Score);

/// <summary>Why a solution is undefined.</summary>
public enum NoSolution
{
    /// <summary>No outcome that nobody vetoes is worth its reservation value to everybody; <see cref="NearestMiss"/> says how near one comes.</summary>
    EmptyZopa,

    /// <summary>Some party's ideal is its reservation value: shares of the ideal surplus mean nothing, the other concepts still do.</summary>
    ZeroSpan,
}

/// <summary>
/// What the bargaining concepts pick from a discrete set (measurement model §4): only outcomes that nobody vetoes with every surplus s ≥ 0. Ties go by
/// leximin (the larger smallest surplus, then the larger next one), then by index; scores count as tied within 3e-13 of the larger, because utilities have
/// thirteen decimals and a rescaled one rounds differently. All five lie on the frontier, so that one between two equal by rounding never is the dominated one.
/// </summary>
/// <param name="Frontier">The individually rational frontier.</param>
/// <param name="Ideal">Each party's ideal utility; null with an empty ZOPA.</param>
/// <param name="Nash">The largest product of surpluses (Nash 1950).</param>
/// <param name="KalaiSmorodinsky">The largest smallest share of the ideal surplus (Kalai and Smorodinsky 1975).</param>
/// <param name="Egalitarian">The leximin of the surpluses (Kalai 1977).</param>
/// <param name="Utilitarian">The largest sum of surpluses.</param>
/// <param name="RelativeUtilitarian">The largest sum of shares of the ideal surplus.</param>
/// <param name="Why">Why some are null; null if all are defined.</param>
public sealed record BargainingSolutions(
    Frontier Frontier,
    EquatableList<double>? Ideal,
    Solution? Nash,
    Solution? KalaiSmorodinsky,
    Solution? Egalitarian,
    Solution? Utilitarian,
    Solution? RelativeUtilitarian,
    NoSolution? Why)
{
    private const double SmallestSpan = 1e-12;

    /// <summary>Finds all five.</summary>
    /// <param name="parties">Each party's utility of the same outcomes.</param>
    /// <param name="rules">Switches.</param>
    public static BargainingSolutions Of(IReadOnlyList<UtilityTable> parties, BargainingRules? rules = null)
    {
        rules ??= BargainingRules.Default;
        var frontier = Frontier.Of(parties);
        if (frontier.Outcomes.IsEmpty)
        {
            return new BargainingSolutions(frontier, null, null, null, null, null, null, NoSolution.EmptyZopa);
        }

        var choice = new Choice(parties, frontier.Outcomes);
        var ideal = IdealOf(parties, rules.IdealSet == Candidates.All ? Frontier.Of(parties, Candidates.All) : frontier);
        var spans = ideal.Zip(parties, (best, party) => best - party.Reservation.Mode).ToArray();
        var relative = spans.All(span => span > SmallestSpan) ? choice.In(spans) : null;
        return new BargainingSolutions(
            frontier,
            [.. ideal],
            choice.Best(choice.Products(rules.Powers)),
            relative is null ? null : choice.Best(relative.Smallest()),
            choice.Best(choice.Smallest()),
            choice.Best(choice.Sums()),
            relative is null ? null : choice.Best(relative.Sums()),
            relative is null ? NoSolution.ZeroSpan : null);
    }

    private static double[] IdealOf(IReadOnlyList<UtilityTable> parties, Frontier frontier)
    {
        var ideal = new double[parties.Count];
        for (var party = 0; party < ideal.Length; party++)
        {
            ideal[party] = double.NegativeInfinity;
            foreach (var outcome in frontier.Outcomes)
            {
                ideal[party] = Math.Max(ideal[party], parties[party][outcome]);
            }
        }

        return ideal;
    }
}
