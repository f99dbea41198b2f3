using NegotiationSim.Files;
using NegotiationSim.Files.Asking;
using NegotiationSim.Streams;

namespace NegotiationSim.Web.Judging;

/// <summary>A negotiation as something that can be scored.</summary>
internal static class StreamSubject
{
    /// <summary>The negotiation up to the version that its summary names, so that the answer's entity tag is true.</summary>
    public static async ValueTask<Answer<Subject>> SubjectAsync(
        this INegotiationStreams streams, StreamSummary summary, Library library, Until until, string? against, CancellationToken cancellation)
    {
        var events = new List<Occurrence>((int)summary.Version);
        await foreach (var recorded in streams.ReadAsync(summary.Id, 1, summary.Version, cancellation))
        {
            events.Add(new Occurrence(recorded.Event, DateOnly.FromDateTime(recorded.RecordedAt.UtcDateTime)));
        }

        var history = SubjectOf.AsHistory(library, summary.Id, summary.Title, events);
        return SubjectOf.Stream(library, history, summary.ForkedFrom is not null, until, against);
    }
}
