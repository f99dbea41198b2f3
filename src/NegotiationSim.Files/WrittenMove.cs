using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Kinds;

namespace NegotiationSim.Files;

/// <summary>One move of a party, written with the keys of a history's entry.</summary>
/// <param name="Command">The command it says.</param>
public sealed record WrittenMove(NegotiationCommand Command)
{
    /// <summary>The words that <c>do:</c> may be.</summary>
    public static IEnumerable<string> Verbs => Moves.All.Select(move => move.Verb);

    /// <summary>Reads a move: <c>on</c>, <c>by</c>, <c>do</c>, and the keys of that word.</summary>
    /// <param name="utf8">The move.</param>
    /// <param name="name">What findings call its place; JSON where it ends in <c>.json</c>, YAML otherwise.</param>
    /// <param name="commandId">Id of the command.</param>
    /// <param name="library">Where ids are looked up.</param>
    public static Loaded<WrittenMove> Read(ReadOnlyMemory<byte> utf8, string name, string commandId, Library library)
    {
        var (root, report) = Document.Read(utf8, name, library);
        if (root is null || !Moves.Entry.TryRead(root, report, out var placed))
        {
            return report.Finish<WrittenMove>(null);
        }

        var entry = placed.Value;
        var stamp = new Stamp(entry.On, new PartyId(entry.By!.Value), commandId, entry.Sources, entry.Confidence, entry.Note);
        return report.Finish(new WrittenMove(Moves.Of(entry).ToCommand(stamp, entry)));
    }
}
