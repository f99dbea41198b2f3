using System.Diagnostics;
using System.Globalization;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Server.Benchmarks;

/// <summary>Commands through the whole server, against Marten alone doing the same work.</summary>
internal static class Commands
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async IAsyncEnumerable<Figure> AgainstPlainMarten(Cluster cluster)
    {
        await using var server = await Server.StartAsync(await cluster.PlaceAsync());
        await using var plain = await PlainMarten.StartAsync(await cluster.PlaceAsync());
        await RateAsync(plain, 16, Warm);
        await RateAsync(server, 16, Warm);
        foreach (var clients in (int[])[1, 64])
        {
            var (ours, floor) = (new List<double>(), new List<double>());
            for (var round = 0; round < Pace.Rounds(5); round++)
            {
                ours.Add(await RateAsync(server, clients, Round));
                floor.Add(await RateAsync(plain, clients, Round));
            }

            yield return new Figure(
                string.Create(CultureInfo.InvariantCulture, $"command over HTTP / plain Marten, {clients} client(s)"),
                Said(ours.Median()),
                Said(floor.Median()),
                ours.Zip(floor, (one, other) => one / other).Median(),
                Wanted.AtLeast(0.6));
        }
    }

    /// <summary>Commands a second, each client on a negotiation of its own.</summary>
    public static async Task<double> RateAsync(IContestant contestant, int clients, TimeSpan length)
    {
        var talks = await Talks.BeginAsync(contestant.Streams, clients);
        await contestant.SettleAsync();
        var since = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(talks.Select(id => Task.Run(() => TalkAsync(contestant, id, since, length))));
        var rate = done.Sum() / Stopwatch.GetElapsedTime(since).TotalSeconds;
        await contestant.SettleAsync();
        return rate;
    }

    private static async Task<int> TalkAsync(IContestant contestant, NegotiationId id, long since, TimeSpan length)
    {
        var done = 0;
        for (; Stopwatch.GetElapsedTime(since) < length; done++)
        {
            await contestant.StateAsync(id, Talks.Short + done);
        }

        return done;
    }

    private static string Said(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:f0}/s");
}
