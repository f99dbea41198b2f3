using NegotiationSim.Cli.Verbs;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Streams;

namespace NegotiationSim.Cli.Cases;

/// <summary>A stream of a case file as a subject. What it is measured with is what the history it came from names.</summary>
internal static class CaseSubject
{
    public static Named? Find(Session session, string id, Until until, string caseFile, out int exit)
    {
        using var opened = OpenCase.Open(session, caseFile, create: false, out exit);
        if (opened?.Find(session, id, out exit) is not { } summary)
        {
            return null;
        }

        var library = session.Library();
        var history = AsHistory(library, summary, opened.Events(summary.Id));
        if (until.Version > history.Events.Length)
        {
            exit = session.Stop(Exit.NotFound, $"\"{id}\" ends with v{history.Events.Length}; there is no v{until.Version}");
            return null;
        }

        var loaded = library.Of(history, until);
        if (loaded.Value is not { } subject)
        {
            exit = session.Show(loaded.Findings);
            return null;
        }

        return new Named(library, summary.ForkedFrom is null ? subject : AsFork(subject), history, caseFile);
    }

    /// <summary>The stream in the shape of a history file.</summary>
    public static HistoryFile AsHistory(Library library, StreamSummary summary, IReadOnlyList<RecordedEvent> events) => new()
    {
        Id = summary.Id.Value,
        Title = summary.Title,
        Against = Origins(summary, events).Select(id => HistoryOf(library, id)?.Against).FirstOrDefault(against => against is not null),
        Events = [.. events.Select(one => new Occurrence(one.Event, DateOnly.FromDateTime(one.RecordedAt.UtcDateTime)))],
        Negotiation = Replay.All(events.Select(one => one.Event)),
    };

    /// <summary>The stream's own id and those it was forked from, nearest first.</summary>
    private static IEnumerable<string> Origins(StreamSummary summary, IReadOnlyList<RecordedEvent> events) =>
        events.Select(one => one.Event).OfType<NegotiationForked>().Select(fork => fork.Source.Value).Append(summary.Id.Value).Reverse()
            .Concat(events.Select(one => one.Event).OfType<NegotiationOpened>().Select(opened => opened.Id.Value));

    private static HistoryFile? HistoryOf(Library library, string id) =>
        library.Files.FirstOrDefault(file => file.Id == id && file.Folder == "histories") is { } file ? library.Read(file).Value as HistoryFile : null;

    private static Subject AsFork(Subject subject) => subject with
    {
        Name = subject.Name with { Kind = "fork" },
        Naming = subject.Naming with { Kind = Core.Symmetry.SubjectKind.Fork },
    };
}
