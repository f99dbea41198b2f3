using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using NegotiationSim.Server.Storage;

namespace NegotiationSim.Server.Benchmarks;

/// <summary>A server in a process of its own, one of several on the same database.</summary>
internal sealed class Node : IAsyncDisposable
{
    private const string Listens = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Task _drained;
    private readonly HttpClient _client;

    private Node(Process process, Uri address)
    {
        (_process, _client) = (process, new HttpClient { BaseAddress = address });
        AppDomain.CurrentDomain.ProcessExit += Kill;
        // A log that nobody reads would stop it.
        _drained = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    /// <summary>Starts one.</summary>
    /// <param name="place">The database.</param>
    /// <param name="shortestSlice">How long a slice lasts at least.</param>
    /// <param name="parallel">Slices at a time.</param>
    public static async Task<Node> StartAsync(StoreSettings place, TimeSpan shortestSlice, int parallel)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Hosting).Assembly.Location]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["Server__Postgres"] = place.ConnectionString;
        start.Environment["Server__Schema"] = place.Schema;
        start.Environment["Server__Seeds"] = "false";
        start.Environment["Server__Sweeps__ShortestSlice"] = shortestSlice.ToString();
        start.Environment["Server__Sweeps__Parallel"] = parallel.ToString(CultureInfo.InvariantCulture);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(Listens) is [_, var listens, ..])
            {
                return new Node(process, new Uri(listens.Split('"')[0]));
            }
        }

        throw new InvalidOperationException("The node did not start.");
    }

    /// <summary>How long a sweep takes, from its being sent to its being completed.</summary>
    /// <param name="scenario">What is swept.</param>
    /// <param name="replications">How often it is played; 0 where it is scored.</param>
    public async Task<TimeSpan> SweepAsync(string scenario, int replications = 0)
    {
        using var body = new StringContent(scenario, Encoding.UTF8, "application/yaml");
        var since = Stopwatch.GetTimestamp();
        using var response = await _client.PostAsync(new Uri($"/api/sweeps{(replications > 0 ? $"?replications={replications}" : "")}", UriKind.Relative), body);
        var sweep = (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Sweep>())!;
        while (sweep.State == "running")
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException("The sweep does not end.");
            }

            await Task.Delay(20);
            sweep = (await _client.GetFromJsonAsync<Sweep>(new Uri($"/api/sweeps/{sweep.Id}", UriKind.Relative)))!;
        }

        return sweep.State == "completed" ? Stopwatch.GetElapsedTime(since) : throw new InvalidOperationException($"The sweep is {sweep.State}.");
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        await _drained;
        _process.Dispose();
    }

    // Whoever stops the benchmark stops its nodes.
    private void Kill(object? sender, EventArgs e) => _process.Kill();

    private sealed record Sweep(string Id, string State);
}
