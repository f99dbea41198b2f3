using System.Globalization;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Files.Asking;

/// <summary>Up to where a record counts, as it is typed.</summary>
public static class UntilWords
{
    /// <summary>A version or day, and the day by which it was known; null says nothing.</summary>
    public static Answer<Until> Read(string? at, string? knownBy)
    {
        var until = at is null ? Until.End : Read(at);
        if (until is null)
        {
            return new NoAnswer.Mistaken($"\"{at}\" is neither a version nor a date; write a version as 22, a date as 2026-02-24");
        }

        if (knownBy is null)
        {
            return until;
        }

        return Day(knownBy) is { } day
            ? until with { KnownBy = day }
            : new NoAnswer.Mistaken($"\"{knownBy}\" is no date; write it as 2026-02-24");
    }

    /// <summary>A version as it is typed: <c>19</c> or <c>v19</c>.</summary>
    public static int? Version(string text) =>
        int.TryParse(text.StartsWith('v') ? text.AsSpan(1) : text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static Until? Read(string at) =>
        // Four digits that could be a year of these records are a year.
        Version(at) is { } version && (at.StartsWith('v') || version is < 1900 or > 2100) ? new Until { Version = version }
        : Day(at) is { } day ? new Until { Day = day }
        : null;

    /// <summary>A day; of a month or year its last.</summary>
    private static DateOnly? Day(string text) => WorldDate.TryParse(text)?.To;
}
