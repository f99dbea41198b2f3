using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>How the weights of a perspective are written: equal, per side or shared; as a table or as ranks.</summary>
internal static class Weights
{
    private const double Tolerance = 1e-9;

    /// <summary>One side's weights.</summary>
    public sealed record OfSide(ImmutableArray<double?> Stated, ImmutableArray<Dimension> Unwritten, WeightTable? Ranks, Node Node)
    {
        public double Sum
        {
            get
            {
                double sum = 0;
                foreach (var weight in Stated)
                {
                    sum += weight ?? 0;
                }

                return sum;
            }
        }

        public bool IsWhole => Ranks is not null || Math.Abs(Sum - 1) <= Tolerance;

        public WeightTable ToTable(bool scale) =>
            Ranks ?? (scale && Sum > 0 ? new WeightTable([.. Stated.Select(weight => weight / Sum)]) : new WeightTable(Stated));
    }

    /// <summary>Both sides' weights.</summary>
    public sealed record Written(OfSide A, OfSide B, bool Shared)
    {
        public void Check(bool scaled, Report report)
        {
            Weights.Check(A, scaled, Shared ? "the shared weights" : "the weights of side A", report);
            if (!Shared)
            {
                Weights.Check(B, scaled, "the weights of side B", report);
            }
        }
    }

    private sealed record Sides(OfSide? A = null, OfSide? B = null, OfSide? Shared = null);

    private static readonly Shape<Sides> SidesShape = new Shape<Sides>("weights", "weights", () => new Sides())
        .Key("A", Side(), (sides, a) => sides with { A = a }, "Side A's weights.")
        .Key("B", Side(), (sides, b) => sides with { B = b }, "Side B's weights.")
        .Key("shared", Side(), (sides, shared) => sides with { Shared = shared }, "One table for both sides.");

    public static Reading<Written> Reading { get; } = Values.Either(
        Values.Word(("equal", true)).Then<Written>(TryEqual),
        map: SidesShape.Reading.Then<Written>(TryBoth));

    private static Reading<OfSide> Side()
    {
        var table = Values.TableOf(Words.Dimension, Values.Fraction).Then<OfSide>(TryTable);
        var tie = Values.Either(Words.Dimension.Select(one => (EquatableList<Dimension>)[one]), Values.ListOf(Words.Dimension));
        var ranks = new Shape<OneList>("ranks", "ranks", () => new OneList([]))
            .Key("ranks", Values.ListOf(tie).Checked(RanksOnce), (_, list) => new OneList(list), "Most important first; ties share a list.", required: true)
            .Reading.Then<OfSide>(TryRanks);
        return new Reading<OfSide>(
            (Node node, Report report, [MaybeNullWhen(false)] out OfSide side) =>
                (node is MapNode map && map.Find("ranks") is not null ? ranks : table).TryRead(node, report, out side),
            definitions => new() { ["anyOf"] = new System.Text.Json.Nodes.JsonArray(table.Schema(definitions), ranks.Schema(definitions)) });
    }

    private sealed record OneList(EquatableList<EquatableList<Dimension>> Ranks);

    private static bool TryEqual(bool equal, Node node, Report report, [MaybeNullWhen(false)] out Written written)
    {
        var side = new OfSide(WeightTable.Equal.ByDimension, [], null, node);
        written = new Written(side, side, Shared: true);
        return equal;
    }

    private static bool TryBoth(Sides sides, Node node, Report report, [MaybeNullWhen(false)] out Written written)
    {
        written = sides switch
        {
            { Shared: { } shared, A: null, B: null } => new Written(shared, shared, Shared: true),
            { Shared: null, A: { } a, B: { } b } => new Written(a, b, Shared: false),
            _ => null,
        };
        return written is not null || Values.Refuse(report, FindingCodes.MissingKey, node, "weights of one side only, or shared ones beside them", "both sides, or `shared` alone", "write `{A: …, B: …}` or `{shared: …}`");
    }

    private static bool TryTable(IReadOnlyList<Cell<Dimension, double>> table, Node node, Report report, [MaybeNullWhen(false)] out OfSide side)
    {
        var stated = new double?[Line.Dimensions.Length];
        foreach (var (dimension, weight) in table)
        {
            stated[(int)dimension] = weight;
        }

        var map = (MapNode)node;
        var unwritten = ImmutableArray.CreateBuilder<Dimension>();
        foreach (var dimension in Line.Dimensions)
        {
            if (map.Find(dimension.ToString()) is null)
            {
                unwritten.Add(dimension);
            }
        }

        side = new OfSide(ImmutableArray.Create(stated), unwritten.ToImmutable(), null, node);
        return true;
    }

    private static bool TryRanks(OneList list, Node node, Report report, [MaybeNullWhen(false)] out OfSide side)
    {
        side = new OfSide([], [], WeightTable.FromRanks([.. list.Ranks.Select(tie => tie.ToImmutableArray())]), node);
        return true;
    }

    private static bool RanksOnce(EquatableList<EquatableList<Dimension>> ranks, Node node, Report report)
    {
        var before = report.Count;
        var seen = new Dictionary<Dimension, Span>();
        foreach (var place in ((ListNode)node).Items.SelectMany(item => item is ListNode tie ? tie.Items : [item]))
        {
            var dimension = Enum.Parse<Dimension>(((ScalarNode)place).Text);
            if (!seen.TryAdd(dimension, place.At))
            {
                report.Add(FindingCodes.RanksOnce, place.At, $"`{dimension}` is ranked twice", "again here", "leave it in one place", related: report.Place(seen[dimension], "first here"));
            }
        }

        return report.Count == before;
    }

    /// <summary>
    /// A weight that is not written may be unknown in a bare ledger; in a file a person writes, unknown is `null`, so what is
    /// missing there is forgotten.
    /// </summary>
    private static void Check(OfSide side, bool scaled, string whose, Report report)
    {
        if (side.IsWhole || (scaled && side.Sum > 0))
        {
            return;
        }

        var mayBeUnknown = side.Sum < 1 && (report.Library is null || side.Unwritten.IsEmpty) && side.Stated.Any(weight => weight is null);
        if (mayBeUnknown)
        {
            return;
        }

        var missing = 1 - side.Sum;
        var help = (missing > 0, side.Unwritten.Length) switch
        {
            (true, 1) => $"add `{side.Unwritten[0]}: {Decimals(missing)}`, the only dimension without a weight",
            (true, > 1) => $"add {Decimals(missing)} over {string.Join(", ", side.Unwritten)}; `null` says that a weight is unknown",
            (true, _) => $"add {Decimals(missing)} where it belongs",
            _ => $"take {Decimals(-missing)} away where it is too much",
        };
        report.Add(new Finding(FindingCodes.WeightsSum, report.Source, side.Node.At, $"{whose} add up to {Whole(side.Sum)}, not 1", Whole(side.Sum))
        {
            Help = [help, "or write `normalise: true` to scale them; the report will list it as a switch"],
        });
    }

    private static string Whole(double number) => number.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture);

    private static string Decimals(double number) => number.ToString(".##########", System.Globalization.CultureInfo.InvariantCulture);
}
