namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>
/// Is told every move of a negotiation as it is made. A struct, so that the one that does nothing
/// (<see cref="NoObserver"/>) costs nothing.
/// </summary>
public interface IBargainingObserver
{
    /// <summary>A party makes an offer, which is now the standing one.</summary>
    void Offered(int round, int party, int offer);

    /// <summary>A party accepts the standing offer.</summary>
    void Accepted(int round, int party);

    /// <summary>A party walks out for good.</summary>
    void WalkedOut(int round, int party);

    /// <summary>A party lets its turn go by: the standing offer stands.</summary>
    /// <param name="round">From 1.</param>
    /// <param name="party">Whose turn.</param>
    /// <param name="isAway">Has it left the table? The talks rest until it is back.</param>
    void Passed(int round, int party, bool isAway);

    /// <summary>A mediator puts an outcome to all parties.</summary>
    /// <param name="round">From 1.</param>
    /// <param name="maker">In whose list the outcome stands.</param>
    /// <param name="offer">Its place there.</param>
    void Bridged(int round, int maker, int offer);
}

/// <summary>Nobody looks on.</summary>
public readonly struct NoObserver : IBargainingObserver
{
    /// <inheritdoc/>
    public void Offered(int round, int party, int offer)
    {
    }

    /// <inheritdoc/>
    public void Accepted(int round, int party)
    {
    }

    /// <inheritdoc/>
    public void WalkedOut(int round, int party)
    {
    }

    /// <inheritdoc/>
    public void Passed(int round, int party, bool isAway)
    {
    }

    /// <inheritdoc/>
    public void Bridged(int round, int maker, int offer)
    {
    }
}
