using BenchmarkDotNet.Attributes;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.CaseFiles;

namespace NegotiationSim.Benchmarks.Streams;

/// <summary>
/// One negotiation of 200 events opened, read and forked in a case file of 1,000 and of 1,000,000 events. Target: no
/// slower in the big one.
/// </summary>
[InProcess, MedianColumn]
public class ABigCaseFile
{
    private const int EventsPerStream = 200;

    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("negsim-").FullName, "big.negsim");
    private readonly NegotiationId _middle = new("stream-2");
    private int _forks;

    [Params(1_000, 1_000_000)]
    public int EventsInFile { get; set; }

    [GlobalSetup]
    public async Task Fill()
    {
        using var streams = await OpenAsync(create: true);
        for (var i = 0; i < EventsInFile / EventsPerStream; i++)
        {
            var id = new NegotiationId($"stream-{i}");
            await streams.AppendAsync(id, 0, SmallEvents.Of(id, EventsPerStream), SmallEvents.Noon);
        }
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Benchmark]
    public async Task<int> Open_and_read()
    {
        using var streams = await OpenAsync();
        return await streams.ReadAsync(_middle).CountAsync();
    }

    [Benchmark]
    public async Task Open_read_and_fork()
    {
        using var streams = await OpenAsync();
        await streams.ReadAsync(_middle).CountAsync();
        var stamp = new Stamp(new DateOnly(2026, 2, 24), new PartyId("ukraine"), "fork", []);
        await streams.ForkAsync(new NegotiationForked(stamp, new NegotiationId($"fork-{_forks++}"), _middle, EventsPerStream / 2, []), SmallEvents.Noon);
    }

    private async Task<SqliteStreams> OpenAsync(bool create = false) =>
        ((CaseFileOpening.Opened)await CaseFile.OpenAsync(_path, create)).Streams;
}
