using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Cli.Screens;

/// <summary>The names of a reading: on screens, and as they are typed.</summary>
internal static class ReadingWords
{
    /// <summary>Norms as they are typed.</summary>
    public static IReadOnlyList<(string Word, Norm Value)> Norms { get; } =
    [
        ("equal-number", Norm.EqualNumber),
        ("equal-share", Norm.EqualProportion),
        ("own-scale", Norm.Sacrifice),
        ("legal-baseline", Norm.LegalBaseline),
        ("equal-ceiling", Norm.EqualCeiling),
        ("target-ratio", Norm.TargetRatio),
    ];

    /// <summary>Lenses as they are typed.</summary>
    public static IReadOnlyList<(string Word, Lens Value)> Lenses { get; } =
        [("pledged", Lens.Pledged), ("expected", Lens.Expected), ("delivered", Lens.Delivered)];

    /// <summary>Baselines as they are typed.</summary>
    public static IReadOnlyList<(string Word, Baseline Value)> Baselines { get; } =
        [("status-quo", Baseline.StatusQuo), ("legal", Baseline.Legal), ("opening-position", Baseline.OpeningPosition)];

    /// <summary>Accounts as they are typed.</summary>
    public static IReadOnlyList<(string Word, Account Value)> Accounts { get; } =
        [("cost", Account.Cost), ("gain", Account.Gain), ("net", Account.Net)];

    /// <summary>A lens as it is typed.</summary>
    public static string WordOf(Lens lens) => Lenses.First(word => word.Value == lens).Word;

    /// <summary>A baseline as it is typed.</summary>
    public static string WordOf(Baseline baseline) => Baselines.First(word => word.Value == baseline).Word;

    /// <summary>A norm in two short lines, as a heading.</summary>
    public static (string First, string Second) HeadOf(Norm norm) => norm switch
    {
        Norm.EqualNumber => ("equal", "number"),
        Norm.EqualProportion => ("equal", "share"),
        Norm.Sacrifice => ("own-scale", "sacrifice"),
        Norm.LegalBaseline => ("legal", "baseline"),
        Norm.EqualCeiling => ("equal", "ceiling"),
        _ => ("target", "ratio"),
    };

    public static string Of(Baseline baseline) => baseline switch
    {
        Baseline.StatusQuo => "from the status quo",
        Baseline.Legal => "from the legal baseline",
        _ => "from the opening positions",
    };

    /// <summary>What part of a promise counts; a text is read as if signed.</summary>
    public static string Of(Lens lens, bool asIfSigned) => (lens, asIfSigned) switch
    {
        (Lens.Pledged, true) => "as if signed, at face value",
        (Lens.Expected, true) => "as if signed, expected steps",
        (Lens.Pledged, false) => "promises at face value",
        (Lens.Expected, false) => "expected steps",
        _ => "delivered steps",
    };

    /// <summary>Every name the number carries: <c>own-scale sacrifice, equal weights, expected steps, from the status quo</c>.</summary>
    public static string Of(Reading reading, string perspective, bool asIfSigned)
    {
        var names = new List<string> { VerdictSentence.NameOf(reading.Norm), perspective, Of(reading.Lens, asIfSigned) };
        if (reading.Norm is not Norm.LegalBaseline && !reading.Norm.IsLevel())
        {
            names.Add(Of(reading.Baseline));
        }

        if (reading.Norm.HasAccount() && reading.Account != Account.Cost)
        {
            names.Add(Of(reading.Account));
        }

        return string.Join(", ", names);
    }

    public static string Of(Account account) => account switch
    {
        Account.Cost => "by what giving costs",
        Account.Gain => "by what the receiver gains",
        _ => "gains less costs",
    };
}
