using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Sweeps;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>Talks in a sweep: what they come to, and what is broken of it.</summary>
internal sealed class TalksSeat(SimulatedTalks talks, ulong seed) : SweepSeat
{
    private readonly BargainingKernel _table = talks.Seat();
    private readonly Breaches? _breaches = Breaches.Of(talks);

    public override BargainingEnd Play(uint replication, out int result, out (int OfA, int OfB)? broken)
    {
        var end = _table.Play(seed, replication);
        result = talks.Results.Of(end, seed, replication);
        broken = result != Tally.NoAgreement ? _breaches?.Count(talks.Results.OutcomeOf(result), seed, replication) : null;
        return end;
    }
}
