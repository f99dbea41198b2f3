using System.Collections.Immutable;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>What one replication of the base or of a variant came to.</summary>
/// <param name="Replication">Which replication, from 0.</param>
/// <param name="Variant">0 the base, then the variants in their order.</param>
/// <param name="End">How it ended, and when.</param>
/// <param name="Outcome">What it came to, or <see cref="Tally.NoAgreement"/>.</param>
/// <param name="Broken">Promises that each side breaks of the agreement; null without one, or where no side breaks anything.</param>
public readonly record struct Replicated(uint Replication, int Variant, BargainingEnd End, int Outcome, (int OfA, int OfB)? Broken)
{
    /// <summary>What was met on the way, one number a track.</summary>
    public ImmutableArray<int> Along { get; init; } = [];
}
