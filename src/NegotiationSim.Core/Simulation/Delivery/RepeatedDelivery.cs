using NegotiationSim.Core.Behaviour.Delivery;

namespace NegotiationSim.Core.Simulation.Delivery;

/// <summary>
/// A repeated delivery game between two parties, each with a strategy. In each turn both move at once:
/// <code>
/// step = turn (1, 2, …); each draw below is the first of its stream in that step
/// means to deliver   iff  uniform(party, Move) &lt; chance to deliver in the party's state
/// move turns over    iff  uniform(party, Noise) &lt; ε
/// another turn       iff  uniform(chance, Continuation) &lt; w, and turns are left
/// </code>
/// A replication is played again, move by move, from the seed and its number alone. Any number of threads may share one.
/// </summary>
public sealed class RepeatedDelivery
{
    private readonly DeliveryTerms _terms;
    private readonly ulong _seed;
    private readonly DeliverySeat _a, _b;
    private readonly IDeliveryKernel _kernel;

    /// <summary>A game by some rules.</summary>
    /// <param name="terms">The rules; without findings.</param>
    /// <param name="a">The first party and its strategy.</param>
    /// <param name="b">The second party, of another name, and its strategy.</param>
    /// <param name="seed">The seed of the run.</param>
    public RepeatedDelivery(DeliveryTerms terms, (string Party, DeliveryStrategy Strategy) a, (string Party, DeliveryStrategy Strategy) b, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Findings().FirstOrDefault() is { } finding)
        {
            throw new ArgumentException(finding, nameof(terms));
        }

        if (DrawStreams.Of(a.Party, DrawPurpose.Move) == DrawStreams.Of(b.Party, DrawPurpose.Move))
        {
            throw new ArgumentException($"'{a.Party}' and '{b.Party}' would share their draws", nameof(b));
        }

        (_terms, _seed) = (terms, seed);
        (_a, _b) = (new DeliverySeat(a.Party, a.Strategy), new DeliverySeat(b.Party, b.Strategy));
        _kernel = DeliveryKernel.For(terms, _a, _b, seed);
    }

    /// <summary>Plays a replication and counts its outcomes; allocates nothing.</summary>
    /// <param name="replication">From 0.</param>
    public DeliveryTally Tally(uint replication) => _kernel.Tally(replication);

    /// <summary>Plays a replication and writes down each turn: 2 if the first party withheld, and 1 more if the second did; allocates nothing.</summary>
    /// <param name="replication">From 0.</param>
    /// <param name="turns">Where they go; as many places as the rules have turns.</param>
    /// <returns>How many turns there were.</returns>
    internal int Trace(uint replication, byte[] turns) => _kernel.Trace(replication, turns);

    /// <summary>Plays a replication turn by turn: the same turns that <see cref="Tally"/> counts, one at a time from each draw.</summary>
    /// <param name="replication">From 0.</param>
    public IEnumerable<DeliveryTurn> Play(uint replication)
    {
        var (stateOfA, stateOfB) = (DeliveryStrategy.Start, DeliveryStrategy.Start);
        for (var turn = 1; turn <= _terms.Turns; turn++)
        {
            var a = _a.Move(_terms.Noise, stateOfA, _seed, replication, (uint)turn);
            var b = _b.Move(_terms.Noise, stateOfB, _seed, replication, (uint)turn);
            yield return new DeliveryTurn(a, b);
            stateOfA = _a.Strategy.StateAfter(stateOfA, a, b);
            stateOfB = _b.Strategy.StateAfter(stateOfB, b, a);
            if (!GoesOn(_terms, _seed, replication, (uint)turn))
            {
                yield break;
            }
        }
    }

    /// <summary>Is there a turn after this one?</summary>
    internal static bool GoesOn(DeliveryTerms terms, ulong seed, uint replication, uint turn) =>
        turn < terms.Turns && new Draws(seed, replication, turn, DrawStreams.OfChance(DrawPurpose.Continuation)).Happens(terms.Continuation);
}

/// <summary>A party at the game: its strategy and its streams.</summary>
internal sealed record DeliverySeat(string Party, DeliveryStrategy Strategy)
{
    public uint Moves { get; } = DrawStreams.Of(Party, DrawPurpose.Move);

    public uint Noise { get; } = DrawStreams.Of(Party, DrawPurpose.Noise);

    /// <summary>What it does in a turn, from each draw by itself.</summary>
    public DeliveryMove Move(double noise, long state, ulong seed, uint replication, uint turn)
    {
        var delivers = new Draws(seed, replication, turn, Moves).Happens(Strategy.ChanceToDeliver(state));
        return Slipped(delivers, noise, seed, replication, turn);
    }

    /// <summary>What becomes of a move that was meant.</summary>
    public DeliveryMove Slipped(bool delivers, double noise, ulong seed, uint replication, uint turn)
    {
        var slips = new Draws(seed, replication, turn, Noise).Happens(noise);
        return delivers ^ slips ? DeliveryMove.Deliver : DeliveryMove.Withhold;
    }
}
