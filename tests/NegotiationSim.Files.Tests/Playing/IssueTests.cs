using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests.Playing;

/// <summary>A text of two clauses of which the scenario says everything: side A gives the first, side B the second.</summary>
internal static class TwoClauses
{
    private const string Text = "kind: scenario\nid: s\ncutoff: 2026-01-01\nproposal:\n  kind: proposal\n  id: t\n  date: 2026-01-01\n  clauses:\n"
        + "    - {id: give, form: one_sided, obligated: [A], dimension: FOR, magnitude: {x: [.2, .4, .6]}, codedBy: ours}\n"
        + "    - {id: take, form: one_sided, obligated: [B], dimension: TER, magnitude: {x: [.2, .4, .6]}, codedBy: ours}\n"
        + "    - {id: unsized, form: one_sided, obligated: [B], dimension: HUM}\n";

    public static Loaded<WrittenFile> File(string play) => Reads.File($"{Text}play: {play}\n");

    public static Simulated Played(string play)
    {
        var loaded = File(play);
        loaded.Findings.ShouldBeEmpty();
        return Reads.Library().Simulate((ScenarioFile)loaded.Value!).Value![0];
    }

    public static double UtilityOf(this SimulatedTalks talks, int party, params int[] package)
    {
        var outcome = talks.OutcomeOf(package);
        var maker = talks.PlaceOf(outcome, 0) >= 0 ? 0 : 1;
        return talks.PlaceOf(outcome, maker) < 0 ? double.NegativeInfinity : talks.Table.Utility(maker, talks.PlaceOf(outcome, maker), party);
    }
}

public class when_a_scenario_says_what_a_clause_is_worth
{
    private const string Worths = "give: {options: [0, .5, 1], A: {worth: -.1}, B: {worth: .3}}, take: {options: [0, 1], A: {worth: .3}, B: {worth: -.2}}";

    [Fact]
    public void utilities_are_made_of_that()
    {
        var talks = TwoClauses.Played($"{{issues: {{{Worths}}}}}").Talks;

        // A: from -.1 (gives all) to .3 (takes all); nothing at all is worth 0.
        talks.UtilityOf(0, 1, 0).ShouldBe((.1 - .05) / .4, 1e-12);
        talks.UtilityOf(0, 2, 1).ShouldBe(.3 / .4, 1e-12);
        talks.UtilityOf(1, 1, 1).ShouldBe((.2 + .15 - .2) / .5, 1e-12);
        talks.Table[0].Reservation.ShouldBe(.1 / .4, 1e-12);
        talks.Table[1].Reservation.ShouldBe(.2 / .5, 1e-12);
    }

    [Theory]
    [InlineData("values: [0, .9, 1]", .9)]
    [InlineData("points: [[0, 0], [.25, .8], [1, 1]]", .8 + (.2 / 3))]
    [InlineData("line: [.6, .2]", .5)]
    [InlineData("peak: .5", 1)]
    [InlineData("peak: .75", 2 / 3.0)]
    public void a_part_of_it_is_worth_what_the_value_function_says(string function, double half)
    {
        var issue = TwoClauses.Played($"{{issues: {{give: {{options: [0, .5, 1], B: {{worth: .3, {function}}}}}}}}}").Talks.Agenda.Issues.Single(one => one.Clause.Id == "give");

        issue.WorthsTo(Side.B)[1].ShouldBe(.3 * half, 1e-12);
        issue.WorthsTo(Side.A)[1].ShouldBe(.5 * issue.WorthToA, 1e-12);
    }

    [Fact]
    public void what_an_absent_clause_is_worth_belongs_to_no_agreement()
    {
        var talks = TwoClauses.Played("{issues: {give: {options: [0, 1], A: {worth: -.2, line: [-1, 1]}, B: {worth: .3}}, take: {options: [0, 1], A: {worth: .2}, B: {worth: -.2}}}}").Talks;

        // Side A has lost .2 as things stand, and gets it back by giving.
        talks.Agenda.A.Nothing.ShouldBe(-.2, 1e-12);
        talks.Table[0].Reservation.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void a_clause_without_a_size_is_played_by_what_is_said_of_it()
    {
        var talks = TwoClauses.Played("{issues: {unsized: {A: {worth: .4}, B: {worth: -.1}}}}").Talks;

        talks.Agenda.Issues.Single(issue => issue.Clause.Id == "unsized").Options.ShouldBe([0, 1]);
        talks.Agenda.SetAside.ShouldBeEmpty();
        OnRecord.ShouldBeAsInTheKernel(talks, replications: 5);
    }

    [Fact]
    public void parts_of_it_would_read_alike() =>
        Reads.Library().Simulate((ScenarioFile)TwoClauses.File("{issues: {unsized: {options: [0, .5, 1], A: {worth: .4}, B: {worth: -.1}}}}").Value!).Why.ShouldBeOfType<NoAnswer.Mistaken>().Sentences[0].ShouldContain("read alike");

    [Fact]
    public void a_red_line_is_never_crossed()
    {
        var simulated = TwoClauses.Played($"{{issues: {{give: {{A: {{worth: -.1, atMost: .5}}, B: {{worth: .3}}}}, take: {{A: {{worth: .3, atLeast: .5}}, B: {{worth: -.2}}}}}}, A: {{strategy: RandomWalk, accepts: AC_time}}, B: {{strategy: RandomWalk, accepts: AC_time}}}}");
        var tally = new Sweeper([simulated.Talks], 1).Play(0, 300)[0];

        tally.Agreements.ShouldBeGreaterThan(20);
        foreach (var (_, settlement, _) in ((VariantSummary)simulated.Summary(tally)).Settlements)
        {
            simulated.Talks.Agenda.Issues[0].Options[settlement.Package[0]].ShouldBeLessThanOrEqualTo(.5);
            simulated.Talks.Agenda.Issues[1].Options[settlement.Package[1]].ShouldBeGreaterThanOrEqualTo(.5);
        }
    }

    [Fact]
    public void red_lines_that_leave_nothing_are_said() =>
        Reads.Library().Simulate((ScenarioFile)TwoClauses.File("{issues: {give: {A: {worth: -.1, atMost: .2}, B: {worth: .3, atLeast: .5}}}}").Value!).Why.ShouldBeOfType<NoAnswer.Mistaken>().Sentences[0].ShouldContain("\"give\"");

    [Fact]
    public void a_bonus_is_added_where_its_combination_holds()
    {
        var plain = TwoClauses.Played($"{{issues: {{{Worths}}}}}").Talks;
        var talks = TwoClauses.Played($"{{issues: {{{Worths}}}, bonuses: [{{when: {{give: [.5, 1], take: 1}}, A: .2, B: -.1}}]}}").Talks;

        foreach (var (give, take) in new[] { (0, 1), (1, 0), (1, 1), (2, 0), (2, 1) })
        {
            var holds = give >= 1 && take == 1;
            talks.UtilityOf(0, give, take).ShouldBe(plain.UtilityOf(0, give, take) + (holds ? .2 : 0), 1e-12);
            talks.UtilityOf(1, give, take).ShouldBe(plain.UtilityOf(1, give, take) - (holds ? .1 : 0), 1e-12);
        }
    }

    [Fact]
    public void all_of_it_together_makes_the_same_moves_on_record() =>
        OnRecord.ShouldBeAsInTheKernel(
            TwoClauses.Played($"{{issues: {{give: {{options: [0, .2, .5, 1], A: {{worth: -.1, atMost: .5, peak: .2}}, B: {{worth: .3}}}}, take: {{A: {{worth: .3}}, B: {{worth: -.2, points: [[0, 0], [.5, .1], [1, 1]]}}}}}}, bonuses: [{{when: {{give: .5, take: 1}}, A: .2}}], B: {{strategy: MiCRO}}}}").Talks,
            replications: 10);

    [Theory]
    [InlineData("issues: {gives: {}}", "NS2015 12:17")]
    [InlineData("issues: {give: {A: {worth: 2}}}", "NS2001 12:35")]
    [InlineData("issues: {give: {A: {values: [0, 1]}}}", "NS1006 12:36")]
    [InlineData("issues: {give: {options: [0, 1], A: {values: [0, .5, 1]}}}", "NS2009 12:53")]
    [InlineData("issues: {give: {A: {peak: .5, line: [1, 0]}}}", "NS2009 12:44")]
    [InlineData("issues: {give: {A: {points: [[.5, 1], [0, 0]]}}}", "NS2009 12:36")]
    [InlineData("issues: {give: {A: {line: [1]}}}", "NS2009 12:34")]
    [InlineData("issues: {give: {A: {atLeast: .5, atMost: .2}}}", "NS2002 12:49")]
    [InlineData("issues: {give: {options: [.5, 1]}}", "NS2002 12:33")]
    [InlineData("bonuses: [{A: .1}]", "NS1006 12:18")]
    [InlineData("bonuses: [{when: {nowhere: 1}, A: .1}]", "NS2015 12:26")]
    [InlineData("bonuses: [{when: {give: [1, .5]}, A: .1}]", "NS2002 12:32")]
    [InlineData("A: {discount: 0}", "NS2001 12:22")]
    [InlineData("A: {discount: 1.1}", "NS2001 12:22")]
    [InlineData("deadline: soon", "NS1012 12:18")]
    public void what_is_wrong_with_it_is_found_at_its_place(string play, string place) => TwoClauses.File($"{{{play}}}").Places().ShouldBe([place]);
}

public class when_time_costs
{
    [Theory]
    [InlineData("deadline: 2026-01-01", 1)]
    [InlineData("deadline: 2026-01-14", 2)]
    [InlineData("deadline: 2026-03-05, rounds: 40", 10)]
    [InlineData("deadline: 2026-03-05, rounds: 4", 4)]
    public void a_deadline_leaves_as_many_rounds_as_there_are_weeks(string play, int rounds) =>
        TwoClauses.Played($"{{{play}}}").Talks.Terms.Rounds.ShouldBe(rounds);

    [Fact]
    public void a_deadline_before_the_first_round_is_said() =>
        Reads.Library().Simulate((ScenarioFile)TwoClauses.File("{deadline: 2025-12-31}").Value!).Why.ShouldBeOfType<NoAnswer.Mistaken>().Sentences[0].ShouldContain("2026-01-01");

    [Fact]
    public void gains_are_discounted_by_the_rounds_it_took()
    {
        const string Play = "issues: {give: {A: {worth: -.1}, B: {worth: .3}}, take: {A: {worth: .3}, B: {worth: -.2}}}, opens: Random, A: {strategy: RandomWalk, reservation: [.2, .3, .4], discount: .9}, B: {strategy: Conceder}";
        var simulated = TwoClauses.Played($"{{{Play}}}");
        var tally = new Sweeper([simulated.Talks], 5).Play(0, 200)[0];
        double expectedOfA = 0, expectedOfB = 0;
        for (uint replication = 0; replication < 200; replication++)
        {
            var talks = simulated.Talks.In(5, replication);
            var end = talks.Seat().Play(5, replication);
            if (end.IsAgreement)
            {
                expectedOfA += (talks.Table.Utility(end.Maker, end.Offer, 0) - talks.Table[0].Reservation) * Math.Pow(.9, end.Round - 1) / 200;
                expectedOfB += (talks.Table.Utility(end.Maker, end.Offer, 1) - talks.Table[1].Reservation) / 200;
            }
        }

        tally.RoundsOfAgreement.Count().ShouldBeGreaterThan(1);
        ((VariantSummary)simulated.Summary(tally)).Surplus(Side.A).Mean!.Value.ShouldBe(expectedOfA, 1e-12);
        ((VariantSummary)simulated.Summary(tally)).Surplus(Side.B).Mean!.Value.ShouldBe(expectedOfB, 1e-12);
    }
}
