using BenchmarkDotNet.Attributes;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.CaseFiles;

namespace NegotiationSim.Benchmarks.Streams;

/// <summary>A stream of 1,000 events read, checked against its chain and decoded: the case file's part of a replay.</summary>
[InProcess, MedianColumn]
[MemoryDiagnoser]
public class ReadingACaseFile
{
    private static readonly NegotiationId Id = new("benchmark");

    private readonly InMemoryStreams _memory = new();
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("negsim-").FullName, "read.negsim");
    private SqliteStreams? _case;

    [GlobalSetup]
    public async Task Open()
    {
        _case = ((CaseFileOpening.Opened)await CaseFile.OpenAsync(_path, create: true)).Streams;
        await _case.AppendAsync(Id, 0, SmallEvents.Of(Id, 1000), SmallEvents.Noon);
        await _memory.AppendAsync(Id, 0, SmallEvents.Of(Id, 1000), SmallEvents.Noon);
    }

    [GlobalCleanup]
    public void Close()
    {
        _case!.Dispose();
        Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
    }

    [Benchmark]
    public async Task<int> CaseFile_1000_events() => await _case!.ReadAsync(Id).CountAsync();

    [Benchmark]
    public async Task<int> Stored_1000_events() => await _case!.ReadStoredAsync(Id).CountAsync();

    [Benchmark]
    public async Task<int> Memory_1000_events() => await _memory.ReadAsync(Id).CountAsync();
}
