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
        var record = new LiveRecord(state);
        Giver[] givers = [new(record, delivery, Side.A, seed, replication), new(record, delivery, Side.B, seed, replication)];
        Agree(record, delivery.Text, first);
        for (var round = 1; ; round++)
        {
            var day = LiveTable.DayOf(first, round + 1);
            Array.ForEach(givers, giver => giver.Meet(round));
            Array.ForEach(givers, giver => giver.Move(round, day));
            var (a, b) = (givers[0].Made(), givers[1].Made());
            givers[0].See(a, b);
            givers[1].See(b, a);
            if (!RepeatedDelivery.GoesOn(delivery.Terms, seed, replication, (uint)round))
            {
                Array.ForEach(givers, giver => giver.Break(day));
                return new(record.Events, record.State, round, givers[0].Deliveries, givers[1].Deliveries);
            }
        }
    }

    private static void Agree(LiveRecord record, Proposal text, DateOnly day)
    {
        var (a, b) = (record.NegotiatorOf(Side.A), record.NegotiatorOf(Side.B));
        record.Move(a, day, stamp => new TableProposal(stamp, text));
        record.Move(b, day, stamp => new AcceptProposal(stamp, text.Id));
        record.Move(b, day, stamp => new ReachAgreement(stamp, text.Id, null));
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

        /// <summary>Both choose before either has moved.</summary>
        public void Meet(int round) => (_before, _meant) = (Deliveries, _seat.Move(delivery.Terms.Noise, _state, seed, replication, (uint)round));

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
