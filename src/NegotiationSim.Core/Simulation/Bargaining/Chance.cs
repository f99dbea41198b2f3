namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>What no party decides.</summary>
internal static class Chance
{
    private static readonly uint Continuation = DrawStreams.OfChance(DrawPurpose.Continuation);
    private static readonly uint Circumstance = DrawStreams.OfChance(DrawPurpose.Circumstance);

    /// <summary>Does the negotiation break off after this round?</summary>
    public static bool Ends(ulong seed, uint replication, int round, double chance) =>
        new Draws(seed, replication, (uint)round, Continuation).Happens(chance);

    /// <summary>Who has the first turns, all who act being as likely: a place among them.</summary>
    public static int Opener(ulong seed, uint replication, int acting) => new Draws(seed, replication, 0, Circumstance).UpTo(acting - 1);
}
