using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;

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
    public bool TryRead(ParseResult parsed, Session session, [NotNullWhen(true)] out Until? until) =>
        session.TryTake(UntilWords.Read(parsed.GetValue(At), parsed.GetValue(KnownBy)), out until, out _);
}
