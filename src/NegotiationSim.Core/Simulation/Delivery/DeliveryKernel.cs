namespace NegotiationSim.Core.Simulation.Delivery;

/// <summary>Plays the replications of one game and counts.</summary>
internal interface IDeliveryKernel
{
    DeliveryTally Tally(uint replication);
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
        // What is not drawn stays 0: below every threshold but 0, as the outcome of what is certain.
        Span<ulong> ofA = stackalloc ulong[Batch], ofB = stackalloc ulong[Batch], slipsOfA = stackalloc ulong[Batch], slipsOfB = stackalloc ulong[Batch];
        var (playerA, playerB) = (freshA, freshB);
        DeliveryTally tally = default;
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
            tally = Plus(tally, Play(ref playerA, ref playerB, ofA[..count], ofB[..count], slipsOfA[..count], slipsOfB[..count]));
        }

        return tally;
    }

    /// <summary>The outcomes of a row of turns, 16 bits each: CC lowest.</summary>
    private ulong Play(ref TA playerA, ref TB playerB, ReadOnlySpan<ulong> ofA, ReadOnlySpan<ulong> ofB, ReadOnlySpan<ulong> slipsOfA, ReadOnlySpan<ulong> slipsOfB)
    {
        var (stateA, stateB, slips) = (playerA, playerB, _slips);
        ulong outcomes = 0;
        for (var i = 0; i < ofA.Length; i++)
        {
            var moveA = 1 ^ Below(ofA[i], stateA.Threshold) ^ Below(slipsOfA[i], slips);
            var moveB = 1 ^ Below(ofB[i], stateB.Threshold) ^ Below(slipsOfB[i], slips);
            stateA.Observe(moveA, moveB);
            stateB.Observe(moveB, moveA);
            outcomes += 1UL << ((moveA << 5) | (moveB << 4));
        }

        (playerA, playerB) = (stateA, stateB);
        return outcomes;
    }

    /// <summary>1 if a draw is below a threshold, else 0: the sign of their difference, as both are below 2⁵⁴.</summary>
    private static int Below(ulong draw, ulong threshold) => (int)((draw - threshold) >> 63);

    private static DeliveryTally Plus(DeliveryTally tally, ulong outcomes) => new(
        tally.CC + (ushort)outcomes,
        tally.CD + (ushort)(outcomes >> 16),
        tally.DC + (ushort)(outcomes >> 32),
        tally.DD + (ushort)(outcomes >> 48));

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
