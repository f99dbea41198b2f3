using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Delivery;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>
/// A delivery in which a person decides for one side, round by round, whether the next part of what it owes is delivered, and a
/// strategy for the other; both decide before either has moved. A move may slip as a strategy's does.
/// </summary>
public sealed class PersonalDelivery
{
    private readonly LiveDeliveries _live;
    private readonly Side _person;

    private PersonalDelivery(LiveDeliveries live, SimulatedDelivery delivery, Side person) => (_live, Delivery, _person) = (live, delivery, person);

    /// <summary>What is delivered.</summary>
    public SimulatedDelivery Delivery { get; }

    /// <summary>The round in which the person has its turn, from 1; the last one where it is over.</summary>
    public int Round => IsOver ? _live.Round : _live.Round + 1;

    /// <summary>Are the rounds over?</summary>
    public bool IsOver => _live.IsOver;

    /// <summary>Everything that has been moved so far.</summary>
    public ImmutableArray<NegotiationEvent> Events => _live.Record.Events;

    /// <summary>The negotiation as it stands.</summary>
    public Negotiation State => _live.Record.State;

    /// <summary>What it has come to so far, as a result of <see cref="Delivery"/>.</summary>
    public int Result => Delivery.ResultOf(_live.DeliveriesOf(Side.A), _live.DeliveriesOf(Side.B));

    /// <summary>What both did in the round before; null before the first.</summary>
    public DeliveryTurn? Last => _live.Last;

    /// <summary>How often a side has delivered.</summary>
    public int DeliveriesOf(Side side) => _live.DeliveriesOf(side);

    /// <summary>Begins a delivery in which a person decides for a side.</summary>
    /// <param name="delivery">The delivery; what plays the person's side in it is not asked.</param>
    /// <param name="state">The negotiation; a party of each side is at its table.</param>
    /// <param name="first">The day of the agreement; the rounds follow a week apart.</param>
    /// <param name="person">The person's side.</param>
    /// <param name="seed">What random numbers hang on.</param>
    /// <param name="replication">Which replication, from 0.</param>
    public static PersonalDelivery Begin(SimulatedDelivery delivery, Negotiation state, DateOnly first, Side person, ulong seed, uint replication)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(state);
        return new(new LiveDeliveries(delivery, new LiveRecord(state), first, seed, replication), delivery, person);
    }

    /// <summary>Plays a round as the person decides.</summary>
    /// <param name="move">Whether its next part is delivered.</param>
    /// <exception cref="InvalidOperationException">The rounds are over.</exception>
    public void Take(DeliveryMove move)
    {
        if (IsOver)
        {
            throw new InvalidOperationException("the rounds are over");
        }

        _live.Play(_person, move);
    }
}
