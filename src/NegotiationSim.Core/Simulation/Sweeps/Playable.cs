using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>What a sweep plays: talks over an agenda, or the delivery of what was agreed.</summary>
public abstract class Playable
{
    private protected Playable()
    {
    }

    /// <summary>How many rounds a replication has at most.</summary>
    public abstract int MostRounds { get; }

    /// <summary>How many results there are; they are numbered from 0.</summary>
    public abstract long ResultCount { get; }

    /// <summary>Does a replication have a result only where the sides agree? Where nothing is bargained over, each has one.</summary>
    public virtual bool ResultsAreAgreements => true;

    /// <summary>How many numbers a replication is counted by on its way, beside its result.</summary>
    public virtual int Tracks => 0;

    /// <summary>How many numbers there are in a track; they count from 0.</summary>
    /// <param name="track">From 0.</param>
    public virtual long CountOf(int track) => 0;

    /// <summary>One set of players, for one thread.</summary>
    /// <param name="seed">The seed of the sweep.</param>
    internal abstract SweepSeat SeatFor(ulong seed);
}

/// <summary>Plays replications for one thread, one after the other, and allocates nothing for them.</summary>
internal abstract class SweepSeat
{
    /// <summary>What was met on the way in the replication played last, one number a track.</summary>
    public virtual ReadOnlySpan<int> Along => [];

    /// <summary>Plays a replication.</summary>
    /// <param name="replication">From 0.</param>
    /// <param name="result">What it came to; <see cref="Tally.NoAgreement"/> for nothing.</param>
    /// <param name="broken">Promises that each side breaks of an agreement; null without one, or where no side breaks anything.</param>
    public abstract BargainingEnd Play(uint replication, out int result, out (int OfA, int OfB)? broken);
}
