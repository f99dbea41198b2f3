namespace NegotiationSim.Core.Simulation.Statistics;

/// <summary>Quantiles of the standard normal distribution by Wichura's rational approximations (AS 241, PPND16, 1988): about 1e-16, relative.</summary>
public static class NormalQuantile
{
    private const double Middle = 0.425, MiddleSquared = Middle * Middle, NearTail = 5, TailOffset = 1.6;

    // Coefficients from the highest power down, as Horner's rule takes them.
    private static ReadOnlySpan<double> MiddleAbove =>
    [
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
        13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080,
    ];

    private static ReadOnlySpan<double> MiddleBelow =>
    [
        5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
        5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1,
    ];

    private static ReadOnlySpan<double> NearAbove =>
    [
        7.74545014278341407640e-4, 0.0227238449892691845833, 0.241780725177450611770, 1.27045825245236838258,
        3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734,
    ];

    private static ReadOnlySpan<double> NearBelow =>
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 0.0151986665636164571966, 0.148103976427480074590,
        0.689767334985100004550, 1.67638483018380384940, 2.05319162663775882187, 1,
    ];

    private static ReadOnlySpan<double> FarAbove =>
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 0.0265321895265761230930,
        0.296560571828504891230, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720,
    ];

    private static ReadOnlySpan<double> FarBelow =>
    [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        0.0148753612908506148525, 0.136929880922735805310, 0.599832206555887937690, 1,
    ];

    /// <summary>The value below which a standard normal variable falls with this probability.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    public static double Of(double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a quantile has a probability above 0 and below 1");
        }

        var centred = probability - 0.5;
        if (Math.Abs(centred) <= Middle)
        {
            var r = MiddleSquared - (centred * centred);
            return centred * Horner(MiddleAbove, r) / Horner(MiddleBelow, r);
        }

        var tail = Math.Sqrt(-Math.Log(centred < 0 ? probability : 1 - probability));
        var size = tail <= NearTail
            ? Horner(NearAbove, tail - TailOffset) / Horner(NearBelow, tail - TailOffset)
            : Horner(FarAbove, tail - NearTail) / Horner(FarBelow, tail - NearTail);
        return centred < 0 ? -size : size;
    }

    /// <summary>z of a two-sided interval: what lies further from 0 than ±z has this probability.</summary>
    /// <param name="alpha">Above 0 and below 1; .05 for an interval of 95 %.</param>
    public static double TwoSided(double alpha) => -Of(alpha / 2);

    private static double Horner(ReadOnlySpan<double> coefficients, double x)
    {
        double value = 0;
        foreach (var coefficient in coefficients)
        {
            value = (value * x) + coefficient;
        }

        return value;
    }
}
