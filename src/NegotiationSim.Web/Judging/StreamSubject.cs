using NegotiationSim.Files;
using NegotiationSim.Files.Asking;
using NegotiationSim.Streams;

namespace NegotiationSim.Web.Judging;

/// <summary>A negotiation as something that can be scored.</summary>
internal static class StreamSubject
{
    /// <summary>Its events up to the version that its summary names, so that an answer's entity tag is true.</summary>
    public static ValueTask<List<Occurrence>> OccurrencesAsync(this INegotiationStreams streams, StreamSummary summary, CancellationToken cancellation) =>
        streams.ReadAsync(summary.Id, 1, summary.Version, cancellation)
            .Select(recorded => new Occurrence(recorded.Event, DateOnly.FromDateTime(recorded.RecordedAt.UtcDateTime)))
            .ToListAsync(cancellation);

    /// <summary>The negotiation up to where it is asked for.</summary>
    public static async ValueTask<Answer<Subject>> SubjectAsync(
        this INegotiationStreams streams, StreamSummary summary, Library library, Until until, string? against, CancellationToken cancellation)
    {
        var history = SubjectOf.AsHistory(library, summary.Id, summary.Title, await streams.OccurrencesAsync(summary, cancellation));
        return SubjectOf.Stream(library, history, summary.ForkedFrom is not null, until, against);
    }
}
