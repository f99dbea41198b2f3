using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Core.Symmetry;

/// <summary>One event of a history with the balance after it.</summary>
/// <param name="Version">The event's version, from 1.</param>
/// <param name="Event">The event.</param>
/// <param name="Index">BI after it; null where undefined.</param>
/// <param name="State">What can be said after it, and the reason where the index is null.</param>
/// <param name="Moved">True when the event changed what the sides have on record, and with it the index or its absence. Evidence that merely fades moves nothing.</param>
/// <param name="Move">What an offer or promise does to its maker and to the other side; null for every other event.</param>
public readonly record struct ReplayedStep(int Version, NegotiationEvent Event, double? Index, VerdictState State, bool Moved, Move? Move);

/// <summary>
/// How the balance ran: a history folded event by event, and after each the index that scoring the history at that version
/// would give, to rounding. The cut-off of a version is the latest day any event up to it may have happened.
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
        var steps = new List<ReplayedStep>(events.TryGetNonEnumeratedCount(out var count) ? count : 0);
        var state = Negotiation.NotOpened.Copy();
        var cutoff = DateOnly.MinValue;
        var running = new RunningBalance(tables, perspective, switches, reading);
        double? index = null;
        foreach (var @event in events)
        {
            var (concessions, holdings) = (state.Concessions, state.Holdings);
            state.Take(@event);
            cutoff = CutoffAfter(cutoff, @event);
            var isMeasuredAnew = !ReferenceEquals(state.Holdings, holdings);
            if (isMeasuredAnew)
            {
                running = new RunningBalance(state.StepsAt(cutoff).MeasuredWith(tables) with { Items = [] }, perspective, switches, reading);
            }

            var was = index;
            (index, var verdict) = running.At(state.Concessions.Counted, cutoff);
            var isStep = !ReferenceEquals(state.Concessions.Counted, concessions.Counted);
            var moved = index != was && (isStep || isMeasuredAnew);
            steps.Add(new ReplayedStep(state.Version, @event, index, verdict, moved, isStep ? MoveOf(@event, concessions, state.Concessions, running) : null));
        }

        return steps;
    }

    /// <summary>The cut-off once all of these have happened; the first of all days where there are none.</summary>
    public static DateOnly CutoffOf(IReadOnlyList<NegotiationEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var cutoff = DateOnly.MinValue;
        foreach (var @event in events)
        {
            cutoff = CutoffAfter(cutoff, @event);
        }

        return cutoff;
    }

    /// <summary>The cut-off once an event has happened.</summary>
    public static DateOnly CutoffAfter(DateOnly cutoff, NegotiationEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        var day = @event.Stamp.On.To;
        return day > cutoff ? day : cutoff;
    }

    /// <summary>
    /// The maker's utility falls by what the step costs its side and the other side's rises by what it gains, as if carried
    /// out; a step taken back does the opposite.
    /// </summary>
    private Move? MoveOf(NegotiationEvent @event, Book<Concession, Origin> before, Book<Concession, Origin> after, RunningBalance running)
    {
        var id = @event switch
        {
            ConcessionOffered offered => offered.ConcessionId,
            ConcessionCommitted committed => committed.ConcessionId,
            ConcessionWithdrawn withdrawn => withdrawn.ConcessionId,
            _ => null,
        };
        if (id is null || after.Find(id) is not { Giver.IsSide: true } item || !running.Weights.IsCovered)
        {
            return null;
        }

        var old = before.Find(id) is { } known ? WorthOf(known, running) : (0, 0);
        var now = @event is ConcessionWithdrawn ? (0, 0) : WorthOf(item, running);
        return old is { } o && now is { } n ? Symmetry.Move.Of(o.Cost - n.Cost, n.Gain - o.Gain) : null;
    }

    /// <summary>Cost to the giver and gain to the receiver of a step, as if carried out; null when its size is unknown.</summary>
    private (double Cost, double Gain)? WorthOf(Concession item, RunningBalance running)
    {
        if (item.Procedural)
        {
            return (0, 0);
        }

        var step = running.Measure(item);
        double? Value(Account account) => StepNorms.ShareOf(step, reading.Norm, account).X?.Mode * StepNorms.FactorOf(step, running.Weights, reading.Norm, StepNorms.BaselineOf(reading), account);
        return Value(Account.Cost) is { } cost && Value(Account.Gain) is { } gain ? (cost, gain) : null;
    }
}
