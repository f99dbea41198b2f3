using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Server.Benchmarks;

/// <summary>
/// How long a command takes when they come half as often as the server could bear. They come by the clock, whether or not
/// it has answered the last one, and each one's time counts from when it was to come.
/// </summary>
internal static class Latencies
{
    private const int Clients = 64;
    private const double Share = 0.5;

    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Saturated = TimeSpan.FromSeconds(5);

    public static async IAsyncEnumerable<Figure> OfHalfTheLoad(Cluster cluster)
    {
        await using var server = await Server.StartAsync(await cluster.PlaceAsync());
        await Commands.RateAsync(server, Clients, Warm);
        var most = await Commands.RateAsync(server, Clients, Saturated);
        var times = await TimesAsync(server, Share * most, TimeSpan.FromSeconds(Pace.IsQuick ? 3 : 20));
        var (median, slow) = (times.Median(), times.Quantile(0.99));
        yield return new Figure(
            string.Create(CultureInfo.InvariantCulture, $"p99 / median of a command at {Share * most:f0}/s (half of {most:f0}/s)"),
            Said(slow),
            Said(median),
            slow / median,
            Wanted.AtMost(10));
    }

    private static async Task<double[]> TimesAsync(Server server, double rate, TimeSpan length)
    {
        var free = new ConcurrentQueue<Talk>((await Talks.BeginAsync(server.Streams, 4 * Clients)).Select(id => new Talk(id)));
        await server.SettleAsync();
        var running = new List<Task<double>>();
        var since = Stopwatch.GetTimestamp();
        for (var count = 0; count < rate * length.TotalSeconds; count++)
        {
            var due = TimeSpan.FromSeconds(count / rate);
            while (due - Stopwatch.GetElapsedTime(since) is { Ticks: > 0 } early)
            {
                await Task.Delay(early);
            }

            running.Add(Task.Run(async () =>
            {
                // Where every negotiation is busy another one begins: whoever waits for the server does not stop coming.
                var talk = free.TryDequeue(out var one) ? one : new Talk((await Talks.BeginAsync(server.Streams, 1))[0]);
                await server.StateAsync(talk.Id, talk.Version++);
                free.Enqueue(talk);
                return (Stopwatch.GetElapsedTime(since) - due).TotalMilliseconds;
            }));
        }

        return await Task.WhenAll(running);
    }

    private static string Said(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:f1} ms");

    private sealed class Talk(NegotiationId id)
    {
        public NegotiationId Id { get; } = id;

        public long Version { get; set; } = Talks.Short;
    }
}
