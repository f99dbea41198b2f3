using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Proposals;

/// <summary>What each option of one issue is worth to one party, before weighting; usually in 0..1 (measurement model §4).</summary>
public abstract record ValueFunction
{
    private ValueFunction()
    {
    }

    /// <summary>The value of an option; null where it is not defined, and <see cref="WhyUndefined"/> says why.</summary>
    public double? ValueOf(Issue issue, int option) => Raw(issue, option) is { } value && double.IsFinite(value) ? value : null;

    /// <summary>Why an option has no value; null if it has one.</summary>
    public UndefinedReason? WhyUndefined(Issue issue, int option) => Raw(issue, option) switch
    {
        { } value => double.IsFinite(value) ? null : UndefinedReason.NotFinite,
        null => this is Table ? UndefinedReason.NoEntry : UndefinedReason.NoNumber,
    };

    private protected abstract double? Raw(Issue issue, int option);

    /// <summary>A value for each option by its index; null for an option that nobody valued.</summary>
    public sealed record Table(EquatableList<double?> Values) : ValueFunction
    {
        /// <summary>A table in which every option has a value.</summary>
        public static Table Of(params ReadOnlySpan<double> values)
        {
            var entries = new double?[values.Length];
            for (var option = 0; option < values.Length; option++)
            {
                entries[option] = values[option];
            }

            return new Table([.. entries]);
        }

        private protected override double? Raw(Issue issue, int option) => option < Values.Count ? Values[option] : null;
    }

    /// <summary>Straight lines between points; beyond the first and the last point the value stays as it is there.</summary>
    public sealed record PiecewiseLinear : ValueFunction
    {
        /// <summary>A curve through these points.</summary>
        /// <exception cref="ArgumentException">There is no point, or the points do not run from left to right.</exception>
        public PiecewiseLinear(EquatableList<CurvePoint> points)
        {
            for (var i = 1; i < points.Count; i++)
            {
                if (!(points[i - 1].Number < points[i].Number))
                {
                    throw new ArgumentException("points run from left to right", nameof(points));
                }
            }

            Points = points.Count > 0 ? points : throw new ArgumentException("a curve has a point", nameof(points));
        }

        /// <summary>Points from left to right.</summary>
        public EquatableList<CurvePoint> Points { get; }

        private protected override double? Raw(Issue issue, int option) => issue.NumberOf(option) is { } number ? At(number) : null;

        private double At(double number)
        {
            var next = 0;
            while (next < Points.Count && Points[next].Number <= number)
            {
                next++;
            }

            if (next == 0 || next == Points.Count)
            {
                return Points[Math.Max(0, next - 1)].Value;
            }

            var (left, right) = (Points[next - 1], Points[next]);
            return left.Value + ((right.Value - left.Value) * (number - left.Number) / (right.Number - left.Number));
        }
    }

    /// <summary>Slope · number + intercept, kept within bounds where there are any.</summary>
    public sealed record Affine(double Slope, double Intercept = 0) : ValueFunction
    {
        /// <summary>The lowest value; −∞ for no bound.</summary>
        public double Least { get; init; } = double.NegativeInfinity;

        /// <summary>The highest value; ∞ for no bound.</summary>
        public double Most { get; init; } = double.PositiveInfinity;

        private protected override double? Raw(Issue issue, int option) =>
            issue.NumberOf(option) is { } number ? Math.Max(Least, Math.Min(Most, (Slope * number) + Intercept)) : null;
    }

    /// <summary>Highest at the peak and falling in a straight line to 0 at either foot, and 0 beyond: a triangle.</summary>
    public sealed record Peaked : ValueFunction
    {
        /// <summary>A triangle.</summary>
        /// <exception cref="ArgumentException">The peak does not lie between the feet.</exception>
        public Peaked(double leftFoot, double peak, double rightFoot, double height = 1)
        {
            (LeftFoot, Peak, RightFoot, Height) = leftFoot <= peak && peak <= rightFoot
                ? (leftFoot, peak, rightFoot, height)
                : throw new ArgumentException("the peak lies between the feet", nameof(peak));
        }

        /// <summary>Where the value leaves 0 on the left; at the peak if it drops at once.</summary>
        public double LeftFoot { get; }

        /// <summary>Where the value is highest.</summary>
        public double Peak { get; }

        /// <summary>Where the value is back at 0 on the right; at the peak if it drops at once.</summary>
        public double RightFoot { get; }

        /// <summary>The value at the peak.</summary>
        public double Height { get; }

        private protected override double? Raw(Issue issue, int option) => issue.NumberOf(option) is { } number ? At(number) : null;

        private double At(double number) =>
            number == Peak ? Height
            : number <= LeftFoot || number >= RightFoot ? 0
            : number < Peak ? Height * (number - LeftFoot) / (Peak - LeftFoot)
            : Height * (RightFoot - number) / (RightFoot - Peak);
    }
}

/// <summary>A point of a value curve.</summary>
/// <param name="Number">An option's number.</param>
/// <param name="Value">What it is worth.</param>
public readonly record struct CurvePoint(double Number, double Value);

/// <summary>Why an option has no value.</summary>
public enum UndefinedReason
{
    /// <summary>The table of values has no entry for the option.</summary>
    NoEntry,

    /// <summary>The value runs along numbers, and the option has a name alone.</summary>
    NoNumber,

    /// <summary>The formula gives no finite number.</summary>
    NotFinite,
}

/// <summary>An option without a value for a party.</summary>
/// <param name="Issue">The issue's id.</param>
/// <param name="Option">The option's name.</param>
/// <param name="Reason">Why.</param>
public sealed record UndefinedValue(string Issue, string Option, UndefinedReason Reason);
