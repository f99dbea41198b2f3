using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Benchmarks.Simulating;

/// <summary>
/// A sweep of a base and a variant over a text of five clauses, 3,125 packages; one operation is a replication of both. Wanted:
/// two threads at most .54 of the time of one, on a machine with two idle cores: as near to that as the kernel alone, which
/// counts nothing, comes in two halves.
/// </summary>
public class Sweeping
{
    private const uint Replications = 100_000;

    private readonly ParallelSweep _one = Long.Sweep(1), _two = Long.Sweep(2);
    private readonly BargainingKernel[] _kernels = Seated(), _others = Seated();

    /// <summary>The floor: the same replications, not counted.</summary>
    [Benchmark(OperationsPerInvoke = (int)Replications)]
    public long TheKernelAlone() => Rounds(_kernels, 0, Replications);

    /// <summary>What the machine itself makes of two threads: the floor in two halves that share nothing.</summary>
    [Benchmark(OperationsPerInvoke = (int)Replications)]
    public async Task<long> TheKernelAloneInTwoHalves()
    {
        var second = Task.Run(() => Rounds(_others, Replications / 2, Replications));
        return Rounds(_kernels, 0, Replications / 2) + await second;
    }

    /// <summary>One thread.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = (int)Replications)]
    public Tally[] OneThread() => _one.Play(0, Replications);

    /// <summary>Two threads.</summary>
    [Benchmark(OperationsPerInvoke = (int)Replications)]
    public Tally[] TwoThreads() => _two.Play(0, Replications);

    private static BargainingKernel[] Seated() => [.. Long.Talks.Select(talks => talks.Seat())];

    private static long Rounds(BargainingKernel[] kernels, uint from, uint to)
    {
        long rounds = 0;
        for (var replication = from; replication < to; replication++)
        {
            foreach (var kernel in kernels)
            {
                rounds += kernel.Play(1, replication).Round;
            }
        }

        return rounds;
    }
}

/// <summary>What a sweep allocates must not follow its length: the two columns of bytes are wanted the same.</summary>
[MemoryDiagnoser]
public class LongSweeps
{
    private readonly ParallelSweep _sweep = Long.Sweep(2);

    /// <summary>Replications of the base and of a variant.</summary>
    [Params(100_000u, 10_000_000u)]
    public uint Replications { get; set; }

    /// <summary>All of them.</summary>
    [Benchmark]
    public Tally[] Sweep() => _sweep.Play(0, Replications);
}

/// <summary>Talks with something to gain on both sides: each gives what costs it little and wants what the other gives.</summary>
internal static class Long
{
    public static ImmutableArray<SimulatedTalks> Talks { get; } = [Seated("Boulware", "Conceder"), Seated("Linear", "Conceder")];

    public static ParallelSweep Sweep(int threads) => new(Talks, seed: 1, threads);

    private static SimulatedTalks Seated(string a, string b)
    {
        (Side Giver, Dimension Dimension)[] steps = [(Side.A, Dimension.FOR), (Side.B, Dimension.TER), (Side.A, Dimension.ECO), (Side.B, Dimension.HUM), (Side.A, Dimension.VER)];
        var text = new Proposal { Id = "text", Title = "Text", Date = new DateOnly(2026, 1, 1), Clauses = [.. steps.Select((step, i) => ClauseOf($"{i + 1}", step.Giver, step.Dimension))] };
        var (ofA, ofB) = (
            Perspective.Neutral with { Id = "a", WeightsOfA = Weights(Dimension.TER, Dimension.HUM) },
            Perspective.Neutral with { Id = "b", WeightsOfB = Weights(Dimension.FOR, Dimension.ECO) });
        var agenda = Agenda.Of(text, new ConcessionLedger { Cutoff = text.Date }, ofA, ofB, Reading.Headline, Switches.Default);
        return SimulatedTalks.Of(agenda, new BargainingTerms(100, ChanceOfEnding: .005, Opener: null), Played(a), Played(b)).Talks!;
    }

    private static Played Played(string strategy) => new(new BargainingParticipant(Strategies.Named(strategy, new Dictionary<string, double>()).Strategy!));

    private static Clause ClauseOf(string id, Side giver, Dimension dimension) => new()
    {
        Id = id,
        Form = ClauseForm.OneSided,
        Obligated = [new Actor(giver)],
        Terms = new ConcessionDraft { Line = new Line(dimension), Magnitude = new Magnitude.Share(.5) },
    };

    private static WeightTable Weights(params Dimension[] heavy) =>
        new([.. Enum.GetValues<Dimension>().Select(dimension => (double?)(heavy.Contains(dimension) ? .3 : .05))]);
}
