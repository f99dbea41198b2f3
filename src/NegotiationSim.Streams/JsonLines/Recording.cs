using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;

namespace NegotiationSim.Streams.JsonLines;

/// <summary>A record of the past into a stream: each event became known on a day of its own, not now.</summary>
public static class Recording
{
    /// <summary>Begins a stream with all of these events, or refuses them all.</summary>
    /// <param name="streams">Where it is kept.</param>
    /// <param name="id">The stream. If it is here already with the same events they are no news.</param>
    /// <param name="events">What happened, and when it became known; null: when it happened.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    public static ValueTask<ImportResult> RecordAsync(
        this INegotiationStreams streams, NegotiationId id, IReadOnlyList<(NegotiationEvent Event, DateOnly? Known)> events, CancellationToken cancellation = default)
    {
        var encoded = Storable.Encode(id, 0, [.. events.Select(one => one.Event)], out var findings);
        return findings.Count > 0
            ? ValueTask.FromResult<ImportResult>(new ImportResult.Refused(findings))
            : streams.StoreAsync(Lines().ToAsyncEnumerable(), cancellation);

        IEnumerable<ImportLine> Lines()
        {
            var head = EventHash.None;
            for (var i = 0; i < encoded.Count; i++)
            {
                var day = events[i].Known ?? events[i].Event.Stamp.On.To;
                var known = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
                foreach (var (@event, stored) in Storable.Chain([encoded[i]], i, head, known))
                {
                    head = stored.Hash;
                    yield return new ImportLine.Read(i + 1, id, @event, stored);
                }
            }
        }
    }
}
