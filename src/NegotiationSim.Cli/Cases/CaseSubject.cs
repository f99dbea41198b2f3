using NegotiationSim.Cli.Verbs;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;
using NegotiationSim.Streams;

namespace NegotiationSim.Cli.Cases;

/// <summary>A stream of a case file as a subject.</summary>
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
        var history = SubjectOf.AsHistory(library, summary.Id, summary.Title, [.. opened.Events(summary.Id).Select(AsOccurrence)]);
        return session.TryTake(SubjectOf.Stream(library, history, summary.ForkedFrom is not null, until), out var subject, out exit)
            ? new Named(library, subject, history, caseFile)
            : null;
    }

    private static Occurrence AsOccurrence(RecordedEvent recorded) =>
        new(recorded.Event, DateOnly.FromDateTime(recorded.RecordedAt.UtcDateTime));
}
