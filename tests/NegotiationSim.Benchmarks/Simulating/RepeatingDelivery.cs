using BenchmarkDotNet.Attributes;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Simulation;
using NegotiationSim.Core.Simulation.Delivery;

namespace NegotiationSim.Benchmarks.Simulating;

/// <summary>
/// Repeated delivery, a thousand games of 200 turns; wanted: tit-for-tat against random at 60 million turns a second and core,
/// that is at most 3.3 ms here, and nothing allocated.
/// </summary>
[MemoryDiagnoser]
public class RepeatingDelivery
{
    private const int Games = 1000, Turns = 200;

    private RepeatedDelivery _game = null!;

    [Params("TFT v RANDOM", "TFT v RANDOM, noise", "Pavlov v GTFT", "Gradual v RANDOM")]
    public string Game { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        var (pairing, noise) = Game.Split(", ") is [var names, _] ? (names, .05) : (Game, 0);
        var strategies = pairing.Split(" v ").Select(Named).ToArray();
        _game = new(new DeliveryTerms { Turns = Turns, Noise = noise }, ("A", strategies[0]), ("B", strategies[1]), seed: 1);
    }

    [Benchmark]
    public int Kernel()
    {
        var delivered = 0;
        for (var replication = 0u; replication < Games; replication++)
        {
            delivered += _game.Tally(replication).CC;
        }

        return delivered;
    }

    /// <summary>The floor: tit-for-tat against random written out, with the same draws made one by one.</summary>
    [Benchmark(Baseline = true)]
    public int PlainLoop()
    {
        var delivered = 0;
        for (var replication = 0u; replication < Games; replication++)
        {
            var last = true;
            for (var turn = 1u; turn <= Turns; turn++)
            {
                var (titForTat, random) = (last, Philox.Block(1, replication, turn, 2, 0).W0 < 1u << 31);
                delivered += titForTat & random ? 1 : 0;
                last = random;
            }
        }

        return delivered;
    }

    private static DeliveryStrategy Named(string name) =>
        DeliveryStrategies.Named(name, new Dictionary<string, double>(), DeliveryPayoffs.Default).Strategy!;
}
