using NegotiationSim.Core.Behaviour.Bargaining;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>By which rules the parties take turns.</summary>
public enum Protocol
{
    /// <summary>Stacked alternating offers (<see cref="AlternatingOffers"/>).</summary>
    Alternating,

    /// <summary>Both offer at once and the one who risks less concedes (<see cref="MonotonicConcession"/>).</summary>
    Monotonic,

    /// <summary>A mediator puts one text to all (<see cref="SingleTextMediation"/>).</summary>
    SingleText,

    /// <summary>Nothing is bargained over: what is agreed on is delivered, round by round (<see cref="Delivery.SimulatedDelivery"/>).</summary>
    Delivery,
}

/// <summary>
/// A protocol at one table with its players, for one thread: it plays as many replications as one likes, one after the other,
/// and allocates nothing for them.
/// </summary>
public abstract class BargainingKernel
{
    private protected BargainingKernel()
    {
    }

    /// <summary>Seats parties by a protocol of bargaining.</summary>
    /// <param name="table">What they may offer, and what it is worth to them.</param>
    /// <param name="terms">What they know beforehand, the protocol included.</param>
    /// <param name="parties">How each party plays, in the table's order; all of them can play by the protocol.</param>
    public static BargainingKernel Of(OfferTable table, BargainingTerms terms, IReadOnlyList<BargainingParticipant> parties)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.Protocol switch
        {
            Protocol.Alternating => new AlternatingOffers(table, terms, parties),
            Protocol.Monotonic => new MonotonicConcession(table, terms),
            _ => new SingleTextMediation(table, terms, parties),
        };
    }

    /// <summary>Plays one replication.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="replication">Which replication, from 0.</param>
    public abstract BargainingEnd Play(ulong seed, uint replication);

    /// <summary>Plays one replication before an observer.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="observer">Is told every move.</param>
    public abstract BargainingEnd Play<TObserver>(ulong seed, uint replication, ref TObserver observer)
        where TObserver : struct, IBargainingObserver;
}
