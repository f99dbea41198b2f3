namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// When a party takes an offer that is worth at least its reservation value to it: a part of its own, which goes with every
/// offering strategy (Baarslag, Hindriks and Jonker 2013, "Acceptance conditions in automated negotiation").
/// </summary>
public abstract record Acceptance
{
    private Acceptance()
    {
    }

    /// <summary>AC_next: if it is worth at least what the party would offer next.</summary>
    public sealed record NextOffer : Acceptance;

    /// <summary>AC_const: if it is worth at least a fixed share of the way from the reservation value to the best offer.</summary>
    /// <param name="Share">0..1.</param>
    public sealed record Constant(double Share = .9) : Acceptance;

    /// <summary>AC_time: anything, once a share of the rounds has gone by.</summary>
    /// <param name="After">0..1: the share of the horizon after which it takes anything.</param>
    public sealed record Time(double After = .99) : Acceptance;

    /// <summary>AC_combi: as AC_next; and once a share of the rounds has gone by, if it is the best offer put to it so far.</summary>
    /// <param name="After">0..1: the share of the horizon.</param>
    public sealed record Combined(double After = .99) : Acceptance;
}

/// <summary>An acceptance condition in a seat: its thresholds in own utility and in rounds.</summary>
internal readonly struct AcceptanceTest
{
    private readonly double _reservation, _constant, _tolerance;
    private readonly int _anythingFrom, _bestFrom;
    private readonly bool _next;

    public AcceptanceTest(Acceptance acceptance, Seat seat)
    {
        var scale = seat.Scale;
        (_reservation, _tolerance) = (seat.Reservation, scale.Tolerance);
        (_constant, _anythingFrom, _bestFrom) = (double.PositiveInfinity, int.MaxValue, int.MaxValue);
        switch (acceptance)
        {
            case Acceptance.NextOffer: _next = true; break;
            case Acceptance.Constant(var share): _constant = scale.Least + (share * (scale.Best - scale.Least)); break;
            case Acceptance.Time(var after): _anythingFrom = RoundAfter(after, seat); break;
            case Acceptance.Combined(var after): (_next, _bestFrom) = (true, RoundAfter(after, seat)); break;
            default: throw new InvalidOperationException($"No test for {acceptance}.");
        }
    }

    /// <summary>Does it take the standing offer?</summary>
    /// <param name="standing">What it is worth to the party.</param>
    /// <param name="next">What the party's next offer is worth to it.</param>
    /// <param name="best">The best offer put to it so far, this one included.</param>
    /// <param name="round">From 1.</param>
    public bool Takes(double standing, double next, double best, int round)
    {
        var worth = standing + _tolerance;
        return worth >= _reservation
            && ((_next && worth >= next) || worth >= _constant || round >= _anythingFrom || (round >= _bestFrom && standing >= best));
    }

    // The clock stands at 0 in the first round and at 1 in the last.
    private static int RoundAfter(double share, Seat seat) => 1 + (int)Math.Ceiling(share * (seat.Terms.Horizon - 1));
}
