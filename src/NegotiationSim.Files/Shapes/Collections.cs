using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Shapes;

/// <summary>One key of a table with its value.</summary>
internal sealed record Cell<TKey, TValue>(TKey Key, TValue Value);

/// <content>Lists, tables, and values that come in several forms.</content>
internal static partial class Values
{
    /// <summary>A list; every item is read, even after one that is wrong.</summary>
    public static Reading<EquatableList<T>> ListOf<T>(Reading<T> item) => new(
        (Node node, Report report, [MaybeNullWhen(false)] out EquatableList<T> items) =>
        {
            items = null;
            if (node is not ListNode list)
            {
                var help = node is ScalarNode { IsNull: false } scalar && scalar.Text.Length <= 40 ? $"write `[{scalar.Text}]`" : null;
                return Refuse(report, FindingCodes.WrongValue, node, $"{node.Noun} where a list belongs", "a list is expected here", help);
            }

            var read = new List<T>(list.Items.Count);
            foreach (var entry in list.Items)
            {
                if (item.TryRead(entry, report, out var value))
                {
                    read.Add(value);
                }
            }

            items = [.. read];
            return read.Count == list.Items.Count;
        },
        definitions => new JsonObject { ["type"] = "array", ["items"] = item.Schema(definitions) });

    /// <summary>
    /// A table: any key that <paramref name="key"/> reads, each with a value; a null value says unknown and is left out.
    /// </summary>
    public static Reading<IReadOnlyList<Cell<TKey, TValue>>> TableOf<TKey, TValue>(Reading<TKey> key, Reading<TValue> value) => new(
        (Node node, Report report, [MaybeNullWhen(false)] out IReadOnlyList<Cell<TKey, TValue>> table) =>
        {
            table = null;
            if (node is not MapNode map)
            {
                return Refuse(report, FindingCodes.WrongValue, node, $"{node.Noun} where a table belongs", "a map is expected here");
            }

            var before = report.Count;
            var read = new List<Cell<TKey, TValue>>(map.Entries.Count);
            foreach (var entry in map.Entries)
            {
                var known = key.TryRead(new ScalarNode(entry.KeyAt, entry.Key, plain: false), report, out var name);
                if (!entry.Value.IsNull && value.TryRead(entry.Value, report, out var number) && known)
                {
                    read.Add(new Cell<TKey, TValue>(name!, number));
                }
            }

            table = read;
            return report.Count == before;
        },
        definitions => new JsonObject
        {
            ["type"] = "object",
            ["propertyNames"] = key.Schema(definitions),
            ["additionalProperties"] = Schemas.OrNull(value.Schema(definitions)),
        });

    /// <summary>One thing written as a single value, a list or a map; each form is optional.</summary>
    public static Reading<T> Either<T>(Reading<T>? scalar = null, Reading<T>? list = null, Reading<T>? map = null) => new(
        (Node node, Report report, [MaybeNullWhen(false)] out T value) =>
        {
            var reading = node switch
            {
                ListNode => list,
                MapNode => map,
                _ => scalar,
            };
            return (reading ?? scalar ?? list ?? map)!.TryRead(node, report, out value);
        },
        definitions => new JsonObject
        {
            ["anyOf"] = new JsonArray([.. new[] { scalar, list, map }.OfType<Reading<T>>().Select(reading => (JsonNode)reading.Schema(definitions))]),
        });
}
