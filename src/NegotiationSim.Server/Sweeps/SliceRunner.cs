using NegotiationSim.Server.Operations;
using NegotiationSim.Web.Sweeps;
using Wolverine.Runtime;

namespace NegotiationSim.Server.Sweeps;

/// <summary>Runs slices on this node.</summary>
/// <param name="settings">How.</param>
/// <param name="runtime">Knows which node this is.</param>
/// <param name="clock">Says when.</param>
/// <param name="log">Hears of slices that broke.</param>
public sealed partial class SliceRunner(SweepSettings settings, IWolverineRuntime runtime, TimeProvider clock, ILogger<SliceRunner> log) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(settings.Parallel);

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    /// <summary>Waits for the ticket's turn, and runs the slice that it takes then; null where none is left for it.</summary>
    internal async Task<SliceResult?> RunAsync(RunSweepSlice ticket, ReadySweep sweep, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            // Only now, so that whoever is ahead takes more: a slice that waited here could be running elsewhere.
            var taken = await new MessageBus(runtime).InvokeAsync<SweepSliceTaken?>(new TakeSweepSlice(ticket.Sweep, ticket.Ticket), cancellation);
            return taken is null ? null : await RunAsync(taken.Slice, SliceResult.IdOf(ticket.Sweep, taken.Slice), sweep, cancellation);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<SliceResult> RunAsync(int slice, string id, ReadySweep sweep, CancellationToken cancellation)
    {
        var began = clock.GetUtcNow();
        SliceBegins(log, id);
        // A thread of its own: a node whose thread pool is busy computing looks lost to the others.
        var outcome = await Task.Factory.StartNew(() => Outcome(slice, id, sweep), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (settings.ShortestSlice - (clock.GetUtcNow() - began) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, clock, cancellation);
        }

        Telemetry.SliceDone();
        return new SliceResult(id, slice, outcome.Result?.ToArray(), outcome.Why, runtime.Options.Durability.AssignedNodeNumber, began, clock.GetUtcNow());
    }

    // A slice is a pure function: what breaks once would break wherever it is delivered again.
    private SweepSlice.Outcome Outcome(int slice, string id, ReadySweep sweep)
    {
        try
        {
            return sweep.Run(slice);
        }
        catch (Exception broken)
        {
            SliceBroke(log, broken, id);
            return new SweepSlice.Outcome(null, ["a slice broke; the log of the host that ran it says how"]);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Slice {Slice} begins.")]
    private static partial void SliceBegins(ILogger log, string slice);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Slice {Slice} broke.")]
    private static partial void SliceBroke(ILogger log, Exception broken, string slice);
}
