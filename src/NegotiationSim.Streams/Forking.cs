using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams;

/// <summary>Forks of streams.</summary>
public static class Forking
{
    /// <summary>Begins a fork in the name of whoever opened the source: today, or on the day of the last event it shares if that is later.</summary>
    /// <param name="streams">Where both are kept.</param>
    /// <param name="source">The stream it shares a beginning with.</param>
    /// <param name="id">The fork.</param>
    /// <param name="atVersion">The last version they share.</param>
    /// <param name="overrides">What is to be different, in words.</param>
    /// <param name="now">When the fork becomes known.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    public static async ValueTask<ForkResult> ForkAsync(
        this INegotiationStreams streams,
        NegotiationId source,
        NegotiationId id,
        long atVersion,
        EquatableList<string> overrides,
        DateTimeOffset now,
        CancellationToken cancellation = default)
    {
        if (await streams.AtAsync(source, 1, cancellation) is not { } first || await streams.AtAsync(source, atVersion, cancellation) is not { } last)
        {
            return new ForkResult.NoSuchVersion((await streams.FindAsync(source, cancellation))?.Version ?? 0);
        }

        WorldDate today = DateOnly.FromDateTime(now.UtcDateTime);
        var on = last.Event.Stamp.On is { } shared && shared.To > today.To ? shared : today;
        var stamp = new Stamp(on, first.Event.Stamp.By, $"fork/{id}", []);
        return await streams.ForkAsync(new NegotiationForked(stamp, id, source, (int)atVersion, overrides), now, cancellation);
    }

    private static async ValueTask<RecordedEvent?> AtAsync(this INegotiationStreams streams, NegotiationId id, long version, CancellationToken cancellation)
    {
        await foreach (var recorded in streams.ReadAsync(id, version, version, cancellation))
        {
            return recorded;
        }

        return null;
    }
}
