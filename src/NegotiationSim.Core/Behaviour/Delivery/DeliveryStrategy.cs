namespace NegotiationSim.Core.Behaviour.Delivery;

/// <summary>
/// How a party behaves in a repeated delivery game: a state, a chance to deliver in each state, and the state that follows
/// from what both did. It sees the moves as they were made: what noise turned into withholding was withheld, also by itself.
/// One value serves every replication and thread.
/// </summary>
public abstract record DeliveryStrategy
{
    /// <summary>The state before the first turn.</summary>
    public const long Start = 0;

    private protected DeliveryStrategy()
    {
    }

    /// <summary>The chance, 0..1, that it means to deliver in this state.</summary>
    public abstract double ChanceToDeliver(long state);

    /// <summary>The state after a turn.</summary>
    /// <param name="state">The state in that turn.</param>
    /// <param name="own">What it did.</param>
    /// <param name="other">What the other did.</param>
    public abstract long StateAfter(long state, DeliveryMove own, DeliveryMove other);
}
