namespace NegotiationSim.Core.Ledger;

/// <summary>A number that may be known only as a range: <c>Low ≤ Mode ≤ High</c>; the point value is the mode.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="Mode">Point value.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Estimate(double Low, double Mode, double High)
{
    /// <summary>A number known exactly.</summary>
    public static implicit operator Estimate(double value) => new(value, value, value);

    /// <summary>True when the three numbers are one.</summary>
    public bool IsExact => Low == Mode && Mode == High;

    /// <summary>True when the ends are finite and in order.</summary>
    public bool IsOrdered => double.IsFinite(Low) && double.IsFinite(High) && Low <= Mode && Mode <= High;

    /// <summary>The same estimate with every end run through <paramref name="f"/>, which must not decrease.</summary>
    public Estimate Select(Func<double, double> f) => new(f(Low), f(Mode), f(High));
}

/// <summary>
/// How big a step is, as it was stated or coded (measurement model §1.1): a quantity, a cap, a ladder or a share.
/// A step whose size nobody stated or coded has no magnitude at all (null), which is not zero.
/// </summary>
public abstract record Magnitude
{
    private Magnitude()
    {
    }

    /// <summary>So many units of the dimension (≥ 0).</summary>
    public sealed record Quantity(Estimate Amount) : Magnitude;

    /// <summary>A ceiling; the step is what has to go: <c>max(0, holdings − cap)</c>.</summary>
    public sealed record Cap(Estimate Level) : Magnitude;

    /// <summary>
    /// A move on an ordinal ladder with anchors in 0..1; its share is <c>|After − Before|</c>,
    /// uncertain by <paramref name="Half"/> either way, clipped to 0..1 (§1.2).
    /// </summary>
    public sealed record Ladder(double Before, double After, double Half = Ladder.DefaultHalf) : Magnitude
    {
        /// <summary>Half the width of a ladder step's interval unless the file says otherwise.</summary>
        public const double DefaultHalf = 0.125;
    }

    /// <summary>A share coded directly, 0..1.</summary>
    public sealed record Share(Estimate X) : Magnitude;
}
