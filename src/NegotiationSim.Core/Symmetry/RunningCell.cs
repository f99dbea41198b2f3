using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>One item as it enters a cell: factor·(Certain + Pending·p)·share; without a share it is only known to count.</summary>
internal readonly record struct RunningEntry(double Factor, Worth Worth, double? Share, double OddsFactor);

/// <summary>A part of a cell: its value, whether anything counts in it, and whether a counted item lacks a magnitude.</summary>
internal readonly record struct RunningPart(double Value, bool IsUsed, bool Lacks);

/// <summary>The items of one side in one dimension, summed up.</summary>
internal sealed class RunningCell(RunningSide side, Dimension dimension)
{
    private readonly List<int> _places = [];
    private readonly List<(double OddsFactor, RunningPart Part)> _pending = [];
    private bool _isSpoilt;

    public Dimension Dimension { get; } = dimension;

    public bool IsEmpty => _places.Count == 0;

    public bool IsPending => _pending.Count > 0;

    /// <summary>What does not depend on a chance.</summary>
    public RunningPart Certain { get; private set; }

    /// <summary>Something in it has changed, and so in its side.</summary>
    public void Spoil()
    {
        _isSpoilt = true;
        side.Spoil();
    }

    public void Put(int place)
    {
        Spoil();
        _places.Add(place);
    }

    public void Remove(int place)
    {
        Spoil();
        _places.Remove(place);
    }

    /// <summary>Sums up the entries, if one of them has changed.</summary>
    public void Fill(List<RunningEntry> entries)
    {
        if (!_isSpoilt)
        {
            return;
        }

        _isSpoilt = false;
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
