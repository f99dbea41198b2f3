using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Steps;

/// <summary>Dates as people know them: to the day, the month, the year, or as a span.</summary>
internal static class Dates
{
    private const string Forms = "write dates as `2026-02-28`; if only the month is known, `2026-02`";

    /// <summary>When something happened, as precisely as it is known.</summary>
    public static Reading<WorldDate> World { get; } = Values.Text.Then<WorldDate>(TryDate).Described(schema =>
    {
        // A year alone is a number to YAML.
        schema["type"] = new JsonArray("string", "integer");
        schema["pattern"] = @"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$";
    });

    /// <summary>One day; a month, year or span stands for its last day, before which it is not certain.</summary>
    public static Reading<DateOnly> Day { get; } = World.Select(date => date.To);

    private static bool TryDate(string text, Node node, Report report, [MaybeNullWhen(false)] out WorldDate date)
    {
        var read = WorldDate.TryParse(text);
        date = read ?? default;
        if (read is null)
        {
            var (label, help) = WhyNot(text);
            report.Add(FindingCodes.NotADate, node.At, $"{node.Noun} is not a date", label, help, Forms);
        }

        return read is not null;
    }

    private static (string Label, string? Help) WhyNot(string text)
    {
        foreach (var part in text.Split('/'))
        {
            if (DaysBeyond(part) is { } beyond)
            {
                return beyond;
            }
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && WorldDate.TryParse(text.AsSpan(0, slash)) is not null && WorldDate.TryParse(text.AsSpan(slash + 1)) is not null
            ? ("the span ends before it begins", $"write `{text[(slash + 1)..]}/{text[..slash]}`")
            : ("a date is expected here", null);
    }

    /// <summary>Why a well-written day is not in the calendar, with its month's last day as the correction.</summary>
    private static (string Label, string? Help)? DaysBeyond(string text)
    {
        if (text.Length != 10 || !Digits(text, 0, 4, out var year) || !Digits(text, 5, 2, out var month) || !Digits(text, 8, 2, out var day) || year == 0)
        {
            return null;
        }

        if (month is < 1 or > 12)
        {
            return ("a year has 12 months", null);
        }

        var days = DateTime.DaysInMonth(year, month);
        var name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
        return day < 1 || day > days ? ($"{name} {year} has {days} days", $"write `{year:0000}-{month:00}-{days:00}` if the last day is meant") : null;
    }

    private static bool Digits(string text, int start, int length, out int number) =>
        int.TryParse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
