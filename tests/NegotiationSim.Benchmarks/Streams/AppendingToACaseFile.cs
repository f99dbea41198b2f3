using BenchmarkDotNet.Attributes;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.CaseFiles;

namespace NegotiationSim.Benchmarks.Streams;

/// <summary>
/// Ten batches appended to one stream, against the same rows (same columns, same bytes, same settings) written through
/// bare Microsoft.Data.Sqlite with one prepared command and one transaction a batch. The difference is what encoding,
/// chaining and checking the version cost. Target: at least 70 % of the bare rate, a ratio of at most 1.43.
/// </summary>
[InProcess, MedianColumn]
public class AppendingToACaseFile
{
    private const int Batches = 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("negsim-").FullName;
    private readonly List<IReadOnlyList<NegotiationEvent>> _batches = [];
    private List<StoredRow> _rows = [];
    private SqliteStreams? _case;
    private BareRows? _bare;
    private int _round;

    [Params(10, 100, 1000)]
    public int EventsPerBatch { get; set; }

    [GlobalSetup]
    public async Task Open()
    {
        var id = new NegotiationId("benchmark");
        for (var batch = 0; batch < Batches; batch++)
        {
            _batches.Add(SmallEvents.Of(id, EventsPerBatch, batch * EventsPerBatch));
        }

        var memory = new InMemoryStreams();
        await memory.AppendAsync(id, 0, [.. _batches.SelectMany(batch => batch)], SmallEvents.Noon);
        _rows = await memory.ReadStoredAsync(id).ToListAsync();
        _case = ((CaseFileOpening.Opened)await CaseFile.OpenAsync(Path.Combine(_folder, "case.negsim"), create: true)).Streams;
        _bare = BareRows.Open(Path.Combine(_folder, "bare.db"));
    }

    [GlobalCleanup]
    public void Close()
    {
        _case!.Dispose();
        _bare!.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public void Bare_Sqlite()
    {
        var stream = ++_round;
        for (var batch = 0; batch < Batches; batch++)
        {
            _bare!.Write(stream, _rows.GetRange(batch * EventsPerBatch, EventsPerBatch));
        }
    }

    [Benchmark]
    public async Task Case_file()
    {
        var id = new NegotiationId($"benchmark-{++_round}");
        long version = 0;
        foreach (var batch in _batches)
        {
            version = ((AppendResult.Appended)await _case!.AppendAsync(id, version, batch, SmallEvents.Noon)).Version;
        }
    }
}
