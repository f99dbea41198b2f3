using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// A perspective's weights as they apply to one ledger (measurement model §1.4, §2.1): a dimension in use without a weight
/// on either side is left out for both; where at least .8 of each side's budget is left, the rest is renormalised.
/// </summary>
public sealed class WeightsInUse
{
    private const double NeededCoverage = 0.8;
    private const double Tolerance = 1e-9;

    private readonly double[] _a;
    private readonly double[] _b;
    private readonly double[] _mean;

    private WeightsInUse(double[] a, double[] b, double[] mean, bool isCovered, bool isRenormalised)
    {
        _mean = mean;
        _a = a;
        _b = b;
        IsCovered = isCovered;
        IsRenormalised = isRenormalised;
    }

    /// <summary>False when too much of a budget is unknown to judge with it.</summary>
    public bool IsCovered { get; }

    /// <summary>True when a dimension was left out.</summary>
    public bool IsRenormalised { get; }

    /// <summary>What a verdict with these weights has to say of them.</summary>
    internal Caveats Caveats => IsRenormalised ? Caveats.MissingWeights : Caveats.None;

    /// <summary>The weights of <paramref name="perspective"/> for the dimensions in which the sides have items.</summary>
    public static WeightsInUse Of(ConcessionLedger ledger, Perspective perspective, Switches switches)
    {
        var leftOut = new bool[10];
        foreach (var item in ledger.Items)
        {
            var dimension = item.Line.Dimension;
            leftOut[(int)dimension] |= !item.Procedural && (perspective.WeightsOfA[dimension] is null || perspective.WeightsOfB[dimension] is null);
        }

        var (a, coverageA) = Keep(perspective.WeightsOfA, leftOut);
        var (b, coverageB) = Keep(perspective.WeightsOfB, leftOut);
        var renormalise = Array.Exists(leftOut, left => left);
        var covered = !renormalise || Math.Min(coverageA, coverageB) >= NeededCoverage - Tolerance;
        if (renormalise && covered)
        {
            Scale(a, coverageA);
            Scale(b, coverageB);
        }

        if (switches.SharedWeights)
        {
            Share(a, b);
        }

        return new WeightsInUse(a, b, MeanOf(a, b, perspective), covered, renormalise && covered);
    }

    /// <summary>The weight of a dimension for one side, 0..1; 0 where it was left out or nobody knows it.</summary>
    public double Of(Side side, Dimension dimension) => (side == Side.A ? _a : _b)[(int)dimension];

    /// <summary>W̄: the mean of both sides' weights; 0 where one of them is unknown, which leaves the dimension out for both.</summary>
    public double Mean(Dimension dimension) => _mean[(int)dimension];

    private static (double[] Weights, double Coverage) Keep(WeightTable table, bool[] leftOut)
    {
        var weights = new double[10];
        Summation coverage = default;
        for (var d = 0; d < weights.Length; d++)
        {
            weights[d] = leftOut[d] ? 0 : table.ByDimension[d] ?? 0;
            coverage.Add(weights[d]);
        }

        return (weights, coverage.Value);
    }

    private static double[] MeanOf(double[] a, double[] b, Perspective perspective)
    {
        var mean = new double[a.Length];
        for (var d = 0; d < mean.Length; d++)
        {
            var isKnown = perspective.WeightsOfA.ByDimension[d] is not null && perspective.WeightsOfB.ByDimension[d] is not null;
            mean[d] = isKnown ? (a[d] + b[d]) / 2 : 0;
        }

        return mean;
    }

    private static void Scale(double[] weights, double coverage)
    {
        for (var d = 0; d < weights.Length; d++)
        {
            weights[d] /= coverage;
        }
    }

    private static void Share(double[] a, double[] b)
    {
        for (var d = 0; d < a.Length; d++)
        {
            a[d] = b[d] = (a[d] + b[d]) / 2;
        }
    }
}
