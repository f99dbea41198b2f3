using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Asking;

/// <summary>What somebody named, as something that can be scored.</summary>
public static class SubjectOf
{
    private static readonly string[] Folders = ["proposals", "histories"];

    /// <summary>A proposal or history of the library, by its id.</summary>
    public static Answer<Subject> Seed(Library library, string id, Until until)
    {
        var named = Named(library, id, "proposal or history", Folders);
        return named.Value is { } file ? File(library, file, id, until) : named.Why!;
    }

    /// <summary>A file of the library in one of these folders, by its id.</summary>
    public static Answer<LibraryFile> Named(Library library, string id, string what, params string[] folders)
    {
        var files = library.Files.Where(file => folders.Contains(file.Folder, StringComparer.Ordinal)).ToList();
        return files.Find(file => file.Id == id) is { } found
            ? found
            : new NoAnswer.NotThere(Spelling.Unknown(what, id, files.Select(file => file.Id), "negsim list shows what there is"));
    }

    /// <summary>A proposal or history that stands alone, or a bare ledger: what has a <c>cutoff</c> and no <c>kind</c>.</summary>
    /// <param name="library">What it may name.</param>
    /// <param name="utf8">What was written.</param>
    /// <param name="name">What findings call it; JSON where it ends in <c>.json</c>, YAML otherwise.</param>
    /// <param name="until">Up to where it counts.</param>
    public static Answer<Subject> Bytes(Library library, ReadOnlyMemory<byte> utf8, string name, Until until)
    {
        if (Document.Read(utf8, name).Root is MapNode root && root.Find("kind") is null && root.Find("cutoff") is not null)
        {
            var ledger = LedgerFile.Read(utf8, name);
            return ledger.Value is { } coded ? Subjects.Of(coded, "ledger") : new NoAnswer.Wrong(ledger.Findings);
        }

        var file = new LibraryFile(name, IsNamedById: false, () => utf8);
        return File(library.With(file), file, name, until);
    }

    /// <summary>A file of the library, if it holds a proposal or a history.</summary>
    public static Answer<Subject> File(Library library, LibraryFile file, string name, Until until)
    {
        var loaded = library.Read(file);
        return loaded.Value is { } written ? File(library, written, name, until) : new NoAnswer.Wrong(loaded.Findings);
    }

    /// <summary>What was written, if it is a proposal or a history.</summary>
    public static Answer<Subject> File(Library library, WrittenFile written, string name, Until until) => written switch
    {
        ProposalFile when until.Version is not null => new NoAnswer.Mistaken($"\"{written.Id}\" is a text and has no versions; --at takes a date here"),
        ProposalFile text => library.Of(text, until),
        HistoryFile history => Record(library, history, until),
        ScenarioFile => new NoAnswer.Mistaken($"\"{name}\" is a scenario; write \"negsim whatif {name}\""),
        _ => new NoAnswer.Mistaken($"\"{name}\" is a {written.Kind}; a proposal or a history is expected here"),
    };

    /// <summary>A stream. What it is measured with is what the history it came from names.</summary>
    /// <param name="library">Where that history is looked up.</param>
    /// <param name="stream">The stream in the shape of a history.</param>
    /// <param name="isFork">Whether its sentences say what would have been.</param>
    /// <param name="until">Up to where it counts.</param>
    /// <param name="against">Id of the holdings it is measured with in place of those; null: those.</param>
    public static Answer<Subject> Stream(Library library, HistoryFile stream, bool isFork, Until until, string? against = null)
    {
        var answer = Record(library, against is null ? stream : stream with { Against = Reference.Typed(against, "holdings") }, until);
        return isFork && answer.Value is { } subject ? AsFork(subject) : answer;
    }

    /// <summary>A stream in the shape of a history file.</summary>
    public static HistoryFile AsHistory(Library library, NegotiationId id, string title, IReadOnlyList<Occurrence> events) => new()
    {
        Id = id.Value,
        Title = title,
        Against = AgainstOf(
            library,
            id,
            events.Select(one => one.Event).OfType<NegotiationForked>().Select(fork => fork.Source),
            events.Select(one => one.Event).OfType<NegotiationOpened>().Select(opened => opened.Id)),
        Events = [.. events],
        Negotiation = Replay.All(events.Select(one => one.Event)),
    };

    /// <summary>Why a record of so many events does not reach as far as is asked; null where it does.</summary>
    public static NoAnswer? Beyond(string id, long events, Until until) =>
        until.Version > events ? new NoAnswer.NotThere($"\"{id}\" ends with v{events}; there is no v{until.Version}") : null;

    /// <summary>What a stream is measured with, said of its state: the same as of its events.</summary>
    public static Measures MeasuresOf(Library library, NegotiationId id, Negotiation state, DateOnly last) =>
        library.MeasuresOf(id.Value, AgainstOf(library, id, state.Lineage.Select(fork => fork.Source), [state.Id]), last);

    private static Answer<Subject> Record(Library library, HistoryFile history, Until until) =>
        Beyond(history.Id, history.Events.Length, until) is { } beyond ? beyond : library.Of(history, until);

    /// <summary>What the history names that is nearest: of the stream's own id, of those it was forked from, of the one it was opened under.</summary>
    private static Reference? AgainstOf(Library library, NegotiationId id, IEnumerable<NegotiationId> sources, IEnumerable<NegotiationId> opened) =>
        sources.Append(id).Reverse().Concat(opened).Select(origin => HistoryOf(library, origin.Value)?.Against).FirstOrDefault(against => against is not null);

    private static HistoryFile? HistoryOf(Library library, string id) =>
        library.Files.FirstOrDefault(file => file.Id == id && file.Folder == "histories") is { } file ? library.Read(file).Value as HistoryFile : null;

    private static Subject AsFork(Subject subject) => subject with
    {
        Name = subject.Name with { Kind = "fork" },
        Naming = subject.Naming with { Kind = SubjectKind.Fork },
    };
}
