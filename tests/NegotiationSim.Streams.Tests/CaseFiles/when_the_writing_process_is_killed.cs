using System.Collections.Concurrent;
using System.Diagnostics;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.CaseFiles;

namespace NegotiationSim.Streams.Tests.CaseFiles;

public class when_the_writing_process_is_killed
{
    private const int Kills = 60;
    private const int KillsOfOneFile = 12;

    [Fact]
    public async Task every_acknowledged_event_is_there_and_the_chain_is_whole()
    {
        var random = new Random(2008);
        var batches = 0;
        using var folder = new CaseFolder();
        for (var kill = 0; kill < Kills; kill++)
        {
            var path = folder.PathOf($"case-{kill / KillsOfOneFile}");
            var acknowledged = await WriteAndKillAsync(path, random.Next(0, 120));
            batches += acknowledged.Count;
            await CheckAsync(path, acknowledged);
        }

        batches.ShouldBeGreaterThan(Kills);
    }

    // Sometimes before the file exists, mostly in the middle of its work.
    private static async Task<IReadOnlyDictionary<string, long>> WriteAndKillAsync(string path, int milliseconds)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var program = Path.Combine(AppContext.BaseDirectory, "NegotiationSim.Streams.Writer.dll");
        using var writer = Process.Start(new ProcessStartInfo(host, [program, path]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var acknowledged = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var started = new TaskCompletionSource();
        writer.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Split(' ') is [var stream, var version])
            {
                acknowledged[stream] = long.Parse(version, System.Globalization.CultureInfo.InvariantCulture);
                started.TrySetResult();
            }
        };
        var errors = writer.StandardError.ReadToEndAsync();
        writer.BeginOutputReadLine();
        if (milliseconds % 10 != 0)
        {
            await Task.WhenAny(started.Task, writer.WaitForExitAsync());
        }

        await Task.Delay(milliseconds);
        writer.HasExited.ShouldBeFalse();
        writer.Kill();
        await writer.WaitForExitAsync();
        (await errors).ShouldBeEmpty();
        return acknowledged;
    }

    private static async Task CheckAsync(string path, IReadOnlyDictionary<string, long> acknowledged)
    {
        using var streams = (await CaseFile.OpenAsync(path, create: true)).ShouldBeOfType<CaseFileOpening.Opened>().Streams;
        (await streams.VerifyAsync()).ShouldBeEmpty();
        foreach (var (stream, version) in acknowledged)
        {
            var read = await streams.ReadAsync(new NegotiationId(stream)).ToListAsync();
            read.Count.ShouldBeGreaterThanOrEqualTo((int)version);
            read.Select(recorded => recorded.Event.Stamp.CommandId).ShouldBe(read.Select(recorded => $"{stream}-{recorded.Version}"));
        }
    }
}
