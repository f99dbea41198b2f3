using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>The lines of one level reading, with both sides' final levels.</summary>
internal sealed class LevelEntries
{
    private readonly List<Row> _rows = [];
    private readonly SortedSet<string> _unmeasured = new(StringComparer.Ordinal);

    public Caveats Caveats { get; private set; }

    public bool HasLine => _rows.Count > 0;

    public bool HasStep { get; private set; }

    public bool LacksA { get; private set; }

    public bool LacksB { get; private set; }

    public IReadOnlyList<string> Unmeasured => [.. _unmeasured];

    public double[] A => [.. _rows.Select(row => row.A(row.LevelA.Mode, row.LevelB.Mode))];

    public double[] B => [.. _rows.Select(row => row.B(row.LevelA.Mode, row.LevelB.Mode))];

    /// <summary>Adds a line with the steps that count on it.</summary>
    public void Add(Row row, LineSteps steps)
    {
        _rows.Add(row);
        HasStep |= steps.Any;
        LacksA |= steps.LacksA;
        LacksB |= steps.LacksB;
        Caveats |= steps.Caveats;
        _unmeasured.UnionWith(steps.Unmeasured);
    }

    /// <summary>Scales ω to Σω = 1; false when no line has a weight.</summary>
    public bool Normalise()
    {
        Summation total = default;
        _rows.ForEach(row => total.Add(row.Omega));
        if (total.Value <= Balance.Zero)
        {
            return false;
        }

        for (var i = 0; i < _rows.Count; i++)
        {
            _rows[i] = _rows[i] with { Omega = _rows[i].Omega / total.Value };
        }

        return true;
    }

    /// <summary>BI with A ending as high and B as low as can be, and the other way round.</summary>
    public (double Low, double High)? Interval()
    {
        var low = IndexAt(row => (row.LevelA.High, row.LevelB.Low));
        var high = IndexAt(row => (row.LevelA.Low, row.LevelB.High));
        return (low ?? high, high ?? low) is ({ } from, { } to) ? (from, to) : null;
    }

    public IReadOnlyList<DimensionBalance> ByDimension() =>
        [.. _rows.GroupBy(row => row.Dimension).OrderBy(group => group.Key).Select(group => new DimensionBalance(
            group.Key,
            group.Sum(row => row.A(row.LevelA.Mode, row.LevelB.Mode)),
            group.Sum(row => row.B(row.LevelA.Mode, row.LevelB.Mode))))];

    private double? IndexAt(Func<Row, (double A, double B)> levels)
    {
        Summation a = default, b = default;
        foreach (var row in _rows)
        {
            var (levelA, levelB) = levels(row);
            a.Add(row.A(levelA, levelB));
            b.Add(row.B(levelA, levelB));
        }

        return Balance.IndexOf(a.Value, b.Value);
    }

    /// <summary>A line with both sides' final levels.</summary>
    public readonly record struct Row(Dimension Dimension, double Omega, Target Target, Estimate LevelA, Estimate LevelB)
    {
        public double A(double levelA, double levelB) => Omega * Part(Target.A * levelB, Target.B * levelA);

        public double B(double levelA, double levelB) => Omega * Part(Target.B * levelA, Target.A * levelB);

        private static double Part(double own, double other) => own + other > 0 ? own / (own + other) : 0;
    }
}

/// <summary>The steps that count on one line.</summary>
internal sealed class LineSteps
{
    public List<string> Unmeasured { get; } = [];

    public Caveats Caveats { get; private set; }

    public bool Any { get; private set; }

    public bool LacksA { get; private set; }

    public bool LacksB { get; private set; }

    public void Note(MeasuredStep step, Side side, bool lacksQuantity, bool isNonBinding)
    {
        Any = true;
        Caveats |= step.Caveats | (isNonBinding ? Caveats.NonBindingCap : Caveats.None);
        if (lacksQuantity)
        {
            Unmeasured.Add(step.Item.Id);
            LacksA |= side == Side.A;
            LacksB |= side == Side.B;
        }
    }
}
