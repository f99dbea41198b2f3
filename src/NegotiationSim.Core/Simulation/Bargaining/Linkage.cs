using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>Issues of which all are settled or none: a package that settles some of them alone is refused.</summary>
/// <param name="Issues">The issues, each with the lowest option that counts as settled.</param>
public sealed record Linkage(EquatableList<LinkedIssue> Issues)
{
    /// <summary>Does a package settle some of the issues and not the others?</summary>
    /// <param name="package">[issue]: its option.</param>
    public bool IsBrokenBy(IReadOnlyList<int> package)
    {
        ArgumentNullException.ThrowIfNull(package);
        var settled = 0;
        foreach (var issue in Issues)
        {
            settled += package[issue.Issue] >= issue.SettledFrom ? 1 : 0;
        }

        return settled > 0 && settled < Issues.Count;
    }
}

/// <summary>An issue that is linked with others.</summary>
/// <param name="Issue">Its place in a package, from 0.</param>
/// <param name="SettledFrom">The lowest option that counts as settled; options run from absent to full.</param>
public readonly record struct LinkedIssue(int Issue, int SettledFrom = 1);
