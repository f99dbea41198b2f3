using System.Globalization;
using NegotiationSim.Benchmarks.Streams;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Chain;
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

    /// <summary>New negotiations, loaded together.</summary>
    public static async Task<IReadOnlyList<NegotiationId>> BeginAsync(INegotiationStreams streams, int count, int events = Short)
    {
        NegotiationId[] ids = [.. Enumerable.Range(0, count).Select(_ => new NegotiationId(string.Create(CultureInfo.InvariantCulture, $"talks-{Interlocked.Increment(ref _count)}")))];
        var lines = ids.SelectMany(id => Lines(id, [.. SmallEvents.Of(id, Short), .. Enumerable.Range(Short, events - Short).Select(i => Statement(i))]));
        return await streams.StoreAsync(lines.ToAsyncEnumerable()) is ImportResult.Imported ? ids : throw new InvalidOperationException("The negotiations were not stored.");
    }

    /// <summary>Events as they come out of a file, read and chained.</summary>
    public static IEnumerable<ImportLine> Lines(NegotiationId id, IReadOnlyList<NegotiationEvent> events) =>
        Storable.Chain(Storable.Encode(id, 0, events, out _), 0, EventHash.None, SmallEvents.Noon).Select((chained, i) => new ImportLine.Read(i + 1, id, chained.Event, chained.Stored));

    public static StatementMade Statement(long after) => new(
        new Stamp(new DateOnly(2026, 2, 25), new PartyId("ukraine"), string.Create(CultureInfo.InvariantCulture, $"statement-{after}"), []),
        StatementKind.Statement,
        Text,
        null);
}
