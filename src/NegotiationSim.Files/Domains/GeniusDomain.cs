using System.Globalization;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Domains;

/// <summary>
/// GENIUS's domain: a <c>negotiation_template</c> with issues of type discrete (items), integer and real (bounds on the issue or on a <c>range</c> in it).
/// Objectives may nest; the issues in them count in the order of the file.
/// </summary>
internal static class GeniusDomain
{
    public static Domain? Read(Element root, Report report, int steps)
    {
        if (root.Name is not ("negotiation_template" or "utility_space"))
        {
            report.Add(FindingCodes.NotADomain, root.At, $"`{root.Name}` is no domain", "`negotiation_template` is expected here");
            return null;
        }

        var elements = Issues(root).ToList();
        var issues = new List<(Issue Issue, Span At)>();
        var numbers = new List<int>();
        foreach (var element in elements.Take(Domain.MostIssues + 1))
        {
            var number = element.Whole("index", report);
            if (ReadIssue(element, report, steps) is { } issue && number is { } written)
            {
                issues.Add((issue, element.At));
                numbers.Add(written);
            }
        }

        return issues.Count == Math.Min(elements.Count, Domain.MostIssues + 1) && Domain.SpaceOf(issues, root.At, report) is { } space
            ? new Domain(NameOf(root), space) { Numbers = [.. numbers] }
            : null;
    }

    /// <summary>The issues of all objectives, in the order of the file.</summary>
    public static IEnumerable<Element> Issues(Element parent) => parent.Children.SelectMany(child => child.Name switch
    {
        "issue" => [child],
        "objective" or "utility_space" => Issues(child),
        _ => Enumerable.Empty<Element>(),
    });

    /// <summary>What an issue says about itself; discrete where it says nothing.</summary>
    public static string TypeOf(Element issue) => (issue.Find("type") ?? issue.Find("etype") ?? issue.Find("vtype"))?.Value ?? "discrete";

    private static string NameOf(Element root) =>
        root.Named("utility_space").Append(root).SelectMany(space => space.Named("objective")).Select(objective => objective.Find("name")?.Value).FirstOrDefault() ?? root.Name;

    private static Issue? ReadIssue(Element element, Report report, int steps)
    {
        if (!element.Needs("name", report, out var name))
        {
            return null;
        }

        switch (TypeOf(element))
        {
            case "discrete":
                return ReadItems(element, name.Value, report);
            case "integer":
                return Bounds(element, report) is var (low, high) && IsShort(low, high, element, report) ? new Issue.WholeNumbers(name.Value, (long)low, (long)high) : null;
            case "real":
                return Bounds(element, report) is var (from, to) ? RangeOf(name.Value, from, to, steps) : null;
            default:
                var type = element.Find("type") ?? element.Find("etype") ?? element.Find("vtype")!;
                report.Add(FindingCodes.UnknownWord, type.At, $"the type `{type.Value}` is not one of the types of issues", "another word is expected here", note: "allowed: discrete, integer, real");
                return null;
        }
    }

    /// <summary>A range of one number has one option.</summary>
    public static Issue RangeOf(string name, double low, double high, int steps) =>
        low < high ? new Issue.Grid(name, low, high, steps) : new Issue.Ladder(name, [new Rung(low.ToString(CultureInfo.InvariantCulture), low)]);

    private static Issue.Categorical? ReadItems(Element element, string name, Report report)
    {
        var options = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in element.Named("item"))
        {
            // An item that comes again is the same option: GENIUS's own FlightBooking has one.
            if (item.Needs("value", report, out var value) && known.Add(value.Value))
            {
                options.Add(value.Value);
            }
        }

        if (options.Count == 0)
        {
            report.Add(FindingCodes.NotADomain, element.At, $"the issue `{name}` has no option");
            return null;
        }

        if (options.Count > Domain.MostOptions)
        {
            report.Add(FindingCodes.DomainTooLarge, element.At, $"the issue `{name}` has {options.Count} options; {Domain.MostOptions} are read at most");
            return null;
        }

        return new Issue.Categorical(name, [.. options]);
    }

    private static (double Low, double High)? Bounds(Element element, Report report)
    {
        var at = element.Find("lowerbound") is null && element.Named("range").FirstOrDefault() is { } range ? range : element;
        if (at.Number("lowerbound", report) is not { } low || at.Number("upperbound", report) is not { } high)
        {
            return null;
        }

        if (low <= high)
        {
            return (low, high);
        }

        report.Add(FindingCodes.RangeOutOfOrder, at.Find("upperbound")!.At, $"the upper bound lies below the lower one, {at.Find("lowerbound")!.Value}", "lower than the lower bound");
        return null;
    }

    private static bool IsShort(double low, double high, Element element, Report report)
    {
        if (low != Math.Floor(low) || high != Math.Floor(high))
        {
            report.Add(FindingCodes.WrongValue, element.At, "bounds of whole numbers that are none", "whole numbers are expected here");
            return false;
        }

        if (high - low < Domain.MostOptions)
        {
            return true;
        }

        report.Add(FindingCodes.DomainTooLarge, element.At, $"{high - low + 1:0} options; {Domain.MostOptions} are read at most", "too long a range", "give it a coarser scale");
        return false;
    }
}
