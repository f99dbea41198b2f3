using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>What a <c>play</c> says of clauses and their combinations in place of what the model makes of them.</summary>
internal static class PlayedIssues
{
    private const int MostOptions = 101;

    /// <summary>A bonus, and the clauses it names.</summary>
    public sealed record Bonus(CombinationBonus Said, EquatableList<Placed<string>> Clauses);

    private sealed record WrittenSide
    {
        public SideOverride Said { get; init; } = new();

        /// <summary>The keys that give a value function; one at most.</summary>
        public EquatableList<Node> Functions { get; init; } = [];

        public Placed<EquatableList<double>>? Values { get; init; }
    }

    private sealed record WrittenIssue(ImmutableArray<double>? Options = null, WrittenSide? A = null, WrittenSide? B = null, WrittenSide? Third = null);

    /// <summary>Fractions of a clause, rising from 0.</summary>
    public static Reading<ImmutableArray<double>> Options { get; } = Values.ListOf(Values.Fraction)
        .Checked((list, node, report) => (list.Count is >= 2 and <= MostOptions && list[0] == 0 && Rises(list)) || Values.Refuse(
            report, FindingCodes.RangeOutOfOrder, node, "options that do not rise from 0", $"2 to {MostOptions} fractions, rising from 0", "write `[0, .25, .5, .75, 1]`"))
        .Select(list => list.ToImmutableArray());

    private static readonly Reading<double> Worth = Values.Number.Checked((value, node, report) => value is >= -1 and <= 1 || Values.Refuse(
        report, FindingCodes.OutOfRange, node, $"{node.Noun} of a side's budget", "from -1 (all it cares about, lost) to 1"));

    private static readonly Reading<EquatableList<CurvePoint>> Points = Values.ListOf(Values.ListOf(Values.Number)
            .Checked((pair, node, report) => pair.Count == 2 || Values.Refuse(report, FindingCodes.ValueFunction, node, $"a point of {pair.Count} numbers", "`[fraction, value]` is expected here"))
            .Select(pair => new CurvePoint(pair[0], pair[1])))
        .Checked((points, node, report) => (points.Count >= 2 && Rises([.. points.Select(point => point.Number)])) || Values.Refuse(
            report, FindingCodes.ValueFunction, node, "points that do not run from left to right", "two points or more, their fractions rising"));

    private static readonly Reading<EquatableList<double>> Line = Values.ListOf(Values.Number)
        .Checked((line, node, report) => line.Count == 2 || Values.Refuse(report, FindingCodes.ValueFunction, node, $"a line of {line.Count} numbers", "`[slope, intercept]` is expected here"));

    private static readonly Shape<WrittenSide> SideShape = new Shape<WrittenSide>("playedSide", "what a side makes of a clause", () => new WrittenSide())
        .Key("worth", Worth, (side, worth) => Say(side, said => said with { Worth = worth }), "Worth of the clause in full, in parts of the side's budget: above 0 a gain, below a cost.")
        .Key("values", Values.ListOf(Values.Number).Placed(), (side, list) => Bend(side, ValueFunction.Table.Of([.. list.Value]), list.Node) with { Values = list }, "How much of that each option is, one number an option.")
        .Key("points", Points.Placed(), (side, points) => Bend(side, new ValueFunction.PiecewiseLinear(points.Value), points.Node), "The same, by straight lines between [fraction, value].")
        .Key("line", Line.Placed(), (side, line) => Bend(side, new ValueFunction.Affine(line.Value[0], line.Value[1]), line.Node), "The same, as [slope, intercept].")
        .Key("peak", Values.Fraction.Placed(), (side, peak) => Bend(side, new ValueFunction.Peaked(0, peak.Value, 1), peak.Node), "The same: all of it at this fraction, falling to nothing at 0 and 1.")
        .Key("atLeast", Values.Fraction, (side, least) => Say(side, said => said with { AtLeast = least }), "Red line: with less of it, it agrees to nothing.")
        .Key("atMost", Values.Fraction, (side, most) => Say(side, said => said with { AtMost = most }), "Red line: with more of it, it agrees to nothing.")
        .Check(CheckSide);

    private static readonly Shape<WrittenIssue> IssueShape = new Shape<WrittenIssue>("playedIssue", "a played clause", () => new WrittenIssue())
        .Key("options", Options, (issue, options) => issue with { Options = options }, "Fractions of it that can be agreed on.")
        .Key("A", SideShape.Reading, (issue, side) => issue with { A = side }, "What side A makes of it.")
        .Key("B", SideShape.Reading, (issue, side) => issue with { B = side }, "What side B makes of it.")
        .Key("third", SideShape.Reading, (issue, side) => issue with { Third = side }, "What a third party at the table makes of it.")
        .Check(CheckIssue);

    private static readonly Reading<(double Low, double High)> Stretch = Values.Either(
        Values.Fraction.Select(at => (at, at)),
        Values.ListOf(Values.Fraction)
            .Checked((ends, node, report) => (ends.Count == 2 && ends[0] <= ends[1]) || Values.Refuse(report, FindingCodes.RangeOutOfOrder, node, "not a stretch of fractions", "`[low, high]` is expected here"))
            .Select(ends => (ends[0], ends[1])));

    /// <summary>Clauses by id, with what is said of them.</summary>
    public static Reading<IReadOnlyList<Cell<Placed<string>, IssueOverride>>> Issues { get; } =
        Values.TableOf(Values.Name.Placed(), IssueShape.Reading.Select(written => new IssueOverride { Options = written.Options, A = written.A?.Said ?? new(), B = written.B?.Said ?? new(), Third = written.Third?.Said ?? new() }));

    /// <summary>Bonuses and penalties on combinations.</summary>
    public static Reading<EquatableList<Bonus>> Bonuses { get; } = Values.ListOf(new Shape<Bonus>("bonus", "a bonus", () => new Bonus(new CombinationBonus([], 0, 0), []))
        .Key("when", Values.TableOf(Values.Name.Placed(), Stretch), PutWhen, "Clauses, each with the fraction or stretch of fractions it holds for.", required: true)
        .Key("A", Values.Number, (bonus, worth) => bonus with { Said = bonus.Said with { ToA = worth } }, "Added to side A's utility (0).")
        .Key("B", Values.Number, (bonus, worth) => bonus with { Said = bonus.Said with { ToB = worth } }, "Added to side B's utility (0).")
        .Reading);

    private static WrittenSide Say(WrittenSide side, Func<SideOverride, SideOverride> change) => side with { Said = change(side.Said) };

    private static WrittenSide Bend(WrittenSide side, ValueFunction value, Node node) =>
        Say(side, said => said with { Value = value }) with { Functions = [.. side.Functions, node] };

    private static Bonus PutWhen(Bonus bonus, IReadOnlyList<Cell<Placed<string>, (double Low, double High)>> when) => new(
        bonus.Said with { When = [.. when.Select(cell => new ClauseStretch(cell.Key.Value, cell.Value.Low, cell.Value.High))] }, [.. when.Select(cell => cell.Key)]);

    private static void CheckSide(WrittenSide side, MapNode map, Report report)
    {
        if (side.Functions.Count > 1)
        {
            report.Add(FindingCodes.ValueFunction, side.Functions[1].At, "two value functions for one clause", "one of `values`, `points`, `line`, `peak`", "leave one of them");
        }

        if (side.Said.AtLeast > side.Said.AtMost)
        {
            report.Add(FindingCodes.RangeOutOfOrder, map.Place("atMost"), "red lines that leave nothing", "`atLeast` is above it", "let `atLeast` be no more than `atMost`");
        }
    }

    private static void CheckIssue(WrittenIssue issue, MapNode map, Report report)
    {
        foreach (var values in new[] { issue.A?.Values, issue.B?.Values, issue.Third?.Values }.OfType<Placed<EquatableList<double>>>())
        {
            if (issue.Options is not { } options)
            {
                report.Add(FindingCodes.MissingKey, values.Node.At, "values for options that are not named", "`options` is missing beside the side", "add `options: [0, .5, 1]`");
            }
            else if (values.Value.Count != options.Length)
            {
                report.Add(FindingCodes.ValueFunction, values.Node.At, $"{values.Value.Count} values for {options.Length} options", "one value for each option", "write as many values as options");
            }
        }
    }

    private static bool Rises(EquatableList<double> list)
    {
        for (var i = 1; i < list.Count; i++)
        {
            if (list[i] <= list[i - 1])
            {
                return false;
            }
        }

        return true;
    }
}
