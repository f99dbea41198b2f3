using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Domains;

/// <summary>What is negotiated, as another program wrote it: GENIUS XML, GeniusWeb JSON or NegMAS JSON.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Space">Issues and options.</param>
public sealed record Domain(string Name, OutcomeSpace Space)
{
    /// <summary>Into how many steps a range of real numbers is cut unless asked otherwise.</summary>
    public const int DefaultSteps = 20;

    internal const int MostIssues = 500;
    internal const int MostOptions = 100_000;

    /// <summary>The number by which a GENIUS profile names each issue; 1, 2, 3 … elsewhere.</summary>
    internal EquatableList<int> Numbers { get; init; } = [.. Enumerable.Range(1, Space.Issues.Count)];

    /// <summary>Reads a domain; the text itself says in which of the formats it is written.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="fileName">Its name, for findings.</param>
    /// <param name="steps">Into how many equal steps a range of real numbers is cut: 1 to 99,999.</param>
    public static Loaded<Domain> Read(ReadOnlyMemory<byte> utf8, string fileName, int steps = DefaultSteps)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(steps is > 0 and < MostOptions, true, nameof(steps));
        if (Xml.Is(utf8))
        {
            var (element, findings) = Xml.Read(utf8, fileName);
            return findings.Finish(element is null ? null : GeniusDomain.Read(element, findings, steps));
        }

        var (root, report) = Document.Read(utf8, fileName, json: true);
        return report.Finish(root is null ? null : JsonDomain.Read(root, report, steps));
    }

    /// <summary>The space of these issues, within the limits; null after a finding.</summary>
    internal static OutcomeSpace? SpaceOf(IReadOnlyList<(Issue Issue, Span At)> issues, Span at, Report report)
    {
        if (issues.Count == 0)
        {
            report.Add(FindingCodes.NotADomain, at, "a domain without an issue");
            return null;
        }

        if (issues.Count > MostIssues)
        {
            report.Add(FindingCodes.DomainTooLarge, at, $"more than {MostIssues} issues");
            return null;
        }

        var known = new Dictionary<string, Span>(StringComparer.Ordinal);
        foreach (var (issue, place) in issues)
        {
            if (!known.TryAdd(issue.Id, place))
            {
                report.Add(FindingCodes.DuplicateId, place, $"the issue `{issue.Id}` comes twice", "again here", "give one of them another name", related: report.Place(known[issue.Id], "first here"));
            }
        }

        return known.Count == issues.Count ? new OutcomeSpace([.. issues.Select(one => one.Issue)]) : null;
    }
}

/// <summary>What a domain's outcomes are worth to one party, as another program wrote it.</summary>
/// <param name="Name">Whose it is; the file's name where nothing else is written.</param>
/// <param name="Utility">The utility; its discount is 1, see <see cref="OverRounds"/>.</param>
public sealed record Profile(string Name, Utility Utility)
{
    internal const int MostRectangles = 20_000;

    /// <summary>What is left of a utility at the very end of the negotiation (GENIUS: u·δ^t with t from 0 to 1); 1 for no discount.</summary>
    public double DiscountFactor { get; init; } = 1;

    /// <summary>GeniusWeb: the outcome that comes without an agreement, from which the reservation value follows; null where the value itself was given.</summary>
    public EquatableList<int>? ReservationBid { get; init; }

    /// <summary>The utility in a negotiation of so many rounds: δ^(1/rounds) a round.</summary>
    public Utility OverRounds(int rounds) => Utility with { Discount = Math.Pow(DiscountFactor, 1.0 / rounds) };

    /// <summary>Reads a profile of a domain; the text itself says in which of the formats it is written.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="fileName">Its name, for findings.</param>
    /// <param name="domain">The domain it is about.</param>
    public static Loaded<Profile> Read(ReadOnlyMemory<byte> utf8, string fileName, Domain domain)
    {
        if (Xml.Is(utf8))
        {
            var (element, findings) = Xml.Read(utf8, fileName);
            return findings.Finish(element is null ? null : GeniusProfile.Read(element, findings, domain));
        }

        var (root, report) = Document.Read(utf8, fileName, json: true);
        return report.Finish(root is null ? null : ReadJson(root, report, domain));
    }

    private static Profile? ReadJson(Node root, Report report, Domain domain)
    {
        if (root is MapNode map)
        {
            if (map.Find("LinearAdditiveUtilitySpace") is { } space)
            {
                return GeniusWebProfile.Read(space.Value, report, domain);
            }

            if (map.Find("SumOfGroupsUtilitySpace") is { } other || (other = map.Find("DefaultPartialOrdering")) is not null)
            {
                report.Add(FindingCodes.NotSupported, other.KeyAt, $"a `{other.Key}` is not read", "`LinearAdditiveUtilitySpace` is");
                return null;
            }

            if (map.Find("weights") is not null || map.Find("values") is not null || Json.ClassOf(map).Length > 0)
            {
                return NegmasProfile.Read(map, report, domain);
            }
        }

        report.Add(FindingCodes.NotADomain, root.At, "this is no profile", "`LinearAdditiveUtilitySpace`, or `weights` and `values`, are expected here");
        return null;
    }
}
