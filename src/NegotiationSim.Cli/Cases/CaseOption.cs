using System.CommandLine;

namespace NegotiationSim.Cli.Cases;

/// <summary>The case file a verb works on.</summary>
internal static class CaseOption
{
    /// <summary>Absent: what is shipped, read-only.</summary>
    public static Option<string?> Optional() => new("--case") { Description = "a case file (*.negsim); absent: what is shipped", HelpName = "FILE" };

    /// <summary>Has to be named.</summary>
    public static Option<string?> Needed() => new("--case") { Description = "the case file (*.negsim)", HelpName = "FILE" };
}
