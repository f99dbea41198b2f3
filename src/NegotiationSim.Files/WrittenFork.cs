using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files;

/// <summary>A fork that somebody wants.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AtVersion">The last version it shares with its source; null: all of them.</param>
/// <param name="Overrides">What is to be different, in words.</param>
public sealed record WrittenFork(string Id, int? AtVersion, EquatableList<string> Overrides)
{
    private static readonly Shape<WrittenFork> Shape = new Shape<WrittenFork>("fork", "a fork", () => new("", null, []))
        .Key("id", Values.Id, (fork, id) => fork with { Id = id }, "Id of the fork.", required: true)
        .Key("atVersion", Values.Count, (fork, version) => fork with { AtVersion = version }, "The last version it shares with its source; all of them unless said.")
        .Key("overrides", Values.ListOf(Values.Name), (fork, overrides) => fork with { Overrides = overrides }, "What is to be different, in words.");

    /// <summary>Reads it: JSON where the name ends in <c>.json</c>, YAML otherwise.</summary>
    public static Loaded<WrittenFork> Read(ReadOnlyMemory<byte> utf8, string name)
    {
        var (root, report) = Document.Read(utf8, name);
        return root is not null && Shape.TryRead(root, report, out var fork) ? report.Finish(fork) : report.Finish<WrittenFork>(null);
    }
}
