using System.CommandLine;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Something the program does. Its help has a usage line and at least one example that works on what is shipped.</summary>
internal abstract class Verb(string name, string summary) : Command(name, summary)
{
    /// <summary>What may follow the name.</summary>
    public abstract string Usage { get; }

    /// <summary>What it does, in two or three sentences; may be empty.</summary>
    public virtual string About => "";

    /// <summary>Command lines that work.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Does it.</summary>
    /// <returns>An exit code.</returns>
    public abstract int Run(ParseResult parsed, Session session);
}
