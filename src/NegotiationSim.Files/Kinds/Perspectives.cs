using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>Perspectives, alike in a file of their own and in a bare ledger.</summary>
internal static class Perspectives
{
    /// <summary>A perspective on its way: weights wait for <c>normalise</c>.</summary>
    public sealed record Written(Perspective Perspective)
    {
        public Weights.Written? Weights { get; init; }

        public bool Illustrative { get; init; }

        public bool Normalise { get; init; }
    }

    private sealed record Levels(EquatableList<double> Cutoffs, EquatableList<double> Values);

    public sealed record TrustBySide(double? A = null, double? B = null);

    /// <summary>A perspective of the library, by its id.</summary>
    public static Reading<WrittenPerspective> ById { get; } = Values.Id.Then((string id, Node node, Report report, [MaybeNullWhen(false)] out WrittenPerspective perspective) =>
    {
        perspective = report.Library?.Find<PerspectiveFile>(id, "perspective", node, report)?.Perspective;
        return perspective is not null;
    });

    /// <summary>A prior of credibility, [a0, b0].</summary>
    public static readonly Reading<(double A0, double B0)> Prior = Values.ListOf(Values.Positive)
        .Checked((pair, node, report) => pair.Count == 2 || Values.Refuse(report, FindingCodes.WrongValue, node, $"a prior of {pair.Count} numbers", "`[a0, b0]` is expected here"))
        .Select(pair => (pair[0], pair[1]));

    /// <summary>Trust in place of the estimate.</summary>
    public static readonly Shape<TrustBySide> Trust = new Shape<TrustBySide>("trust", "trust", () => new TrustBySide())
        .Key("A", Values.Fraction, (trust, theta) => trust with { A = theta }, "Trust in side A's word, in place of the estimate.")
        .Key("B", Values.Fraction, (trust, theta) => trust with { B = theta }, "Trust in side B's word, in place of the estimate.");

    private static readonly Shape<Levels> LevelsShape = new Shape<Levels>("valueFunction", "a value function", () => new Levels([], []))
        .Key("cutoffs", Values.ListOf(Values.Number), (levels, cutoffs) => levels with { Cutoffs = cutoffs }, "Levels, strictly rising.", required: true)
        .Key("values", Values.ListOf(Values.Fraction), (levels, values) => levels with { Values = values }, "Value in 0..1 at each level.", required: true)
        .Check(CheckLevels);

    private static readonly Reading<IReadOnlyList<Cell<Side, IReadOnlyList<Cell<Line, Levels>>>>> ValueFunctions =
        Values.TableOf(Words.Side, Values.TableOf(Words.Line, LevelsShape.Reading));

    /// <summary>A perspective before its first key is read.</summary>
    public static Written Nobody { get; } = new(Perspective.Neutral);

    /// <summary>Every key of a perspective.</summary>
    public static Shape<Written> Shape { get; } = new Shape<Written>("perspective", "a perspective", () => Nobody)
        .Key("id", Values.Name, (written, id) => Change(written, perspective => perspective with { Id = id, Title = id }), "Id.", required: true)
        .Key("title", Values.Name, (written, title) => Change(written, perspective => perspective with { Title = title }), "Title for people.")
        .Key("illustrative", Values.Truth, (written, value) => written with { Illustrative = value }, "True: the weights are nobody's published ones.")
        .Key("weights", Weights.Reading, (written, weights) => written with { Weights = weights }, "equal, {A: …, B: …} or {shared: …}; a side is a table, or {ranks: [SEC, [WPN, LEG]]}.", required: true)
        .Key("normalise", Values.Truth, (written, value) => written with { Normalise = value }, "True: scale weights that do not add up to 1; listed as a switch.")
        .Key("reading", Words.Side, (written, side) => Change(written, perspective => perspective with { Reading = side }), "Whose reading of a status it believes.")
        .Key("prior", Prior, (written, prior) => Change(written, perspective => perspective with { Prior = prior }), "[a0, b0] of credibility.")
        .Key("trust", Trust.Reading, (written, trust) => Change(written, perspective => perspective with { TrustInA = trust.A, TrustInB = trust.B }), "Trust θ in a side's word, in place of the estimate.")
        .Key("conditionP", Values.TableOf(Values.Name, Values.Fraction), (written, table) => Change(written, perspective => perspective with { ConditionP = table.ToDictionary(cell => cell.Key, cell => cell.Value, StringComparer.Ordinal) }), "Its probability for a third party's condition, by condition id.")
        .Key("valueFunctions", ValueFunctions, PutValueFunctions, "Piecewise linear value of a level, by side and line.")
        .Remark("note", "A remark without meaning for the model.")
        .Check(CheckWeights);

    /// <summary>The perspective with its weights, scaled where that was asked for.</summary>
    public static WrittenPerspective ToPerspective(Written written)
    {
        var weights = written.Weights!;
        var (a, b) = (weights.A.ToTable(written.Normalise), weights.B.ToTable(written.Normalise));
        var scaled = written.Normalise && !(weights.A.IsWhole && weights.B.IsWhole);
        return new(written.Perspective with { WeightsOfA = a, WeightsOfB = b, Ranked = weights.A.Ranks is not null }, written.Illustrative, scaled);
    }

    private static Written Change(Written written, Func<Perspective, Perspective> change) => written with { Perspective = change(written.Perspective) };

    private static Written PutValueFunctions(Written written, IReadOnlyList<Cell<Side, IReadOnlyList<Cell<Line, Levels>>>> sides)
    {
        var functions = new Dictionary<(Side, Line), ValueFunction>();
        foreach (var (side, lines) in sides)
        {
            foreach (var (line, levels) in lines)
            {
                functions.Add((side, line), new ValueFunction([.. levels.Cutoffs], [.. levels.Values]));
            }
        }

        return Change(written, perspective => perspective with { ValueFunctions = functions });
    }

    private static void CheckLevels(Levels levels, MapNode map, Report report)
    {
        var rising = levels.Cutoffs.Zip(levels.Cutoffs.Skip(1)).All(pair => pair.First < pair.Second);
        if (levels.Cutoffs.Count < 2 || !rising)
        {
            report.Add(FindingCodes.ValueFunction, map.Place("cutoffs"), "the cut-offs of a value function do not rise strictly", "each above the one before, two at least", "put them in order and leave out what comes twice");
        }
        else if (levels.Values.Count != levels.Cutoffs.Count)
        {
            report.Add(FindingCodes.ValueFunction, map.Place("values"), $"{levels.Values.Count} values for {levels.Cutoffs.Count} cut-offs", "one value for each cut-off", "write as many values as cut-offs");
        }
    }

    private static void CheckWeights(Written written, MapNode map, Report report)
    {
        written.Weights!.Check(written.Normalise, report);
    }
}
