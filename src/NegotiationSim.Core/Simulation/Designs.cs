using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Simulation;

/// <summary>A parameter of a scenario that a sweep varies.</summary>
public abstract record Factor
{
    private Factor(string name) => Name = name;

    /// <summary>What it is called; unique within a design.</summary>
    public string Name { get; }

    /// <summary>Takes these values and no others, each as often as the rest.</summary>
    public sealed record Levels : Factor
    {
        /// <summary>A factor with its levels.</summary>
        /// <param name="name">What it is called.</param>
        /// <param name="values">At least one. Strategies and other words stand as their index.</param>
        public Levels(string name, EquatableList<double> values)
            : base(name)
        {
            ArgumentNullException.ThrowIfNull(values);
            Values = values.Count > 0 ? values : throw new ArgumentException("a factor has at least one level", nameof(values));
        }

        /// <summary>The values in their order.</summary>
        public EquatableList<double> Values { get; }
    }

    /// <summary>Takes any value of a range, each as likely as the rest.</summary>
    public sealed record Range : Factor
    {
        /// <summary>A factor with its range.</summary>
        /// <param name="name">What it is called.</param>
        /// <param name="low">The smallest value.</param>
        /// <param name="high">The largest value, above <paramref name="low"/>.</param>
        /// <param name="steps">In a full factorial: how many values, evenly spaced from end to end; at least 2.</param>
        public Range(string name, double low, double high, int steps)
            : base(name)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
            (Low, High, Steps) = (low, high, steps);
        }

        /// <summary>The smallest value.</summary>
        public double Low { get; }

        /// <summary>The largest value.</summary>
        public double High { get; }

        /// <summary>How many values a full factorial takes.</summary>
        public int Steps { get; }
    }

    internal int Count => this switch
    {
        Levels levels => levels.Values.Count,
        Range range => range.Steps,
        _ => throw new InvalidOperationException("an unknown kind of factor"),
    };

    internal double Value(int step) => this switch
    {
        Levels levels => levels.Values[step],
        Range range => step == range.Steps - 1 ? range.High : range.Low + ((range.High - range.Low) * step / (range.Steps - 1)),
        _ => throw new InvalidOperationException("an unknown kind of factor"),
    };

    /// <summary>The value at a share of the way, 0 up to 1, through the factor's values.</summary>
    internal double At(double share) => this switch
    {
        Levels levels => levels.Values[Math.Min((int)(share * levels.Values.Count), levels.Values.Count - 1)],
        Range range => range.Low + ((range.High - range.Low) * share),
        _ => throw new InvalidOperationException("an unknown kind of factor"),
    };
}

/// <summary>
/// The points at which a sweep plays a scenario: for each point a value of every factor. Every point plays the same
/// replications (same seed, replication, step and stream), so that points are compared pair by pair like variants.
/// </summary>
/// <param name="Factors">What is varied, in the order of a point's values.</param>
/// <param name="Points">For each point, the values of the factors in their order.</param>
public sealed record Design(EquatableList<Factor> Factors, EquatableList<EquatableList<double>> Points)
{
    /// <summary>With more factors than this a full factorial grows out of hand.</summary>
    public const int FactorsOfAFullFactorial = 4;

    /// <summary>A full factorial for up to four factors; a Latin hypercube for more.</summary>
    /// <param name="factors">What is varied.</param>
    /// <param name="points">How many points a Latin hypercube has; at least 1.</param>
    /// <param name="seed">The seed of the run: another seed, another hypercube.</param>
    public static Design Of(EquatableList<Factor> factors, int points, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(factors);
        return factors.Count <= FactorsOfAFullFactorial ? FullFactorial(factors) : LatinHypercube(factors, points, seed);
    }

    /// <summary>How many points a full factorial would have; a double, for it may be more than can be counted.</summary>
    public static double SizeOfFullFactorial(EquatableList<Factor> factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        return factors.Aggregate(1.0, (size, factor) => size * factor.Count);
    }

    /// <summary>Every combination of the factors' values; the last factor changes first.</summary>
    public static Design FullFactorial(EquatableList<Factor> factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        var size = SizeOfFullFactorial(factors);
        if (size > Array.MaxLength)
        {
            throw new ArgumentException($"a full factorial of {size:r} points; ask for its size first", nameof(factors));
        }

        var points = new EquatableList<double>[(int)size];
        var values = new double[factors.Count];
        for (var point = 0; point < points.Length; point++)
        {
            var rest = point;
            for (var f = factors.Count - 1; f >= 0; f--)
            {
                (rest, var step) = Math.DivRem(rest, factors[f].Count);
                values[f] = factors[f].Value(step);
            }

            points[point] = [.. values];
        }

        return new Design(factors, [.. points]);
    }

    /// <summary>
    /// A Latin hypercube (McKay, Beckman and Conover 1979): of each factor, one point in each of as many equal slices as
    /// there are points, somewhere in the slice, the slices in random order. A factor draws from a stream under its own name.
    /// </summary>
    /// <param name="factors">What is varied.</param>
    /// <param name="points">How many points; at least 1.</param>
    /// <param name="seed">The seed of the run.</param>
    public static Design LatinHypercube(EquatableList<Factor> factors, int points, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        var columns = factors.Select(factor => Column(factor, points, seed)).ToArray();
        var rows = new EquatableList<double>[points];
        for (var point = 0; point < points; point++)
        {
            rows[point] = [.. columns.Select(column => column[point])];
        }

        return new Design(factors, [.. rows]);
    }

    private static double[] Column(Factor factor, int points, ulong seed)
    {
        var draws = new Draws(seed, 0, 0, DrawStreams.Of(factor.Name, DrawPurpose.Design));
        var slices = new int[points];
        for (var i = 0; i < points; i++)
        {
            // Fisher and Yates, inside out.
            var j = draws.UpTo(i);
            slices[i] = slices[j];
            slices[j] = i;
        }

        var column = new double[points];
        for (var i = 0; i < points; i++)
        {
            column[i] = factor.At((slices[i] + draws.Uniform()) / points);
        }

        return column;
    }
}
