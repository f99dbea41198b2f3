using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>One item as it enters a cell: factor·(Certain + Pending·p)·share; without a share it is only known to count.</summary>
internal readonly record struct RunningEntry(double Factor, Worth Worth, double? Share, double OddsFactor);

/// <summary>A part of a cell: its value, whether anything counts in it, and whether a counted item lacks a magnitude.</summary>
internal readonly record struct RunningPart(double Value, bool IsUsed, bool Lacks);

/// <summary>The items of one side in one dimension, summed up.</summary>
internal sealed class RunningCell
{
    private readonly List<int> _places = [];
    private readonly List<(double OddsFactor, RunningPart Part)> _pending = [];

    public bool IsEmpty => _places.Count == 0;

    public bool IsPending => _pending.Count > 0;

    public bool IsSpoilt { get; private set; }

    /// <summary>What does not depend on a chance.</summary>
    public RunningPart Certain { get; private set; }

    public void Spoil() => IsSpoilt = true;

    public void Put(int place)
    {
        IsSpoilt = true;
        if (!_places.Contains(place))
        {
            _places.Add(place);
        }
    }

    public void Remove(int place)
    {
        IsSpoilt = true;
        _places.Remove(place);
    }

    /// <summary>Sums up the entries, if one of them has changed.</summary>
    public void Fill(List<RunningEntry> entries)
    {
        if (!IsSpoilt)
        {
            return;
        }

        IsSpoilt = false;
        Certain = default;
        _pending.Clear();
        foreach (var place in _places)
        {
            var entry = entries[place];
            Certain = With(Certain, entry.Factor * entry.Worth.Certain, entry.Share);
            AddPending(entry);
        }
    }

    /// <summary>What the promises are worth when their giver is trusted by θ.</summary>
    public RunningPart AtTrust(double theta)
    {
        if (_pending.Count == 1)
        {
            return At(theta, _pending[0]);
        }

        var sum = default(RunningPart);
        foreach (var group in _pending)
        {
            var part = At(theta, group);
            sum = new RunningPart(sum.Value + part.Value, sum.IsUsed || part.IsUsed, sum.Lacks || part.Lacks);
        }

        return sum;
    }

    private static RunningPart At(double theta, (double OddsFactor, RunningPart Part) group)
    {
        var p = Credibility.Shifted(theta, group.OddsFactor);
        return p > 0 ? group.Part with { Value = group.Part.Value * p } : default;
    }

    private void AddPending(RunningEntry entry)
    {
        var factor = entry.Factor * entry.Worth.Pending;
        if (factor <= Balance.Zero)
        {
            return;
        }

        for (var i = 0; i < _pending.Count; i++)
        {
            if (_pending[i].OddsFactor == entry.OddsFactor)
            {
                _pending[i] = (entry.OddsFactor, With(_pending[i].Part, factor, entry.Share));
                return;
            }
        }

        _pending.Add((entry.OddsFactor, With(default, factor, entry.Share)));
    }

    private static RunningPart With(RunningPart part, double factor, double? share) =>
        factor <= Balance.Zero ? part : new RunningPart(part.Value + (factor * (share ?? 0)), true, part.Lacks || share is null);
}

/// <summary>Both sides' totals over all cells.</summary>
internal struct RunningTotals
{
    private int _used;

    public double A { get; private set; }

    public double B { get; private set; }

    public bool LacksA { get; private set; }

    public bool LacksB { get; private set; }

    public void Add(RunningPart part, bool isOfA, Dimension dimension)
    {
        if (!part.IsUsed)
        {
            return;
        }

        _used |= 1 << (int)dimension;
        if (isOfA)
        {
            A += part.Value;
            LacksA |= part.Lacks;
        }
        else
        {
            B += part.Value;
            LacksB |= part.Lacks;
        }
    }

    /// <summary>Ω over the dimensions in which anything counts.</summary>
    public readonly double WeightInUse(WeightsInUse weights)
    {
        double sum = 0;
        for (var d = 0; d < 10; d++)
        {
            sum += (_used & (1 << d)) == 0 ? 0 : weights.Mean((Dimension)d);
        }

        return sum;
    }
}
