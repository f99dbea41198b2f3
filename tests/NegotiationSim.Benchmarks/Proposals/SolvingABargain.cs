using BenchmarkDotNet.Attributes;
using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Benchmarks.Proposals;

/// <summary>
/// Two parties over eight issues of five options, 390,625 outcomes. Wanted: the frontier with the Nash, Kalai–Smorodinsky, egalitarian and utilitarian
/// points in at most 30 ms.
/// </summary>
[InProcess, MedianColumn]
[MemoryDiagnoser]
public class SolvingABargain
{
    private static readonly OutcomeSpace Space = new([.. Enumerable.Range(0, 8).Select(issue => new Issue.WholeNumbers($"i{issue}", 1, 5))]);

    private readonly Utility _utility = Additive(1);
    private readonly UtilityTable[] _parties = [Table(Additive(1)), Table(Additive(2))];

    /// <summary>What one gains the other loses: every outcome is on the frontier, and nothing can be passed over.</summary>
    private readonly UtilityTable[] _rivals;

    public SolvingABargain() => _rivals = [_parties[0], new UtilityTable([.. _parties[0].Values.ToArray().Select(value => 1 - value)])];

    /// <summary>The floor: both tables read once.</summary>
    [Benchmark(Baseline = true)]
    public double ReadingBothTablesOnce()
    {
        var first = _parties[0].Values;
        var second = _parties[1].Values;
        double best = 0;
        for (var outcome = 0; outcome < first.Length; outcome++)
        {
            best = Math.Max(best, first[outcome] * second[outcome]);
        }

        return best;
    }

    [Benchmark]
    public BargainingSolutions FrontierAndAllPoints() => BargainingSolutions.Of(_parties);

    [Benchmark]
    public BargainingSolutions FrontierAndAllPointsOfRivals() => BargainingSolutions.Of(_rivals);

    [Benchmark]
    public Ranking RankingAllOutcomes() => Ranking.Of(_parties[0]);

    [Benchmark]
    public UtilityTable WorkingOutAUtility() => Table(_utility);

    private static Utility Additive(int seed)
    {
        var random = new Random(seed);
        return new([.. Space.Issues.Select(_ => new Criterion(1.0 / 8, ValueFunction.Table.Of([.. Enumerable.Range(0, 5).Select(_ => random.NextDouble())])))]);
    }

    private static UtilityTable Table(Utility utility) => ((Tabulation.Done)Tabulation.Of(utility, Space)).Table;
}
