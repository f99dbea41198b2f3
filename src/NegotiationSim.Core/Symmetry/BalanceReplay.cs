using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Core.Symmetry;

/// <summary>One event of a history with the balance after it.</summary>
/// <param name="Version">The event's version, from 1.</param>
/// <param name="Event">The event.</param>
/// <param name="Index">BI after it; null where undefined.</param>
/// <param name="State">What can be said after it, and the reason where the index is null.</param>
/// <param name="Moved">True when the index or its absence is another than before the event.</param>
/// <param name="Move">What an offer or promise does to its maker and to the other side; null for every other event.</param>
public sealed record ReplayedStep(int Version, NegotiationEvent Event, double? Index, VerdictState State, bool Moved, Move? Move);

/// <summary>
/// How the balance ran: a history folded event by event, and after each the index that scoring the history at that version
/// would give, to the last bit. The cut-off of a version is the latest day any event up to it may have happened.
/// Nothing is decided, appended or published.
/// </summary>
/// <param name="tables">Holdings, references, targets, normalisers and earlier record the history is measured with.</param>
/// <param name="perspective">Whose weights and trust.</param>
/// <param name="reading">A step norm's reading.</param>
/// <param name="switches">The switches.</param>
public sealed class BalanceReplay(ConcessionLedger tables, Perspective perspective, Reading reading, Switches switches)
{
    /// <summary>The steps of a history, given in the order of its stream.</summary>
    public IReadOnlyList<ReplayedStep> Of(IEnumerable<NegotiationEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var steps = new List<ReplayedStep>();
        var state = Negotiation.NotOpened;
        var cutoff = DateOnly.MinValue;
        var last = new Balanced(null, VerdictState.NoConcessions, state, cutoff, null);
        foreach (var @event in events)
        {
            var next = Negotiation.Evolve(state, @event);
            cutoff = CutoffAfter(cutoff, @event);
            var balanced = After(next, cutoff, last);
            var moved = balanced.Index != last.Index;
            steps.Add(new ReplayedStep(next.Version, @event, balanced.Index, balanced.State, moved, MoveOf(@event, state, next, balanced.Measured)));
            (state, last) = (next, balanced);
        }

        return steps;
    }

    /// <summary>The cut-off once an event has happened.</summary>
    public static DateOnly CutoffAfter(DateOnly cutoff, NegotiationEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        var day = @event.Stamp.On.To;
        return day > cutoff ? day : cutoff;
    }

    private Balanced After(Negotiation state, DateOnly cutoff, Balanced last)
    {
        if (last.Stands(state, cutoff))
        {
            return last;
        }

        var steps = state.StepsAt(cutoff);
        var measured = last.MeasuredUnder(state.Holdings);
        var ledger = measured is null ? steps.MeasuredWith(tables) : steps with { Holdings = measured.Tables.Holdings, Evidence = tables.Evidence };
        measured ??= new Measured(state.Holdings, ledger, new Measuring(ledger, perspective, switches));
        var (index, verdict) = Appraisal.Of(ledger, measured.Measuring).IndexOf(reading);
        return new Balanced(index, verdict, state, cutoff, measured);
    }

    /// <summary>
    /// The maker's utility falls by what the step costs its side and the other side's rises by what it gains, as if carried
    /// out; a step taken back does the opposite.
    /// </summary>
    private Move? MoveOf(NegotiationEvent @event, Negotiation before, Negotiation after, Measured? measured)
    {
        var id = @event switch
        {
            ConcessionOffered offered => offered.ConcessionId,
            ConcessionCommitted committed => committed.ConcessionId,
            ConcessionWithdrawn withdrawn => withdrawn.ConcessionId,
            _ => null,
        };
        if (id is null || measured is null || after.Concessions.Find(id) is not { Giver.IsSide: true } item)
        {
            return null;
        }

        var taken = @event is ConcessionWithdrawn;
        var old = before.Concessions.Find(id) is { } known ? WorthOf(known, measured) : (0, 0);
        var now = taken ? (0, 0) : WorthOf(item, measured);
        return old is { } o && now is { } n ? Symmetry.Move.Of(o.Cost - n.Cost, n.Gain - o.Gain) : null;
    }

    private (double Cost, double Gain)? WorthOf(Concession item, Measured measured)
    {
        var step = measured.Measuring.Of(item);
        if (item.Procedural)
        {
            return (0, 0);
        }

        var weights = WeightsInUse.Of(measured.Tables with { Items = [item] }, perspective, switches);
        var novelty = MeasuredStep.Novelty(item.ObligationClass, reading.Norm == Norm.LegalBaseline ? Baseline.Legal : reading.Baseline);
        var scale = step.Rho * novelty * step.Kappa;
        return step.Share(reading.Norm).X is { } x && step.Gain(reading.Norm).X is { } y && weights.IsCovered
            ? (weights.Of(item.Giver.Side, item.Line.Dimension) * x.Mode * scale, weights.Of(step.Receiver, item.Line.Dimension) * y.Mode * scale)
            : null;
    }

    /// <summary>Items measured under one statement of holdings.</summary>
    private sealed record Measured(Holdings Holdings, ConcessionLedger Tables, Measuring Measuring);

    /// <summary>A balance, and the state and day it was taken of.</summary>
    private sealed record Balanced(double? Index, VerdictState State, Negotiation Of, DateOnly Cutoff, Measured? Measured)
    {
        /// <summary>True when nothing that a balance depends on has changed since.</summary>
        public bool Stands(Negotiation state, DateOnly cutoff) =>
            Measured is not null
            && Of.Concessions.Counted == state.Concessions.Counted
            && ReferenceEquals(Of.Holdings, state.Holdings)
            && (Cutoff == cutoff || state.Concessions.Counted.IsEmpty);

        public Measured? MeasuredUnder(Holdings holdings) =>
            Measured is { } measured && ReferenceEquals(measured.Holdings, holdings) ? measured : null;
    }
}
