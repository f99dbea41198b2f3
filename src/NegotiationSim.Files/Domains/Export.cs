using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Files.Domains;

/// <summary>A domain or profile in another program's format, or why it cannot be written there without becoming something else.</summary>
public abstract record Export
{
    private Export()
    {
    }

    /// <summary>The file.</summary>
    public sealed record Done(string Text) : Export;

    /// <summary>The format has no words for it.</summary>
    public sealed record Impossible(string Why) : Export;

    /// <summary>A domain as GENIUS XML; the rungs of a ladder become names.</summary>
    public static Export ToGenius(Domain domain) => GeniusText.Of(domain);

    /// <summary>A profile as GENIUS XML.</summary>
    public static Export ToGenius(Profile profile, Domain domain) => Unsaid(profile) ?? GeniusText.Of(profile, domain);

    /// <summary>A domain as GeniusWeb JSON; the rungs of a ladder become names.</summary>
    public static Export ToGeniusWeb(Domain domain) => GeniusWebText.Of(domain);

    /// <summary>A profile as GeniusWeb JSON, with its domain inside.</summary>
    public static Export ToGeniusWeb(Profile profile, Domain domain) => Unsaid(profile) ?? GeniusWebText.Of(profile, domain);

    /// <summary>A domain as NegMAS JSON.</summary>
    public static Export ToNegmas(Domain domain) => NegmasText.Of(domain);

    /// <summary>A profile as NegMAS JSON.</summary>
    public static Export ToNegmas(Profile profile, Domain domain) => Unsaid(profile) ?? NegmasText.Of(profile, domain);

    /// <summary>What none of the formats can say.</summary>
    private static Impossible? Unsaid(Profile profile) =>
        profile.Utility.RedLines.Count > 0 ? new Impossible("red lines: none of the formats has vetoes")
        : profile.Utility.Reservation.IsExact ? null
        : new Impossible("a reservation value that is a range: none of the formats has ranges");

    /// <summary>Every option's value; null if one of them has none.</summary>
    internal static double[]? ValuesOf(ValueFunction function, Issue issue)
    {
        var values = Enumerable.Range(0, issue.Count).Select(option => function.ValueOf(issue, option)).ToArray();
        return Array.TrueForAll(values, value => value is not null) ? [.. values.Select(value => value!.Value)] : null;
    }

    /// <summary>True where a line over all the options of an issue stays within these bounds and none of its own cuts it.</summary>
    internal static bool IsStraight(ValueFunction.Affine line, Issue issue, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        var uncut = new ValueFunction.Affine(line.Slope, line.Intercept);
        return Array.TrueForAll([0, issue.Count - 1], option => uncut.ValueOf(issue, option) is { } value && value >= Math.Max(least, line.Least) && value <= Math.Min(most, line.Most));
    }
}
