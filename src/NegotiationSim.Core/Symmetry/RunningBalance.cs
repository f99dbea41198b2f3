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
    private readonly List<RunningEntry> _entries = [];
    private readonly List<(RunningCell Cell, bool IsOfA, Dimension Dimension)> _pending = [];
    private ImmutableArray<Concession> _items = [];
    private RunningTotals _certain;
    private WeightsInUse _weights;
    private Credibility _credibility;
    private int _evidenceKnown;
    private readonly bool _isWeightUnknown;
    private bool _isSpoilt;
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
        _isWeightUnknown = Sides.Both.Any(side => perspective.WeightsOf(side).ByDimension.Any(weight => weight is null));
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
            Enter(i, items[i], cutoff);
        }

        _items = items;
        if (isNewDimension && _isWeightUnknown)
        {
            _weights = WeightsInUse.Of(_tables with { Items = items }, _perspective, _switches);
            EnterAll(cutoff);
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

    private void EnterAll(DateOnly cutoff)
    {
        for (var i = 0; i < _items.Length; i++)
        {
            Enter(i, _items[i], cutoff);
            CellOf(_items[i]).Spoil();
        }
    }

    private void Enter(int place, Concession item, DateOnly cutoff)
    {
        _isSpoilt = true;
        var entry = EntryOf(item, cutoff);
        if (place < _entries.Count)
        {
            _entries[place] = entry;
        }
        else
        {
            _entries.Add(entry);
        }
    }

    private RunningEntry EntryOf(Concession item, DateOnly cutoff)
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

    /// <summary>Sums up what has changed: the certain part once, and which cells wait for a chance.</summary>
    private void Fill(DateOnly cutoff)
    {
        if (!double.IsPositiveInfinity(_switches.HT))
        {
            EnterAll(cutoff);
        }

        if (!_isSpoilt)
        {
            return;
        }

        _isSpoilt = false;
        _certain = default;
        _pending.Clear();
        for (var i = 0; i < _cells.Length; i++)
        {
            var (cell, isOfA, dimension) = (_cells[i], i < 10, (Dimension)(i % 10));
            cell.Fill(_entries);
            _certain.Add(cell.Certain, isOfA, dimension);
            if (cell.IsPending)
            {
                _pending.Add((cell, isOfA, dimension));
            }
        }
    }

    private (double? Index, VerdictState State) Evaluate()
    {
        var totals = _certain;
        if (_pending.Count > 0)
        {
            var (inA, inB) = (_credibility.In(Actor.A), _credibility.In(Actor.B));
            foreach (var (cell, isOfA, dimension) in _pending)
            {
                ref readonly var trust = ref isOfA ? ref inA : ref inB;
                totals.Add(cell.AtTrust(trust.Of(dimension)), isOfA, dimension);
            }
        }

        var state = StepNorms.StateOf(totals.A, totals.B, totals.LacksA, totals.LacksB, totals.WeightInUse(_weights), _switches);
        return (state == VerdictState.MissingMagnitude ? null : Balance.IndexOf(totals.A, totals.B), state);
    }
}
