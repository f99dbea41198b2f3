using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Asking;

/// <summary>What somebody named, as something that can be scored.</summary>
public static class SubjectOf
{
    private static readonly string[] Folders = ["proposals", "histories"];

    /// <summary>A proposal or history of the library, by its id.</summary>
    public static Answer<Subject> Seed(Library library, string id, Until until)
    {
        var seeds = library.Files.Where(file => Folders.Contains(file.Folder, StringComparer.Ordinal)).ToList();
        return seeds.Find(file => file.Id == id) is { } file
            ? File(library, file, id, until)
            : new NoAnswer.NotThere(Spelling.Unknown("proposal or history", id, seeds.Select(seed => seed.Id), "negsim list shows what there is"));
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
        Against = Origins(id, events).Select(origin => HistoryOf(library, origin)?.Against).FirstOrDefault(against => against is not null),
        Events = [.. events],
        Negotiation = Replay.All(events.Select(one => one.Event)),
    };

    private static Answer<Subject> Record(Library library, HistoryFile history, Until until) =>
        until.Version > history.Events.Length
            ? new NoAnswer.NotThere($"\"{history.Id}\" ends with v{history.Events.Length}; there is no v{until.Version}")
            : library.Of(history, until);

    /// <summary>The stream's own id and those it was forked from, nearest first.</summary>
    private static IEnumerable<string> Origins(NegotiationId id, IReadOnlyList<Occurrence> events) =>
        events.Select(one => one.Event).OfType<NegotiationForked>().Select(fork => fork.Source.Value).Append(id.Value).Reverse()
            .Concat(events.Select(one => one.Event).OfType<NegotiationOpened>().Select(opened => opened.Id.Value));

    private static HistoryFile? HistoryOf(Library library, string id) =>
        library.Files.FirstOrDefault(file => file.Id == id && file.Folder == "histories") is { } file ? library.Read(file).Value as HistoryFile : null;

    private static Subject AsFork(Subject subject) => subject with
    {
        Name = subject.Name with { Kind = "fork" },
        Naming = subject.Naming with { Kind = SubjectKind.Fork },
    };
}
