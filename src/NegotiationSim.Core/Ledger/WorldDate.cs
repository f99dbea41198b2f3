using System.Globalization;

namespace NegotiationSim.Core.Ledger;

/// <summary>
/// When something happened in the world, as precisely as it is known: a day, a month, a year or a span of days.
/// For any cut-off it counts from its last possible day: before that day it is not certain to have happened.
/// </summary>
/// <param name="From">First possible day.</param>
/// <param name="To">Last possible day (not before <paramref name="From"/>).</param>
public readonly record struct WorldDate(DateOnly From, DateOnly To)
{
    /// <summary>A date known to the day.</summary>
    public static implicit operator WorldDate(DateOnly day) => new(day, day);

    /// <summary>
    /// Reads <c>2026-02-24</c>, <c>2026-02</c>, <c>2026</c> or <c>from/to</c> of such dates; null for anything else.
    /// </summary>
    public static WorldDate? TryParse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return TryParseSingle(text);
        }

        return TryParseSingle(text[..slash]) is { } first && TryParseSingle(text[(slash + 1)..]) is { } last && first.From <= last.To
            ? new WorldDate(first.From, last.To)
            : null;
    }

    private static WorldDate? TryParseSingle(string text)
    {
        if (text.Length == 10)
        {
            return Exact(text, "yyyy-MM-dd") is { } day ? new WorldDate(day, day) : null;
        }

        if (text.Length == 7)
        {
            return Exact(text, "yyyy-MM") is { } month ? new WorldDate(month, EndOfMonth(month)) : null;
        }

        return text.Length == 4 && Exact(text, "yyyy") is { } year ? new WorldDate(year, new DateOnly(year.Year, 12, 31)) : null;
    }

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static DateOnly? Exact(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <inheritdoc/>
    public override string ToString()
    {
        if (From == To)
        {
            return Format(From, "yyyy-MM-dd");
        }

        if (From.Day == 1 && To == EndOfMonth(From))
        {
            return Format(From, "yyyy-MM");
        }

        return From is { Month: 1, Day: 1 } && To == new DateOnly(From.Year, 12, 31)
            ? Format(From, "yyyy")
            : $"{Format(From, "yyyy-MM-dd")}/{Format(To, "yyyy-MM-dd")}";
    }

    private static string Format(DateOnly date, string format) => date.ToString(format, CultureInfo.InvariantCulture);
}
