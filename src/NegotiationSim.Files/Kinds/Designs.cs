using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>The <c>design</c> of a scenario: parameters that a sweep varies together, each point one variant of the base.</summary>
internal static class Designs
{
    /// <summary>Each point is an agenda with two sides: more than this nobody reads, and few machines hold.</summary>
    public const int MostPoints = 1000;

    private const int UsualSteps = 3;

    private enum DesignKind
    {
        Factorial,
        LatinHypercube,
    }

    /// <summary>A factor as it was written.</summary>
    public sealed record WrittenFactor
    {
        public Placed<EquatableList<string>> Path { get; init; } = null!;

        public Placed<EquatableList<ScalarNode>>? Values { get; init; }

        public Placed<EquatableList<double>>? Range { get; init; }

        public Placed<int>? Steps { get; init; }

        public Placed<bool>? Whole { get; init; }

        public string Name => string.Join('.', Path.Value);
    }

    /// <summary>A value of a factor at a point, in the place it comes from.</summary>
    public sealed record Setting(WrittenFactor Factor, ScalarNode Value)
    {
        /// <summary>As files and answers have it.</summary>
        public FactorValue ToValue() => new(Factor.Name, Value.Text, Value.IsPlain && double.TryParse(Value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    private sealed record Written
    {
        public Placed<DesignKind>? Kind { get; init; }

        public Placed<int>? Points { get; init; }

        public int Seed { get; init; } = 1;

        public EquatableList<WrittenFactor> Factors { get; init; } = [];
    }

    private static readonly Reading<EquatableList<string>> Path = Values.Either(
        Values.Name.Select(text => (EquatableList<string>)[.. text.Split('.')]), Values.ListOf(Values.Name));

    private static readonly Reading<ScalarNode> Value = new(
        (Node node, Report report, [MaybeNullWhen(false)] out ScalarNode value) =>
        {
            value = node as ScalarNode;
            return value is { IsNull: false } || Values.Refuse(report, FindingCodes.WrongValue, node, $"{node.Noun} where a value belongs", "a number or a word is expected here");
        },
        _ => new JsonObject { ["type"] = new JsonArray("number", "string", "boolean") });

    private static readonly Reading<EquatableList<double>> Ends = Values.ListOf(Values.Number)
        .Checked((ends, node, report) => (ends.Count == 2 && ends[0] < ends[1]) || Values.Refuse(
            report, FindingCodes.RangeOutOfOrder, node, "a range that is not two numbers in order", "`[low, high]` is expected here"));

    private static readonly Reading<int> Steps = Values.Count
        .Checked((steps, node, report) => steps is >= 2 and <= MostPoints || Values.Refuse(report, FindingCodes.OutOfRange, node, $"{node.Noun} steps", $"2 to {MostPoints} values"));

    private static readonly Shape<WrittenFactor> FactorShape = new Shape<WrittenFactor>("factor", "a factor", () => new WrittenFactor())
        .Key("path", Path.Placed(), (factor, path) => factor with { Path = path }, "What varies, as a variant would write it: play.rounds, play.A.parameters.beta, switches.a0, adjust.russia.trust.A, clauses.6.magnitude.cap; with a point in a name as a list.", required: true)
        .Key("values", Values.ListOf(Value).Placed(), (factor, values) => factor with { Values = values }, "Its values: numbers or words.")
        .Key("range", Ends.Placed(), (factor, range) => factor with { Range = range }, "[low, high] in place of values.")
        .Key("steps", Steps.Placed(), (factor, steps) => factor with { Steps = steps }, "Of a range in a full factorial: how many values, from end to end (3).")
        .Key("whole", Values.Truth.Placed(), (factor, whole) => factor with { Whole = whole }, "Of a range: true where only whole numbers are meant.")
        .Check(CheckFactor);

    private static readonly Shape<Written> Shape = new Shape<Written>("design", "a design", () => new Written())
        .Key("kind", Values.Word(("factorial", DesignKind.Factorial), ("latinHypercube", DesignKind.LatinHypercube)).Placed(), (design, kind) => design with { Kind = kind }, "factorial: every combination; latinHypercube: so many points spread evenly. Absent: factorial up to four factors.")
        .Key("points", Values.Count.Placed(), (design, points) => design with { Points = points }, "Points of a Latin hypercube.")
        .Key("seed", Values.Count, (design, seed) => design with { Seed = seed }, "What the points of a Latin hypercube hang on (1).")
        .Key("factors", Values.ListOf(FactorShape.Reading).Checked(AreUnique), (design, factors) => design with { Factors = factors }, "What varies.", required: true)
        .Check(CheckDesign);

    /// <summary>The points, each with a value for every factor.</summary>
    public static Reading<EquatableList<EquatableList<Setting>>> Points { get; } = Shape.Reading.Then<EquatableList<EquatableList<Setting>>>(TryPoints);

    private static void CheckFactor(WrittenFactor factor, MapNode map, Report report)
    {
        if (factor.Values is { Value.Count: 0 } || (factor.Values is null) == (factor.Range is null))
        {
            report.Add(FindingCodes.MissingKey, map.At, $"`{factor.Name}` without values, or with both kinds of them", "one of `values` and `range` is expected here", "write `values: [Linear, Boulware]` or `range: [.1, .9]`");
        }

        if (factor.Range is null && (factor.Steps?.Node ?? factor.Whole?.Node) is { } idle)
        {
            report.Add(FindingCodes.DoesNotFit, idle.At, "`steps` or `whole` without a range", "it belongs to `range`", "leave it out");
        }
    }

    private static bool AreUnique(EquatableList<WrittenFactor> factors, Node node, Report report)
    {
        var before = report.Count;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var factor in factors.Where(factor => !seen.Add(factor.Name)))
        {
            report.Add(FindingCodes.DuplicateId, factor.Path.Node.At, $"`{factor.Name}` varies twice", "again here", "leave it in one place");
        }

        return report.Count == before && (factors.Count > 0 || Values.Refuse(report, FindingCodes.WrongValue, node, "a design without factors", "at least one is expected here"));
    }

    private static void CheckDesign(Written design, MapNode map, Report report)
    {
        var isHypercube = IsHypercube(design);
        if (isHypercube && design.Points is null)
        {
            report.Add(FindingCodes.MissingKey, design.Kind?.Node.At ?? map.At, $"a Latin hypercube of {design.Factors.Count} factors without `points`", "how many points?", "add `points: 100`");
        }
        else if (!isHypercube && design.Points is not null)
        {
            report.Add(FindingCodes.DoesNotFit, design.Points.Node.At, "`points` of a full factorial", "its size follows from its factors", "leave it out, or write `kind: latinHypercube`");
        }

        var size = isHypercube ? design.Points?.Value ?? 1 : Design.SizeOfFullFactorial(Factors(design));
        if (size is < 1 or > MostPoints)
        {
            report.Add(
                FindingCodes.DesignSize, design.Points?.Node.At ?? map.At,
                string.Create(CultureInfo.InvariantCulture, $"a design of {size:#,0} points"),
                string.Create(CultureInfo.InvariantCulture, $"1 to {MostPoints:#,0} points are played"),
                isHypercube ? "write fewer `points`" : "leave out levels or factors, or write `kind: latinHypercube` with `points: 200`");
        }
    }

    private static bool IsHypercube(Written design) =>
        design.Kind?.Value is { } kind ? kind == DesignKind.LatinHypercube : design.Factors.Count > Design.FactorsOfAFullFactorial;

    private static EquatableList<Factor> Factors(Written design) =>
    [
        .. design.Factors.Select(factor => factor.Range is { } range
            ? (Factor)new Factor.Range(factor.Name, range.Value[0], range.Value[1], factor.Steps?.Value ?? UsualSteps)
            : new Factor.Levels(factor.Name, [.. Enumerable.Range(0, factor.Values!.Value.Count).Select(level => (double)level)])),
    ];

    private static bool TryPoints(Written written, Node node, Report report, [MaybeNullWhen(false)] out EquatableList<EquatableList<Setting>> points)
    {
        var factors = Factors(written);
        var design = IsHypercube(written) ? Design.LatinHypercube(factors, written.Points!.Value, (ulong)written.Seed) : Design.FullFactorial(factors);
        points = [.. design.Points.Select(point => (EquatableList<Setting>)[.. written.Factors.Select((factor, place) => new Setting(factor, ValueOf(factor, point[place])))])];
        return true;
    }

    private static ScalarNode ValueOf(WrittenFactor factor, double value)
    {
        if (factor.Values is { } values)
        {
            return values.Value[(int)value];
        }

        var number = factor.Whole?.Value == true ? Math.Round(value, MidpointRounding.AwayFromZero) : value;
        return new ScalarNode(factor.Range!.Node.At, number.ToString("R", CultureInfo.InvariantCulture), plain: true);
    }
}
