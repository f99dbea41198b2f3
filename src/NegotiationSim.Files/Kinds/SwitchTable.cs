using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>The model's switches by the names used in files, on the command line and in reports (measurement model §7).</summary>
internal static class SwitchTable
{
    private const string None = "none";

    private static readonly Reading<double> HalfLife = new(
        (Node node, Report report, out double value) =>
        {
            value = double.PositiveInfinity;
            return node is ScalarNode { Text: None } || Values.Positive.TryRead(node, report, out value);
        },
        definitions => new() { ["anyOf"] = new JsonArray(Values.Positive.Schema(definitions), new JsonObject { ["const"] = None }) });

    private sealed record Row(string Name, Func<Switches, string> Show, Func<Shape<Switches>, Shape<Switches>> Declare);

    private static readonly Row[] Rows =
    [
        Number("lam", Values.Fraction, s => s.Lambda, (s, value) => s with { Lambda = value }, "Floor of the irreversibility factor (.5)."),
        Number("tau", Values.Fraction, s => s.Tau, (s, value) => s with { Tau = value }, "Up to here a balance is even (1/9)."),
        Number("mu", Values.Fraction, s => s.Mu, (s, value) => s with { Mu = value }, "Share of the weights below which a verdict is withheld (.05)."),
        Number("theta", Values.Fraction, s => s.Theta, (s, value) => s with { Theta = value }, "A demand is answered from this coverage on (.8)."),
        Number("piO", Values.Fraction, s => s.PiO, (s, value) => s with { PiO = value }, "Chance that an offer becomes a commitment (.5)."),
        Choice("countOffers", ("false", "true"), s => s.CountOffers, (s, value) => s with { CountOffers = value }, "Offers count as promises."),
        Number("hT", HalfLife, s => s.HT, (s, value) => s with { HT = value }, "Half-life in days of what is due later; none."),
        Number("hC", HalfLife, s => s.HC, (s, value) => s with { HC = value }, "Half-life in years of evidence (10); or none."),
        Number("simOff", Values.Fraction, s => s.SimOff, (s, value) => s with { SimOff = value }, "Weight of evidence from another dimension (.5)."),
        Number("betaV", Values.Number, s => s.BetaV, (s, value) => s with { BetaV = value }, "Effect of verification on credibility (1)."),
        Number("betaE", Values.Number, s => s.BetaE, (s, value) => s with { BetaE = value }, "Effect of enforcement on credibility (1)."),
        Number("a0", Values.Positive, s => s.A0, (s, value) => s with { A0 = value }, "a of the prior (.5)."),
        Number("b0", Values.Positive, s => s.B0, (s, value) => s with { B0 = value }, "b of the prior (.5)."),
        Choice("observerDemands", ("whatIf", "count"), s => s.CountObserverDemands, (s, value) => s with { CountObserverDemands = value }, "Whether observers' demands count: whatIf, or count."),
        Number("demandWindow", Values.NotNegative, s => s.DemandWindow, (s, value) => s with { DemandWindow = value }, "Days before a package within which a demand belongs to it (30)."),
        Number("dueSlack", Values.NotNegative, s => s.DueSlack, (s, value) => s with { DueSlack = value }, "Days by which an answer may come later (30)."),
        Choice("thirdParty", ("listed", "counted"), s => s.CountThirdParty, (s, value) => s with { CountThirdParty = value }, "Third parties' gifts: listed, or counted."),
        Choice("sharedWeights", ("false", "true"), s => s.SharedWeights, (s, value) => s with { SharedWeights = value }, "Both sides' weights are replaced by their mean."),
    ];

    private static readonly Shape<Switches> Shape = Rows.Aggregate(new Shape<Switches>("switches", "the switches", () => Switches.Default), (shape, row) => row.Declare(shape));

    /// <summary>The switches, the rest at their defaults.</summary>
    public static Reading<Switches> Reading => Shape.Reading;

    /// <summary>What is written, to be laid over switches that hold already.</summary>
    public static Reading<Func<Switches, Switches>> Changes { get; } = new(
        (Node node, Report report, [MaybeNullWhen(false)] out Func<Switches, Switches> change) =>
        {
            change = under => Shape.Lay((MapNode)node, under, report);
            return Shape.TryRead(node, report, out _);
        },
        Shape.Schema);

    /// <summary>Every switch that is off its default, by name and as it is written.</summary>
    public static IEnumerable<SwitchSetting> OffDefault(Switches switches) =>
        Rows.Where(row => row.Show(switches) != row.Show(Switches.Default)).Select(row => new SwitchSetting(row.Name, row.Show(switches)));

    private static Row Number(string name, Reading<double> reading, Func<Switches, double> get, Func<Switches, double, Switches> put, string about) =>
        new(name, switches => Written(get(switches)), shape => shape.Key(name, reading, put, about));

    private static Row Choice(string name, (string Off, string On) words, Func<Switches, bool> get, Func<Switches, bool, Switches> put, string about)
    {
        var reading = words.On == "true" ? Values.Truth : Values.Word((words.Off, false), (words.On, true));
        return new(name, switches => get(switches) ? words.On : words.Off, shape => shape.Key(name, reading, put, about));
    }

    private static string Written(double value) =>
        double.IsPositiveInfinity(value) ? None : value.ToString("0.###############", CultureInfo.InvariantCulture);
}
