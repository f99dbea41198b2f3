using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests;

public class when_something_is_wrong_with_the_shape_of_a_file
{
    private const string Head = "kind: perspective\nid: p\n";

    [Theory]
    [InlineData("kind: holdings\nid: h\nholdings: {FOR: {A: 1", "NS1001 4:1")]
    [InlineData("kind: perspective\nid: p\nweights: \"equal\n", "NS1001 3:10")]
    [InlineData(Head + "weight: equal\nweights: equal\n", "NS1004 3:1")]
    [InlineData(Head + "weights: equal\nweights: equal\n", "NS1005 4:1")]
    [InlineData(Head, "NS1006 1:1")]
    [InlineData(Head + "weights: ~\n", "NS1006 1:1")]
    [InlineData(Head + "weights: equal\nillustrative: maybe\n", "NS1007 4:15")]
    [InlineData(Head + "weights: equal\nprior: 3\n", "NS1007 4:8")]
    [InlineData(Head + "weights: equal\nprior: [1, 2, 3]\n", "NS1007 4:8")]
    [InlineData(Head + "weights: [equal]\n", "NS1008 3:10")]
    [InlineData(Head + "weights: equal\nreading: C\n", "NS1008 4:10")]
    [InlineData(Head + "weights: &w equal\n", "NS1009 3:10")]
    [InlineData(Head + "weights: equal\ntrust: {<<: {A: 1}}\n", "NS1009 4:9")]
    [InlineData(Head + "weights: !!str equal\n", "NS1009 3:10")]
    [InlineData(Head + "weights: equal\n---\nkind: perspective\n", "NS1010 4:1")]
    [InlineData("", "NS1010 1:1")]
    [InlineData("# nothing\n", "NS1010 1:1")]
    [InlineData(Head + "weights: equal\ntrust: {A: .nan}\n", "NS1011 4:12")]
    [InlineData(Head + "weights: equal\nprior: [1e999, 1]\n", "NS1011 4:9")]
    [InlineData("kind: holdings\nid: h\nasOf: 2026-02-30\n", "NS1012 3:7")]
    [InlineData("kind: perspektive\nid: p\n", "NS1013 1:7")]
    [InlineData("id: p\n", "NS1013 1:1")]
    [InlineData(Head + "weights:\tequal\n", "NS1014 3:9")]
    [InlineData(Head + "title: \"a\\0b\"\nweights: equal\n", "NS1014 3:8")]
    [InlineData("kind: perspective\nid: Not An Id\nweights: equal\n", "NS1015 2:5")]
    public void it_is_found_at_its_place(string text, string place) => Reads.File(text).Places().ShouldBe([place]);

    [Fact]
    public void a_byte_that_is_no_character_is_found_by_line_and_column()
    {
        var library = new Library([new LibraryFile("p.yaml", false, () => (byte[])[.. "kind: perspective\nid: é"u8, 0xFF, (byte)'\n'])]);
        library.Read(library.Files[0]).Places().ShouldBe(["NS1002 2:6"]);
    }

    [Fact]
    public void a_file_that_is_too_big_is_not_read()
    {
        var library = new Library([new LibraryFile("p.yaml", false, () => new byte[5_000_001])]);
        library.Read(library.Files[0]).Places().ShouldBe(["NS1003 1:1"]);
    }

    [Fact]
    public void lists_in_lists_end_somewhere() =>
        Reads.File($"kind: perspective\nid: p\nweights: {new string('[', 70)}{new string(']', 70)}").Places().ShouldBe(["NS1016 3:73"]);

    [Theory]
    [InlineData("{quantity: 1, x: [.1, .2, .3]}", "NS1017 1:94")]
    [InlineData("{}", "NS1017 1:94")]
    [InlineData("{quantity: 1, half: .1}", "NS1017 1:94")]
    public void a_magnitude_says_one_thing(string magnitude, string place) =>
        Reads.Ledger($$"""{"cutoff": "2026-02-24", "items": [{"id": "a", "side": "A", "dimension": "FOR", "magnitude": {{Json(magnitude)}}}]}""").Places().ShouldBe([place]);

    [Fact]
    public void every_mistake_of_a_file_is_found_at_once() =>
        Reads.Ledger("""
            {"cutoff": "2026-02-30",
             "itmes": [],
             "holdings": {"FOR": {"A": -1, "B": "many"}, "FRO": {"A": 1}},
             "evidence": [{"side": "A", "dimension": "FOR", "f": 50}, {"side": "A", "f": 1}]}
            """).Places().ShouldBe(["NS1012 1:12", "NS1004 2:2", "NS2001 3:28", "NS1007 3:37", "NS1008 3:46", "NS2001 4:54", "NS1006 4:59"]);

    private static string Json(string magnitude) => magnitude.Replace("quantity", "\"quantity\"", StringComparison.Ordinal).Replace("x:", "\"x\":", StringComparison.Ordinal).Replace("half", "\"half\"", StringComparison.Ordinal).Replace("[.1, .2, .3]", "[0.1, 0.2, 0.3]", StringComparison.Ordinal).Replace(": .1", ": 0.1", StringComparison.Ordinal);
}

public class when_something_is_wrong_with_what_a_file_means
{
    private static string Weights(string side) => $"kind: perspective\nid: p\nweights:\n  A: {{TER: .1, FOR: .1, WPN: .1, BAS: .1, SEC: .1, LEG: .1, ECO: .1, HUM: .1, VER: .1, POL: .1}}\n  B: {side}\n";

    private static string Clause(string clause) => $"kind: proposal\nid: t\ndate: 2026-01-01\nclauses:\n  - {clause}\n";

    private static string History(string entry) => $"kind: history\nid: h\nparties:\n  - {{id: ukraine, side: A, role: party}}\n  - {{id: russia, side: B, role: party}}\nopened: {{on: 2026-01-01, by: russia}}\nentries:\n  - {entry}\n";

    private static string[] Places(string text) => Reads.File(text, Samples.All).Places();

    [Theory]
    [InlineData("{id: a, issue: army_cap, form: one_sided, obligated: [A], irr: 2}", "NS2001 5:68")]
    [InlineData("{id: a, issue: army_cap, form: one_sided, obligated: [A], magnitude: {quantity: [3, 2, 1]}}", "NS2002 5:85")]
    [InlineData("{id: a, issue: army_cap, form: one_sided, obligated: [A], sources: [P9]}", "NS2004 5:73")]
    [InlineData("{id: a, issue: army_cap, form: one_sided, obligated: []}", "NS2011 5:58")]
    [InlineData("{id: a, issue: army, form: one_sided, obligated: [A]}", "NS2012 5:20")]
    [InlineData("{id: a, issue: rights, form: one_sided, obligated: [A], magnitude: {x: .3}}", "NS2013 5:72")]
    [InlineData("{id: a, issue: army_cap, form: one_sided, obligated: [A], replaces: [\"7\"]}", "NS2015 5:74")]
    [InlineData("{id: a, issue: army_cap, form: one_sided, obligated: [A], perSide: {B: {irr: 1}}}", "NS2015 5:73")]
    [InlineData("{id: a, issue: rights, form: one_sided, obligated: [A], magnitude: {x: .3}, codedBy: ours}", "NS2017 5:72")]
    public void a_clause_is_found_wrong_at_its_place(string clause, string place) => Places(Clause(clause)).ShouldBe([place]);

    [Fact]
    public void an_id_that_comes_twice_is_found_where_it_comes_again() =>
        Reads.Ledger("""
            {"cutoff": "2026-02-24",
             "items": [{"id": "a", "side": "A", "dimension": "FOR"}],
             "demands": [{"id": "a", "asker": "EU", "askee": "B", "dimension": "FOR"}]}
            """).Places().ShouldBe(["NS2003 3:21"]);

    [Theory]
    [InlineData("{TER: .15, FOR: .15, WPN: .1, BAS: .1, SEC: .1, LEG: .1, ECO: .1, HUM: .1, VER: .05}")]
    [InlineData("{TER: .15, FOR: .15, WPN: .1, BAS: .1, SEC: .1, LEG: .1, ECO: .1, HUM: .1, VER: .05, POL: .1}")]
    [InlineData("{TER: .95}")]
    [InlineData("{TER: 1, FOR: .1, WPN: ~, BAS: ~, SEC: ~, LEG: ~, ECO: ~, HUM: ~, VER: ~, POL: ~}")]
    public void weights_that_do_not_add_up_are_found(string side) => Places(Weights(side)).ShouldBe(["NS2007 5:6"]);

    [Theory]
    [InlineData("{TER: .9, FOR: ~, WPN: ~, BAS: ~, SEC: ~, LEG: ~, ECO: ~, HUM: ~, VER: ~, POL: ~}")]
    [InlineData("{TER: .5, FOR: .5}")]
    public void a_weight_may_be_unknown_where_that_is_written(string side) => Places(Weights(side)).ShouldBeEmpty();

    [Fact]
    public void scaled_weights_add_up_and_say_so()
    {
        var perspective = ((PerspectiveFile)Reads.File(Weights("{TER: .3, FOR: .1}") + "normalise: true\n").Value!).Perspective;
        perspective.Normalised.ShouldBeTrue();
        perspective.Perspective.WeightsOfB[Core.Ledger.Dimension.TER]!.Value.ShouldBe(.75, 1e-12);
    }

    [Fact]
    public void a_dimension_is_ranked_once() => Places("kind: perspective\nid: p\nweights: {shared: {ranks: [SEC, [WPN, SEC]]}}\n").ShouldBe(["NS2008 3:39"]);

    [Theory]
    [InlineData("{cutoffs: [0, 5, 5], values: [0, .5, 1]}", "NS2009 4:37")]
    [InlineData("{cutoffs: [0, 5], values: [0, .5, 1]}", "NS2009 4:53")]
    public void a_value_function_rises_and_is_complete(string function, string place) =>
        Places($"kind: perspective\nid: p\nweights: equal\nvalueFunctions: {{A: {{FOR: {function}}}}}\n").ShouldBe([place]);

    [Theory]
    [InlineData("{on: 2026-01-02, by: rusia, do: offer, concession: c, dimension: FOR}", "NS2010 8:26")]
    [InlineData("{on: 2026-01-02, by: russia, do: table-demand, demand: d, of: france, text: t, dimension: FOR}", "NS2010 8:67")]
    [InlineData("{on: 2026-01-02, by: russia, do: accept-proposal, proposal: none}", "NS2014 8:38")]
    [InlineData("{on: 2026-01-02, by: russia, do: table-proposal, proposal: txet}", "NS2005 8:64")]
    [InlineData("{on: 2026-01-02, by: russia, do: table-proposal, proposal: earlier}", "NS1013 8:64")]
    [InlineData("{on: 2026-01-02, known: 2025-12-31, by: russia, do: return}", "NS2021 8:29")]
    [InlineData("{on: 2026-01-02, by: russia, do: ofer, concession: c}", "NS1008 8:38")]
    [InlineData("{on: 2026-01-02, by: russia, concession: c}", "NS1006 8:5")]
    [InlineData("{on: 2026-01-02, by: russia, do: fulfil, concession: c, irr: 1}", "NS1004 8:61")]
    public void an_entry_is_found_wrong_at_its_place(string entry, string place) => Places(History(entry)).ShouldBe([place]);

    [Fact]
    public void a_refused_entry_does_not_hide_the_next() =>
        Places(History("{on: 2026-01-02, by: russia, do: fulfil, concession: c}\n  - {on: 2026-01-02, by: russia, do: resume}")).ShouldBe(["NS2014 8:38", "NS2014 9:38"]);

    [Fact]
    public void a_table_has_two_sides() =>
        Places("kind: history\nid: h\nparties:\n  - {id: ukraine, side: A, role: party}\nopened: {on: 2026-01-01, by: ukraine}\nentries: []\n").ShouldBe(["NS2018 4:3"]);

    [Fact]
    public void pooled_holdings_exclude_those_of_a_side() =>
        Places("kind: holdings\nid: h\nholdings: {TER: {A: 1, pooled: 2}}\n").ShouldBe(["NS2019 3:32"]);

    [Theory]
    [InlineData("- {id: v, apply: [{on: 2026-01-01, by: ukraine, do: return}]}", "NS2020 5:55")]
    [InlineData("- {id: v, at: 3}", "NS2020 5:17")]
    [InlineData("- {id: v, base: text, proposal: {id: x, date: 2026, clauses: []}}", "NS2020 5:19")]
    [InlineData("- {id: v, base: earlier, apply: [{drop: \"1\"}]}", "NS2020 5:43")]
    [InlineData("- {id: v, apply: [{drop: \"1a\"}]}", "NS2015 5:28")]
    [InlineData("- {id: v, apply: [{add: {id: \"1\", issue: army_cap, form: open}}]}", "NS2003 5:32")]
    [InlineData("- {id: v, base: earlier, at: 99}", "NS2015 5:32")]
    [InlineData("- {id: v, base: nothing}", "NS2005 5:19")]
    [InlineData("- {id: v, apply: [{strike: \"1\"}]}", "NS1006 5:21")]
    [InlineData("- {id: v}\n  - {id: v}", "NS2003 6:10")]
    [InlineData("- {id: v, perspective: ukrain}", "NS2005 5:26")]
    public void a_variant_is_found_wrong_at_its_place(string variant, string place) => Places(Samples.Scenario($"variants:\n  {variant}\n")).ShouldBe([place]);

    [Fact]
    public void texts_that_edit_each_other_stand_in_a_circle()
    {
        static string Edit(string id, string of) => $"kind: proposal\nid: {id}\ndate: 2026\nbasedOn: {of}\nclauses: []\n";
        var library = Reads.Library(("a.yaml", Edit("a", "b")), ("b.yaml", Edit("b", "a")));
        library.Validate().Select(finding => finding.ToString()).ShouldContain(finding => finding.StartsWith("b.yaml:4:10: NS2006", StringComparison.Ordinal));
    }

    [Fact]
    public void a_file_that_is_found_by_its_id_is_named_by_it()
    {
        var library = new Library([new LibraryFile("seeds/perspectives/neutrall.yaml", IsNamedById: true, () => Reads.Utf8(Samples.Neutral))]);
        library.Read(library.Files[0]).Places().ShouldBe(["NS2016 2:5"]);
    }
}

public class when_a_code_is_explained
{
    [Fact]
    public void every_code_is_unique_and_says_what_it_means_and_how_to_fix_it()
    {
        FindingCodes.All.Select(code => code.Code).Distinct().Count().ShouldBe(FindingCodes.All.Length);
        FindingCodes.All.ShouldAllBe(code => code.Means.Length > 40 && code.Example.Length > 5 && code.Fix.EndsWith('.'));
        FindingCodes.Find("ns1004").ShouldBe(FindingCodes.UnknownKey);
        FindingCodes.Find("NS9999").ShouldBeNull();
    }

    [Fact]
    public void every_code_is_in_the_catalogue() =>
        typeof(FindingCodes).GetProperties().Where(property => property.PropertyType == typeof(FindingCode)).Select(property => (FindingCode)property.GetValue(null)!)
            .OrderBy(code => code.Code, StringComparer.Ordinal).ShouldBe(FindingCodes.All);

    [Fact]
    public void every_code_is_provoked_by_a_test()
    {
        var folder = Path.Combine(when_all_seeds_and_scenarios_are_read.Root(), "tests", "NegotiationSim.Files.Tests");
        var tests = string.Concat(Directory.EnumerateFiles(folder, "*.cs").Concat(Directory.EnumerateFiles(Path.Combine(folder, "Domains"), "*.cs")).Concat(Directory.EnumerateFiles(Path.Combine(folder, "Playing"), "*.cs"))
            .Where(file => File.ReadLines(file).Any(line => line.Contains(".Places(", StringComparison.Ordinal))).Select(File.ReadAllText));
        FindingCodes.All.Where(code => !tests.Contains($"\"{code.Code} ", StringComparison.Ordinal) && !tests.Contains($": {code.Code}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
