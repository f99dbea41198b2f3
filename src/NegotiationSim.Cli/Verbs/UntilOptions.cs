using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Up to where a record counts.</summary>
internal sealed class UntilOptions
{
    public Option<string?> At { get; } = new("--at") { Description = "up to this version or day (22, 2012-12-31, 2012)", HelpName = "VERSION|DATE" };

    public Option<string?> KnownBy { get; } = new("--known-by") { Description = "as it was known on this day", HelpName = "DATE" };

    public void AddTo(Command command)
    {
        command.Add(At);
        command.Add(KnownBy);
    }

    /// <summary>What was typed.</summary>
    public bool TryRead(ParseResult parsed, Session session, [NotNullWhen(true)] out Until? until)
    {
        var (at, knownBy) = (parsed.GetValue(At), parsed.GetValue(KnownBy));
        until = new Until();
        if (at is not null && !TryRead(session, at, out until))
        {
            return false;
        }

        if (knownBy is not null)
        {
            if (Day(knownBy) is not { } day)
            {
                return Refuse(session, knownBy, "no date; write it as 2026-02-24", out until);
            }

            until = until with { KnownBy = day };
        }

        return true;
    }

    /// <summary>A version or a day.</summary>
    public static bool TryRead(Session session, string at, [NotNullWhen(true)] out Until? until)
    {
        until = IsVersion(at, out var version) ? new Until { Version = version }
            : Day(at) is { } day ? new Until { Day = day }
            : null;
        return until is not null || Refuse(session, at, "neither a version nor a date; write a version as 22, a date as 2026-02-24", out until);
    }

    /// <summary>A day; of a month or year its last.</summary>
    public static DateOnly? Day(string text) => WorldDate.TryParse(text)?.To;

    private static bool IsVersion(string text, out int version)
    {
        // Four digits that could be a year of these records are a year.
        var isNumber = int.TryParse(text.TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out version);
        return isNumber && (text.StartsWith('v') || version is < 1900 or > 2100);
    }

    private static bool Refuse(Session session, string text, string what, out Until? until)
    {
        session.Terminal.Say($"\"{text}\" is {what}");
        until = null;
        return false;
    }
}
