using NegotiationSim.Core.Behaviour.Bargaining;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>What no party decides.</summary>
internal static class Chance
{
    private static readonly uint Continuation = DrawStreams.OfChance(DrawPurpose.Continuation);
    private static readonly uint Circumstance = DrawStreams.OfChance(DrawPurpose.Circumstance);

    /// <summary>Does the negotiation break off after this round?</summary>
    public static bool Ends(ulong seed, uint replication, int round, double chance) =>
        new Draws(seed, replication, (uint)round, Continuation).Happens(chance);

    /// <summary>Who has the first turns, all who act being as likely.</summary>
    public static int Opener(ulong seed, uint replication, Player?[] players)
    {
        var draws = new Draws(seed, replication, 0, Circumstance);
        var acting = 0;
        foreach (var player in players)
        {
            acting += player is null ? 0 : 1;
        }

        var ahead = draws.UpTo(acting - 1);
        var party = 0;
        while (players[party] is null || ahead-- > 0)
        {
            party++;
        }

        return party;
    }
}
