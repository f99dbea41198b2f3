using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests;

internal static class Given
{
    public static Library Library(string? scenario = null) =>
        Reads.Library([.. Samples.All, .. scenario is null ? Array.Empty<(string, string)>() : [("what.yaml", Samples.Scenario(scenario))]]);

    public static T The<T>(this Library library, string id)
        where T : WrittenFile
    {
        var loaded = library.Read(library.Files.Single(file => file.Id == id));
        loaded.Findings.ShouldBeEmpty();
        return loaded.Value.ShouldBeOfType<T>();
    }
}

public class when_a_text_becomes_a_subject
{
    private readonly Subject _subject;

    public when_a_text_becomes_a_subject()
    {
        var library = Given.Library();
        _subject = library.Of(library.The<ProposalFile>("text")).Value!;
    }

    [Fact]
    public void its_clauses_are_committed_and_asked_of_the_sides_by_its_date()
    {
        _subject.Ledger.Items.Select(item => (item.Id, item.Standing.Status)).ShouldBe([("1", ConcessionStatus.Committed), ("2.A", ConcessionStatus.Committed), ("2.B", ConcessionStatus.Committed)]);
        _subject.Ledger.Package!.Date.ShouldBe(new DateOnly(2025, 11, 20));
        _subject.SetAside.Select(aside => (aside.Clause.Id, aside.Why)).ShouldBe([("3", "open")]);
    }

    [Fact]
    public void it_is_measured_with_the_holdings_it_names_as_of_their_day()
    {
        _subject.Ledger.Cutoff.ShouldBe(new DateOnly(2026, 2, 24));
        _subject.Ledger.Holdings[new Line(Dimension.FOR)].ShouldBe(new Holding(new Estimate(800, 880, 1000), 1500));
    }

    [Fact]
    public void the_earlier_record_is_what_the_named_sides_had_resolved_by_then() =>
        _subject.Ledger.Evidence.Select(one => (one.Giver, one.Dimension, one.Kept, one.On)).ShouldBe([
            (Actor.B, Dimension.TER, 0, new DateOnly(2014, 3, 18)),
            (Actor.B, Dimension.BAS, 1, new DateOnly(2015, 2, 1)),
        ]);

    [Fact]
    public void a_promise_of_the_earlier_record_is_read_as_each_perspective_reads_it()
    {
        var disputed = Samples.Earlier.Replace("do: fulfil, concession: leave}", "do: fulfil, concession: leave, reading: B}", StringComparison.Ordinal);
        var library = Reads.Library([.. Samples.All.Where(file => file.Name != "earlier.yaml"), ("earlier.yaml", disputed)]);
        var ledger = library.Of(library.The<ProposalFile>("text")).Value!.Ledger;
        ledger.Evidence.Length.ShouldBe(2);
        double TrustAsReadBy(Side? side) => Credibility.Of(ledger, Perspective.Neutral with { Reading = side }, Switches.Default).Trust(Actor.B, Dimension.BAS);
        TrustAsReadBy(null).ShouldBe(.5 / 1.5, 1e-9);
        TrustAsReadBy(Side.A).ShouldBe(.5 / 1.5, 1e-9);
        TrustAsReadBy(Side.B).ShouldBeGreaterThan(.5 / 1.5 + .05);
    }

    [Fact]
    public void what_it_leans_on_is_listed_with_the_reason() =>
        _subject.LeansOn.ShouldBe([new Lean("2.A", LeanReason.OwnCoding), new Lean("2.B", LeanReason.OwnCoding), new Lean("holdings/FOR", LeanReason.Disputed)]);

    [Fact]
    public void a_clause_without_sources_of_its_own_has_those_of_the_text() =>
        _subject.Ledger.Items[0].Sources.ShouldBe(["P1"]);
}

public class when_a_text_edits_another
{
    private static Loaded<WrittenFile> Edited(string clauses) => Reads.File($"kind: proposal\nid: edit\ndate: 2025-12-01\nbasedOn: text\nclauses:\n{clauses}", Samples.All);

    private static string[] Ids(string clauses) => [.. ((ProposalFile)Edited(clauses).Value!).Proposal.Clauses.Select(clause => $"{clause.Id} {clause.Form}")];

    [Fact]
    public void a_clause_takes_the_place_of_the_one_with_its_id_or_those_it_replaces() =>
        Ids("""
              - {id: "1", form: deleted}
              - {id: new, issue: rights, form: one_sided, obligated: [B], replaces: ["2", "3"]}
              - {id: last, issue: rights, form: one_sided, obligated: [B]}
            """).ShouldBe(["1 Deleted", "new OneSided", "last OneSided"]);

    [Fact]
    public void it_is_measured_like_the_text_it_edits() => ((ProposalFile)Edited("  []").Value!).Against!.Id.ShouldBe("both");

    [Fact]
    public void a_clause_that_replaces_nothing_is_a_finding_with_the_nearest_id() =>
        Edited("  - {id: x, issue: rights, form: open, replaces: [\"1a\"]}\n").Only().Help.ShouldBe(["write `1`"]);
}

public class when_a_history_becomes_a_subject
{
    private static Subject Subject(Until? until = null)
    {
        var library = Given.Library();
        return library.Of(library.The<HistoryFile>("earlier"), until).Value!;
    }

    [Fact]
    public void every_step_is_in_its_ledger_as_the_decider_left_it() =>
        Subject().Ledger.Items.Select(item => $"{item.Id} {item.Giver} {item.Standing.Status}").ShouldBe(["leave B Fulfilled", "wait A Fulfilled", "later B Fulfilled"]);

    [Fact]
    public void it_can_be_read_at_a_version() =>
        Subject(new Until { Version = 3 }).Ledger.Items.Select(item => item.Standing.Status).ShouldBe([ConcessionStatus.Committed, ConcessionStatus.Committed]);

    [Fact]
    public void it_can_be_read_at_a_day()
    {
        var subject = Subject(new Until { Day = new DateOnly(2015, 2, 15) });
        subject.Ledger.Items.Select(item => item.Standing.Status).ShouldBe([ConcessionStatus.Fulfilled, ConcessionStatus.Committed]);
        subject.Ledger.Cutoff.ShouldBe(new DateOnly(2015, 2, 15));
    }

    [Fact]
    public void its_sides_are_called_by_the_names_of_their_parties() =>
        Subject().Naming.ShouldBe(new Naming(SubjectKind.History, "ukraine", "russia"));

    [Fact]
    public void what_it_resolved_itself_is_not_counted_twice_as_earlier_record()
    {
        var library = Reads.Library([("sources.yaml", Samples.Sources), ("both.yaml", Samples.Holdings), ("earlier.yaml", Samples.Earlier.Replace("id: earlier\n", "id: earlier\nagainst: both\n", StringComparison.Ordinal))]);
        library.Of(library.The<HistoryFile>("earlier")).Value!.Ledger.Evidence.ShouldHaveSingleItem().Dimension.ShouldBe(Dimension.TER);
    }
}

public class when_a_scenario_has_variants
{
    private static Subject Variant(string variant)
    {
        var library = Given.Library($"variants:\n  - {variant}\n");
        var scenario = library.The<ScenarioFile>("what");
        return library.OfVariant(scenario, scenario.Variants.Single()).Value!;
    }

    [Fact]
    public void a_clause_can_be_dropped() => Variant("{id: v, apply: [{drop: \"2\"}]}").Ledger.Items.Select(item => item.Id).ShouldBe(["1"]);

    [Fact]
    public void a_clause_can_be_amended_and_keeps_what_is_not_said()
    {
        var item = Variant("{id: v, apply: [{amend: \"1\", magnitude: {cap: 800}}]}").Ledger.Items[0];
        (item.Magnitude, item.Line.Dimension, item.Giver).ShouldBe((new Magnitude.Cap(800), Dimension.FOR, Actor.A));
    }

    [Fact]
    public void a_size_that_is_amended_is_no_longer_our_coding() =>
        Variant("{id: v, apply: [{amend: \"2\", magnitude: {quantity: 5}}]}").LeansOn.ShouldBe([new Lean("holdings/FOR", LeanReason.Disputed)]);

    [Fact]
    public void a_clause_can_be_added() =>
        Variant("{id: v, apply: [{add: {id: x, issue: army_cap, form: one_sided, obligated: [B]}}]}").Ledger.Items.Select(item => item.Id).ShouldBe(["1", "2.A", "2.B", "x"]);

    [Fact]
    public void another_base_can_stand_in_its_place() => Variant("{id: v, base: earlier}").Ledger.Items.Length.ShouldBe(3);

    [Fact]
    public void moves_are_decided_on_a_fork_of_a_history()
    {
        var subject = Variant("{id: v, base: earlier, at: 4, apply: [{on: 2016-01-01, by: russia, do: commit, concession: more, dimension: BAS}]}");
        subject.Ledger.Items.Select(item => $"{item.Id} {item.Standing.Status}").ShouldBe(["leave Fulfilled", "wait Committed", "more Committed"]);
        (subject.Name.Kind, subject.Naming.Kind).ShouldBe(("fork", SubjectKind.Fork));
    }

    [Fact]
    public void a_day_forks_after_the_last_event_before_it() =>
        Variant("{id: v, base: earlier, at: 2014-12-31, apply: [{on: 2016-01-01, by: russia, do: breach, concession: leave}]}").Ledger.Items.Select(item => item.Standing.Status).ShouldBe([ConcessionStatus.Breached, ConcessionStatus.Committed]);

    [Fact]
    public void readings_and_switches_are_laid_over_those_of_the_scenario()
    {
        var scenario = Given.Library("norm: EqualNumber\nlens: Pledged\nswitches: {lam: 0, tau: .2}\nvariants:\n  - {id: v, lens: Delivered, switches: {tau: .3}, perspective: neutral}\n").The<ScenarioFile>("what");
        var variant = scenario.Variants.Single();
        (variant.Reading.Norm, variant.Reading.Lens, variant.Switches.Lambda, variant.Switches.Tau).ShouldBe((Norm.EqualNumber, Lens.Delivered, 0, .3));
        (scenario.Switches.Tau, scenario.Reading.Lens).ShouldBe((.2, Lens.Pledged));
        variant.Reading.Perspectives.Single().Perspective.Id.ShouldBe("neutral");
    }

    [Fact]
    public void demands_of_a_history_become_clauses_as_if_tabled()
    {
        var library = when_all_seeds_and_scenarios_are_read.Shipped();
        var scenario = library.The<ScenarioFile>("eu-symmetry-paper");
        var asTabled = library.OfVariant(scenario, scenario.Variants.Single(variant => variant.Id == "eu-as-tabled")).Value!;
        var plain = library.OfBase(scenario).Value!;
        var demands = library.The<HistoryFile>("eu-core-interests").Negotiation.Demands.Counted.Flat;
        asTabled.Ledger.Items.Length.ShouldBe(plain.Ledger.Items.Length + demands.Length);
        asTabled.Ledger.Items.Skip(plain.Ledger.Items.Length).ShouldAllBe(item => item.Giver == Actor.B);
        demands.Length.ShouldBeGreaterThanOrEqualTo(24);
    }
}

public class when_every_shipped_subject_is_scored
{
    [Fact]
    public void none_has_a_finding()
    {
        var library = when_all_seeds_and_scenarios_are_read.Shipped();
        foreach (var file in library.Files.Select(library.Read).Select(loaded => loaded.Value!))
        {
            var subjects = file switch
            {
                ProposalFile text => [library.Of(text)],
                HistoryFile history => [library.Of(history)],
                ScenarioFile scenario => scenario.Variants.Select(variant => library.OfVariant(scenario, variant)).Prepend(library.OfBase(scenario)),
                _ => [],
            };
            subjects.ShouldAllBe(subject => subject.Findings.Count == 0, file.Id);
        }
    }
}
