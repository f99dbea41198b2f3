using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace NegotiationSim.Web.Sweeps;

/// <summary>Sweeps on threads of this process. They are gone when it ends.</summary>
/// <param name="shelf">What scenarios may name.</param>
/// <param name="log">Hears of slices that broke.</param>
/// <param name="threads">Slices at a time, of all sweeps together.</param>
public sealed partial class ThreadSweepRunner(Shelf shelf, ILogger<ThreadSweepRunner> log, int threads) : ISweepRunner, IDisposable
{
    private const int MostRunning = 32;
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<string, RunningSweep> _sweeps = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turns = new(threads, threads);

    /// <inheritdoc/>
    public ValueTask<SweepStatus?> StartAsync(SweepPlan plan, string owner, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_sweeps.Values.Count(sweep => !sweep.Status.IsOver) >= MostRunning)
        {
            return ValueTask.FromResult<SweepStatus?>(null);
        }

        Forget();
        var sweep = new RunningSweep(Guid.CreateVersion7().ToString("N"), owner, plan.Slices);
        _sweeps[sweep.Status.Id] = sweep;
        _ = Task.Run(() => RunAsync(sweep, plan), CancellationToken.None);
        return ValueTask.FromResult<SweepStatus?>(sweep.Status);
    }

    /// <inheritdoc/>
    public ValueTask<SweepStatus?> FindAsync(string id, CancellationToken cancellation = default) =>
        ValueTask.FromResult(_sweeps.GetValueOrDefault(id)?.Status);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SweepStatus> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (!_sweeps.TryGetValue(id, out var sweep))
        {
            yield break;
        }

        while (true)
        {
            // Asked before the status, so that no change falls between the two.
            var changed = sweep.Changed;
            var status = sweep.Status;
            yield return status;
            if (status.IsOver)
            {
                yield break;
            }

            await changed.WaitAsync(cancellation);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ResultAsync(string id, CancellationToken cancellation = default) =>
        ValueTask.FromResult(_sweeps.GetValueOrDefault(id)?.Document);

    /// <inheritdoc/>
    public ValueTask CancelAsync(string id, CancellationToken cancellation = default)
    {
        _sweeps.GetValueOrDefault(id)?.Cancel();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var sweep in _sweeps.Values)
        {
            sweep.Cancel();
        }
    }

    private async Task RunAsync(RunningSweep sweep, SweepPlan plan)
    {
        try
        {
            var ready = new ReadySweep(plan, shelf);
            var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = sweep.Cancelled };
            await Parallel.ForAsync(0, plan.Slices, options, async (slice, cancelled) =>
            {
                await _turns.WaitAsync(cancelled);
                try
                {
                    sweep.Take(slice, ready.Run(slice));
                }
                finally
                {
                    _turns.Release();
                }
            });
            sweep.Complete(results => SweepSlice.Combine(plan, results, shelf));
        }
        catch (OperationCanceledException)
        {
            // Whoever cancelled has said so in the status.
        }
        catch (Exception broken)
        {
            SliceBroke(log, broken, sweep.Status.Id);
            sweep.Fail(["a slice broke; the log of this host says how"]);
        }
    }

    /// <summary>The oldest sweeps that are over, where there are many.</summary>
    private void Forget()
    {
        foreach (var (id, _) in _sweeps.Where(sweep => sweep.Value.Status.IsOver).OrderBy(sweep => sweep.Key, StringComparer.Ordinal).SkipLast(MostKept - 1).ToList())
        {
            if (_sweeps.TryRemove(id, out var forgotten))
            {
                forgotten.Dispose();
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "A slice of sweep {Sweep} broke.")]
    private static partial void SliceBroke(ILogger log, Exception broken, string sweep);
}
