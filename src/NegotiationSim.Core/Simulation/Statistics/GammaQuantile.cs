namespace NegotiationSim.Core.Simulation.Statistics;

/// <summary>Quantiles of the gamma distribution with scale 1.</summary>
internal static class GammaQuantile
{
    private const double Precision = 1e-16;
    private const int MostTerms = 10_000;

    // Lanczos' approximation of ln Γ, g = 7, n = 9: about 1e-15, relative.
    private const double LanczosG = 7;

    private static ReadOnlySpan<double> Lanczos =>
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The value below which a variable of this shape falls with this probability.</summary>
    /// <param name="shape">At least ½, where it has no pole that matters here.</param>
    /// <param name="probability">Above 0 and below 1.</param>
    public static double Of(double shape, double probability)
    {
        // Halving what is known to hold it: slow, and never wrong.
        double low = 0, high = shape + 1;
        while (Below(shape, high) < probability)
        {
            high *= 2;
        }

        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return high;
            }

            (low, high) = Below(shape, middle) < probability ? (middle, high) : (low, middle);
        }
    }

    /// <summary>P(a, x), the regularised lower incomplete gamma function: by its series, or beyond a + 1 by its continued fraction.</summary>
    private static double Below(double shape, double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        var front = Math.Exp((shape * Math.Log(x)) - x - LogGamma(shape));
        return x < shape + 1 ? front * Series(shape, x) : 1 - (front * Fraction(shape, x));
    }

    private static double Series(double shape, double x)
    {
        double term = 1 / shape, sum = term;
        for (var n = 1; n < MostTerms && term > sum * Precision; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }

        return sum;
    }

    // Lentz's method.
    private static double Fraction(double shape, double x)
    {
        var b = x + 1 - shape;
        double c = double.MaxValue, d = 1 / b, value = d;
        for (var n = 1; n < MostTerms; n++)
        {
            var a = n * (shape - n);
            b += 2;
            d = 1 / ((a * d) + b);
            c = b + (a / c);
            value *= c * d;
            if (Math.Abs((c * d) - 1) < Precision)
            {
                break;
            }
        }

        return value;
    }

    private static double LogGamma(double x)
    {
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x - 1 + i);
        }

        var t = x - 0.5 + LanczosG;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
