using BenchmarkDotNet.Attributes;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Streams.CaseFiles;

namespace NegotiationSim.Benchmarks.Measuring;

/// <summary>
/// A stream of 1,000 events with the balance after each; wanted: 2,000 a second from memory, 300 from the case file. One event in five is about a
/// step, the rest are rounds, demands and statements: the make of the longest shipped history, Geneva's.
/// </summary>
[InProcess, MedianColumn]
[MemoryDiagnoser]
public class ReplayingAHistory
{
    private static readonly NegotiationId Id = new("talks");

    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("negsim-").FullName, "talks.negsim");
    private SqliteStreams? _case;

    private readonly List<NegotiationEvent> _events = Histories.OfEvents(1000);
    private readonly BalanceReplay _replay = new(Histories.Tables, Perspective.Neutral, Reading.Headline, Switches.Default);

    [GlobalSetup]
    public async Task Open()
    {
        _case = ((CaseFileOpening.Opened)await CaseFile.OpenAsync(_path, create: true)).Streams;
        await _case.AppendAsync(Id, 0, _events, DateTimeOffset.UnixEpoch);
    }

    [GlobalCleanup]
    public void Close()
    {
        _case!.Dispose();
        Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
    }

    /// <summary>The floor: folding the same events without any balance.</summary>
    [Benchmark(Baseline = true)]
    public Negotiation Folding() => Replay.All(_events);

    [Benchmark]
    public int FoldingWithTheBalanceAfterEveryEvent() => _replay.Of(_events).Count;

    [Benchmark]
    public async Task<int> TheSameFromTheCaseFile()
    {
        var events = new List<NegotiationEvent>();
        await foreach (var recorded in _case!.ReadAsync(Id))
        {
            events.Add(recorded.Event);
        }

        return _replay.Of(events).Count;
    }
}
