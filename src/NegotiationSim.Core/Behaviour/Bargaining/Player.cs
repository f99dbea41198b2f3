using NegotiationSim.Core.Simulation;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>A party at play: a strategy in a seat, with the memory of one replication. For one thread.</summary>
internal abstract class Player
{
    /// <summary>The move that takes the standing offer.</summary>
    public const int Accept = -1;

    /// <summary>The move that leaves the table.</summary>
    public const int WalkOut = -2;

    /// <summary>Forgets the last replication.</summary>
    public abstract void Begin(ulong seed, uint replication);

    /// <summary>Has its turn.</summary>
    /// <param name="round">From 1.</param>
    /// <param name="maker">Who made the standing offer, never this party; <see cref="Seat.NoOffer"/> if there is none.</param>
    /// <param name="latest">Each party's latest offer, or <see cref="Seat.NoOffer"/>.</param>
    /// <returns>The offer it makes, a place in its list, or <see cref="Accept"/> or <see cref="WalkOut"/>.</returns>
    public abstract int Turn(int round, int maker, int[] latest);
}

/// <summary>What a party has before it in its turn.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Received">What the others offer (<see cref="Seat.Received"/>), in own utility.</param>
/// <param name="Latest">Each party's latest offer, or <see cref="Seat.NoOffer"/>.</param>
/// <param name="Seed">The seed of the run, for <see cref="Draws"/>.</param>
/// <param name="Replication">The replication, for <see cref="Draws"/>.</param>
internal readonly record struct Turn(int Round, double Received, int[] Latest, ulong Seed, uint Replication)
{
    /// <summary>A party's draws for this turn.</summary>
    public Draws Draws(uint stream) => new(Seed, Replication, (uint)Round, stream);
}

/// <summary>
/// Chooses offers: a strategy's state in one seat, fresh for each replication. A struct, so that the player that holds it calls
/// it without detour.
/// </summary>
internal interface IOffering
{
    /// <summary>
    /// What it would offer now, a place in its list, or <see cref="Player.Accept"/> or <see cref="Player.WalkOut"/>; called once
    /// a turn. Where the party accepts instead, this is what it stood ready to offer, and counts as offered.
    /// </summary>
    int Next(in Turn turn);
}

/// <summary>An offering strategy and an acceptance condition together (Baarslag et al. 2013).</summary>
internal sealed class Player<TOffering>(Seat seat, TOffering fresh, Acceptance acceptance) : Player
    where TOffering : struct, IOffering
{
    private readonly double[] _own = seat.WorthOf(seat.Party);
    private readonly bool _hasNothingToOffer = seat.Scale.Count == 0;
    private readonly AcceptanceTest _acceptance = new(acceptance, seat);
    private TOffering _offering;
    private double _bestReceived;
    private ulong _seed;
    private uint _replication;

    public override void Begin(ulong seed, uint replication)
    {
        (_seed, _replication) = (seed, replication);
        _bestReceived = double.NegativeInfinity;
        _offering = fresh;
    }

    public override int Turn(int round, int maker, int[] latest)
    {
        if (_hasNothingToOffer)
        {
            return WalkOut;
        }

        var received = seat.Received(latest);
        var next = _offering.Next(new Turn(round, received, latest, _seed, _replication));
        if (maker < 0 || next < 0)
        {
            return next;
        }

        var standing = seat.Only >= 0 ? received : seat.WorthOf(maker)[latest[maker]];
        _bestReceived = Math.Max(_bestReceived, standing);
        return _acceptance.Takes(standing, _own[next], _bestReceived, round) ? Accept : next;
    }
}
