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
    public static WorldDate? TryParse(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            return TryParseSingle(text);
        }

        return TryParseSingle(text[..slash]) is { } first && TryParseSingle(text[(slash + 1)..]) is { } last && first.From <= last.To
            ? new WorldDate(first.From, last.To)
            : null;
    }

    private static WorldDate? TryParseSingle(ReadOnlySpan<char> text)
    {
        if (text.Length is not (4 or 7 or 10) || Number(text[..4]) is not (>= 1 and var year))
        {
            return null;
        }

        if (text.Length == 4)
        {
            return new WorldDate(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        }

        if (text[4] != '-' || Number(text[5..7]) is not (>= 1 and <= 12 and var month))
        {
            return null;
        }

        var last = DateTime.DaysInMonth(year, month);
        if (text.Length == 7)
        {
            return new WorldDate(new DateOnly(year, month, 1), new DateOnly(year, month, last));
        }

        return text[7] == '-' && Number(text[8..]) is >= 1 and var day && day <= last ? new DateOnly(year, month, day) : null;
    }

    /// <summary>Digits alone as a number; −1 for anything else.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

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
