using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Screens;

/// <summary>The names of a reading on screens.</summary>
internal static class ReadingWords
{
    /// <summary>A lens as it is typed.</summary>
    public static string WordOf(Lens lens) => ReadingNames.Lenses.First(word => word.Value == lens).Word;

    /// <summary>A baseline as it is typed.</summary>
    public static string WordOf(Baseline baseline) => ReadingNames.Baselines.First(word => word.Value == baseline).Word;

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
