namespace NegotiationSim.Core.Simulation.Delivery;

/// <summary>Plays the replications of one game and counts.</summary>
internal interface IDeliveryKernel
{
    DeliveryTally Tally(uint replication);

    /// <summary>Plays a replication and writes down each turn: 2 if A withheld, and 1 more if B did.</summary>
    /// <returns>How many turns there were.</returns>
    int Trace(uint replication, byte[] turns);
}

/// <summary>Takes turns as they are played. A struct, so that the kernel is compiled for it.</summary>
internal interface ITurnTaker
{
    /// <summary>A turn; 0 delivered, 1 withheld.</summary>
    void Take(int moveA, int moveB);

    /// <summary>A row of 64 turns at most is over.</summary>
    void Fold();
}

/// <summary>Counts turns: those of a row in one number, 16 bits an outcome, CC lowest.</summary>
internal struct TurnCounter : ITurnTaker
{
    private ulong _outcomes;

    public DeliveryTally Tally { get; private set; }

    public void Take(int moveA, int moveB) => _outcomes += 1UL << ((moveA << 5) | (moveB << 4));

    public void Fold()
    {
        Tally = new(Tally.CC + (ushort)_outcomes, Tally.CD + (ushort)(_outcomes >> 16), Tally.DC + (ushort)(_outcomes >> 32), Tally.DD + (ushort)(_outcomes >> 48));
        _outcomes = 0;
    }
}

/// <summary>Writes turns down.</summary>
internal struct TurnWriter(byte[] turns) : ITurnTaker
{
    public int Count { get; private set; }

    public void Take(int moveA, int moveB) => turns[Count++] = (byte)((moveA << 1) | moveB);

    public readonly void Fold()
    {
    }
}

/// <summary>Makes kernels: four kinds, for strategies with a table or without in either seat.</summary>
internal static class DeliveryKernel
{
    public static IDeliveryKernel For(DeliveryTerms terms, DeliverySeat a, DeliverySeat b, ulong seed) =>
        TabledPlayer.Of(a.Strategy) is { } tabled ? For(tabled, terms, a, b, seed) : For(new AskedPlayer(a.Strategy), terms, a, b, seed);

    private static IDeliveryKernel For<TA>(TA playerA, DeliveryTerms terms, DeliverySeat a, DeliverySeat b, ulong seed)
        where TA : struct, IDeliveryPlayer =>
        TabledPlayer.Of(b.Strategy) is { } tabled
            ? new DeliveryKernel<TA, TabledPlayer>(playerA, tabled, terms, a, b, seed)
            : new DeliveryKernel<TA, AskedPlayer>(playerA, new AskedPlayer(b.Strategy), terms, a, b, seed);
}

/// <summary>
/// Makes the draws of many turns at once, then plays the turns without a branch: random moves would be guessed wrongly half the
/// time, which costs more than the whole turn. Allocates nothing.
/// </summary>
internal sealed class DeliveryKernel<TA, TB>(TA freshA, TB freshB, DeliveryTerms terms, DeliverySeat a, DeliverySeat b, ulong seed) : IDeliveryKernel
    where TA : struct, IDeliveryPlayer
    where TB : struct, IDeliveryPlayer
{
    // A game that may end after any turn ends, more often than not, within few.
    private const int Batch = 64, ShortBatch = 16;

    private readonly int _batch = terms.Continuation < 1 ? ShortBatch : Batch;
    private readonly ulong _goesOn = Draws.ThresholdOf(terms.Continuation);
    private readonly ulong _slips = Draws.ThresholdOf(terms.Noise);

    public DeliveryTally Tally(uint replication)
    {
        var counter = default(TurnCounter);
        Play(replication, ref counter);
        return counter.Tally;
    }

    public int Trace(uint replication, byte[] turns)
    {
        var writer = new TurnWriter(turns);
        Play(replication, ref writer);
        return writer.Count;
    }

    private void Play<TTaker>(uint replication, ref TTaker taker)
        where TTaker : struct, ITurnTaker
    {
        // What is not drawn stays 0: below every threshold but 0, as the outcome of what is certain.
        Span<ulong> ofA = stackalloc ulong[Batch], ofB = stackalloc ulong[Batch], slipsOfA = stackalloc ulong[Batch], slipsOfB = stackalloc ulong[Batch];
        var (playerA, playerB) = (freshA, freshB);
        for (int first = 1, last = terms.Turns; first <= last; first += _batch)
        {
            var count = Math.Min(_batch, last - first + 1);
            if (terms.Continuation < 1)
            {
                var ended = TurnsUntilTheEnd(replication, first, ofA[..count]);
                (count, last) = ended <= count ? (ended, first + ended - 1) : (count, last);
            }

            Draw(playerA.MakesDraws, replication, first, a.Moves, ofA[..count]);
            Draw(playerB.MakesDraws, replication, first, b.Moves, ofB[..count]);
            Draw(_slips > 0, replication, first, a.Noise, slipsOfA[..count]);
            Draw(_slips > 0, replication, first, b.Noise, slipsOfB[..count]);
            Row(ref playerA, ref playerB, ref taker, ofA[..count], ofB[..count], slipsOfA[..count], slipsOfB[..count]);
        }
    }

    private void Row<TTaker>(ref TA playerA, ref TB playerB, ref TTaker taker, ReadOnlySpan<ulong> ofA, ReadOnlySpan<ulong> ofB, ReadOnlySpan<ulong> slipsOfA, ReadOnlySpan<ulong> slipsOfB)
        where TTaker : struct, ITurnTaker
    {
        var (stateA, stateB, turns, slips) = (playerA, playerB, taker, _slips);
        for (var i = 0; i < ofA.Length; i++)
        {
            var moveA = 1 ^ Below(ofA[i], stateA.Threshold) ^ Below(slipsOfA[i], slips);
            var moveB = 1 ^ Below(ofB[i], stateB.Threshold) ^ Below(slipsOfB[i], slips);
            stateA.Observe(moveA, moveB);
            stateB.Observe(moveB, moveA);
            turns.Take(moveA, moveB);
        }

        turns.Fold();
        (playerA, playerB, taker) = (stateA, stateB, turns);
    }

    /// <summary>1 if a draw is below a threshold, else 0: the sign of their difference, as both are below 2⁵⁴.</summary>
    private static int Below(ulong draw, ulong threshold) => (int)((draw - threshold) >> 63);

    private void Draw(bool needed, uint replication, int firstTurn, uint stream, Span<ulong> draws)
    {
        if (needed)
        {
            Draws.FirstOfSteps(seed, replication, (uint)firstTurn, stream, draws);
        }
    }

    /// <summary>After how many of the next turns the game ends; one more than there are if it goes on.</summary>
    private int TurnsUntilTheEnd(uint replication, int firstTurn, Span<ulong> scratch)
    {
        Draws.FirstOfSteps(seed, replication, (uint)firstTurn, DrawStreams.OfChance(DrawPurpose.Continuation), scratch);
        var turns = 1;
        foreach (var draw in scratch)
        {
            if (draw >= _goesOn)
            {
                break;
            }

            turns++;
        }

        scratch.Clear();
        return turns;
    }
}
