using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>Parts that a holdings file and a bare ledger have in common.</summary>
internal static class HoldingTables
{
    private static readonly Shape<WrittenHolding> HoldingShape = new Shape<WrittenHolding>("holding", "holdings on a line", () => new(default, [], null, 1))
        .Key("A", Estimates.Quantity, (holding, a) => holding with { Holding = holding.Holding with { A = a } }, "What side A holds.")
        .Key("B", Estimates.Quantity, (holding, b) => holding with { Holding = holding.Holding with { B = b } }, "What side B holds.")
        .Key("pooled", Estimates.Quantity, (holding, pooled) => holding with { Holding = holding.Holding with { Pooled = pooled } }, "One number that is both sides' reference.")
        .Key("sources", SourceIds.List, (holding, ids) => holding with { Sources = ids }, "Ids of the list of sources.")
        .Key("codedBy", Values.Name, (holding, who) => holding with { CodedBy = who }, "Who coded it: ours, or a name.")
        .Key("confidence", Words.Support, (holding, support) => holding with { Support = support }, "S read in a source, D derived, U unsourced.")
        .Remark("text", "The figure in words.")
        .Remark("note", "A remark without meaning for the model.")
        .Check(CheckPooled);

    private static readonly Reading<Target> TargetReading = Values.Either(
        Values.Positive.Select(ratio => new Target(ratio, 1)),
        Values.ListOf(Values.NotNegative)
            .Checked((pair, node, report) => Values.Refuse(pair.Count != 2 || pair[0] + pair[1] == 0, report, FindingCodes.WrongValue, node, "a target that is not a pair", "`[t_A, t_B]` is expected here"))
            .Select(pair => new Target(pair[0], pair[1])));

    public static Reading<ImmutableArray<KeyValuePair<Line, WrittenHolding>>> Holdings { get; } = Values.TableOf(Words.Line, HoldingShape.Reading);

    /// <summary>The same as statements put on record.</summary>
    public static Reading<EquatableList<StatedHolding>> Stated { get; } = Holdings.Select(table => (EquatableList<StatedHolding>)
        [.. table.Select(entry => new StatedHolding(entry.Key, entry.Value.Holding.A, entry.Value.Holding.B, entry.Value.Holding.Pooled, entry.Value.CodedBy))]);

    public static Reading<ImmutableArray<KeyValuePair<Line, double>>> References { get; } = Values.TableOf(Words.Line, Values.Positive);

    public static Reading<ImmutableArray<KeyValuePair<Line, Target>>> Targets { get; } = Values.TableOf(Words.Line, TargetReading);

    public static Reading<ImmutableArray<KeyValuePair<Line, Normaliser>>> Normalisers { get; } = Values.TableOf(Words.Line, Values.Names<Normaliser>());

    public static IReadOnlyDictionary<Line, T> ByLine<T>(IEnumerable<KeyValuePair<Line, T>> table) => new Dictionary<Line, T>(table);

    public static IReadOnlyDictionary<Line, Holding> ByLine(IEnumerable<KeyValuePair<Line, WrittenHolding>> table) =>
        table.ToDictionary(entry => entry.Key, entry => entry.Value.Holding);

    private static void CheckPooled(WrittenHolding holding, MapNode map, Report report)
    {
        if (holding.Holding is { Pooled: not null } and not { A: null, B: null })
        {
            report.Add(FindingCodes.HoldingsTwice, map.Place("pooled"), "holdings of a side and pooled ones", "excludes `A` and `B`", "leave one of the two");
        }
    }
}
