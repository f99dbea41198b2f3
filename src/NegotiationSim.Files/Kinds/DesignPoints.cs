using System.Globalization;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Kinds;

/// <summary>
/// A point of a design as the variant that somebody would have written for it, so that it is read by the same rules and
/// whatever is wrong with a value is found where the value stands.
/// </summary>
internal static class DesignPoints
{
    /// <summary>A map that is being put together.</summary>
    private sealed class Branch(Span at)
    {
        private readonly List<Entry> _entries = [];

        public bool TrySet(ReadOnlySpan<string> path, Span at, Node value)
        {
            var key = path[0];
            var known = _entries.Find(entry => entry.Key == key)?.Child;
            if (path.Length == 1)
            {
                _entries.Add(new(key, at, value));
                return known is null;
            }

            if (known is null)
            {
                _entries.Add(new(key, at, known = new Branch(at)));
            }

            return known is Branch branch && branch.TrySet(path[1..], at, value);
        }

        public Branch? Find(string key) => _entries.Find(entry => entry.Key == key)?.Child as Branch;

        public bool Has(string key) => _entries.Exists(entry => entry.Key == key);

        /// <summary>Takes over what another map says and this one does not.</summary>
        public void Underlay(MapNode? under)
        {
            foreach (var entry in under?.Entries ?? [])
            {
                if (!Has(entry.Key))
                {
                    _entries.Add(new(entry.Key, entry.KeyAt, entry.Value));
                }
            }
        }

        public void Take(string key, Branch into)
        {
            if (_entries.Find(entry => entry.Key == key) is { } taken)
            {
                _entries.Remove(taken);
                into._entries.AddRange((taken.Child as Branch)?._entries ?? []);
            }
        }

        public MapNode ToNode() => new(at, [.. _entries.Select(entry => new MapEntry(entry.Key, entry.At, entry.Child as Node ?? ((Branch)entry.Child).ToNode()))]);

        public IEnumerable<MapEntry> Entries => ToNode().Entries;

        private sealed record Entry(string Key, Span At, object Child);
    }

    /// <summary>The variant of a point; findings where two factors are in each other's way.</summary>
    /// <param name="number">Which point, from 1.</param>
    /// <param name="point">Its values.</param>
    /// <param name="scenario">The scenario, whose seats a factor may vary in part.</param>
    /// <param name="report">Takes what is wrong.</param>
    public static MapNode VariantOf(int number, EquatableList<Designs.Setting> point, MapNode scenario, Report report)
    {
        var at = point[0].Factor.Path.Node.At;
        var variant = new Branch(at);
        Set(variant, ["id"], at, $"design-{number.ToString("000", CultureInfo.InvariantCulture)}");
        Set(variant, ["title"], at, TitleOf(point));
        foreach (var (factor, value) in point)
        {
            if (!variant.TrySet([.. factor.Path.Value], factor.Path.Node.At, value))
            {
                report.Add(FindingCodes.DoesNotFit, factor.Path.Node.At, $"`{factor.Name}` varies what another factor sets", "in another factor's way", "let one of them vary it");
            }
        }

        foreach (var side in new[] { "A", "B" })
        {
            Complete(variant.Find("play")?.Find(side), (scenario.Find("play")?.Value as MapNode)?.Find(side)?.Value as MapNode);
        }

        var clauses = new Branch(at);
        variant.Take("clauses", clauses);
        var edits = clauses.Entries.Select(clause => Amending(clause, at)).ToList();
        return edits.Count == 0 ? variant.ToNode() : new MapNode(at, [.. variant.Entries, new MapEntry("apply", at, new ListNode(at, edits))]);
    }

    /// <summary>A strategy whose parameters vary is the scenario's own, with the parameters that do not.</summary>
    private static void Complete(Branch? seat, MapNode? own)
    {
        if (own is not null && seat?.Find("parameters") is { } parameters && !seat.Has("strategy"))
        {
            parameters.Underlay(own.Find("parameters")?.Value as MapNode);
            seat.Underlay(new MapNode(own.At, [.. own.Entries.Where(entry => entry.Key == "strategy")]));
        }
    }

    private static MapNode Amending(MapEntry clause, Span at) =>
        new(clause.KeyAt, [new MapEntry("amend", at, new ScalarNode(clause.KeyAt, clause.Key, plain: false)), .. (clause.Value as MapNode)?.Entries ?? []]);

    private static string TitleOf(EquatableList<Designs.Setting> point) => string.Join(", ", point.Select(setting => $"{NameOf(setting.Factor)} {Short(setting.Value.Text)}"));

    /// <summary>What is played goes without saying.</summary>
    private static string NameOf(Designs.WrittenFactor factor) => factor.Path.Value switch
    {
        ["play", var side, "strategy"] => side,
        ["play", var side, "parameters", var parameter] => $"{side}.{parameter}",
        ["play", ..] => factor.Name["play.".Length..],
        _ => factor.Name,
    };

    private static string Short(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.####", CultureInfo.InvariantCulture) : value;

    private static void Set(Branch variant, ReadOnlySpan<string> path, Span at, string text) => variant.TrySet(path, at, new ScalarNode(at, text, plain: false));
}
