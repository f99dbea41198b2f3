using System.Diagnostics;
using System.Globalization;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Server.Benchmarks;

/// <summary>A command on a stream of 10,000 events, against one of 10.</summary>
internal static class LongStreams
{
    private const int Long = 10_000;
    private const int Commands = 20;

    public static async IAsyncEnumerable<Figure> AgainstShortOnes(Cluster cluster)
    {
        await using var server = await Server.StartAsync(await cluster.PlaceAsync());
        var shortOne = new Stream((await Talks.BeginAsync(server.Streams, 1))[0], Talks.Short);
        var longOne = new Stream((await Talks.BeginAsync(server.Streams, 1, Long))[0], Long);
        Stream[] streams = [shortOne, longOne];
        for (var round = -1; round < Pace.Rounds(7); round++)
        {
            foreach (var stream in streams)
            {
                await server.SettleAsync();
                var milliseconds = await stream.TimeAsync(server);
                if (round >= 0)
                {
                    stream.Medians.Add(milliseconds);
                }
            }
        }

        yield return Figure("stream of 10,000 events / of 10, the same ledger", longOne, shortOne, Wanted.AtMost(2));
    }

    private static Figure Figure(string what, Stream stream, Stream floor, Wanted wanted) =>
        new(what, Said(stream.Medians.Median()), Said(floor.Medians.Median()), stream.Medians.Zip(floor.Medians, (one, other) => one / other).Median(), wanted);

    private static string Said(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:f2} ms");

    private sealed class Stream(NegotiationId id, int version)
    {
        private int _version = version;

        public NegotiationId Id { get; } = id;

        public List<double> Medians { get; } = [];

        public async Task<double> TimeAsync(Server server)
        {
            var times = new List<double>();
            for (var command = 0; command < Commands; command++)
            {
                var since = Stopwatch.GetTimestamp();
                await server.StateAsync(Id, _version++);
                times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }

            return times.Median();
        }
    }
}
