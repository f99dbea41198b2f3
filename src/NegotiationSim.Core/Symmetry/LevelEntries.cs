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

    public double[] A => _rows.ConvertAll(row => row.A(row.LevelA.Mode, row.LevelB.Mode)).ToArray();

    public double[] B => _rows.ConvertAll(row => row.B(row.LevelA.Mode, row.LevelB.Mode)).ToArray();

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

    public IReadOnlyList<DimensionBalance> ByDimension()
    {
        var balances = new List<DimensionBalance>();
        foreach (var dimension in Line.Dimensions)
        {
            var (a, b, any) = (0.0, 0.0, false);
            foreach (var row in _rows)
            {
                if (row.Dimension == dimension)
                {
                    a += row.A(row.LevelA.Mode, row.LevelB.Mode);
                    b += row.B(row.LevelA.Mode, row.LevelB.Mode);
                    any = true;
                }
            }

            if (any)
            {
                balances.Add(new DimensionBalance(dimension, a, b));
            }
        }

        return balances;
    }

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
    public sealed record Row(Dimension Dimension, double Omega, Target Target, Estimate LevelA, Estimate LevelB)
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
