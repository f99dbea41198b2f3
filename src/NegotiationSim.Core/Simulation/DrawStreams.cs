using System.Text;

namespace NegotiationSim.Core.Simulation;

/// <summary>What an actor draws for. Every purpose has draws of its own, so that one more of one kind shifts no other.</summary>
public enum DrawPurpose
{
    /// <summary>Its move: what to offer, to deliver, to say.</summary>
    Move,

    /// <summary>Whether its move goes wrong on the way (noise).</summary>
    Noise,

    /// <summary>Whether it takes what is offered.</summary>
    Acceptance,

    /// <summary>Whether it walks out, and when it returns.</summary>
    WalkOut,

    /// <summary>Whether it breaks what it has promised.</summary>
    Breach,

    /// <summary>Chance: whether there is another round.</summary>
    Continuation,

    /// <summary>Chance: a magnitude, a weight or a condition that is uncertain, drawn once for a replication.</summary>
    Circumstance,

    /// <summary>The points of a design over a scenario's parameters.</summary>
    Design,
}

/// <summary>
/// Numbers the streams of draws. A stream is an actor's name (24 bits of its hash) and a purpose (8 bits). It depends on
/// nobody else's name and on no order: a party that joins a scenario, wherever it is listed, changes no other party's draws.
/// </summary>
public static class DrawStreams
{
    /// <summary>The most bits of an actor's number.</summary>
    private const int ActorBits = 24;

    /// <summary>The stream of what no party decides: whether there is another round, what the world is like.</summary>
    public static uint OfChance(DrawPurpose purpose) => (uint)purpose;

    /// <summary>The stream of a party for a purpose.</summary>
    /// <param name="actor">The party's name as the scenario has it, compared ordinally.</param>
    /// <param name="purpose">What it draws for.</param>
    public static uint Of(string actor, DrawPurpose purpose) => (NumberOf(actor) << 8) | (uint)purpose;

    /// <summary>
    /// The first two of these names that differ and have one number: such parties would share their draws, and one of them
    /// needs another name. Null, as nearly always, where there are none.
    /// </summary>
    public static (string, string)? Clash(IEnumerable<string> actors)
    {
        ArgumentNullException.ThrowIfNull(actors);
        Dictionary<uint, string> known = [];
        foreach (var actor in actors)
        {
            if (!known.TryAdd(NumberOf(actor), actor) && known[NumberOf(actor)] != actor)
            {
                return (known[NumberOf(actor)], actor);
            }
        }

        return null;
    }

    // FNV-1a over UTF-8, folded; 0 is chance's own.
    private static uint NumberOf(string actor)
    {
        var hash = 2166136261;
        foreach (var octet in Encoding.UTF8.GetBytes(actor))
        {
            hash = (hash ^ octet) * 16777619;
        }

        var folded = ((hash >> ActorBits) ^ hash) & ((1 << ActorBits) - 1);
        return folded == 0 ? 1 : folded;
    }
}
