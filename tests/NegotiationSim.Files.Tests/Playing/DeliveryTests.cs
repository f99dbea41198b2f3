using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests.Playing;

/// <summary>A text of five steps, those of side A in another order than they are due, delivered in rounds.</summary>
internal static class Deliveries
{
    public const string Scenario = """
        kind: scenario
        id: in-steps
        title: In steps
        proposal:
          id: small
          date: 2026-01-01
          clauses:
            - {id: late, form: one_sided, obligated: [A], dimension: FOR, magnitude: {ladder: [0, .5]}, codedBy: ours, due: 2026-09-01, text: A cuts forces}
            - {id: "2", form: one_sided, obligated: [B], dimension: TER, magnitude: {ladder: [0, .75]}, codedBy: ours, text: B leaves areas}
            - {id: early, form: one_sided, obligated: [A], dimension: ECO, magnitude: {ladder: [0, .25]}, codedBy: ours, due: 2026-03-01, text: A lifts sanctions}
            - {id: "4", form: one_sided, obligated: [B], dimension: HUM, magnitude: {ladder: [0, 1]}, codedBy: ours, text: B lets people return}
            - {id: undated, form: one_sided, obligated: [A], dimension: VER, magnitude: {ladder: [0, .5]}, codedBy: ours, text: A admits observers}
            - {id: unsized, form: one_sided, obligated: [B], dimension: POL, text: B changes its laws}
        perspectives: [neutral]
        """;

    public static (Library Library, ScenarioFile Scenario, IReadOnlyList<Simulated> Simulated) Read(string play)
    {
        var (library, loaded) = Load(play);
        loaded.Findings.ShouldBeEmpty();
        return (library, (ScenarioFile)loaded.Value!, library.Simulate((ScenarioFile)loaded.Value!).Value!);
    }

    public static (Library Library, Loaded<WrittenFile> File) Load(string play)
    {
        var file = new LibraryFile("in-steps.yaml", IsNamedById: false, () => Reads.Utf8($"{Scenario}\n{play}\n"));
        var library = Sweeps.Shipped.With(file);
        return (library, library.Read(file));
    }

    public static SimulatedDelivery Of(string a, string b, int rounds, double noise = 0, double endChance = 0)
    {
        var terms = new DeliveryTerms { Turns = rounds, Noise = noise, Continuation = 1 - endChance };
        DeliveryStrategy Strategy(string name) => DeliveryStrategies.Named(name, new Dictionary<string, double>(), terms.Payoffs).Strategy!;
        return SimulatedDelivery.Of(Text.Delivery!.Text, Text.Tables, Text.Perspective, Text.Switches, terms, Strategy(a), Strategy(b)).Delivery!;
    }

    private static Simulated Text { get; } = Read("play: {protocol: delivery}").Simulated[0];

    public static (LiveRun Run, Replicated Kernel) Both(SimulatedDelivery delivery, ulong seed, uint replication)
    {
        var (_, state) = LiveTalks.Open(new NegotiationId("run"), "Run", new DateOnly(2026, 1, 1), "A", "B");
        var run = LiveDelivery.Play(delivery, state, new DateOnly(2026, 1, 1), seed, replication);
        List<Replicated> list = [];
        new Sweeper([delivery], seed).Play(replication, replication + 1, list);
        return (new LiveRun(run, delivery), list.Single());
    }

    /// <summary>What the events of a delivery say, read in the plainest way.</summary>
    internal sealed class LiveRun(DeliveryRun run, SimulatedDelivery delivery)
    {
        public DeliveryRun Run => run;

        public List<DeliveryTurn> Turns =>
        [
            .. Enumerable.Range(1, run.Rounds).Select(round => new DeliveryTurn(MoveOf("a", round), MoveOf("b", round))),
        ];

        /// <summary>E_A after each round, from the fractions on record.</summary>
        public List<double> Leads
        {
            get
            {
                Dictionary<string, double> done = [];
                List<double> leads = [];
                for (var round = 1; round <= run.Rounds; round++)
                {
                    foreach (var @event in run.Events.Where(one => one.Stamp.On.To == DayOf(round)))
                    {
                        var (id, fraction) = @event switch
                        {
                            ConcessionPartlyFulfilled partly => (partly.ConcessionId, partly.Fraction),
                            ConcessionFulfilled whole => (whole.ConcessionId, 1),
                            _ => ("", 0),
                        };
                        done[id] = fraction;
                    }

                    leads.Add(Given(delivery.A, done) - Given(delivery.B, done));
                }

                return leads;
            }
        }

        private DeliveryMove MoveOf(string party, int round) => run.Events.Any(one => (one is ConcessionPartlyFulfilled or ConcessionFulfilled) && one.Stamp.By.Value == party && one.Stamp.On.To == DayOf(round))
            ? DeliveryMove.Deliver
            : DeliveryMove.Withhold;

        private static DateOnly DayOf(int round) => new DateOnly(2026, 1, 1).AddDays(7 * round);

        private static double Given(OwedSteps owed, Dictionary<string, double> done) => owed.Steps.Sum(step => step.Cost * done.GetValueOrDefault($"small/{step.Item.Id}"));
    }
}

public class when_a_delivery_is_played_on_record
{
    public static TheoryData<string> Names => [.. DeliveryStrategies.Descriptions.Select(strategy => strategy.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void it_makes_the_kernels_moves_whoever_plays(string a)
    {
        foreach (var b in DeliveryStrategies.Descriptions.Select(strategy => strategy.Name))
        {
            var delivery = Deliveries.Of(a, b, rounds: 7, noise: .1, endChance: .05);
            for (uint replication = 0; replication < 3; replication++)
            {
                var (live, kernel) = Deliveries.Both(delivery, 5, replication);

                (live.Run.OfA, live.Run.OfB).ShouldBe(delivery.DeliveriesIn(kernel.Outcome), $"{a} v {b}");
                live.Run.Rounds.ShouldBe(kernel.End.Round);
                live.Turns.ShouldBe(Game(delivery, 5).Play(replication), $"{a} v {b}");
                Math.Max(0, live.Leads.Max()).ShouldBe(delivery.ExposureAt(Side.A, kernel.Along[0]), 1e-12);
                Math.Max(0, -live.Leads.Min()).ShouldBe(delivery.ExposureAt(Side.B, kernel.Along[1]), 1e-12);
                live.Leads.Count(lead => lead > 1e-9).ShouldBe(kernel.Along[2]);
                live.Leads.Count(lead => lead < -1e-9).ShouldBe(kernel.Along[3]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void a_person_who_does_what_the_strategy_did_has_its_record(string strategy)
    {
        foreach (var person in Sides.Both)
        {
            var delivery = person == Side.A ? Deliveries.Of(strategy, "RANDOM", rounds: 9, endChance: .05) : Deliveries.Of("RANDOM", strategy, rounds: 9, endChance: .05);
            var (live, _) = Deliveries.Both(delivery, 5, 2);
            var turns = live.Turns;
            Mirror(delivery, live.Run, person, round => person == Side.A ? turns[round - 1].A : turns[round - 1].B);
        }
    }

    [Theory]
    [InlineData("ALLC", DeliveryMove.Deliver)]
    [InlineData("ALLD", DeliveryMove.Withhold)]
    public void a_persons_move_slips_as_a_strategys_does(string strategy, DeliveryMove always)
    {
        var delivery = Deliveries.Of("TFT", strategy, rounds: 9, noise: .3);
        var (live, _) = Deliveries.Both(delivery, 5, 2);

        live.Turns.Select(turn => turn.B).Distinct().Count().ShouldBe(2);
        Mirror(delivery, live.Run, Side.B, _ => always);
    }

    private static void Mirror(SimulatedDelivery delivery, DeliveryRun run, Side person, Func<int, DeliveryMove> move)
    {
        var (_, state) = LiveTalks.Open(new NegotiationId("run"), "Run", new DateOnly(2026, 1, 1), "A", "B");
        var played = PersonalDelivery.Begin(delivery, state, new DateOnly(2026, 1, 1), person, 5, 2);
        while (!played.IsOver)
        {
            played.Take(move(played.Round));
        }

        played.Events.ShouldBe(run.Events);
        delivery.DeliveriesIn(played.Result).ShouldBe((run.OfA, run.OfB));
        Should.Throw<InvalidOperationException>(() => played.Take(DeliveryMove.Deliver));
    }

    [Fact]
    public void steps_stand_at_its_end_as_they_are_judged()
    {
        var delivery = Deliveries.Of("ALLC", "RANDOM", rounds: 5, noise: .2);

        var (live, _) = Deliveries.Both(delivery, 1, 3);

        live.Run.State.Phase.ShouldBe(Phase.Agreed);
        foreach (var step in delivery.A.After(live.Run.OfA).Concat(delivery.B.After(live.Run.OfB)))
        {
            live.Run.State.Concessions.Find($"small/{step.Id}")!.Standing.ShouldBe(step.Standing);
        }
    }

    [Fact]
    public void who_delivers_is_as_exposed_as_it_has_given_to_who_does_not()
    {
        var delivery = Deliveries.Of("ALLC", "ALLD", rounds: 4);

        var (live, kernel) = Deliveries.Both(delivery, 1, 0);

        // x·ρ/10 with ρ = .75: (.5 + .25 + .5) · .075.
        delivery.A.Total.ShouldBe(.09375, 1e-12);
        delivery.ExposureAt(Side.A, kernel.Along[0]).ShouldBe(.09375, 1e-12);
        delivery.ExposureAt(Side.B, kernel.Along[1]).ShouldBe(0);
        kernel.Along.ShouldBe([kernel.Along[0], kernel.Along[1], 4, 0]);
        live.Run.Events.OfType<ConcessionStarted>().Select(begun => begun.ConcessionId).ShouldBe(["small/early", "small/late", "small/undated"]);
        live.Run.Events.OfType<ConcessionFulfilled>().Count().ShouldBe(3);
        live.Run.Events.OfType<ConcessionBreached>().Select(breach => (breach.ConcessionId, breach.Fraction, breach.Stamp.By.Value)).ShouldBe([("small/2", 0, "a"), ("small/4", 0, "a")]);
    }

    [Fact]
    public void what_cannot_be_sized_is_listed_and_owed_by_nobody()
    {
        var delivery = Deliveries.Of("TFT", "TFT", rounds: 4);

        delivery.SetAside.Select(aside => (aside.Clause.Id, aside.Why)).ShouldBe([("unsized", "unmeasured")]);
        delivery.B.Steps.Select(step => step.Item.Id).ShouldBe(["2", "4"]);
    }

    private static RepeatedDelivery Game(SimulatedDelivery delivery, ulong seed) => new(delivery.Terms, ("A", delivery.Strategies.A), ("B", delivery.Strategies.B), seed);
}

public class when_deliveries_are_swept
{
    private const string Play = """
        play: {protocol: delivery, rounds: 9, noise: .1, endChance: .03, A: {strategy: GTFT}, B: {strategy: TFT}}
        variants:
          - {id: again, play: {}}
          - {id: harder, play: {rounds: 12, B: {strategy: GRIM}}}
        """;

    [Theory]
    [InlineData(2, 100)]
    [InlineData(3, 97)]
    [InlineData(8, 1024)]
    public void threads_blocks_and_an_interruption_change_no_byte(int threads, uint block)
    {
        var (library, scenario, simulated) = Deliveries.Read(Play);
        var wish = new SweepWish(3, 5_000);
        byte[] Document(SweepSoFar soFar) => SweepAnswer.Write(Swept.Of(scenario, simulated, wish, soFar), new SweepRun(1, 0, 0, 0), histograms: true);
        SweepSoFar To(SweepSoFar from, uint replications, int by, uint of) => from.PlayedTo(new ParallelSweep([.. simulated.Select(one => one.Played)], 3, by) { Block = of }, replications);
        var question = KeptSweep.QuestionOf(library, wish);
        var whole = Document(To(SweepSoFar.Nothing(simulated.Count), 5_000, 1, 5_000));

        var half = To(SweepSoFar.Nothing(simulated.Count), 1_234, threads, block);
        var kept = KeptSweep.Read(KeptSweep.Write(question, scenario.Id, half), "kept.json", question, simulated);

        kept.Findings.ShouldBeEmpty();
        Document(To(kept.Value!, 5_000, threads, block)).ShouldBe(whole);
    }

    [Fact]
    public void a_variant_that_is_the_base_again_differs_in_nothing()
    {
        var simulated = Deliveries.Read(Play).Simulated;

        var tallies = new Sweeper([.. simulated.Select(one => one.Played)], 3).Play(0, 500);

        tallies[1].Pairs.ShouldAllBe(pair => pair.Key.Base == pair.Key.Variant);
        tallies[1].Tracks.Count.ShouldBe(4);
        tallies[1].Tracks.ShouldAllBe(track => track.Pairs.All(pair => pair.Key.Base == pair.Key.Variant));
        tallies[2].Tracks.ShouldAllBe(track => track.Pairs.Any(pair => pair.Key.Base != pair.Key.Variant));
    }

    [Fact]
    public void counts_that_fit_no_delivery_are_refused()
    {
        var (library, scenario, simulated) = Deliveries.Read(Play);
        var question = KeptSweep.QuestionOf(library, new SweepWish(3, 100));
        var kept = System.Text.Encoding.UTF8.GetString(KeptSweep.Write(question, scenario.Id, SweepSoFar.Nothing(simulated.Count).PlayedTo(new ParallelSweep([.. simulated.Select(one => one.Played)], 3, 1), 100)));
        var at = kept.IndexOf("\"tracks\"", StringComparison.Ordinal);
        var cut = kept.Insert(kept.IndexOf('[', kept.IndexOf("\"counts\"", at, StringComparison.Ordinal)) + 1, "99999, 1, ");

        KeptSweep.Read(Reads.Utf8(cut), "kept.json", question, simulated).Value.ShouldBeNull();
        KeptSweep.Read(Reads.Utf8(kept), "kept.json", question, simulated).Value.ShouldNotBeNull();
    }

    [Fact]
    public void what_both_withhold_is_balanced_by_no_index()
    {
        var simulated = Deliveries.Read("play: {protocol: delivery, rounds: 3, A: {strategy: ALLD}, B: {strategy: ALLD}}").Simulated[0];

        var summary = (DeliverySummary)simulated.Summary(new Sweeper([simulated.Played], 1).Play(0, 10)[0]);

        summary.Settled.ShouldBe(0);
        summary.Balance(Norm.Sacrifice).Undefined.ShouldBe(10);
        summary.Delivered(Side.A).Mean.ShouldBe(0);
        summary.Exposure(Side.B).Mean.ShouldBe(0);
    }

    [Theory]
    [InlineData("play: {protocol: delivery, A: {strategy: Boulware}}", "NS2020 15:42")]
    [InlineData("play: {A: {strategy: TFT}}", "NS2020 15:22")]
    [InlineData("play: {noise: .1}", "NS2020 15:15")]
    [InlineData("play: {protocol: delivery, rounds: 201}", "NS2001 15:36")]
    [InlineData("play: {protocol: delivery, A: {strategy: TFT, reservation: .3}}", "NS2020 15:42")]
    [InlineData("play: {rounds: 5}\nvariants: [{id: v, play: {protocol: delivery}}]", "NS2020 16:37")]
    public void what_does_not_fit_is_found_where_it_stands(string play, string place) => Deliveries.Load(play).File.Places().ShouldBe([place]);

    [Fact]
    public void a_text_that_binds_one_side_alone_is_delivered_by_nobody() =>
        Sweeps.Shipped.Simulate(Sweeps.Scenario("ceasefire-2008") with { Play = new PlayWish { Protocol = Core.Simulation.Bargaining.Protocol.Delivery }, Variants = [] }).Why
            .ShouldBeOfType<NoAnswer.Mistaken>().Sentences[0].ShouldContain("has no step to deliver");
}
