using System.CommandLine;

namespace NegotiationSim.Cli.Cases;

/// <summary>The case file a verb works on.</summary>
internal static class CaseOption
{
    /// <summary>Absent, unless its description says otherwise: what is shipped, read-only.</summary>
    public static Option<string?> Optional(string description = "a case file (*.negsim); absent: what is shipped") => new("--case") { Description = description, HelpName = "FILE" };

    /// <summary>Has to be named.</summary>
    public static Option<string?> Needed() => new("--case") { Description = "the case file (*.negsim)", HelpName = "FILE" };
}
