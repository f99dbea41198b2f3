using System.Globalization;
using NegotiationSim.Benchmarks.Streams;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Server.Benchmarks;

/// <summary>Negotiations to measure on.</summary>
internal static class Talks
{
    /// <summary>What is stated.</summary>
    public const string Text = "Neither side moves on the line of contact this week";

    /// <summary>Events of a short negotiation.</summary>
    public const int Short = 10;

    private static int _count;

    /// <summary>A negotiation of its own.</summary>
    public static async Task<NegotiationId> BeginAsync(INegotiationStreams streams, int events = Short)
    {
        var id = new NegotiationId(string.Create(CultureInfo.InvariantCulture, $"talks-{Interlocked.Increment(ref _count)}"));
        await RecordAsync(streams, id, [.. SmallEvents.Of(id, Short), .. Enumerable.Range(Short, events - Short).Select(i => Statement(i))]);
        return id;
    }

    public static async Task RecordAsync(INegotiationStreams streams, NegotiationId id, IReadOnlyList<NegotiationEvent> events)
    {
        if (await streams.RecordAsync(id, [.. events.Select(e => (e, (DateOnly?)null))]) is not ImportResult.Imported)
        {
            throw new InvalidOperationException($"{id} was not stored.");
        }
    }

    public static StatementMade Statement(long after) => new(
        new Stamp(new DateOnly(2026, 2, 25), new PartyId("ukraine"), string.Create(CultureInfo.InvariantCulture, $"statement-{after}"), []),
        StatementKind.Statement,
        Text,
        null);
}
