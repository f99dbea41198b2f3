using System.Text;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests;

/// <summary>Ten thousand broken scenarios with a <c>play</c>, the same on every run: each ends in findings, in a reason, or in talks that can be played.</summary>
public class when_what_is_played_is_hostile
{
    private const int Rounds = 10_000;
    private const int MostPlayed = 200;

    /// <summary>What is made of a scenario depends on its length and on nothing else in it: no clock is asked.</summary>
    private const long MostBytes = 512L << 20;

    private static readonly byte[] Scenario = Encoding.UTF8.GetBytes(Samples.Scenario(
        "play:\n  rounds: 20\n  endChance: .1\n  opens: A\n  options: [0, .5, 1]\n  A: {strategy: MatcherSacrifice, reservation: .3}\n  B: {strategy: Polynomial, parameters: {beta: .5}, reservation: [.1, .2, .3]}\nvariants:\n  - {id: v, apply: [{drop: \"2\"}], play: {rounds: 5, B: {strategy: MiCRO}}}\n  - {id: w, play: {tables: [{id: x, clauses: [\"1\"], needs: [y]}, {id: y, clauses: [\"2\"]}]}}\n"));

    [Fact]
    public void it_ends_in_findings_in_a_reason_or_in_talks()
    {
        var (read, most) = (0, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = when_a_file_is_hostile.Mutated(Scenario, new Random(round));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read += Played(bytes) ? 1 : 0;
            }
            catch (Exception broken)
            {
                Assert.Fail($"Round {round}: {broken}\n{Encoding.UTF8.GetString(bytes)}");
            }

            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        most.ShouldBeLessThan(MostBytes);
        read.ShouldBeGreaterThan(Rounds / 100, "mutations that are too coarse would try the front door only");
    }

    private static bool Played(byte[] bytes)
    {
        var library = new Library([new LibraryFile("hostile.yaml", false, () => bytes), .. Samples.All.Select(file => new LibraryFile(file.Name, false, () => Reads.Utf8(file.Text)))]);
        var loaded = library.Read(library.Files[0]);
        FindingText.Of(loaded.Findings, width: 80).ShouldNotBeNull();
        if (loaded.Value is not ScenarioFile scenario)
        {
            return false;
        }

        var simulated = library.Simulate(scenario);
        (simulated.Value is null).ShouldBe(simulated.Why is not null);
        foreach (var one in (simulated.Value ?? []).Where(one => one.Played.MostRounds <= MostPlayed))
        {
            new Sweeper([one.Played], 1).Play(0, 1)[0].Rounds.ShouldBeInRange(1, one.Played.MostRounds);
        }

        return simulated.Value is not null;
    }
}
