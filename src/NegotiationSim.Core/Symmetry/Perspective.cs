using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// One side's weights over the ten dimensions, 0..1. A dimension without a weight is unknown (null), which is not 0.
/// Stated in full they sum to 1: a 100-point budget.
/// </summary>
public sealed record WeightTable(ImmutableArray<double?> ByDimension)
{
    private const double Tolerance = 1e-9;

    /// <summary>.1 on each of ten dimensions.</summary>
    public static WeightTable Equal { get; } = new([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]);

    /// <summary>The weight of a dimension; null unknown.</summary>
    public double? this[Dimension dimension] => ByDimension[(int)dimension];

    /// <summary>
    /// Rank-order centroid weights w_i = (1/n) Σ_{k=i..n} 1/k over <paramref name="ranks"/>, most important first;
    /// tied dimensions share the mean (Barron and Barrett 1996, §2.1). Dimensions not ranked stay unknown.
    /// </summary>
    public static WeightTable FromRanks(IReadOnlyList<ImmutableArray<Dimension>> ranks)
    {
        var n = ranks.Sum(tie => tie.Length);
        var centroid = new double[n];
        double tail = 0;
        for (var i = n; i >= 1; i--)
        {
            tail += 1.0 / i;
            centroid[i - 1] = tail / n;
        }

        var weights = new double?[10];
        var place = 0;
        foreach (var tie in ranks)
        {
            var shared = centroid.AsSpan(place, tie.Length).ToArray().Average();
            foreach (var dimension in tie)
            {
                weights[(int)dimension] = shared;
            }

            place += tie.Length;
        }

        return new WeightTable([.. weights]);
    }

    /// <summary>
    /// The same budget with other weights on some dimensions: what is left of it is shared by the others in the proportions
    /// they had. Null where more is given away than there is, or nobody is left to take the rest.
    /// </summary>
    /// <param name="set">The new weights, 0..1.</param>
    public WeightTable? With(IReadOnlyDictionary<Dimension, double> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Summation budget = default, given = default, others = default;
        for (var dimension = 0; dimension < ByDimension.Length; dimension++)
        {
            var weight = ByDimension[dimension];
            budget.Add(weight ?? set.GetValueOrDefault((Dimension)dimension));
            if (set.TryGetValue((Dimension)dimension, out var own))
            {
                given.Add(own);
            }
            else
            {
                others.Add(weight ?? 0);
            }
        }

        var left = budget.Value - given.Value;
        if (left < -Tolerance || (others.Value <= 0 && left > Tolerance))
        {
            return null;
        }

        var scale = others.Value > 0 ? Math.Max(0, left) / others.Value : 0;
        return new WeightTable([.. ByDimension.Select((weight, dimension) => set.TryGetValue((Dimension)dimension, out var own) ? own : weight * scale)]);
    }
}

/// <summary>A piecewise linear value function: strictly increasing cut-offs, one value each, flat outside (§1.3).</summary>
/// <param name="Cutoffs">Levels, strictly increasing.</param>
/// <param name="Values">Value at each level, 0..1.</param>
public sealed record ValueFunction(ImmutableArray<double> Cutoffs, ImmutableArray<double> Values)
{
    /// <summary>The value at a level.</summary>
    public double At(double level)
    {
        if (level <= Cutoffs[0])
        {
            return Values[0];
        }

        for (var i = 1; i < Cutoffs.Length; i++)
        {
            if (level <= Cutoffs[i])
            {
                var share = (level - Cutoffs[i - 1]) / (Cutoffs[i] - Cutoffs[i - 1]);
                return Values[i - 1] + (share * (Values[i] - Values[i - 1]));
            }
        }

        return Values[^1];
    }
}

/// <summary>
/// The second of the model's three layers: whose weights, value functions, reading and trust. Weights of shipped
/// perspectives are illustrative.
/// </summary>
public sealed record Perspective
{
    /// <summary>Equal weights, no reading of its own: the default.</summary>
    public static Perspective Neutral { get; } = new()
    {
        Id = "Neutral",
        Title = "equal weights",
        WeightsOfA = WeightTable.Equal,
        WeightsOfB = WeightTable.Equal,
    };

    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people.</summary>
    public string Title { get; init; } = "";

    /// <summary>What each dimension costs or is worth to side A.</summary>
    public required WeightTable WeightsOfA { get; init; }

    /// <summary>What each dimension costs or is worth to side B.</summary>
    public required WeightTable WeightsOfB { get; init; }

    /// <summary>True when side A's weights came from ranks: every dimension in use has to be ranked.</summary>
    public bool Ranked { get; init; }

    /// <summary>Whose reading of a status it believes; null: the record's own.</summary>
    public Side? Reading { get; init; }

    /// <summary>Prior (a0, b0) of credibility; null: the switch's.</summary>
    public (double A0, double B0)? Prior { get; init; }

    /// <summary>Trust θ in side A's word, 0..1, in place of the estimate; null: estimate it.</summary>
    public double? TrustInA { get; init; }

    /// <summary>Trust θ in side B's word.</summary>
    public double? TrustInB { get; init; }

    /// <summary>Its probability for a third party's condition, by condition id.</summary>
    public IReadOnlyDictionary<string, double> ConditionP { get; init; } = new Dictionary<string, double>();

    /// <summary>Value functions by side and line, or dimension (a line without a class).</summary>
    public IReadOnlyDictionary<(Side Side, Line Line), ValueFunction> ValueFunctions { get; init; } = new Dictionary<(Side, Line), ValueFunction>();

    /// <summary>The weights of one side.</summary>
    public WeightTable WeightsOf(Side side) => side == Side.A ? WeightsOfA : WeightsOfB;

    /// <summary>The value function of one side on a line: the line's own, else its dimension's.</summary>
    public ValueFunction? ValueOf(Side side, Line line) =>
        ValueFunctions.GetValueOrDefault((side, line)) ?? ValueFunctions.GetValueOrDefault((side, line.Whole));
}
