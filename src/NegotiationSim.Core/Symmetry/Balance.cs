namespace NegotiationSim.Core.Symmetry;

/// <summary>How far a balance is from even, decided on |BI| (measurement model §2.1). A convention, not a theorem.</summary>
public enum Band
{
    /// <summary>|BI| ≤ τ = 1/9, that is a parity ratio of at least .8.</summary>
    Balanced,

    /// <summary>|BI| ≤ 1/3.</summary>
    Mild,

    /// <summary>|BI| ≤ 2/3.</summary>
    Strong,

    /// <summary>Beyond.</summary>
    Lopsided,
}

/// <summary>
/// Levels and structure of two columns a_d, b_d (measurement model §2.1, §2.2). Weights are already inside; totals are
/// A = Σ a_d and B = Σ b_d, ≥ 0. Positive = A has given more. Exchanging the columns negates every signed number exactly.
/// Null wherever the formula is not defined; a total of at most 1e-12 is zero.
/// </summary>
/// <param name="A">Σ a_d.</param>
/// <param name="B">Σ b_d.</param>
/// <param name="Index">BI = (A−B)/(A+B), −1..1; null when neither side has given anything; ±1 exactly when one side alone has.</param>
/// <param name="ParityRatio">R = min/max, 0..1.</param>
/// <param name="LogRatio">LR = ln A − ln B = 2 artanh BI; null when either is zero.</param>
/// <param name="LogRatioShifted">LR' = ln(A+.01) − ln(B+.01), only where exactly one is zero.</param>
/// <param name="L1">Σ|a_d−b_d| / (A+B), from |BI| to 1: 0 only if every dimension mirrors.</param>
/// <param name="Compensation">
/// K = 1 − |BI|/L1, 0..1: the share of the per-dimension imbalance that is traded off across dimensions; null (<c>Mirror</c>)
/// where there is none. New here, not a published index.
/// </param>
/// <param name="Cosine">a·b/(‖a‖‖b‖), likeness of the mix; null with a zero column. Says nothing about size.</param>
public sealed record Balance(double A, double B, double? Index, double? ParityRatio, double? LogRatio, double? LogRatioShifted, double? L1, double? Compensation, double? Cosine)
{
    /// <summary>Below this a total is zero.</summary>
    public const double Zero = 1e-12;

    /// <summary>Slack on every threshold, inclusive.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Computes every number from the columns.</summary>
    public static Balance Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (totalA, totalB) = (Summation.Of(a), Summation.Of(b));
        if (totalA + totalB <= Zero)
        {
            return new Balance(totalA, totalB, null, null, null, null, null, null, null);
        }

        var index = IndexOf(totalA, totalB)!.Value;
        var oneIsZero = totalA <= Zero || totalB <= Zero;
        var l1 = Imbalance(a, b) / (totalA + totalB);
        return new Balance(
            totalA,
            totalB,
            index,
            oneIsZero ? 0 : Math.Min(totalA, totalB) / Math.Max(totalA, totalB),
            oneIsZero ? null : Math.Log(totalA) - Math.Log(totalB),
            oneIsZero ? Math.Log(totalA + 0.01) - Math.Log(totalB + 0.01) : null,
            l1,
            l1 <= Tolerance ? null : Math.Clamp(1 - (Math.Abs(index) / l1), 0, 1),
            CosineOf(a, b));
    }

    /// <summary>BI of two totals; null when their sum is zero, ±1 exactly when one of them is.</summary>
    public static double? IndexOf(double a, double b) =>
        a + b <= Zero ? null
        : b <= Zero ? 1
        : a <= Zero ? -1
        : (a - b) / (a + b);

    /// <summary>The band of a balance index.</summary>
    public static Band BandOf(double index, double tau)
    {
        var distance = Math.Abs(index) - Tolerance;
        return distance <= tau ? Band.Balanced
            : distance <= 1.0 / 3 ? Band.Mild
            : distance <= 2.0 / 3 ? Band.Strong
            : Band.Lopsided;
    }

    /// <summary>The category of a balance index: 1 A has given more, 0 balanced, −1 B has given more.</summary>
    public static int CategoryOf(double index, double tau) => BandOf(index, tau) == Band.Balanced ? 0 : Math.Sign(index);

    private static double Imbalance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Summation sum = default;
        for (var d = 0; d < a.Length; d++)
        {
            sum.Add(Math.Abs(a[d] - b[d]));
        }

        return sum.Value;
    }

    private static double? CosineOf(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double dot = 0, squareA = 0, squareB = 0;
        for (var d = 0; d < a.Length; d++)
        {
            dot += a[d] * b[d];
            squareA += a[d] * a[d];
            squareB += b[d] * b[d];
        }

        var norms = Math.Sqrt(squareA) * Math.Sqrt(squareB);
        return norms <= Zero * Zero ? null : Math.Min(1, dot / norms);
    }
}
