using System.Globalization;
using NegotiationSim.Server.Tests.Sweeps;

namespace NegotiationSim.Server.Benchmarks;

/// <summary>Sweeps on one node, two and four.</summary>
internal static class Sweeping
{
    private const int Slices = 16;

    /// <summary>Replications of a slice that is played.</summary>
    private const int Stretch = 10_000;

    private static readonly int[] Sizes = [1, 2, 4];
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<Figure> OnManyNodes(Cluster cluster)
    {
        // Slices that wait: nodes that outnumber the cores would otherwise be measured themselves.
        foreach (var (nodes, seconds) in await TimesAsync(cluster, Second, (node, slices) => node.SweepAsync(Plans.Scenario(slices))))
        {
            var ideal = (double)Slices / nodes;
            yield return new Figure($"{Slices} slices of 1 s on {nodes} node(s) / ideal", Said(seconds), Said(ideal), seconds / ideal, Wanted.AtMost(nodes > 2 ? 1.10 : 1.05));
        }

        // Slices that are played, each of which keeps a processor busy.
        var busy = await TimesAsync(cluster, TimeSpan.Zero, (node, slices) => node.SweepAsync(Plans.Bargained, slices * Stretch));
        foreach (var (nodes, seconds) in busy.Skip(1))
        {
            yield return new Figure($"{Slices} busy slices on {nodes} nodes / on one", Said(seconds), Said(busy[0].Seconds), seconds / busy[0].Seconds, Wanted.AtMost(1));
        }
    }

    private static async Task<List<(int Nodes, double Seconds)>> TimesAsync(Cluster cluster, TimeSpan shortestSlice, Func<Node, int, Task<TimeSpan>> sweep)
    {
        var place = await cluster.PlaceAsync(poolSize: 15);
        var (nodes, times) = (new List<Node>(), new List<(int, double)>());
        try
        {
            foreach (var size in Sizes)
            {
                while (nodes.Count < size)
                {
                    nodes.Add(await Node.StartAsync(place, shortestSlice, parallel: 1));
                }

                // A node that has just been started compiles for longer than it works: each asks for two whole sweeps before.
                foreach (var node in nodes.Concat(nodes))
                {
                    await sweep(node, Slices);
                }

                var seconds = new List<double>();
                for (var round = 0; round < Pace.Rounds(5); round++)
                {
                    seconds.Add((await sweep(nodes[round % size], Slices)).TotalSeconds);
                }

                times.Add((size, seconds.Median()));
            }
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }

        return times;
    }

    private static string Said(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:f2} s");
}
