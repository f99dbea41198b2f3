using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>The model's switches by the names used on the command line and in reports (measurement model §7).</summary>
internal static class SwitchTable
{
    private static readonly Reading<double> HalfLife = Values.Either(
        new Reading<double>(
            (Documents.Node node, Report report, out double value) =>
            {
                value = double.PositiveInfinity;
                return node is Documents.ScalarNode { Text: "none" } || Values.Positive.TryRead(node, report, out value);
            },
            definitions => new() { ["anyOf"] = new System.Text.Json.Nodes.JsonArray(Values.Positive.Schema(definitions), new System.Text.Json.Nodes.JsonObject { ["const"] = "none" }) }));

    /// <summary>Changes laid over the switches that hold already.</summary>
    public static Shape<Switches> Shape { get; } = new Shape<Switches>("switches", "the switches", () => Switches.Default)
        .Key("lam", Values.Fraction, (switches, value) => switches with { Lambda = value }, "Floor of the irreversibility factor (.5).")
        .Key("tau", Values.Fraction, (switches, value) => switches with { Tau = value }, "Up to here a balance is even (1/9).")
        .Key("mu", Values.Fraction, (switches, value) => switches with { Mu = value }, "Share of the weights below which a verdict is withheld (.05).")
        .Key("theta", Values.Fraction, (switches, value) => switches with { Theta = value }, "A demand is answered from this coverage on (.8).")
        .Key("piO", Values.Fraction, (switches, value) => switches with { PiO = value }, "Chance that an offer becomes a commitment (.5).")
        .Key("countOffers", Values.Truth, (switches, value) => switches with { CountOffers = value }, "Offers count as promises.")
        .Key("hT", HalfLife, (switches, value) => switches with { HT = value }, "Half-life in days of what is due later; none.")
        .Key("hC", HalfLife, (switches, value) => switches with { HC = value }, "Half-life in years of evidence (10); or none.")
        .Key("simOff", Values.Fraction, (switches, value) => switches with { SimOff = value }, "Weight of evidence from another dimension (.5).")
        .Key("betaV", Values.Number, (switches, value) => switches with { BetaV = value }, "Effect of verification on credibility (1).")
        .Key("betaE", Values.Number, (switches, value) => switches with { BetaE = value }, "Effect of enforcement on credibility (1).")
        .Key("a0", Values.Positive, (switches, value) => switches with { A0 = value }, "a of the prior (.5).")
        .Key("b0", Values.Positive, (switches, value) => switches with { B0 = value }, "b of the prior (.5).")
        .Key("observerDemands", Values.Word(("whatIf", false), ("count", true)), (switches, value) => switches with { CountObserverDemands = value }, "Whether observers' demands count: whatIf, or count.")
        .Key("demandWindow", Values.NotNegative, (switches, value) => switches with { DemandWindow = value }, "Days before a package within which a demand belongs to it (30).")
        .Key("dueSlack", Values.NotNegative, (switches, value) => switches with { DueSlack = value }, "Days by which an answer may come later (30).")
        .Key("thirdParty", Values.Word(("listed", false), ("counted", true)), (switches, value) => switches with { CountThirdParty = value }, "Third parties' gifts: listed, or counted.")
        .Key("sharedWeights", Values.Truth, (switches, value) => switches with { SharedWeights = value }, "Both sides' weights are replaced by their mean.");

    /// <summary>The switches, the rest at their defaults.</summary>
    public static Reading<Switches> Reading => Shape.Reading;
}
