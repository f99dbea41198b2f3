using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// The index of one step norm while a ledger grows: what an <see cref="Appraisal"/> of the same ledger gives, to rounding,
/// at the price of what has changed since. Items are kept in twenty cells, one a side and dimension; a cell's total is
/// Certain + Σ Pending·p, so a later cut-off moves the chances and leaves the cells as they are.
/// </summary>
internal sealed class RunningBalance
{
    private readonly ConcessionLedger _tables;
    private readonly Perspective _perspective;
    private readonly Switches _switches;
    private readonly Reading _reading;
    private readonly Measuring _measuring;
    private readonly Evidence[] _evidence;
    private readonly RunningCell[] _cells;
    private ImmutableArray<Concession> _items = [];
    private WeightsInUse _weights;
    private Credibility _credibility;
    private int _evidenceKnown;
    private DateOnly _cutoff = DateOnly.MinValue;
    private (double? Index, VerdictState State) _last = (null, VerdictState.NoConcessions);

    public RunningBalance(ConcessionLedger tables, Perspective perspective, Switches switches, Reading reading)
    {
        _tables = tables;
        _perspective = perspective;
        _switches = switches;
        _reading = reading;
        _measuring = new Measuring(tables, perspective, switches);
        _evidence = [.. tables.Evidence.OrderBy(evidence => evidence.On ?? DateOnly.MinValue)];
        _cells = [.. Enumerable.Range(0, 20).Select(_ => new RunningCell())];
        _weights = WeightsInUse.Of(tables, perspective, switches);
        _credibility = new Credibility(perspective, switches, DateOnly.MinValue);
    }

    /// <summary>Weights that apply to the items so far.</summary>
    public WeightsInUse Weights => _weights;

    /// <summary>Measures an item as this balance does.</summary>
    public MeasuredStep Measure(Concession item) => _measuring.Of(item);

    /// <summary>The index once the sides' items are <paramref name="items"/>, at a cut-off not before the last one.</summary>
    public (double? Index, VerdictState State) At(ImmutableArray<Concession> items, DateOnly cutoff)
    {
        if (items == _items && cutoff == _cutoff)
        {
            return _last;
        }

        Recall(cutoff);
        if (items != _items)
        {
            Take(items, cutoff);
        }

        Fill(cutoff);
        _cutoff = cutoff;
        return _last = _weights.IsCovered ? Evaluate() : (null, VerdictState.WeightCoverage);
    }

    private void Take(ImmutableArray<Concession> items, DateOnly cutoff)
    {
        var (isOtherEvidence, isNewDimension) = (false, false);
        for (var i = 0; i < items.Length; i++)
        {
            var old = i < _items.Length ? _items[i] : null;
            if (ReferenceEquals(items[i], old))
            {
                continue;
            }

            isOtherEvidence |= old is not null && IsEvidence(old);
            if (!isOtherEvidence)
            {
                _credibility.Note(items[i]);
            }

            var place = CellOf(items[i]);
            isNewDimension |= place.IsEmpty;
            if (old is not null && CellOf(old) != place)
            {
                CellOf(old).Remove(i);
            }

            place.Put(i);
        }

        _items = items;
        if (isNewDimension)
        {
            _weights = WeightsInUse.Of(_tables with { Items = items }, _perspective, _switches);
            Array.ForEach(_cells, cell => cell.Spoil());
        }

        if (isOtherEvidence)
        {
            Remember(cutoff);
        }
    }

    private bool IsEvidence(Concession item) => item.ReadBy(_perspective.Reading).KeptFraction is not null;

    private RunningCell CellOf(Concession item) => _cells[(item.Giver.Side == Side.A ? 0 : 10) + (int)item.Line.Dimension];

    /// <summary>Brings the record of both givers to the cut-off: fades it and adds the earlier record that has become known.</summary>
    private void Recall(DateOnly cutoff)
    {
        if (!_credibility.Reaches(cutoff))
        {
            Remember(cutoff);
        }

        _credibility.FadeTo(cutoff);
        while (_evidenceKnown < _evidence.Length && Credibility.IsKnownBy(_evidence[_evidenceKnown], cutoff))
        {
            _credibility.Note(_evidence[_evidenceKnown++]);
        }
    }

    /// <summary>Starts the record of both givers anew: an entry was taken back, or the anchor is too far away.</summary>
    private void Remember(DateOnly cutoff)
    {
        _credibility = new Credibility(_perspective, _switches, cutoff);
        _evidenceKnown = 0;
        foreach (var item in _items)
        {
            _credibility.Note(item);
        }

        Recall(cutoff);
    }

    private void Fill(DateOnly cutoff)
    {
        var isDiscounted = !double.IsPositiveInfinity(_switches.HT);
        foreach (var cell in _cells)
        {
            if (isDiscounted)
            {
                cell.Spoil();
            }

            if (cell.IsSpoilt)
            {
                cell.Fill(_items, Enter, cutoff);
            }
        }
    }

    private RunningEntry Enter(Concession item, DateOnly cutoff)
    {
        if (item.Procedural)
        {
            return default;
        }

        var step = _measuring.Of(item);
        var account = StepNorms.AccountOf(_reading);
        var factor = StepNorms.FactorOf(step, _weights, _reading.Norm, StepNorms.BaselineOf(_reading), account) * Weighing.DiscountOf(item, cutoff, _switches.HT);
        var worth = Worth.Of(item.ReadBy(_perspective.Reading), _reading.Lens, _switches);
        return new RunningEntry(factor, worth, StepNorms.ShareOf(step, _reading.Norm, account).X?.Mode, _credibility.OddsFactor(item));
    }

    private (double? Index, VerdictState State) Evaluate()
    {
        Summation a = default, b = default, used = default;
        var (lacksA, lacksB) = (false, false);
        var (inA, inB) = (_credibility.In(Actor.A), _credibility.In(Actor.B));
        for (var d = 0; d < 10; d++)
        {
            var (cellOfA, cellOfB) = (_cells[d], _cells[10 + d]);
            if (cellOfA.IsEmpty && cellOfB.IsEmpty)
            {
                continue;
            }

            var (ofA, ofB) = (cellOfA.Evaluate(inA, (Dimension)d), cellOfB.Evaluate(inB, (Dimension)d));
            a.Add(ofA.Total);
            b.Add(ofB.Total);
            lacksA |= ofA.Lacks;
            lacksB |= ofB.Lacks;
            if (ofA.IsUsed || ofB.IsUsed)
            {
                used.Add(_weights.Mean((Dimension)d));
            }
        }

        var state = StepNorms.StateOf(a.Value, b.Value, lacksA, lacksB, used.Value, _switches);
        return (state == VerdictState.MissingMagnitude ? null : Balance.IndexOf(a.Value, b.Value), state);
    }
}

/// <summary>One item as it enters a cell: factor·(Certain + Pending·p)·share; without a share it is only known to count.</summary>
internal readonly record struct RunningEntry(double Factor, Worth Worth, double? Share, double OddsFactor);

/// <summary>The items of one side in one dimension, summed up.</summary>
internal sealed class RunningCell
{
    private readonly List<int> _places = [];
    private readonly List<Pending> _pending = [];
    private Summation _certain;
    private bool _isUsed, _lacks;

    public bool IsEmpty => _places.Count == 0;

    public bool IsSpoilt { get; private set; }

    public void Spoil() => IsSpoilt = _places.Count > 0 || IsSpoilt;

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

    public void Fill(ImmutableArray<Concession> items, Func<Concession, DateOnly, RunningEntry> enter, DateOnly cutoff)
    {
        _pending.Clear();
        _certain = default;
        (_isUsed, _lacks, IsSpoilt) = (false, false, false);
        foreach (var place in _places)
        {
            Add(enter(items[place], cutoff));
        }
    }

    /// <summary>The cell's total at today's trust in its giver, whether a counted item lacks a magnitude, and whether any counts.</summary>
    public (double Total, bool Lacks, bool IsUsed) Evaluate(in TrustInGiver trust, Dimension dimension)
    {
        if (_pending.Count == 0)
        {
            return (_certain.Value, _lacks, _isUsed);
        }

        var theta = trust.Of(dimension);
        var (total, lacks, isUsed) = (_certain, _lacks, _isUsed);
        foreach (var pending in _pending)
        {
            var p = Credibility.Shifted(theta, pending.OddsFactor);
            if (p > 0)
            {
                total.Add(pending.Value.Value * p);
                lacks |= pending.Lacks;
                isUsed = true;
            }
        }

        return (total.Value, lacks, isUsed);
    }

    private void Add(RunningEntry entry)
    {
        var certain = entry.Factor * entry.Worth.Certain;
        if (certain > Balance.Zero)
        {
            _isUsed = true;
            _lacks |= entry.Share is null;
            _certain.Add(certain * (entry.Share ?? 0));
        }

        var pending = entry.Factor * entry.Worth.Pending;
        if (pending > Balance.Zero)
        {
            AddPending(entry.OddsFactor, pending, entry.Share);
        }
    }

    private void AddPending(double oddsFactor, double factor, double? share)
    {
        var i = _pending.FindIndex(group => group.OddsFactor == oddsFactor);
        var group = i < 0 ? new Pending(oddsFactor, default, false) : _pending[i];
        var sum = group.Value;
        sum.Add(factor * (share ?? 0));
        group = new Pending(oddsFactor, sum, group.Lacks || share is null);
        if (i < 0)
        {
            _pending.Add(group);
        }
        else
        {
            _pending[i] = group;
        }
    }

    /// <summary>Promises that share one chance.</summary>
    private readonly record struct Pending(double OddsFactor, Summation Value, bool Lacks);
}
