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
            .Checked((pair, node, report) => (pair.Count == 2 && pair[0] + pair[1] > 0) || Values.Refuse(report, FindingCodes.WrongValue, node, "a target that is not a pair", "`[t_A, t_B]` is expected here"))
            .Select(pair => new Target(pair[0], pair[1])));

    public static Reading<LineTable<WrittenHolding>> Holdings { get; } = ByLine(HoldingShape.Reading);

    /// <summary>The same as statements put on record, in the order in which they are written.</summary>
    public static Reading<EquatableList<StatedHolding>> Stated { get; } = Values.TableOf(Words.Line, HoldingShape.Reading).Select(table => (EquatableList<StatedHolding>)
        [.. table.Select(cell => new StatedHolding(cell.Key, cell.Value.Holding.A, cell.Value.Holding.B, cell.Value.Holding.Pooled, cell.Value.CodedBy))]);

    public static Reading<LineTable<double>> References { get; } = ByLine(Values.Positive);

    public static Reading<LineTable<Target>> Targets { get; } = ByLine(TargetReading);

    public static Reading<LineTable<Normaliser>> Normalisers { get; } = ByLine(Values.Names<Normaliser>());

    /// <summary>The holdings alone.</summary>
    public static LineTable<Holding> Bare(LineTable<WrittenHolding> table) => LineTable.Of(table, entry => entry.Key, entry => entry.Value.Holding);

    private static Reading<LineTable<T>> ByLine<T>(Reading<T> value) =>
        Values.TableOf(Words.Line, value).Select(table => LineTable.Of(table, cell => cell.Key, cell => cell.Value));

    private static void CheckPooled(WrittenHolding holding, MapNode map, Report report)
    {
        if (holding.Holding is { Pooled: not null } and not { A: null, B: null })
        {
            report.Add(FindingCodes.HoldingsTwice, map.Place("pooled"), "holdings of a side and pooled ones", "excludes `A` and `B`", "leave one of the two");
        }
    }
}
