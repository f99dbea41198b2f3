using NegotiationSim.Core.Simulation;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// A party at play: a strategy in a seat, with the memory of one replication. For one thread, which asks it for its moves one
/// turn after the other: a kernel does, and whoever carries the moves out as commands.
/// </summary>
public abstract class Player
{
    private protected Player()
    {
    }

    /// <summary>The move that takes the standing offer.</summary>
    public const int Accept = -1;

    /// <summary>The move that leaves the table for good.</summary>
    public const int WalkOut = -2;

    /// <summary>The move that lets the turn go by.</summary>
    public const int Pass = -3;

    /// <summary>The move of a party that has left the table and may come back; the others wait for it.</summary>
    public const int Away = -4;

    /// <summary>The move that contests venue or format: the turn goes by.</summary>
    public const int Challenge = -5;

    /// <summary>Forgets the last replication.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="replication">Which replication, from 0.</param>
    public abstract void Begin(ulong seed, uint replication);

    /// <summary>Has its turn.</summary>
    /// <param name="round">From 1.</param>
    /// <param name="maker">Who made the standing offer, never this party; −1 if there is none.</param>
    /// <param name="latest">Each party's latest offer, a place in its list, or −1.</param>
    /// <returns>The offer it makes, a place in its list, or one of the other moves above.</returns>
    public abstract int Turn(int round, int maker, int[] latest);

    /// <summary>Would it take an offer, after its turn, instead of what it last stood ready to offer?</summary>
    /// <param name="round">From 1.</param>
    /// <param name="maker">In whose list the offer stands.</param>
    /// <param name="offer">Its place there.</param>
    public abstract bool Takes(int round, int maker, int offer);
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
    private int _next;

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
        if (next < 0)
        {
            // Where no offer of another's stands there is nothing to take: it says once more what it said last.
            return next == Accept && maker < 0 ? _next : next;
        }

        _next = next;
        if (maker < 0)
        {
            return next;
        }

        return IsTaken(round, seat.Only >= 0 ? received : seat.WorthOf(maker)[latest[maker]]) ? Accept : next;
    }

    public override bool Takes(int round, int maker, int offer) => IsTaken(round, seat.WorthOf(maker)[offer]);

    private bool IsTaken(int round, double worth)
    {
        _bestReceived = Math.Max(_bestReceived, worth);
        return _acceptance.Takes(worth, _own[_next], _bestReceived, round);
    }
}
