using System.Collections.Concurrent;
using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Tests.Playing;

namespace NegotiationSim.Files.Tests;

internal static class Sweeps
{
    public static Library Shipped { get; } = when_all_seeds_and_scenarios_are_read.Shipped();

    /// <summary>Scenarios of which something is left to settle, and is bargained over at one table.</summary>
    public static IReadOnlyList<string> Playable { get; } =
        [.. Shipped.Files.Where(file => file.Folder == "scenarios").Select(file => file.Id).Where(id => Shipped.Simulate(Scenario(id)).Value is [{ Played: SimulatedTalks }, ..])];

    public static IReadOnlyList<Simulated> Of(string id) => Simulations.GetOrAdd(id, static id => Shipped.Simulate(Scenario(id)).Value!);

    private static ConcurrentDictionary<string, IReadOnlyList<Simulated>> Simulations { get; } = new(StringComparer.Ordinal);

    public static ScenarioFile Scenario(string id) =>
        (ScenarioFile)Shipped.Read(Shipped.Files.Single(file => file.Folder == "scenarios" && file.Id == id)).Value!;

    /// <summary>A scenario of chance: two ways to play a small text, that break off now and then.</summary>
    public static (Library Library, ScenarioFile Scenario, IReadOnlyList<Simulated> Simulated) OfChance(string more = "")
    {
        var text = $$"""
            kind: scenario
            id: of-chance
            title: Of chance
            proposal:
              id: small
              date: 2026-01-01
              clauses:
                - {id: "1", form: one_sided, obligated: [A], dimension: FOR, magnitude: {x: [.4, .5, .6]}, codedBy: ours, text: A cuts forces}
                - {id: "2", form: one_sided, obligated: [B], dimension: TER, magnitude: {x: [.6, .7, .8]}, codedBy: ours, text: B leaves areas}
                - {id: "3", form: one_sided, obligated: [A], dimension: ECO, magnitude: {x: [.2, .3, .4]}, codedBy: ours, text: A lifts sanctions}
                - {id: "4", form: one_sided, obligated: [B], dimension: HUM, magnitude: {x: [.9, .9, 1]}, codedBy: ours, text: B lets people return}
            perspectives: [neutral, ukraine, russia]
            play:
              rounds: 12
              options: [0, .5, 1]
              endChance: .05
              A: {strategy: RandomWalk, perspective: ukraine}
              B: {strategy: Conceder, perspective: russia}
            {{more}}variants:
              - id: linear
                play:
                  B: {strategy: Linear}
            """;
        var file = new LibraryFile("of-chance.yaml", IsNamedById: false, () => System.Text.Encoding.UTF8.GetBytes(text));
        var library = Shipped.With(file);
        var loaded = library.Read(file);
        loaded.Findings.ShouldBeEmpty();
        var scenario = (ScenarioFile)loaded.Value!;
        return (library, scenario, library.Simulate(scenario).Value!);
    }

    /// <summary>Small talks with something to gain on both sides, by the strategies named.</summary>
    public static SimulatedTalks Talks(string a, string b, double endChance = 0, int? opener = null, Protocol protocol = Protocol.Alternating) => Seated(a, b, endChance, opener, protocol).Talks!;

    /// <summary>The same, or why these strategies cannot play them.</summary>
    public static (SimulatedTalks? Talks, string? WhyNot) Seated(string a, string b, double endChance = 0, int? opener = null, Protocol protocol = Protocol.Alternating)
    {
        var text = new Proposal
        {
            Id = "small",
            Title = "Small",
            Date = new DateOnly(2026, 1, 1),
            Clauses =
            [
                Clause("1", Actor.A, Dimension.FOR, .5),
                Clause("2", Actor.B, Dimension.TER, .75),
                Clause("3", Actor.A, Dimension.ECO, .25),
                Clause("4", Actor.B, Dimension.HUM, 1),
            ],
        };
        var (weightsOfA, weightsOfB) = (Weights(Dimension.TER, Dimension.HUM), Weights(Dimension.FOR, Dimension.ECO));
        var (ofA, ofB) = (Perspective.Neutral with { Id = "a", WeightsOfA = weightsOfA }, Perspective.Neutral with { Id = "b", WeightsOfB = weightsOfB });
        var agenda = Agenda.Of(text, new ConcessionLedger { Cutoff = text.Date }, ofA, ofB, Reading.Headline, Switches.Default);
        return SimulatedTalks.Of(
            agenda, new BargainingTerms(12, endChance, opener) { Protocol = protocol }, Played(a), Played(b), (side, norm) => agenda.GivenBy(side, norm, ofA, Reading.Headline, Switches.Default));
    }

    private static Played Played(string strategy) => new(new BargainingParticipant(Strategies.Named(strategy, new Dictionary<string, double>()).Strategy!));

    private static Clause Clause(string id, Actor giver, Dimension dimension, double x) => new()
    {
        Id = id,
        Form = ClauseForm.OneSided,
        Obligated = [giver],
        Terms = new ConcessionDraft { Line = new Line(dimension), Magnitude = new Magnitude.Share(x) },
    };

    private static WeightTable Weights(params Dimension[] heavy) =>
        new([.. Enum.GetValues<Dimension>().Select(dimension => (double?)(heavy.Contains(dimension) ? .3 : .05))]);
}

public class when_a_sweep_is_cut_in_another_way
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void its_document_is_the_same_to_the_byte(int threads) => ShouldBeTheSame("eu-symmetry-paper", threads);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void so_it_is_with_tables_side_by_side(int threads) => ShouldBeTheSame("geneva-working-groups", threads);

    private static void ShouldBeTheSame(string id, int threads)
    {
        var scenario = Sweeps.Scenario(id);
        var simulated = Sweeps.Of(scenario.Id);
        const uint Replications = 5_000;

        var wish = new SweepWish(7, Replications);
        byte[] Document(IEnumerable<Tally> tallies) => SweepAnswer.Write(Swept.Of(scenario, simulated, wish, new SweepSoFar([.. tallies], [])), new SweepRun(1, 0, 0, 0));
        ImmutableArray<Playable> talks = [.. simulated.Select(one => one.Played)];

        Document(new ParallelSweep(talks, 7, threads).Play(0, Replications)).ShouldBe(Document(new Sweeper(talks, 7).Play(0, Replications)));
    }

    [Fact]
    public void an_interruption_leaves_the_first_replications_and_nothing_else()
    {
        ImmutableArray<SimulatedTalks> talks = [Sweeps.Talks("Boulware", "Conceder", .1)];
        using var source = new CancellationTokenSource();
        var blocks = 0;

        var cut = new ParallelSweep(talks, 1, 3) { Progress = _ => Stop(ref blocks, source) }.Play(0, 100_000, source.Token)[0];

        cut.Replications.ShouldBeLessThan(100_000);
        var same = new Sweeper(talks, 1).Play(0, (uint)cut.Replications)[0];
        cut.Outcomes.ShouldBe(same.Outcomes);
        cut.Rounds.ShouldBe(same.Rounds);
    }

    private static void Stop(ref int blocks, CancellationTokenSource source)
    {
        if (++blocks == 4)
        {
            source.Cancel();
        }
    }
}

public class when_a_replication_is_played_on_record
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            var playable = Strategies.Descriptions.Select(strategy => strategy.Name).Where(name => Sweeps.Seated(name, name).Talks is not null).ToList();
            foreach (var a in playable)
            {
                foreach (var b in playable)
                {
                    pairs.Add(a, b);
                }
            }

            return pairs;
        }
    }

    public static TheoryData<string> Scenarios => [.. Sweeps.Playable];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void every_pair_of_strategies_makes_the_moves_that_the_kernel_makes(string a, string b) => OnRecord.ShouldBeAsInTheKernel(Sweeps.Talks(a, b, endChance: .05), replications: 3);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void every_shipped_scenario_is_moved_as_in_the_kernel(string id)
    {
        foreach (var simulated in Sweeps.Of(id))
        {
            OnRecord.ShouldBeAsInTheKernel(simulated.Talks, replications: 1);
        }
    }
}

public class when_a_norm_measures_no_single_step
{
    [Theory]
    [InlineData("MatcherEqualCeiling")]
    [InlineData("MatcherTargetRatio")]
    public void a_matcher_by_that_norm_says_that_it_cannot_play(string strategy)
    {
        var (talks, why) = Sweeps.Seated(strategy, "Linear");

        talks.ShouldBeNull();
        why.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void all_other_strategies_can_play() =>
        Strategies.Descriptions.Select(strategy => strategy.Name).Where(name => Sweeps.Seated(name, "Linear").Talks is null).ShouldBe(["MatcherEqualCeiling", "MatcherTargetRatio"], ignoreOrder: true);
}

public class when_a_variant_is_the_base_again
{
    [Fact]
    public void it_differs_in_nothing_however_the_dice_fall()
    {
        var talks = Sweeps.Talks("Conceder", "Linear", .1);

        var tallies = new Sweeper([talks, talks], 3).Play(0, 2_000);

        tallies[1].Pairs.ShouldAllBe(pair => pair.Key.Base == pair.Key.Variant);
        tallies[1].Outcomes.ShouldBe(tallies[0].Outcomes);
    }
}
