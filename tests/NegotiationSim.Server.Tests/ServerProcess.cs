using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace NegotiationSim.Server.Tests;

/// <summary>The server as a process of its own, which can be killed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Listens = "Now listening on: ";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];

    /// <summary>Starts one.</summary>
    /// <param name="database">Where PostgreSQL is.</param>
    /// <param name="port">The port of this machine on which it listens; 0 for any.</param>
    /// <param name="settings">More that is said to it, as in the environment.</param>
    public ServerProcess(string database, int port = 0, params IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Hosting).Assembly.Location]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Server__Postgres"] = database;
        start.Environment["Server__Seeds"] = "false";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it said so far.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <summary>A port at which nobody listens now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until it answers requests.</summary>
    /// <returns>Where.</returns>
    public async Task<Uri> ListensAsync() => new((await SaysAsync(Listens)).Split(Listens)[1].Split('"')[0].Trim());

    /// <summary>Waits for lines in its log.</summary>
    /// <returns>The last of them.</returns>
    public async Task<string> SaysAsync(string words, int times = 1)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            if (_said.Where(line => line.Contains(words, StringComparison.Ordinal)).Skip(times - 1).FirstOrDefault() is { } line)
            {
                return line;
            }

            (_process.HasExited || patience.Elapsed > TimeSpan.FromMinutes(5)).ShouldBeFalse($"No \"{words}\", {times} time(s), in: {string.Join('\n', _said)}");
            await Task.Delay(20);
        }
    }

    /// <summary>Kills it without warning.</summary>
    /// <returns>All that it ever said.</returns>
    public async Task<IReadOnlyCollection<string>> KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        return _said;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs heard)
    {
        if (heard.Data is { } line)
        {
            _said.Enqueue(line);
        }
    }
}
