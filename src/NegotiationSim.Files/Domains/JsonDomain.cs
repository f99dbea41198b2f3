using System.Globalization;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Domains;

/// <summary>
/// Domains in JSON. GeniusWeb: <c>issuesValues</c>, a map of issues with <c>values</c> or a <c>range</c> of low, high and step. NegMAS: <c>issues</c>, a list
/// with <c>name</c> and <c>values</c>; the class says whether two numbers are a range of whole numbers (ContiguousIssue) or of real ones (ContinuousIssue).
/// A profile that carries its domain is read for it.
/// </summary>
internal static class JsonDomain
{
    public static Domain? Read(Node root, Report report, int steps)
    {
        if (root is MapNode map)
        {
            if (map.Find("issuesValues") is { } web)
            {
                return ReadWeb(map, web.Value, report);
            }

            if (map.Find("issues") is { } negmas)
            {
                return ReadNegmas(map, negmas.Value, report, steps);
            }

            if ((map.Find("LinearAdditiveUtilitySpace")?.Value as MapNode)?.Find("domain") is { } inside)
            {
                return Read(inside.Value, report, steps);
            }
        }

        report.Add(FindingCodes.NotADomain, root.At, "this is no domain", "`issuesValues` or `issues` is expected here");
        return null;
    }

    private static Domain? ReadWeb(MapNode root, Node node, Report report)
    {
        if (Json.Map(node, report) is not { } written)
        {
            return null;
        }

        var issues = new List<(Issue, Span)>();
        foreach (var (name, at, value) in written.Entries.Take(Domain.MostIssues + 1))
        {
            if (Json.Map(value, report) is { } issue && (issue.Find("range") is { } range ? ReadRange(name, range.Value, report) : Json.Needs(issue, "values", report) is { } values ? ReadValues(name, values, report) : null) is { } read)
            {
                issues.Add((read, at));
            }
        }

        return report.Count == 0 && Domain.SpaceOf(issues, node.At, report) is { } space ? new Domain(Json.NameOf(root, report), space) : null;
    }

    private static Domain? ReadNegmas(MapNode root, Node node, Report report, int steps)
    {
        if (Json.List(node, report) is not { } written)
        {
            return null;
        }

        var issues = new List<(Issue, Span)>();
        foreach (var item in written.Items.Take(Domain.MostIssues + 1))
        {
            if (Json.Map(item, report) is { } issue && Json.Needs(issue, "name", report) is { } name && Json.Text(name, report) is { } id && Json.Needs(issue, "values", report) is { } values && ReadIssue(id, Json.ClassOf(issue), values, report, steps) is { } read)
            {
                issues.Add((read, issue.At));
            }
        }

        return report.Count == 0 && Domain.SpaceOf(issues, node.At, report) is { } space ? new Domain(Json.NameOf(root, report), space) : null;
    }

    private static Issue? ReadIssue(string name, string kind, Node values, Report report, int steps)
    {
        if (values is ScalarNode)
        {
            return Json.Number(values, report) is { } count ? Whole(name, 0, count - 1, values.At, report) : null;
        }

        if (kind is not ("ContiguousIssue" or "ContinuousIssue"))
        {
            return ReadValues(name, values, report);
        }

        if (Json.Pair(values, report) is not var (low, high))
        {
            return null;
        }

        return kind == "ContiguousIssue" ? Whole(name, low, high, values.At, report) : GeniusDomain.RangeOf(name, low, high, steps);
    }

    private static Issue.WholeNumbers? Whole(string name, double low, double high, Span at, Report report)
    {
        if (low != Math.Floor(low) || high != Math.Floor(high))
        {
            report.Add(FindingCodes.WrongValue, at, $"the ends of `{name}` are no whole numbers", "whole numbers are expected here");
            return null;
        }

        if (high < low)
        {
            report.Add(FindingCodes.NotADomain, at, $"the issue `{name}` has no option", "at least one is expected here");
            return null;
        }

        return IsShort(name, high - low + 1, at, report) ? new Issue.WholeNumbers(name, (long)low, (long)high) : null;
    }

    private static bool IsShort(string name, double count, Span at, Report report)
    {
        if (count <= Domain.MostOptions)
        {
            return true;
        }

        report.Add(FindingCodes.DomainTooLarge, at, $"the issue `{name}` has {count:0} options; {Domain.MostOptions} are read at most", "too long", "give it a coarser scale");
        return false;
    }

    /// <summary>Names, or numbers: these become the rungs of a ladder, from the lowest up.</summary>
    private static Issue? ReadValues(string name, Node node, Report report)
    {
        if (Json.List(node, report) is not { } list || !IsShort(name, list.Items.Count, node.At, report))
        {
            return null;
        }

        var texts = new Dictionary<string, Span>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (Json.Text(item, report) is { } text && !texts.TryAdd(text, item.At))
            {
                report.Add(FindingCodes.DuplicateId, item.At, $"the option `{text}` comes twice in `{name}`", "again here", "leave one of them", related: report.Place(texts[text], "first here"));
            }
        }

        if (texts.Count == 0)
        {
            report.Add(FindingCodes.NotADomain, node.At, $"the issue `{name}` has no option", "at least one is expected here");
            return null;
        }

        var numbers = list.Items.Select(item => item is ScalarNode { IsPlain: true } scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToList();
        return numbers.Count == texts.Count && numbers.TrueForAll(double.IsFinite) && numbers.Distinct().Count() == numbers.Count
            ? new Issue.Ladder(name, [.. texts.Keys.Zip(numbers, (text, number) => new Rung(text, number)).OrderBy(rung => rung.Anchor)])
            : new Issue.Categorical(name, [.. texts.Keys]);
    }

    /// <summary>Low, high and step; the highest option is the last that a step reaches.</summary>
    private static Issue? ReadRange(string name, Node node, Report report)
    {
        if (Json.List(node, report) is not { Items: [var first, var second, var third] })
        {
            if (node is ListNode)
            {
                report.Add(FindingCodes.WrongValue, node.At, $"the range of `{name}` has not three numbers", "low, high and step are expected here");
            }

            return null;
        }

        if (Json.Number(first, report) is not { } low || Json.Number(second, report) is not { } high || Json.Number(third, report) is not { } step)
        {
            return null;
        }

        if (low > high || step <= 0)
        {
            report.Add(FindingCodes.RangeOutOfOrder, node.At, $"the range of `{name}` runs nowhere", "low ≤ high, and a step above 0");
            return null;
        }

        var steps = Math.Floor(((high - low) / step) + 1e-9);
        if (!IsShort(name, steps + 1, node.At, report))
        {
            return null;
        }

        var reached = low + (steps * step);
        var top = Math.Abs(reached - high) <= 1e-9 * step ? high : reached;
        return step == 1 && low == Math.Floor(low) ? new Issue.WholeNumbers(name, (long)low, (long)low + (long)steps) : GeniusDomain.RangeOf(name, low, top, Math.Max(1, (int)steps));
    }
}
