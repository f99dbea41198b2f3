// dotnet run -c Release --project tests/NegotiationSim.Server.Benchmarks [-- [quick] [row …]]
// Rows: commands latency bulk rebuild long sweeps. Each is a ratio to a floor that is measured in turn with it, in the same
// run and on the same PostgreSQL: one of its own (fsync on), or the one that NEGOTIATIONSIM_TEST_POSTGRES names.
using System.Diagnostics;
using NegotiationSim.Server.Benchmarks;

var rows = new Dictionary<string, Func<Cluster, IAsyncEnumerable<Figure>>>(StringComparer.Ordinal)
{
    ["commands"] = Commands.AgainstPlainMarten,
    ["latency"] = Latencies.OfHalfTheLoad,
    ["bulk"] = Loading.AgainstPlainMarten,
    ["rebuild"] = Rebuilding.AgainstATrivialProjection,
    ["long"] = LongStreams.AgainstShortOnes,
    ["sweeps"] = Sweeping.OnManyNodes,
};

Pace.IsQuick = args.Contains("quick");
string[] named = [.. args.Where(arg => arg != "quick")];
string[] asked = named.Length == 0 ? [.. rows.Keys] : named;
if (asked.Except(rows.Keys).FirstOrDefault() is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no row '{unknown}'; there are {string.Join(", ", rows.Keys)}.");
    return 2;
}

Console.CancelKeyPress += (_, _) => Environment.Exit(130);
var figures = new List<Figure>();
await using var cluster = await Cluster.StartAsync();
foreach (var name in asked)
{
    var since = Stopwatch.GetTimestamp();
    await foreach (var figure in rows[name](cluster))
    {
        figures.Add(figure);
        Console.WriteLine(Figure.Line(figure));
    }

    Console.WriteLine(FormattableString.Invariant($"({name}: {Stopwatch.GetElapsedTime(since).TotalSeconds:f0} s)"));
}

Console.WriteLine();
Console.WriteLine(Figure.Table(figures));
return figures.TrueForAll(figure => figure.Holds) ? 0 : 1;
