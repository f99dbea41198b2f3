using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Sweeps;

namespace NegotiationSim.Core.Simulation.Delivery;

/// <summary>A delivery in a sweep: follows the deliveries of both sides from round to round.</summary>
internal sealed class DeliverySweepSeat(SimulatedDelivery delivery, ulong seed) : SweepSeat
{
    private readonly RepeatedDelivery _game = delivery.GameFor(seed);
    private readonly byte[] _turns = new byte[delivery.Terms.Turns];
    private readonly int[] _along = new int[delivery.Tracks];
    private readonly int _even = delivery.LeadAfter(0, 0);

    public override ReadOnlySpan<int> Along => _along;

    public override BargainingEnd Play(uint replication, out int result, out (int OfA, int OfB)? broken)
    {
        var rounds = _game.Trace(replication, _turns);
        var (ofA, ofB, most, least, aheadA, aheadB) = (0, 0, _even, _even, 0, 0);
        foreach (var turn in _turns.AsSpan(0, rounds))
        {
            ofA += 1 - (turn >> 1);
            ofB += 1 - (turn & 1);
            var lead = delivery.LeadAfter(ofA, ofB);
            (most, least) = (Math.Max(most, lead), Math.Min(least, lead));
            aheadA += lead > _even ? 1 : 0;
            aheadB += lead < _even ? 1 : 0;
        }

        (_along[0], _along[1], _along[2], _along[3]) = (most, least, aheadA, aheadB);
        (result, broken) = (delivery.ResultOf(ofA, ofB), null);
        return new(rounds == delivery.Terms.Turns ? BargainingEnding.Deadline : BargainingEnding.BrokenOff, -1, -1, -1, rounds, 2 * rounds);
    }
}
