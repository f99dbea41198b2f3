using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Delivery;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>One replication of a delivery as a negotiation on record.</summary>
/// <param name="Events">The events.</param>
/// <param name="State">The state at the end.</param>
/// <param name="Rounds">How many rounds there were.</param>
/// <param name="OfA">Deliveries of side A.</param>
/// <param name="OfB">Deliveries of side B.</param>
public sealed record DeliveryRun(ImmutableArray<NegotiationEvent> Events, Negotiation State, int Rounds, int OfA, int OfB);

/// <summary>
/// Plays one replication of a delivery as it would be on record: the text is agreed on, and each part of a step that is
/// delivered is reported. What a side did is read back from the record and from nowhere else. When the rounds are over, each
/// side reports as broken what the other still owes.
/// </summary>
public static class LiveDelivery
{
    /// <summary>Plays a replication from a negotiation that is open.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="state">The negotiation; a party of each side is at its table.</param>
    /// <param name="first">The day of the agreement; the rounds follow a week apart.</param>
    /// <param name="seed">The seed of the sweep.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <exception cref="InvalidOperationException">The decider refused a move: the simulation broke a rule of negotiation.</exception>
    public static DeliveryRun Play(SimulatedDelivery delivery, Negotiation state, DateOnly first, ulong seed, uint replication)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(state);
        var live = new LiveDeliveries(delivery, new LiveRecord(state), first, seed, replication);
        while (!live.IsOver)
        {
            live.Play();
        }

        return new(live.Record.Events, live.Record.State, live.Round, live.DeliveriesOf(Side.A), live.DeliveriesOf(Side.B));
    }
}

/// <summary>A delivery on record, round by round; a person may decide for a side.</summary>
internal sealed class LiveDeliveries
{
    private readonly SimulatedDelivery _delivery;
    private readonly DateOnly _first;
    private readonly ulong _seed;
    private readonly uint _replication;
    private readonly Giver[] _givers;

    /// <summary>Puts the text on record, as agreed.</summary>
    public LiveDeliveries(SimulatedDelivery delivery, LiveRecord record, DateOnly first, ulong seed, uint replication)
    {
        (_delivery, Record, _first, _seed, _replication) = (delivery, record, first, seed, replication);
        _givers = [new(record, delivery, Side.A, seed, replication), new(record, delivery, Side.B, seed, replication)];
        var (a, b) = (record.NegotiatorOf(Side.A), record.NegotiatorOf(Side.B));
        record.Move(a, first, stamp => new TableProposal(stamp, delivery.Text));
        record.Move(b, first, stamp => new AcceptProposal(stamp, delivery.Text.Id));
        record.Move(b, first, stamp => new ReachAgreement(stamp, delivery.Text.Id, null));
    }

    public LiveRecord Record { get; }

    /// <summary>Rounds played.</summary>
    public int Round { get; private set; }

    public bool IsOver { get; private set; }

    /// <summary>What both did in the last round; null before there was one.</summary>
    public DeliveryTurn? Last { get; private set; }

    public int DeliveriesOf(Side side) => _givers[(int)side].Deliveries;

    /// <summary>Plays a round.</summary>
    /// <param name="person">The side for which a person decides; null: none.</param>
    /// <param name="meant">What the person decides.</param>
    public void Play(Side? person = null, DeliveryMove meant = default)
    {
        Round++;
        var day = LiveTable.DayOf(_first, Round + 1);
        Array.ForEach(_givers, giver => giver.Meet(Round, giver.Side == person ? meant : null));
        Array.ForEach(_givers, giver => giver.Move(Round, day));
        var (a, b) = (_givers[0].Made(), _givers[1].Made());
        Last = new DeliveryTurn(a, b);
        _givers[0].See(a, b);
        _givers[1].See(b, a);
        if (!RepeatedDelivery.GoesOn(_delivery.Terms, _seed, _replication, (uint)Round))
        {
            IsOver = true;
            Array.ForEach(_givers, giver => giver.Break(day));
        }
    }

    /// <summary>A side that delivers, with the state of its strategy.</summary>
    private sealed class Giver(LiveRecord record, SimulatedDelivery delivery, Side side, ulong seed, uint replication)
    {
        private readonly OwedSteps _owed = delivery.Of(side);
        private readonly DeliverySeat _seat = new(side.ToString(), side == Side.A ? delivery.Strategies.A : delivery.Strategies.B);
        private readonly Party _party = record.NegotiatorOf(side), _other = record.NegotiatorOf(side.Other());
        private long _state = DeliveryStrategy.Start;
        private int _before;
        private DeliveryMove _meant;

        /// <summary>How many deliveries there are on record.</summary>
        public int Deliveries => _owed.DeliveriesIn(item => Now(item) switch
        {
            { Status: ConcessionStatus.Fulfilled } => 1,
            var standing => standing.Fraction,
        });

        public Side Side => side;

        /// <summary>Both choose before either has moved: by strategy, or as a person has decided.</summary>
        public void Meet(int round, DeliveryMove? decided) => (_before, _meant) = (Deliveries, decided is { } move
            ? _seat.Slipped(move == DeliveryMove.Deliver, delivery.Terms.Noise, seed, replication, (uint)round)
            : _seat.Move(delivery.Terms.Noise, _state, seed, replication, (uint)round));

        public void Move(int round, DateOnly day)
        {
            if (_meant == DeliveryMove.Withhold)
            {
                record.Move(_party, day, stamp => new MakeStatement(stamp, StatementKind.Statement, FormattableString.Invariant($"Withholds what is due in round {round}."), null));
                return;
            }

            for (var step = 0; step < _owed.Steps.Length; step++)
            {
                if (_owed.DoneOf(step, _before + 1) is var done && done > _owed.DoneOf(step, _before))
                {
                    Report(_owed.Steps[step].Item, done, day);
                }
            }
        }

        public DeliveryMove Made() => Deliveries > _before ? DeliveryMove.Deliver : DeliveryMove.Withhold;

        public void See(DeliveryMove own, DeliveryMove other) => _state = _seat.Strategy.StateAfter(_state, own, other);

        public void Break(DateOnly day)
        {
            foreach (var item in _owed.Steps.Select(step => step.Item).Where(item => Now(item).Status != ConcessionStatus.Fulfilled))
            {
                record.Move(_other, day, stamp => new BreachConcession(stamp, IdOf(item), Now(item).Fraction, null));
            }
        }

        private void Report(Concession item, double done, DateOnly day)
        {
            if (Now(item).Status == ConcessionStatus.Committed)
            {
                record.Move(_party, day, stamp => new StartConcession(stamp, IdOf(item), null));
            }

            record.Move(_party, day, stamp => done < 1 ? new PartlyFulfilConcession(stamp, IdOf(item), done, null) : new FulfilConcession(stamp, IdOf(item), null));
        }

        private Standing Now(Concession item) => record.State.Concessions.Find(IdOf(item))?.Standing ?? item.Standing;

        private string IdOf(Concession item) => $"{delivery.Text.Id}/{item.Id}";
    }
}
