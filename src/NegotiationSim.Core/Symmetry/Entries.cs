using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>The counted items of one reading, entered by side and dimension.</summary>
internal sealed class Entries
{
    private readonly Summation[] _mode = new Summation[20];
    private readonly Summation[] _shares = new Summation[20];
    private readonly bool[] _used = new bool[10];
    private readonly SortedSet<string> _unmeasured = new(StringComparer.Ordinal);
    private Summation _lowA, _lowB, _highA, _highB;
    private bool _lacksA, _lacksB;
    private (double[] A, double[] B)? _columns;

    public Caveats Caveats { get; private set; }

    public IReadOnlyList<string> Unmeasured => _unmeasured.Count == 0 ? [] : [.. _unmeasured];

    public (double[] A, double[] B) Columns => _columns ??= (Column(0), Column(10));

    /// <summary>True when the point shares of one side in one dimension add up to more than 1 (§1.2).</summary>
    public bool IsOverCounted => Array.Exists(_shares, sum => sum.Value > 1 + Balance.Tolerance);

    /// <summary>True when a counted item of the side has no magnitude.</summary>
    public bool Lacks(Side side) => side == Side.A ? _lacksA : _lacksB;

    /// <summary>Enters one counted item; <paramref name="factor"/> is everything but its share.</summary>
    public void Add(MeasuredStep step, Side column, double factor, MeasuredShare share)
    {
        _used[step.Dimension] = true;
        Caveats |= step.Caveats | share.Flags;
        var isA = column == Side.A;
        if (share.X is not { } x)
        {
            _unmeasured.Add(step.Item.Id);
            _lacksA |= isA;
            _lacksB |= !isA;
            (isA ? ref _highA : ref _highB).Add(factor);
            return;
        }

        var place = step.Dimension + (isA ? 0 : 10);
        _mode[place].Add(factor * x.Mode);
        _shares[place].Add(x.Mode);
        (isA ? ref _lowA : ref _lowB).Add(factor * x.Low);
        (isA ? ref _highA : ref _highB).Add(factor * x.High);
    }

    /// <summary>Σ of one side's column.</summary>
    public double Total(Side side) => Summation.Of(side == Side.A ? Columns.A : Columns.B);

    /// <summary>Ω = Σ W̄_d over the dimensions with a counted item (§2.1).</summary>
    public double WeightInUse(WeightsInUse weights)
    {
        Summation sum = default;
        foreach (var dimension in Line.Dimensions)
        {
            if (_used[(int)dimension])
            {
                sum.Add(weights.Mean(dimension));
            }
        }

        return sum.Value;
    }

    /// <summary>BI at (A low, B high) and at (A high, B low): exact because BI is monotone; an undefined end equals the other (§3).</summary>
    public (double Low, double High)? Interval()
    {
        var low = Balance.IndexOf(_lowA.Value, _highB.Value);
        var high = Balance.IndexOf(_highA.Value, _lowB.Value);
        return (low ?? high, high ?? low) is ({ } from, { } to) ? (from, to) : null;
    }

    public IReadOnlyList<DimensionBalance> ByDimension()
    {
        var (a, b) = Columns;
        var balances = new List<DimensionBalance>();
        foreach (var dimension in Line.Dimensions)
        {
            if (_used[(int)dimension])
            {
                balances.Add(new DimensionBalance(dimension, a[(int)dimension], b[(int)dimension]));
            }
        }

        return balances;
    }

    private double[] Column(int from)
    {
        var column = new double[10];
        for (var d = 0; d < column.Length; d++)
        {
            column[d] = _mode[from + d].Value;
        }

        return column;
    }
}
