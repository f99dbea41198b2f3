using System.Collections.Immutable;
using System.Text;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests;

/// <summary>A scenario of chance, and a wish.</summary>
internal sealed class OneSweep(SweepWish wish, string more = "")
{
    private readonly (Library Library, ScenarioFile Scenario, IReadOnlyList<Simulated> Simulated) _of = Sweeps.OfChance(more);

    public static SweepWish Fixed { get; } = new(7, 12_000);

    public static SweepWish Until { get; } = new(7, 100_000, StoppingRule.Default with { AbsTol = .004, RelTol = 0 });

    public IReadOnlyList<Simulated> Simulated => _of.Simulated;

    public string Question => KeptSweep.QuestionOf(_of.Library, wish);

    public SweepSoFar Nothing => SweepSoFar.Nothing(Simulated.Count);

    /// <summary>Plays on, at most so many blocks.</summary>
    public SweepSoFar Play(int threads, uint block = 1024, int blocks = int.MaxValue, SweepSoFar? from = null, Action<IReadOnlyList<Replicated>>? record = null)
    {
        using var source = new CancellationTokenSource();
        void Count(uint replications)
        {
            if (--blocks == 0)
            {
                source.Cancel();
            }
        }

        ImmutableArray<Playable> talks = [.. Simulated.Select(one => one.Played)];
        var sweep = new ParallelSweep(talks, wish.Seed, threads) { Block = block, Progress = Count, Record = record };
        return wish.Play(Simulated, sweep, from ?? Nothing, source.Token);
    }

    public byte[] Document(SweepSoFar soFar) => SweepAnswer.Write(Swept.Of(_of.Scenario, Simulated, wish, soFar), new SweepRun(1, 0, 0, 0), histograms: true);

    public byte[] Kept(SweepSoFar soFar) => KeptSweep.Write(Question, "of-chance", soFar);

    public Loaded<SweepSoFar> Read(byte[] kept) => KeptSweep.Read(kept, "kept.sweep.json", Question, Simulated);
}

public class when_a_sweep_is_interrupted
{
    public static TheoryData<int, uint, int, bool> Cuts
    {
        get
        {
            var cuts = new TheoryData<int, uint, int, bool>();
            foreach (var threads in new[] { 1, 2, 3, 8 })
            {
                foreach (var (block, blocks) in new (uint, int)[] { (97, 1), (97, 13), (500, 2), (1024, 1), (1024, 3) })
                {
                    cuts.Add(threads, block, blocks, false);
                    cuts.Add(threads, block, blocks, true);
                }
            }

            return cuts;
        }
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void what_was_kept_goes_on_to_the_same_bytes(int threads, uint block, int blocks, bool until)
    {
        var sweep = new OneSweep(until ? OneSweep.Until : OneSweep.Fixed);
        var whole = sweep.Play(2);

        var cut = sweep.Play(threads, block, blocks);
        var kept = sweep.Read(sweep.Kept(cut)).Value!;
        var rest = sweep.Play(9 - threads, block + 11, from: kept);

        cut.Replications.ShouldBeLessThan(whole.Replications);
        sweep.Document(rest).ShouldBe(sweep.Document(whole));
        sweep.Kept(rest).ShouldBe(sweep.Kept(whole));
    }

    [Fact]
    public void what_was_kept_can_be_made_longer()
    {
        var (shorter, longer) = (new OneSweep(OneSweep.Fixed), new OneSweep(OneSweep.Fixed with { Replications = 15_000 }));

        var kept = longer.Read(shorter.Kept(shorter.Play(2))).Value!;

        longer.Document(longer.Play(3, from: kept)).ShouldBe(longer.Document(longer.Play(1)));
    }

    [Fact]
    public void the_file_of_another_seed_or_rule_is_refused()
    {
        var sweep = new OneSweep(OneSweep.Fixed);
        var kept = sweep.Kept(sweep.Play(1, blocks: 1));

        foreach (var wish in new[] { OneSweep.Fixed with { Seed = 8 }, OneSweep.Until })
        {
            new OneSweep(wish).Read(kept).Places().ShouldBe(["NS2022 3:15"]);
        }
    }

    [Theory]
    [InlineData("\"endings\": [", "\"endings\": [1,")]
    [InlineData("\"outcomes\": [", "\"outcomes\": [1,")]
    [InlineData("\"outcomes\": [", "\"outcomes\": [0, 999999999999,")]
    [InlineData("\"roundsOfAgreement\": [", "\"roundsOfAgreement\": [13, 1,")]
    [InlineData("\"pairs\": []", "\"pairs\": [-1, -1, 3]")]
    [InlineData("\"rounds\": ", "\"rounds\": -1, \"x\": ")]
    [InlineData("\"tallies\": [", "\"tallies\": [], \"tally\": [")]
    public void a_file_that_contradicts_itself_is_refused_in_its_place(string from, string to)
    {
        var sweep = new OneSweep(OneSweep.Fixed);
        var text = Encoding.UTF8.GetString(sweep.Kept(sweep.Play(1, blocks: 1)));
        text.ShouldContain(from);

        var broken = sweep.Read(Encoding.UTF8.GetBytes(new StringBuilder(text).Replace(from, to, text.IndexOf(from, StringComparison.Ordinal), from.Length).ToString()));

        broken.Value.ShouldBeNull();
        broken.Findings.ShouldAllBe(finding => finding.At.Line > 1);
    }

    [Fact]
    public void any_broken_file_ends_in_findings_or_in_counts_that_agree()
    {
        var sweep = new OneSweep(OneSweep.Fixed);
        var kept = sweep.Kept(sweep.Play(1, blocks: 1));
        for (var round = 0; round < 2_000; round++)
        {
            var random = new Random(round);
            var broken = kept.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                broken[random.Next(broken.Length)] = kept[random.Next(kept.Length)];
            }

            if (sweep.Read(broken).Value is { } read)
            {
                sweep.Document(read).ShouldNotBeEmpty();
            }
        }
    }
}

public class when_a_sweep_plays_until_it_is_exact
{
    [Theory]
    [InlineData(1, 1024)]
    [InlineData(2, 64)]
    [InlineData(3, 500)]
    [InlineData(8, 31)]
    public void it_stops_at_the_same_look_on_any_threads(int threads, uint block)
    {
        var sweep = new OneSweep(OneSweep.Until);

        sweep.Document(sweep.Play(threads, block)).ShouldBe(sweep.Document(sweep.Play(1)));
    }

    [Fact]
    public void it_looks_where_the_rule_says_and_stops_at_the_first_that_is_narrow_enough()
    {
        var (sweep, rule) = (new OneSweep(OneSweep.Until), OneSweep.Until.Until!);

        var soFar = sweep.Play(2);

        soFar.Looks.Length.ShouldBeGreaterThan(1);
        soFar.Looks.Index().ShouldAllBe(look => look.Item.Replications == rule.ReplicationsAt(look.Index) && look.Item.Alpha == rule.AlphaAt(look.Index));
        soFar.Looks.SkipLast(1).ShouldAllBe(look => !look.IsMet && look.HalfWidth > rule.AbsTol);
        soFar.Looks[^1].IsMet.ShouldBeTrue();
        soFar.Looks[^1].HalfWidth!.Value.ShouldBeLessThanOrEqualTo(rule.AbsTol);
        soFar.Replications.ShouldBe((uint)soFar.Looks[^1].Replications);
    }

    [Fact]
    public void it_says_that_it_stopped_at_the_most()
    {
        var wish = new SweepWish(7, 250, OneSweep.Until.Until! with { AbsTol = 1e-6, Cap = 250 });
        var sweep = new OneSweep(wish);

        var document = Encoding.UTF8.GetString(sweep.Document(sweep.Play(2)));

        document.ShouldContain("\"replications\": 250");
        document.ShouldContain("\"complete\": true");
        document.ShouldContain("\"why\": \"most\"");
    }

    [Fact]
    public void no_agreement_at_all_is_no_mean_to_wait_for()
    {
        var talks = Sweeps.Talks("HardLiner", "HardLiner");
        var tally = new Sweeper([talks], 1).Play(0, 1_000)[0];
        tally.Agreements.ShouldBe(0);

        var look = Look.At(StoppingRule.Default, 0, [new VariantSummary(talks, tally, _ => throw new InvalidOperationException())], Core.Symmetry.Norm.Sacrifice);

        look.Measure.ShouldBe(StoppingMeasure.Agreement);
        look.IsMet.ShouldBeTrue();
    }
}

public class when_a_sweep_is_long
{
    [Fact]
    public void it_takes_no_more_memory_than_a_short_one() => ShouldTakeNoMore(Sweeps.Talks("Boulware", "Conceder", .1), Sweeps.Talks("Linear", "Conceder", .1));

    [Fact]
    public void nor_does_one_with_tables_side_by_side() => ShouldTakeNoMore(Playing.Tables.Of(Playing.Tables.Two), Playing.Tables.Of(Playing.Tables.First, ", B: {breach: {rate: .5}}"));

    private static void ShouldTakeNoMore(params Playable[] played)
    {
        var sweeper = new Sweeper(played, 1);
        sweeper.Play(0, 4_096);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (uint block = 4; block < 40; block++)
        {
            sweeper.Play(block * 1_024, (block + 1) * 1_024);
        }

        // A byte a replication would be 36,864.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000);
    }
}

public class when_every_replication_is_listed
{
    [Theory]
    [InlineData(1, 1024)]
    [InlineData(2, 7)]
    [InlineData(3, 64)]
    [InlineData(8, 100)]
    public void they_come_in_order_and_are_those_that_were_counted(int threads, uint block)
    {
        var sweep = new OneSweep(OneSweep.Fixed with { Replications = 3_000 });
        var listed = new List<Replicated>();

        var soFar = sweep.Play(threads, block, record: listed.AddRange);

        listed.Select(one => (one.Replication, one.Variant)).ShouldBe(Enumerable.Range(0, (int)soFar.Replications).SelectMany(replication => new[] { ((uint)replication, 0), ((uint)replication, 1) }));
        listed.GroupBy(one => one.Variant).Select(variant => variant.Sum(one => (long)one.End.Round)).ShouldBe(soFar.Tallies.Select(tally => tally.Rounds));
        listed.Where(one => one.Variant == 1 && one.Outcome != Tally.NoAgreement).GroupBy(one => one.Outcome).OrderBy(group => group.Key)
            .Select(group => KeyValuePair.Create(group.Key, (long)group.Count())).ShouldBe(soFar.Tallies[1].Outcomes);
    }

    [Fact]
    public void an_interruption_lists_what_was_counted_and_no_more()
    {
        var sweep = new OneSweep(OneSweep.Fixed);
        var listed = new List<Replicated>();

        var soFar = sweep.Play(3, 50, blocks: 5, record: listed.AddRange);

        soFar.Replications.ShouldBeInRange(250u, 400u);
        listed.Max(one => one.Replication).ShouldBe(soFar.Replications - 1);
        listed.Count.ShouldBe(2 * (int)soFar.Replications);
    }
}
