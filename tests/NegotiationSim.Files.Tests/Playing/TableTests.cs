using System.Text;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Files.Tests.Playing;

/// <summary>Small talks at several tables.</summary>
internal static class Tables
{
    public const string Two = "[{id: x, clauses: [\"1\", \"2\"]}, {id: y, clauses: [\"3\", \"4\"]}]";
    public const string First = "[{id: x, clauses: [\"1\", \"2\"], needs: [y]}, {id: y, clauses: [\"3\", \"4\"]}]";

    /// <summary>At each of the two both sides can gain.</summary>
    public const string Worths = "{\"1\": {A: {worth: -.1}, B: {worth: .3}}, \"2\": {A: {worth: .3}, B: {worth: -.1}}, \"3\": {A: {worth: -.15}, B: {worth: .2}}, \"4\": {A: {worth: .25}, B: {worth: -.1}}}";

    /// <summary>The scenario of chance, with tables and more of a <c>play</c>.</summary>
    public static ParallelTables Of(string tables, string more = "")
    {
        var (library, scenario, _) = Sweeps.OfChance();
        var play = Rules.Wish($"{{tables: {tables}, issues: {Worths}{more}}}", "1", "2", "3", "4");
        return library.Simulate(scenario with { Play = play.Over(scenario.Play), Variants = [] }).Value![0].SideBySide!;
    }

    public static ParallelTables Between(string a, string b, params ReadOnlySpan<TalksTable> tables) => By(Protocol.Alternating, a, b, tables);

    public static ParallelTables By(Protocol protocol, string a, string b, params ReadOnlySpan<TalksTable> tables)
    {
        var one = Sweeps.Talks(a, b, endChance: .05, protocol: protocol);
        return ParallelTables.Of(
            one.Agenda, [.. tables], one.Terms, one.Sides[0], one.Sides[1],
            (agenda, side, norm) => agenda.GivenBy(side, norm, Perspective.Neutral, Reading.Headline, Switches.Default)).Talks!;
    }

    public static TalksTable Table(string id, string[] clauses, params string[] needs) => new(id, id, [.. clauses], [.. needs]);

    /// <summary>How often something came of it, counted by a sweep, with the replications one by one.</summary>
    public static (Tally Tally, List<Replicated> List) Swept(ParallelTables tables, uint replications = 2_000)
    {
        List<Replicated> list = [];
        return (new Sweeper([tables], 11).Play(0, replications, list)[0], list);
    }
}

public class when_tables_stand_side_by_side
{
    public static TheoryData<string, string> Pairs => when_a_protocol_is_named.Mediated;

    [Theory]
    [MemberData(nameof(Pairs))]
    public void every_move_at_every_table_is_the_kernels_whoever_plays(string a, string b) =>
        OnRecord.ShouldBeAsInTheKernel(Tables.Between(a, b, Tables.Table("x", ["1", "2"], "y"), Tables.Table("y", ["3", "4"])), replications: 2);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void so_it_is_before_a_mediator(string a, string b) =>
        OnRecord.ShouldBeAsInTheKernel(Tables.By(Protocol.SingleText, a, b, Tables.Table("x", ["1", "2"], "y"), Tables.Table("y", ["3", "4"])), replications: 2);

    [Fact]
    public void so_it_is_by_monotonic_concession() =>
        OnRecord.ShouldBeAsInTheKernel(Tables.By(Protocol.Monotonic, "Zeuthen", "Zeuthen", Tables.Table("x", ["1", "2"], "y"), Tables.Table("y", ["3", "4"])), replications: 20)
            .ShouldContain(move => move.EndsWith("accepts", StringComparison.Ordinal));

    [Theory]
    [InlineData(Protocol.SingleText, "Conceder", "bridged")]
    [InlineData(Protocol.Monotonic, "Zeuthen", "accepts")]
    public void so_is_every_move_of_the_shipped_scenario_by_another_protocol(Protocol protocol, string strategy, string move)
    {
        foreach (var tables in Protocols.Of("geneva-working-groups", protocol, strategy, strategy).Select(simulated => simulated.SideBySide).OfType<ParallelTables>())
        {
            OnRecord.ShouldBeAsInTheKernel(tables, replications: 4).ShouldContain(made => made.Contains(move, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void so_is_every_move_of_the_shipped_scenario()
    {
        foreach (var tables in Sweeps.Of("geneva-working-groups").Select(simulated => simulated.SideBySide).OfType<ParallelTables>())
        {
            OnRecord.ShouldBeAsInTheKernel(tables, replications: 12).ShouldContain(move => move.StartsWith("humanitarian", StringComparison.Ordinal) && move.EndsWith("leaves", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("challengesVenue: {chance: .5, most: 3}", "passes")]
    [InlineData("waitsFor: [{thirdParty: congress, chance: .3}]", "accepts")]
    [InlineData("reservation: [0, .1, .2]", "accepts")]
    [InlineData("breach: {rate: .5}", "accepts")]
    public void rules_bind_a_side_before_a_mediator_at_each_table(string rule, string move) =>
        OnRecord.ShouldBeAsInTheKernel(Tables.Of(Tables.First, $", protocol: singleText, B: {{{rule}}}"), replications: 25).ShouldContain(made => made.EndsWith(move, StringComparison.Ordinal));

    [Theory]
    [InlineData("walksOut: [{over: [\"1\", \"3\"], chance: .3, return: .5}]", "leaves")]
    [InlineData("walksOut: [{over: [\"2\"], chance: .3}]", "leaves")]
    [InlineData("challengesVenue: {chance: .5, most: 3}", "passes")]
    [InlineData("waitsFor: [{thirdParty: congress, chance: .3}]", "passes")]
    [InlineData("reservation: [0, .1, .2]", "accepts")]
    [InlineData("discount: .9", "accepts")]
    [InlineData("breach: {rate: .5}", "accepts")]
    public void rules_bind_a_side_at_each_table(string rule, string move) =>
        OnRecord.ShouldBeAsInTheKernel(Tables.Of(Tables.First, $", B: {{{rule}}}"), replications: 25).ShouldContain(made => made.EndsWith(move, StringComparison.Ordinal));

    [Fact]
    public void a_third_party_sits_at_each() =>
        OnRecord.ShouldBeAsInTheKernel(Sweeps.OfChance($"  tables: {Tables.First}\n  third: {{strategy: Conceder, perspective: eu, reservation: 0}}\n").Simulated[0].SideBySide!, replications: 25)
            .ShouldContain(move => move.StartsWith("y 2: 2 ", StringComparison.Ordinal));

    [Fact]
    public void each_has_draws_of_its_own_and_one_more_shifts_nobody_elses()
    {
        var (two, three) = (
            Tables.Between("RandomWalk", "RandomWalk", Tables.Table("x", ["1", "2"]), Tables.Table("y", ["3", "4"])),
            Tables.Between("RandomWalk", "RandomWalk", Tables.Table("first", ["4"]), Tables.Table("x", ["1", "2"]), Tables.Table("y", ["3"])));
        var twin = Tables.Between("RandomWalk", "RandomWalk", Tables.Table("z", ["1", "2"]));

        MovesAt("x", three).ShouldBe(MovesAt("x", two));
        MovesAt("z", twin).Select(move => move[2..]).ShouldNotBe(MovesAt("x", two).Select(move => move[2..]));

        static List<string> MovesAt(string table, ParallelTables tables) =>
            [.. OnRecord.ShouldBeAsInTheKernel(tables, replications: 10).Where(move => move.StartsWith($"{table} ", StringComparison.Ordinal))];
    }

    [Fact]
    public void a_break_off_from_outside_ends_all_of_them_at_once()
    {
        var tables = Tables.Between("HardLiner", "HardLiner", Tables.Table("x", ["1", "2"]), Tables.Table("y", ["3", "4"]));
        var kernels = tables.Talks.Select(table => table.Seat()).ToList();

        for (uint replication = 0; replication < 100; replication++)
        {
            kernels[0].Play(11, replication).ShouldBe(kernels[1].Play(11, replication));
        }
    }
}

public class when_a_table_needs_another
{
    [Fact]
    public void the_largest_set_holds_that_has_all_it_needs()
    {
        // Every way in which three tables may need each other, against every set of them.
        for (var needs = 0; needs < 512; needs++)
        {
            var linkage = new TableLinkage([needs & 7, (needs >> 3) & 7, needs >> 6]);
            for (var agreed = 0; agreed < 8; agreed++)
            {
                var closed = Enumerable.Range(0, 8).Where(set => (set & ~agreed) == 0 && Enumerable.Range(0, 3).All(table => !TableLinkage.Has(set, table) || (linkage.NeededBy(table) & ~set) == 0));
                linkage.HoldingOf(agreed).ShouldBe(closed.Aggregate(0, (all, set) => all | set));
            }
        }
    }

    [Fact]
    public void its_agreement_is_lost_without_the_others_and_nothing_else_changes()
    {
        var (free, linked) = (Tables.Swept(Tables.Of(Tables.Two)), Tables.Swept(Tables.Of(Tables.First)));
        var lost = 0;
        foreach (var (one, other) in free.List.Zip(linked.List))
        {
            other.Along.ShouldBe(one.Along);
            var agreed = one.Along[0];
            lost += agreed == 1 ? 1 : 0;
            other.Outcome.ShouldBe(agreed == 1 ? Tally.NoAgreement : one.Outcome);
            other.End.Round.ShouldBe(one.End.Round is var round && agreed == 1 ? other.End.Round : round);
        }

        lost.ShouldBeInRange(1, free.List.Count(one => one.Along[0] != 0) - 1);
        TableSummary.Of(Tables.Of(Tables.First), linked.Tally).Select(table => table.Lost).ShouldBe([lost, 0]);
        TableSummary.Of(Tables.Of(Tables.Two), free.Tally).Select(table => table.Lost).ShouldBe([0, 0]);
    }

    [Fact]
    public void tables_that_need_each_other_stand_or_fall_together()
    {
        var (tally, list) = Tables.Swept(Tables.Of("[{id: x, clauses: [\"1\", \"2\"], needs: [y]}, {id: y, clauses: [\"3\", \"4\"], needs: [x]}]"));

        list.ShouldAllBe(one => one.End.IsAgreement == (one.Along[0] == 3));
        list.Select(one => one.Along[0]).Distinct().Count().ShouldBe(4);
        tally.Agreements.ShouldBe(list.Count(one => one.Along[0] == 3));
    }

    [Fact]
    public void time_to_agreement_is_the_round_of_the_last_that_holds()
    {
        var tables = Tables.Of(Tables.Two);
        var kernels = tables.Talks.Select(table => table.Seat()).ToList();

        foreach (var one in Tables.Swept(tables, 500).List.Where(one => one.End.IsAgreement))
        {
            one.End.Round.ShouldBe(kernels.Select(kernel => kernel.Play(11, one.Replication)).Where(end => end.IsAgreement).Max(end => end.Round));
        }
    }

    [Fact]
    public void on_record_what_is_lost_is_withdrawn_and_its_maker_says_why()
    {
        var tables = Tables.Of(Tables.First);
        var lost = Tables.Swept(tables).List.First(one => one.Along[0] == 1).Replication;

        var run = OnRecord.Play(tables, lost);

        run.Events.OfType<ProposalWithdrawn>().ShouldHaveSingleItem().ProposalId.ShouldStartWith("small/x/offer-");
        run.Events.OfType<StatementMade>().Last().ShouldSatisfyAllConditions(
            said => said.Topic.ShouldBe("x"),
            said => said.Text.ShouldBe("Does not hold without an agreement on \"y\"."));
        run.Events[^1].ShouldBeOfType<BrokenOff>().Reason.ShouldBe("nothing that a table agreed on holds");
    }

    [Fact]
    public void on_record_what_a_mediator_proposed_and_is_lost_the_mediator_withdraws()
    {
        var tables = Tables.Of(Tables.First, ", protocol: singleText");
        var lost = Tables.Swept(tables).List.First(one => one.Along[0] == 1).Replication;

        var withdrawn = OnRecord.Play(tables, lost).Events.OfType<ProposalWithdrawn>().ShouldHaveSingleItem();

        withdrawn.ProposalId.ShouldStartWith("small/x/text-");
        withdrawn.Stamp.By.Value.ShouldBe("mediator");
    }

    [Fact]
    public void on_record_the_offer_that_was_taken_is_withdrawn_where_both_offer_at_once()
    {
        var tables = Tables.Of(Tables.First, ", protocol: monotonic, A: {strategy: Zeuthen}, B: {strategy: Zeuthen}");
        var lost = Tables.Swept(tables).List.Where(one => one.Along[0] == 1).Take(5).ToList();

        lost.ShouldNotBeEmpty();
        foreach (var one in lost)
        {
            var run = OnRecord.Play(tables, one.Replication);
            run.Events.OfType<ProposalWithdrawn>().ShouldHaveSingleItem().ProposalId
                .ShouldBe(run.Events.OfType<ProposalAccepted>().Single(accepted => accepted.ProposalId.StartsWith("small/x/", StringComparison.Ordinal)).ProposalId);
        }
    }

    [Fact]
    public void on_record_what_holds_is_one_text_that_all_have_accepted()
    {
        var tables = Tables.Of(Tables.First);
        var both = Tables.Swept(tables).List.First(one => one.Along[0] == 3).Replication;

        var run = OnRecord.Play(tables, both);

        var text = run.State.Proposals.Find(run.State.Agreement!.ProposalId!)!;
        text.Id.ShouldBe("small/agreement");
        run.State.Parties.ShouldAllBe(party => text.IsAcceptedBy(party.Id));
    }
}

public class when_what_tables_come_to_is_weighed
{
    [Fact]
    public void it_is_worth_what_the_same_package_is_worth_at_one_table()
    {
        var (one, tables) = (Sweeps.OfChance($"  issues: {Tables.Worths}\n").Simulated[0].Talks, Tables.Of(Tables.Two));
        foreach (var (result, _) in Tables.Swept(tables).Tally.Outcomes)
        {
            var outcome = tables.AgreedIn(result);
            for (var party = 0; party < 2; party++)
            {
                var alike = one.UtilityOf(one.OutcomeOf(tables.PackageOf(outcome)), party);
                tables.UtilityOf(outcome, party).ShouldBe(alike, 1e-12);
                tables.SurplusOf(result, party).ShouldBe(alike - one.ReservationOf(party), 1e-12);
            }
        }
    }

    [Fact]
    public void delay_counts_where_it_arose()
    {
        var tables = Tables.Of(Tables.Two, ", B: {discount: .9}");
        foreach (var one in Tables.Swept(tables, 300).List.Where(one => one.Along[0] == 3))
        {
            var ends = tables.Talks.Select(table => table.Seat().Play(11, one.Replication)).ToList();

            tables.SurplusOf(one.Outcome, 1).ShouldBe(
                tables.Talks.Zip(ends, (table, end) => Share(tables, table) * (table.Table.Utility(end.Maker, end.Offer, 1) - table.ReservationOf(1)) * Math.Pow(.9, end.Round - 1)).Sum(), 1e-12);
        }

        static double Share(ParallelTables all, SimulatedTalks one) => (one.Agenda.B.Best - one.Agenda.B.Worst) / (all.Agenda.B.Best - all.Agenda.B.Worst);
    }

    [Fact]
    public void a_clause_without_a_table_is_set_aside()
    {
        var agenda = Tables.Of("[{id: x, clauses: [\"1\", \"2\"]}]").Agenda;

        agenda.Issues.Select(issue => issue.Clause.Id).ShouldBe(["1", "2"]);
        agenda.SetAside.Select(aside => (aside.Clause.Id, aside.Why)).ShouldBe([("3", "noTable"), ("4", "noTable")]);
    }
}

public class when_tables_are_swept
{
    [Theory]
    [InlineData(1, 97, 1, "alternating")]
    [InlineData(2, 500, 2, "alternating")]
    [InlineData(3, 97, 13, "alternating")]
    [InlineData(8, 1024, 1, "alternating")]
    [InlineData(1, 97, 1, "singleText")]
    [InlineData(2, 500, 2, "singleText")]
    [InlineData(3, 97, 13, "singleText")]
    [InlineData(8, 1024, 1, "singleText")]
    public void what_was_kept_goes_on_to_the_same_bytes(int threads, uint block, int blocks, string protocol)
    {
        var sweep = new OneSweep(OneSweep.Fixed, $"  protocol: {protocol}\n  tables: {Tables.First}\n  issues: {Tables.Worths}\n");
        var whole = sweep.Play(2);

        var rest = sweep.Play(9 - threads, block + 11, from: sweep.Read(sweep.Kept(sweep.Play(threads, block, blocks))).Value!);

        sweep.Document(rest).ShouldBe(sweep.Document(whole));
        sweep.Kept(rest).ShouldBe(sweep.Kept(whole));
        Encoding.UTF8.GetString(sweep.Document(whole)).ShouldContain("\"lost\"");
    }

    [Fact]
    public void a_variant_may_have_them_all_at_one_table()
    {
        var (library, scenario, _) = Sweeps.OfChance($"  tables: {Tables.First}\n");

        var simulated = library.Simulate(scenario with { Variants = [scenario.Variants[0] with { Play = scenario.Variants[0].Play with { Tables = [] } }] }).Value!;

        simulated[1].Talks.Agenda.Issues.Length.ShouldBe(4);
        var tallies = new Sweeper([.. simulated.Select(one => one.Played)], 11).Play(0, 100);
        tallies[1].Tracks.ShouldBeEmpty();
        tallies[1].Pairs.Sum(pair => pair.Value).ShouldBe(100);
    }

    [Fact]
    public void what_cannot_be_told_apart_is_refused_in_words()
    {
        var fine = string.Join(", ", Enumerable.Range(0, 101).Select(part => FormattableString.Invariant($"{part / 100.0}")));
        var (library, scenario, _) = Sweeps.OfChance($"  issues: {Tables.Worths}\n");
        var play = Rules.Wish($"{{tables: {Tables.Two}, options: [{fine}], A: {{discount: .9}}}}", "1", "2", "3", "4");

        library.Simulate(scenario with { Play = play.Over(scenario.Play) }).Why.ShouldBeOfType<NoAnswer.Mistaken>().Sentences[0].ShouldContain("too much to tell apart");
    }
}

public class when_tables_are_written_wrongly
{
    private const string Head = "kind: scenario\nid: s\nproposal:\n  kind: proposal\n  id: t\n  date: 2026-01-01\n  clauses:\n    - {id: \"1\", form: one_sided, obligated: [A], dimension: FOR}\n    - {id: \"2\", form: one_sided, obligated: [B], dimension: FOR}\n";

    [Theory]
    [InlineData("{tables: [{id: x, clauses: [\"3\"]}]}", "NS2015 10:35")]
    [InlineData("{tables: [{id: x, clauses: [\"1\"]}, {id: y, clauses: [\"2\", \"1\"]}]}", "NS2025 10:65")]
    [InlineData("{tables: [{id: x, clauses: [\"1\", \"1\"]}]}", "NS2003 10:40")]
    [InlineData("{tables: [{id: x, clauses: [\"1\"]}, {id: x, clauses: [\"2\"]}]}", "NS2003 10:47")]
    [InlineData("{tables: [{id: x, clauses: [\"1\"], needs: [z]}]}", "NS2015 10:49")]
    [InlineData("{tables: [{id: x, clauses: [\"1\"], needs: [x]}]}", "NS2025 10:49")]
    [InlineData("{tables: [{id: x}]}", "NS1006 10:22")]
    [InlineData("{tables: [{clauses: [\"1\"]}]}", "NS1006 10:17")]
    [InlineData("{tables: [{id: x, clauses: []}]}", "NS1007 10:34")]
    [InlineData("{protocol: delivery, tables: [{id: x, clauses: [\"1\"]}]}", "NS2025 10:42")]
    [InlineData("{tables: [{id: x, clauses: [\"1\"]}], bonuses: [{when: {\"1\": 1}, A: .1}]}", "NS2025 10:22")]
    [InlineData("{tables: [{id: x, clauses: [\"1\"]}, {id: y, clauses: [\"2\"]}], B: {linked: [[\"1\", \"2\"]]}}", "NS2025 10:22")]
    public void it_is_found_at_its_place(string play, string place) => Reads.File($"{Head}play: {play}\n").Places().ShouldBe([place]);

    [Theory]
    [InlineData("{bonuses: [{when: {\"2\": 1}, A: .1}]}", "NS2025 12:38")]
    [InlineData("{B: {linked: [[\"1\", \"2\"]]}}", "NS2025 12:34")]
    public void what_a_variant_puts_beside_tables_is_found_there(string play, string place) =>
        Reads.File($"{Head}play: {{tables: [{{id: x, clauses: [\"1\"]}}, {{id: y, clauses: [\"2\"]}}]}}\nvariants:\n  - {{id: v, play: {play}}}\n").Places().ShouldBe([place]);

    [Fact]
    public void a_variant_is_found_where_it_breaks_what_the_scenario_says() =>
        Reads.File($"{Head}play: {{tables: [{{id: x, clauses: [\"1\"]}}]}}\nvariants:\n  - {{id: v, play: {{tables: [{{id: y, clauses: [\"1\"], needs: [x]}}]}}}}\n").Places().ShouldBe(["NS2025 12:47"]);
}
