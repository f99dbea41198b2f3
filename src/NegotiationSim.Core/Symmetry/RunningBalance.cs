using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

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
    private readonly bool _isWeightUnknown;
    private readonly RunningSide _a = new(Actor.A);
    private readonly RunningSide _b = new(Actor.B);

    // By place of the item; a procedural one has no step.
    private readonly List<MeasuredStep?> _steps = [];
    private readonly List<RunningEntry> _entries = [];
    private readonly List<int> _changes = [];
    private Vector<Concession> _items = new();
    private WeightsInUse _weights;
    private Credibility _credibility;
    private int _evidenceKnown;
    private DateOnly _cutoff = DateOnly.MinValue;
    private (WeightsInUse? Weights, int Dimensions, double Weight) _inUse;
    private (double? Index, VerdictState State) _last = (null, VerdictState.NoConcessions);

    public RunningBalance(ConcessionLedger tables, Perspective perspective, Switches switches, Reading reading)
    {
        _tables = tables;
        _perspective = perspective;
        _switches = switches;
        _reading = reading;
        _measuring = new Measuring(tables, perspective, switches);
        _evidence = [.. tables.Evidence.OrderBy(evidence => evidence.On ?? DateOnly.MinValue)];
        _weights = WeightsInUse.Of(tables, perspective, switches);
        _isWeightUnknown = Sides.Both.Any(side => perspective.WeightsOf(side).ByDimension.Any(weight => weight is null));
        _credibility = new Credibility(perspective, switches, DateOnly.MinValue);
    }

    /// <summary>Weights that apply to the items so far.</summary>
    public WeightsInUse Weights => _weights;

    /// <summary>Measures an item as this balance does.</summary>
    public MeasuredStep Measure(Concession item) => _measuring.Of(item);

    /// <summary>
    /// The index once the sides' items are <paramref name="items"/>, which have grown from the last ones, at a cut-off not
    /// before the last one.
    /// </summary>
    public (double? Index, VerdictState State) At(Vector<Concession> items, DateOnly cutoff)
    {
        var isSame = ReferenceEquals(items, _items);
        if (isSame && cutoff == _cutoff)
        {
            return _last;
        }

        Recall(cutoff);
        if (!isSame)
        {
            Take(items, cutoff);
        }

        Fill(cutoff);
        _cutoff = cutoff;
        return _last = _weights.IsCovered ? Evaluate() : (null, VerdictState.WeightCoverage);
    }

    private void Take(Vector<Concession> items, DateOnly cutoff)
    {
        var (isOtherEvidence, isNewDimension) = (false, false);
        _changes.Clear();
        items.FindChanges(_items, _changes);
        foreach (var place in _changes)
        {
            var (item, old) = (items[place], place < _items.Count ? _items[place] : null);
            isOtherEvidence |= old is not null && _credibility.IsResolved(old);
            if (!isOtherEvidence)
            {
                _credibility.Note(item);
            }

            isNewDimension |= CellOf(item).IsEmpty;
            Put(place, item, old);
            Enter(place, item, cutoff);
        }

        _items = items;
        if (isNewDimension && _isWeightUnknown)
        {
            _weights = WeightsInUse.Of(_tables with { Items = items.Flat }, _perspective, _switches);
            EnterAll(cutoff);
        }

        if (isOtherEvidence)
        {
            Remember(cutoff);
        }
    }

    private RunningCell CellOf(Concession item) => (item.Giver.Side == Side.A ? _a : _b)[item.Line.Dimension];

    private void Put(int place, Concession item, Concession? old)
    {
        var (cell, left) = (CellOf(item), old is null ? null : CellOf(old));
        if (left == cell)
        {
            cell.Spoil();
            return;
        }

        left?.Remove(place);
        cell.Put(place);
    }

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

    private void Enter(int place, Concession item, DateOnly cutoff)
    {
        var step = item.Procedural ? null : Measure(item);
        if (place < _steps.Count)
        {
            (_steps[place], _entries[place]) = (step, EntryOf(step, cutoff));
        }
        else
        {
            _steps.Add(step);
            _entries.Add(EntryOf(step, cutoff));
        }
    }

    private void EnterAll(DateOnly cutoff)
    {
        for (var place = 0; place < _steps.Count; place++)
        {
            _entries[place] = EntryOf(_steps[place], cutoff);
            CellOf(_items[place]).Spoil();
        }
    }

    private RunningEntry EntryOf(MeasuredStep? step, DateOnly cutoff)
    {
        if (step is null)
        {
            return default;
        }

        var account = StepNorms.AccountOf(_reading);
        var factor = StepNorms.FactorOf(step, _weights, _reading.Norm, StepNorms.BaselineOf(_reading), account) * Weighing.DiscountOf(step.Item, cutoff, _switches.HT);
        var worth = Worth.Of(step.Item.ReadBy(_perspective.Reading), _reading.Lens, _switches);
        return new RunningEntry(factor, worth, StepNorms.ShareOf(step, _reading.Norm, account).X?.Mode, _credibility.OddsFactor(step.Item));
    }

    /// <summary>Sums up what has changed.</summary>
    private void Fill(DateOnly cutoff)
    {
        if (!double.IsPositiveInfinity(_switches.HT))
        {
            EnterAll(cutoff);
        }

        _a.Fill(_entries);
        _b.Fill(_entries);
    }

    private (double? Index, VerdictState State) Evaluate()
    {
        var (a, b) = (_a.At(_credibility), _b.At(_credibility));
        var state = StepNorms.StateOf(a.Value, b.Value, a.Lacks, b.Lacks, WeightInUse(a.Dimensions | b.Dimensions), _switches);
        return (state == VerdictState.MissingMagnitude ? null : Balance.IndexOf(a.Value, b.Value), state);
    }

    /// <summary>Ω over the dimensions in which anything counts, which are mostly those of the last time.</summary>
    private double WeightInUse(int dimensions)
    {
        if (dimensions == _inUse.Dimensions && ReferenceEquals(_weights, _inUse.Weights))
        {
            return _inUse.Weight;
        }

        double sum = 0;
        for (var d = 0; d < 10; d++)
        {
            sum += (dimensions & (1 << d)) == 0 ? 0 : _weights.Mean((Dimension)d);
        }

        _inUse = (_weights, dimensions, sum);
        return sum;
    }
}
