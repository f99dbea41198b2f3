using System.Globalization;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Proposals;

/// <summary>
/// One matter on which an agreement has to settle, with its options in order. An option is known by its index, 0..<see cref="Count"/>−1.
/// </summary>
public abstract record Issue
{
    private Issue(string id) => Id = id;

    /// <summary>Name of the issue, unique in its space.</summary>
    public string Id { get; }

    /// <summary>How many options there are, at least one.</summary>
    public abstract int Count { get; }

    /// <summary>An option as people call it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such option.</exception>
    public abstract string NameOf(int index);

    /// <summary>An option as a number that value functions can run along; null for a categorical option, which has a name alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such option.</exception>
    public abstract double? NumberOf(int index);

    /// <summary>The option with this name; null if there is none.</summary>
    public abstract int? Find(string name);

    /// <summary>Names without an order.</summary>
    public sealed record Categorical : Issue
    {
        /// <summary>An issue with these options.</summary>
        /// <exception cref="ArgumentException">There is no option.</exception>
        public Categorical(string id, EquatableList<string> options)
            : base(id) => Options = AtLeastOne(options);

        /// <summary>Names of the options.</summary>
        public EquatableList<string> Options { get; }

        /// <inheritdoc/>
        public override int Count => Options.Count;

        /// <inheritdoc/>
        public override string NameOf(int index) => Options[Checked(index)];

        /// <inheritdoc/>
        public override double? NumberOf(int index) => null;

        /// <inheritdoc/>
        public override int? Find(string name)
        {
            for (var option = 0; option < Count; option++)
            {
                if (Options[option] == name)
                {
                    return option;
                }
            }

            return null;
        }
    }

    /// <summary>Rungs of an ordinal ladder from the lowest up, each with an anchor that value functions run along.</summary>
    public sealed record Ladder : Issue
    {
        /// <summary>An issue with these rungs.</summary>
        /// <exception cref="ArgumentException">There is no rung.</exception>
        public Ladder(string id, EquatableList<Rung> rungs)
            : base(id) => Rungs = AtLeastOne(rungs);

        /// <summary>Rungs from the lowest up.</summary>
        public EquatableList<Rung> Rungs { get; }

        /// <inheritdoc/>
        public override int Count => Rungs.Count;

        /// <inheritdoc/>
        public override string NameOf(int index) => Rungs[Checked(index)].Name;

        /// <inheritdoc/>
        public override double? NumberOf(int index) => Rungs[Checked(index)].Anchor;

        /// <inheritdoc/>
        public override int? Find(string name)
        {
            for (var option = 0; option < Count; option++)
            {
                if (Rungs[option].Name == name)
                {
                    return option;
                }
            }

            return null;
        }
    }

    /// <summary>Every whole number from the lowest to the highest.</summary>
    public sealed record WholeNumbers : Issue
    {
        /// <summary>An issue over low..high, both included.</summary>
        /// <exception cref="ArgumentException">The range is empty or has more than 2³¹−1 numbers.</exception>
        public WholeNumbers(string id, long low, long high)
            : base(id)
        {
            (Low, High) = (low, high);
            Count = low <= high && (Int128)high - low < int.MaxValue ? (int)(high - low) + 1 : throw new ArgumentException("the range is empty or too long", nameof(high));
        }

        /// <summary>The lowest number.</summary>
        public long Low { get; }

        /// <summary>The highest number.</summary>
        public long High { get; }

        /// <inheritdoc/>
        public override int Count { get; }

        /// <inheritdoc/>
        public override string NameOf(int index) => (Low + Checked(index)).ToString(CultureInfo.InvariantCulture);

        /// <inheritdoc/>
        public override double? NumberOf(int index) => Low + Checked(index);

        /// <inheritdoc/>
        public override int? Find(string name) =>
            long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= Low && number <= High ? (int)(number - Low) : null;
    }

    /// <summary>A range of real numbers cut into equal steps; both ends are options.</summary>
    public sealed record Grid : Issue
    {
        /// <summary>An issue over low..high in so many steps.</summary>
        /// <exception cref="ArgumentException">The range is not finite, runs backwards, or has no step.</exception>
        public Grid(string id, double low, double high, int steps)
            : base(id)
        {
            (Low, High) = (low, high);
            Steps = low < high && double.IsFinite(high - low) && steps is >= 1 and < int.MaxValue ? steps : throw new ArgumentException("the range is no range", nameof(steps));
        }

        /// <summary>The lowest number.</summary>
        public double Low { get; }

        /// <summary>The highest number.</summary>
        public double High { get; }

        /// <summary>Into how many equal steps the range is cut: one less than there are options.</summary>
        public int Steps { get; }

        /// <inheritdoc/>
        public override int Count => Steps + 1;

        /// <inheritdoc/>
        public override string NameOf(int index) => Number(Checked(index)).ToString(CultureInfo.InvariantCulture);

        /// <inheritdoc/>
        public override double? NumberOf(int index) => Number(Checked(index));

        /// <inheritdoc/>
        public override int? Find(string name)
        {
            if (!double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !(number >= Low && number <= High))
            {
                return null;
            }

            var nearest = (int)Math.Round((number - Low) / (High - Low) * Steps);
            return Number(nearest) == number ? nearest : null;
        }

        private double Number(int option) => option == Steps ? High : Low + ((High - Low) * option / Steps);
    }

    private static EquatableList<T> AtLeastOne<T>(EquatableList<T> options) =>
        options.Count > 0 ? options : throw new ArgumentException("an issue has at least one option", nameof(options));

    private int Checked(int option) =>
        (uint)option < (uint)Count ? option : throw new ArgumentOutOfRangeException(nameof(option), option, $"`{Id}` has {Count} options");
}

/// <summary>A rung of a ladder.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Anchor">Where it lies, usually in 0..1; anchors need not be evenly spaced.</param>
public readonly record struct Rung(string Name, double Anchor);
