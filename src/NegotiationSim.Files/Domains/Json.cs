using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Domains;

/// <summary>Pieces of JSON in which other programs leave keys that mean nothing here: unknown ones are passed over.</summary>
internal static class Json
{
    public static MapNode? Map(Node node, Report report) => node as MapNode ?? Wrong<MapNode>(node, "a map", report);

    public static ListNode? List(Node node, Report report) => node as ListNode ?? Wrong<ListNode>(node, "a list", report);

    public static string? Text(Node node, Report report) => node is ScalarNode { IsNull: false } scalar ? scalar.Text : Wrong<string>(node, "a text", report);

    /// <summary>A finite number; GeniusWeb puts some of them in quotes.</summary>
    public static double? Number(Node node, Report report)
    {
        var plain = node is ScalarNode { IsPlain: false } quoted ? new ScalarNode(node.At, quoted.Text, plain: true) : node;
        return Values.Number.TryRead(plain, report, out var number) ? number : null;
    }

    /// <summary>Two numbers in order.</summary>
    public static (double Low, double High)? Pair(Node node, Report report)
    {
        if (List(node, report) is not { } list)
        {
            return null;
        }

        if (list.Items is not [var first, var second])
        {
            report.Add(FindingCodes.WrongValue, node.At, "not two numbers", "the lowest and the highest are expected here");
            return null;
        }

        if (Number(first, report) is not { } low || Number(second, report) is not { } high)
        {
            return null;
        }

        if (low <= high)
        {
            return (low, high);
        }

        report.Add(FindingCodes.RangeOutOfOrder, node.At, "a highest number below the lowest", "the lowest comes first");
        return null;
    }

    /// <summary>A value that has to be there.</summary>
    public static Node? Needs(MapNode map, string key, Report report)
    {
        if (map.Find(key) is { } entry)
        {
            return entry.Value;
        }

        report.Add(FindingCodes.MissingKey, map.At, $"`{key}` is missing", "not in this map", $"write `\"{key}\": …`");
        return null;
    }

    /// <summary>The Python class that NegMAS names, without its module; empty if it names none.</summary>
    public static string ClassOf(MapNode map) =>
        (map.Find("type") ?? map.Find("__python_class__"))?.Value is ScalarNode { Text: var name } ? name[(name.LastIndexOf('.') + 1)..] : "";

    /// <summary>A number where one is written.</summary>
    public static double? Optional(MapNode map, string key, Report report) => map.Find(key) is { Value.IsNull: false } entry ? Number(entry.Value, report) : null;

    /// <summary>The name that is written, else that of the file.</summary>
    public static string NameOf(MapNode map, Report report) =>
        (map.Find("name")?.Value as ScalarNode)?.Text is { Length: > 0 } name ? name : Path.GetFileNameWithoutExtension(report.Source.Name);

    /// <summary>A discount factor in 0..1; 0 and nothing at all are no discount.</summary>
    public static double Discount(MapNode map, string key, Report report)
    {
        var factor = Optional(map, key, report) ?? 1;
        if (factor is < 0 or > 1)
        {
            report.Add(FindingCodes.OutOfRange, map.Place(key), $"a discount factor of {factor:R}", "a factor lies in 0..1", "write 1 for no discount");
        }

        return factor is > 0 and <= 1 ? factor : 1;
    }

    /// <summary>A map from options to what they are worth; every option has to be in it.</summary>
    public static ValueFunction.Table? Table(Node node, Issue issue, Report report)
    {
        if (Map(node, report) is not { } map)
        {
            return null;
        }

        var (options, values) = (Names.OfOptions(issue), new double?[issue.Count]);
        foreach (var entry in map.Entries)
        {
            if (options.Place(entry.Key, entry.KeyAt, report) is { } option)
            {
                values[option] = Number(entry.Value, report) ?? double.NaN;
            }
        }

        for (var option = 0; option < values.Length && !report.IsFull; option++)
        {
            if (values[option] is null)
            {
                report.Add(FindingCodes.NotValued, map.At, $"the option `{issue.NameOf(option)}` of `{issue.Id}` has no value", "missing here", $"write `\"{issue.NameOf(option)}\": …`");
            }
        }

        return new ValueFunction.Table([.. values]);
    }

    private static T? Wrong<T>(Node node, string expected, Report report)
        where T : class
    {
        if (!node.IsRefused)
        {
            report.Add(FindingCodes.WrongValue, node.At, $"{node.Noun} where {expected} belongs", $"{expected} is expected here");
        }

        return null;
    }
}
