using System.Runtime.InteropServices;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>What one side has given: its total, whether a counted item lacks a magnitude, and the dimensions in which anything counts, one bit each.</summary>
internal readonly record struct RunningTotal(double Value, bool Lacks, int Dimensions)
{
    public RunningTotal With(RunningPart part, Dimension dimension) =>
        part.IsUsed ? new RunningTotal(Value + part.Value, Lacks || part.Lacks, Dimensions | (1 << (int)dimension)) : this;
}

/// <summary>The items of one side in ten cells, one a dimension: what is certain is summed up once for all cut-offs.</summary>
internal sealed class RunningSide
{
    private readonly Actor _giver;
    private readonly RunningCell[] _cells;
    private readonly List<PendingPart> _pending = [];
    private RunningTotal _certain;
    private bool _isSpoilt;

    public RunningSide(Actor giver)
    {
        _giver = giver;
        _cells = [.. Line.Dimensions.Select(dimension => new RunningCell(this, dimension))];
    }

    public RunningCell this[Dimension dimension] => _cells[(int)dimension];

    /// <summary>A cell has changed.</summary>
    public void Spoil() => _isSpoilt = true;

    /// <summary>Sums up what has changed: the certain part, and what waits for a chance.</summary>
    public void Fill(List<RunningEntry> entries)
    {
        if (!_isSpoilt)
        {
            return;
        }

        _isSpoilt = false;
        _certain = default;
        _pending.Clear();
        foreach (var cell in _cells)
        {
            cell.Fill(entries);
            _certain = _certain.With(cell.Certain, cell.Dimension);
            cell.CopyPending(_pending);
        }
    }

    /// <summary>The total when the giver's word is worth what its record makes it.</summary>
    public RunningTotal At(Credibility credibility)
    {
        var total = _certain;
        if (_pending.Count == 0)
        {
            return total;
        }

        var trust = credibility.In(_giver);
        var (dimension, theta) = ((Dimension?)null, 0.0);
        foreach (ref readonly var pending in CollectionsMarshal.AsSpan(_pending))
        {
            if (pending.Dimension != dimension)
            {
                (dimension, theta) = (pending.Dimension, trust.Of(pending.Dimension));
            }

            total = total.With(pending.At(theta), pending.Dimension);
        }

        return total;
    }
}
