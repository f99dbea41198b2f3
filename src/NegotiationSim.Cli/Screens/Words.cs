using System.Globalization;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Cli.Screens;

/// <summary>Numbers, dates and names as they are said on every screen.</summary>
internal static class Words
{
    /// <summary>The mark of an undefined number.</summary>
    public const string Undefined = "–";

    public static string Of(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>As precisely as it is known: a day, a month, a year or a span.</summary>
    public static string Of(WorldDate date) => date.ToString() switch
    {
        { Length: 4 } year => year,
        { Length: 7 } => date.From.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        { Length: 10 } => Of(date.From),
        _ when date.From.Year != date.To.Year => $"{Of(date.From)} to {Of(date.To)}",
        _ when date.From.Month != date.To.Month => $"{date.From.ToString("d MMM", CultureInfo.InvariantCulture)} to {Of(date.To)}",
        _ => $"{date.From.Day}–{Of(date.To)}",
    };

    /// <summary>The same, of a span of months the months alone, where columns are scarce.</summary>
    public static string Short(WorldDate date) =>
        date.From.Year == date.To.Year && date.From.Month == date.To.Month ? Of(date)
        : date.ToString().Length == 4 ? Of(date)
        : $"{date.From.ToString(date.From.Year == date.To.Year ? "MMM" : "MMM yyyy", CultureInfo.InvariantCulture)}–{date.To.ToString("MMM yyyy", CultureInfo.InvariantCulture)}";

    /// <summary>A share of a hundred-point budget: <c>14.4</c>.</summary>
    public static string Points(double share) => Rounded(share * 100, 1, "#,0.0");

    /// <summary>A share in percent, or the mark of an undefined one.</summary>
    public static string Percent(double? share) => share is { } known ? $"{Rounded(known * 100, 0, "#,0")} %" : Undefined;

    /// <summary>An amount: no decimals from 100 on, two at most below, none where there are none.</summary>
    public static string Amount(double value) => Math.Abs(value) >= 100 ? Rounded(value, 0, "#,0") : Rounded(value, 2, "0.##");

    /// <summary>A count with its noun: <c>1 clause</c>, <c>9 clauses</c>.</summary>
    public static string Count(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>As a sentence: a capital letter and a full stop.</summary>
    public static string Sentence(string claim) => $"{Capital(claim)}.";

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A list in words: <c>a, b and c</c>.</summary>
    public static string And(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    /// <summary>A dimension as a reader's word.</summary>
    public static string NameOf(Dimension dimension) => dimension switch
    {
        Dimension.TER => "territory",
        Dimension.FOR => "force levels",
        Dimension.WPN => "weapons",
        Dimension.BAS => "troops abroad",
        Dimension.SEC => "guarantees",
        Dimension.LEG => "status, pledges",
        Dimension.ECO => "sanctions, assets",
        Dimension.HUM => "people",
        Dimension.VER => "verification",
        _ => "elections, laws",
    };

    /// <summary>How talks ended, in words.</summary>
    public static string NameOf(BargainingEnding how) => how switch
    {
        BargainingEnding.Agreement => "agreement",
        BargainingEnding.Deadline => "no agreement by the deadline",
        BargainingEnding.BrokenOff => "broken off",
        _ => "a side walked out",
    };

    /// <summary>Rounds half away from zero as the decimal digits say, and knows no minus zero.</summary>
    private static string Rounded(double value, int decimals, string format)
    {
        var rounded = Math.Round((decimal)Math.Clamp(value, -1e15, 1e15), decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString(format, CultureInfo.InvariantCulture);
    }
}
