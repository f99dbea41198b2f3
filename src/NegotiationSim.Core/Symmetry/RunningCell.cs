using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>One item as it enters a cell: factor·(Certain + Pending·p)·share; without a share it is only known to count.</summary>
internal readonly record struct RunningEntry(double Factor, Worth Worth, double? Share, double OddsFactor);

/// <summary>A part of a cell: its value, whether anything counts in it, and whether a counted item lacks a magnitude.</summary>
internal readonly record struct RunningPart(double Value, bool IsUsed, bool Lacks);

/// <summary>Items of one dimension that wait for the same chance, as they count when it is 1.</summary>
internal readonly record struct PendingPart(Dimension Dimension, double OddsFactor, RunningPart Part)
{
    /// <summary>What they are worth when their giver is trusted by θ.</summary>
    public RunningPart At(double theta)
    {
        var p = Credibility.Shifted(theta, OddsFactor);
        return p > 0 ? Part with { Value = Part.Value * p } : default;
    }
}

/// <summary>The items of one side in one dimension, summed up.</summary>
internal sealed class RunningCell(RunningSide side, Dimension dimension)
{
    private readonly List<int> _places = [];
    private readonly List<PendingPart> _pending = [];
    private bool _isSpoilt;

    public Dimension Dimension { get; } = dimension;

    public bool IsEmpty => _places.Count == 0;

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

    /// <summary>Adds what depends on a chance.</summary>
    public void CopyPending(List<PendingPart> pending) => pending.AddRange(_pending);

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
                _pending[i] = _pending[i] with { Part = With(_pending[i].Part, factor, entry.Share) };
                return;
            }
        }

        _pending.Add(new PendingPart(Dimension, entry.OddsFactor, With(default, factor, entry.Share)));
    }

    private static RunningPart With(RunningPart part, double factor, double? share) =>
        factor <= Balance.Zero ? part : new RunningPart(part.Value + (factor * (share ?? 0)), true, part.Lacks || share is null);
}
