using System.Globalization;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Domains;

/// <summary>The names that a domain has for its issues, or an issue for its options.</summary>
internal sealed class Names
{
    /// <summary>So many names are looked through for the one that was meant.</summary>
    private const int Looked = 200;

    private readonly string _what;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Issue? _issue;

    private Names(string what, IEnumerable<string> names, Issue? issue = null)
    {
        (_what, _issue) = (what, issue);
        foreach (var name in names)
        {
            _places.Add(name, _places.Count);
        }
    }

    public static Names OfIssues(Domain domain) => new("issue", domain.Space.Issues.Select(issue => issue.Id));

    /// <summary>Ranges find their options by number.</summary>
    public static Names OfOptions(Issue issue) =>
        new("option", issue is Issue.Categorical or Issue.Ladder ? Enumerable.Range(0, issue.Count).Select(issue.NameOf) : [], issue);

    /// <summary>Where a name stands in the domain; null after a finding.</summary>
    public int? Place(string name, Span at, Report report)
    {
        if (_places.TryGetValue(name, out var place))
        {
            return place;
        }

        if (_issue is not null and not Issue.Categorical && double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Stretches.With(_issue, number) is { } option)
        {
            return option;
        }

        var nearest = report.IsFull ? null : Spelling.Nearest(name, _places.Keys.Take(Looked));
        report.Add(FindingCodes.NotOfTheDomain, at, $"the domain has no {_what} `{name}`", "not in the domain", nearest is null ? null : $"write `{nearest}`");
        return null;
    }
}
