using BenchmarkDotNet.Attributes;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Benchmarks.Simulating;

/// <summary>
/// Rounds of alternating offers, in which both parties have their turns: one operation is one round. Two parties with opposed
/// but not opposite interests and a deadline of 1,000 rounds, on 5 issues of 5 values and on 6 of 6. The floor is a loop that
/// knows nothing but the two strategies of the first pair.
/// </summary>
public class BargainingRounds
{
    private const int Rounds = 2_000_000;

    private AlternatingOffers _aspiration = null!;
    private AlternatingOffers _micro = null!;
    private AlternatingOffers _microOnMany = null!;
    private PlainLoop _plain = null!;

    /// <summary>Seats the parties.</summary>
    [GlobalSetup]
    public void Seat()
    {
        var (small, large) = (Domain(5, 5), Domain(6, 6));
        var terms = new BargainingTerms(1000);
        _aspiration = new(small, terms, [new(new Aspiration()), new(new NaiveTitForTat())]);
        _micro = new(small, terms, [new(new Micro()), new(new Micro())]);
        _microOnMany = new(large, terms, [new(new Micro()), new(new Micro())]);
        _plain = new(small, terms.Rounds);
    }

    /// <summary>The floor: aspiration v naive tit-for-tat without kernel, seats or players.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rounds)]
    public int APlainLoop()
    {
        var played = 0;
        while (played < Rounds)
        {
            played += _plain.Play();
        }

        return played;
    }

    /// <summary>Aspiration v naive tit-for-tat, 3,125 outcomes.</summary>
    [Benchmark(OperationsPerInvoke = Rounds)]
    public int AspirationNaiveTitForTat() => Play(_aspiration);

    /// <summary>MiCRO v MiCRO, 3,125 outcomes.</summary>
    [Benchmark(OperationsPerInvoke = Rounds)]
    public int MicroMicro() => Play(_micro);

    /// <summary>MiCRO v MiCRO, 46,656 outcomes.</summary>
    [Benchmark(OperationsPerInvoke = Rounds)]
    public int MicroMicroOn46656() => Play(_microOnMany);

    /// <summary>Issues that each side weighs in its own order, options in opposite directions.</summary>
    internal static OfferTable Domain(int issues, int options)
    {
        var values = new double[2][][];
        for (var party = 0; party < 2; party++)
        {
            var mirrored = party == 1;
            values[party] = [.. Enumerable.Range(0, issues).Select(issue => Enumerable.Range(0, options).Select(option =>
                Weight(mirrored ? issues - 1 - issue : issue, issues) * Math.Pow((mirrored ? options - 1 - option : option) / (options - 1.0), .8 + (.1 * issue))).ToArray())];
        }

        return OfferTables.Additive([new("A"), new("B")], values);
    }

    private static double Weight(int rank, int issues) => 2.0 * (issues - rank) / (issues * (issues + 1));

    private static int Play(AlternatingOffers offers)
    {
        var played = 0;
        for (uint replication = 0; played < Rounds; replication++)
        {
            played += offers.Play(1, replication).Round;
        }

        return played;
    }

    /// <summary>What anybody would write first: sorted lists, a power a round, binary search.</summary>
    private sealed class PlainLoop(OfferTable table, int rounds)
    {
        private readonly double[] _a = Worth(table, 0, 0), _aToB = Worth(table, 0, 1), _b = Worth(table, 1, 1), _bToA = Worth(table, 1, 0);

        public int Play()
        {
            var (target, last, standing) = (_b[0], double.NaN, -1);
            for (var round = 1; round <= rounds; round++)
            {
                var offer = AtLeast(_a, _a[^1] + ((_a[0] - _a[^1]) * (1 - Math.Pow((round - 1.0) / (rounds - 1), 4))));
                if (standing >= 0 && _bToA[standing] >= _a[offer])
                {
                    return round;
                }

                var gained = _aToB[offer] - last;
                last = _aToB[offer];
                target = gained > 0 ? Math.Max(target - gained, _b[^1]) : target;
                standing = AtLeast(_b, target);
                if (last >= _b[standing])
                {
                    return round;
                }
            }

            return rounds;
        }

        private static int AtLeast(double[] descending, double target)
        {
            var (low, high) = (0, descending.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = descending[middle] >= target ? (middle + 1, high) : (low, middle);
            }

            return Math.Max(low - 1, 0);
        }

        private static double[] Worth(OfferTable table, int maker, int to) =>
            [.. Enumerable.Range(0, table.OffersOf(maker)).Select(offer => table.Utility(maker, offer, to))];
    }
}
