using BenchmarkDotNet.Attributes;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Benchmarks.Measuring;

/// <summary>One ledger of 120 items under every norm, lens and baseline; wanted: at most 100 µs.</summary>
[MemoryDiagnoser]
public class JudgingALedger
{
    private readonly ConcessionLedger _ledger = Ledgers.OfItems(120);
    private readonly IReadOnlyList<Reading> _readings = AskedReadings.Default.All;

    /// <summary>The floor: the same items added up once, with a weight and a share each.</summary>
    [Benchmark(Baseline = true)]
    public double AddingUpTheItemsOnce()
    {
        double a = 0, b = 0;
        foreach (var item in _ledger.Items)
        {
            var x = item.Magnitude is Magnitude.Share share ? share.X.Mode : 0.1;
            if (item.Giver.Side == Side.A)
            {
                a += x * 0.1;
            }
            else
            {
                b += x * 0.1;
            }
        }

        return (a - b) / (a + b);
    }

    [Benchmark]
    public double EveryReading()
    {
        var appraisal = Appraisal.Of(_ledger, Perspective.Neutral, Switches.Default);
        double sum = 0;
        foreach (var reading in _readings)
        {
            sum += appraisal.Judge(reading).Index ?? 0;
        }

        return sum;
    }

    [Benchmark]
    public Principle UnansweredDemands() => Principle.Of(_ledger, Perspective.Neutral, Switches.Default);
}

/// <summary>Ledgers of ordinary make by size.</summary>
internal static class Ledgers
{
    private static readonly DateOnly Today = new(2026, 2, 24);

    public static ConcessionLedger OfItems(int count)
    {
        var random = new Random(1);
        var items = Enumerable.Range(0, count).Select(i => Item(random, i)).ToArray();
        return new ConcessionLedger
        {
            Cutoff = Today,
            Items = [.. items],
            Package = new Package(Today, [.. items], []),
            Holdings = new Dictionary<Line, Holding> { [new Line(Dimension.FOR)] = new(880, 1500), [new Line(Dimension.TER)] = new(null, null, 10000) },
            Evidence = [.. Enumerable.Range(0, 20).Select(i => new Evidence(i % 2 == 0 ? Actor.A : Actor.B, (Dimension)(i % 10), i % 3 / 2.0, Today.AddDays(-100 * i), false, 1))],
        };
    }

    private static Concession Item(Random random, int number)
    {
        var giver = random.Next(2) == 0 ? Actor.A : Actor.B;
        var dimension = (Dimension)random.Next(10);
        Magnitude magnitude = random.Next(3) == 0 ? new Magnitude.Share(new Estimate(.1, .2, .3))
            : dimension is Dimension.FOR or Dimension.TER ? new Magnitude.Quantity(random.Next(1, 100))
            : new Magnitude.Ladder(0, .25);
        return new Concession
        {
            Id = $"i{number:000}",
            Giver = giver,
            Line = new Line(dimension),
            Magnitude = magnitude,
            Standing = new Standing((ConcessionStatus)random.Next(8), .5),
            ResolvedOn = Today.AddDays(-random.Next(3000)),
            Beneficiaries = [new Actor(giver.Side.Other())],
        };
    }
}
