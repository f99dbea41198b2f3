using System.Text;
using System.Text.Json;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests;

/// <summary>The 20-point text between its usual sides, with more keys.</summary>
internal static class Designed
{
    public static Loaded<WrittenFile> Read(string more, out Library library)
    {
        var text = $$"""
            kind: scenario
            id: designed
            base: ua-us-20-2025-12
            perspectives: [neutral, ukraine, russia]
            play:
              rounds: 15
              A: {strategy: Aspiration, parameters: {exponent: 2}, perspective: ukraine}
              B: {strategy: Linear, perspective: russia}
            {{more}}
            """;
        var file = new LibraryFile("designed.yaml", IsNamedById: false, () => Encoding.UTF8.GetBytes(text));
        library = Sweeps.Shipped.With(file);
        return library.Read(file);
    }

    public static ScenarioFile Scenario(string more) => (ScenarioFile)Read(more, out _).Value!;

    /// <summary>The variants' objects of the answer, the base's first.</summary>
    public static IReadOnlyList<JsonElement> Swept(string more)
    {
        var loaded = Read(more, out var library);
        loaded.Findings.ShouldBeEmpty();
        var scenario = (ScenarioFile)loaded.Value!;
        var (simulated, wish) = (library.Simulate(scenario).Value!, new SweepWish(3, 40));
        var soFar = wish.Play(simulated, new ParallelSweep([.. simulated.Select(one => one.Talks)], 3, 2), SweepSoFar.Nothing(simulated.Count));
        var document = SweepAnswer.Write(Answers.Swept.Of(scenario, simulated, wish, soFar), new SweepRun(1, 0, 0, 0));
        return [.. JsonDocument.Parse(document).RootElement.GetProperty("variants").EnumerateArray()];
    }
}

public class when_a_scenario_has_a_design
{
    [Theory]
    [InlineData("path: play.rounds, values: [10]", "play: {rounds: 10}")]
    [InlineData("path: play.endChance, values: [.2]", "play: {endChance: .2}")]
    [InlineData("path: play.A.strategy, values: [MiCRO]", "play: {A: {strategy: MiCRO}}")]
    [InlineData("path: play.A.parameters.exponent, values: [5]", "play: {A: {strategy: Aspiration, parameters: {exponent: 5}}}")]
    [InlineData("path: play.B.reservation, values: [.6]", "play: {B: {reservation: .6}}")]
    [InlineData("path: play.B.perspective, values: [neutral]", "play: {B: {perspective: neutral}}")]
    [InlineData("path: switches.b0, values: [3]", "switches: {b0: 3}")]
    [InlineData("path: norm, values: [EqualProportion]", "norm: EqualProportion")]
    [InlineData("path: base, values: [e3-2025-11-23]", "base: e3-2025-11-23")]
    [InlineData("path: adjust.ukraine.weights.A.TER, values: [.5]", "adjust: {ukraine: {weights: {A: {TER: .5}}}}")]
    [InlineData("path: adjust.russia.trust.A, values: [.1]", "adjust: {russia: {trust: {A: .1}}}")]
    [InlineData("path: [clauses, \"5\", irr], values: [1]", "apply: [{amend: \"5\", irr: 1}]")]
    public void a_point_plays_as_the_variant_that_somebody_would_have_written(string factor, string variant)
    {
        var all = Designed.Swept($"variants: [{{id: v, {variant}}}]\ndesign: {{factors: [{{{factor}}}]}}");

        all.Count.ShouldBe(3);
        foreach (var member in new[] { "reading", "terms", "A", "B", "agreement", "roundOfAgreement", "balance", "surplus", "settlements", "againstBase" })
        {
            all[2].GetProperty(member).GetRawText().ShouldBe(all[1].GetProperty(member).GetRawText(), member);
        }

        string[] differ = ["reading", "terms", "A", "B", "balance", "surplus", "settlements"];
        differ.ShouldContain(member => all[2].GetProperty(member).GetRawText() != all[0].GetProperty(member).GetRawText());
    }

    private static readonly string[] Fractions = ["lam", "tau", "mu", "theta", "piO"];

    [Fact]
    public void every_combination_is_a_point_and_the_answer_lists_its_values()
    {
        var all = Designed.Swept("design: {factors: [{path: play.A.strategy, values: [Linear, Boulware]}, {path: play.rounds, range: [10, 20], steps: 3, whole: true}]}");

        all.Count.ShouldBe(7);
        all.Skip(1).Select(point => string.Join(' ', point.GetProperty("factors").EnumerateArray().Select(factor => $"{factor.GetProperty("path").GetString()}={factor.GetProperty("value").GetRawText()}")))
            .ShouldBe(Enumerable.Range(0, 6).Select(point => $"play.A.strategy=\"{(point < 3 ? "Linear" : "Boulware")}\" play.rounds={10 + (5 * (point % 3))}"));
        all[0].TryGetProperty("factors", out _).ShouldBeFalse();
        all[4].GetProperty("A").GetProperty("strategy").GetString().ShouldBe("Boulware");
        all[4].GetProperty("terms").GetProperty("rounds").GetInt32().ShouldBe(10);
        all[4].GetProperty("title").GetString().ShouldBe("A Boulware, rounds 10");
    }

    [Fact]
    public void a_latin_hypercube_has_one_point_in_each_slice_of_each_factor()
    {
        var scenario = Designed.Scenario("design: {kind: latinHypercube, points: 20, factors: [{path: play.endChance, range: [0, .2]}, {path: switches.tau, range: [0, 1]}, {path: play.A.strategy, values: [Linear, Boulware]}]}");

        scenario.Design.Length.ShouldBe(20);
        scenario.Design.Select(point => (int)(point.Values[0].Number!.Value * 100)).Order().ShouldBe(Enumerable.Range(0, 20));
        scenario.Design.Select(point => (int)(point.Values[1].Number!.Value * 20)).Order().ShouldBe(Enumerable.Range(0, 20));
        scenario.Design.Count(point => point.Values[2].Text == "Linear").ShouldBe(10);
        scenario.Design.Select(point => point.Variant.Play.EndChance).ShouldBe(scenario.Design.Select(point => point.Values[0].Number));
    }

    [Fact]
    public void five_factors_are_a_hypercube_unless_it_says_factorial()
    {
        string Factors(string head) => $"design: {{{head}factors: [{string.Join(", ", Fractions.Select(name => $"{{path: switches.{name}, values: [.1, .2]}}"))}]}}";

        Designed.Scenario(Factors("points: 7, ")).Design.Length.ShouldBe(7);
        Designed.Scenario(Factors("kind: factorial, ")).Design.Length.ShouldBe(32);
        Designed.Read(Factors(""), out _).Findings.ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.MissingKey);
    }

    [Theory]
    [InlineData("design: {factors: [{path: play.rounds, values: [10, 0]}]}", "NS2001 9:53")]
    [InlineData("design: {factors: [{path: play.A.strategy, values: [Linear, Lineer]}]}", "NS1008 9:61")]
    [InlineData("design: {factors: [{path: play.C.strategy, values: [Linear]}]}", "NS1004 9:27")]
    [InlineData("design: {factors: [{path: play.B.parameters.beta, values: [1]}]}", "NS1008 9:27")]
    [InlineData("design: {factors: [{path: switches.tua, range: [0, 1]}]}", "NS1004 9:27")]
    [InlineData("design: {factors: [{path: switches.tau, range: [1, 0]}]}", "NS2002 9:48")]
    [InlineData("design: {factors: [{path: switches.tau, range: [0, 2]}]}", "NS2001 9:48")]
    [InlineData("design: {factors: [{path: switches.tau}]}", "NS1006 9:20")]
    [InlineData("design: {factors: [{path: switches.tau, values: [.1], steps: 3}]}", "NS2020 9:62")]
    [InlineData("design: {factors: []}", "NS1007 9:19")]
    [InlineData("design: {factors: [{path: norm, values: [Sacrifice]}, {path: norm, values: [Sacrifice]}]}", "NS2003 9:62")]
    [InlineData("design: {factors: [{path: norm, values: [Sacrifice]}, {path: norm.x, values: [.1]}]}", "NS2020 9:62")]
    [InlineData("design: {kind: factorial, points: 3, factors: [{path: switches.tau, values: [.1]}]}", "NS2020 9:35")]
    [InlineData("design: {kind: latinHypercube, points: 1001, factors: [{path: switches.tau, range: [0, 1]}]}", "NS2023 9:40")]
    [InlineData("design: {factors: [{path: switches.tau, range: [0, 1], steps: 40}, {path: switches.mu, range: [0, 1], steps: 40}]}", "NS2023 9:9")]
    [InlineData("design: {factors: [{path: [clauses, \"99\", irr], values: [1]}]}", "NS2015 9:27")]
    [InlineData("design: {factors: [{path: adjust.ukraine.weights.A.TER, range: [0, 2]}]}", "NS2001 9:64")]
    [InlineData("design: {factors: [{path: adjust.eu.trust.A, values: [.5]}]}", "NS2015 9:27")]
    public void what_is_wrong_is_found_in_its_place(string design, string place) => Designed.Read(design, out _).Places().ShouldBe([place]);

    [Fact]
    public void one_that_is_too_large_says_its_size_and_what_to_do()
    {
        var factors = string.Join(", ", Fractions.Take(4).Select(name => $"{{path: switches.{name}, range: [0, 1], steps: 9}}"));

        var finding = Designed.Read($"design: {{factors: [{factors}]}}", out _).Findings.ShouldHaveSingleItem();

        finding.Message.ShouldBe("a design of 6,561 points");
        finding.Help.ShouldBe(["leave out levels or factors, or write `kind: latinHypercube` with `points: 200`"]);
    }

    [Fact]
    public void the_same_value_at_many_points_is_found_once() => Designed.Read(
        "design: {factors: [{path: play.rounds, range: [10, 20], steps: 11}, {path: switches.tau, values: [7, .1, .2]}]}", out _).Findings.Count.ShouldBe(1);
}

public class when_a_perspective_is_adjusted
{
    [Fact]
    public void weights_that_are_not_said_keep_their_proportions()
    {
        var plain = Designed.Scenario("");
        var scenario = Designed.Scenario("adjust: {ukraine: {weights: {A: {TER: .5, HUM: .1}}, trust: {B: .2}, prior: [1, 3]}}\nvariants: [{id: v, adjust: {ukraine: {weights: {A: {TER: .4}}}}}]");

        var (before, after) = (plain.Play.A.Perspective!, scenario.Play.A.Perspective!);

        after.WeightsOfA[Dimension.TER]!.Value.ShouldBe(.5);
        after.WeightsOfA[Dimension.HUM]!.Value.ShouldBe(.1);
        after.WeightsOfA.ByDimension.Sum()!.Value.ShouldBe(1.0, 1e-12);
        (after.WeightsOfA[Dimension.FOR] / after.WeightsOfA[Dimension.SEC])!.Value.ShouldBe((before.WeightsOfA[Dimension.FOR] / before.WeightsOfA[Dimension.SEC])!.Value, 1e-12);
        after.WeightsOfB.ShouldBe(before.WeightsOfB);
        (after.TrustInB, after.Prior).ShouldBe((.2, (1.0, 3.0)));
        scenario.Reading.Perspectives.Single(one => one.Perspective.Id == "ukraine").Perspective.WeightsOfA[Dimension.TER]!.Value.ShouldBe(.5);
        var variant = scenario.Variants[0].Play.A.Perspective!;
        (variant.WeightsOfA[Dimension.TER], variant.TrustInB).ShouldBe((.4, .2));
        variant.WeightsOfA.ByDimension.Sum()!.Value.ShouldBe(1.0, 1e-12);
    }

    [Theory]
    [InlineData("adjust: {ukraine: {weights: {A: {TER: .7, HUM: .7}}}}", "NS2007 9:19")]
    [InlineData("adjust: {ukraine: {weights: {A: {TER: 2}}}}", "NS2001 9:39")]
    [InlineData("adjust: {ukrane: {trust: {A: .1}}}", "NS2015 9:18")]
    [InlineData("variants: [{id: v, adjust: {eu: {trust: {A: .1}}}}]", "NS2015 9:33")]
    public void what_cannot_be_is_found_in_its_place(string more, string finding) =>
        Designed.Read(more, out _).Places().ShouldBe([finding]);

    [Fact]
    public void a_budget_is_never_overdrawn()
    {
        WeightTable.Equal.With(new Dictionary<Dimension, double> { [Dimension.TER] = .6, [Dimension.FOR] = .5 }).ShouldBeNull();
        WeightTable.Equal.With(new Dictionary<Dimension, double> { [Dimension.TER] = 1 })!.ByDimension.ShouldBe([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        new WeightTable([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]).With(new Dictionary<Dimension, double> { [Dimension.TER] = .5 }).ShouldBeNull();
    }
}
