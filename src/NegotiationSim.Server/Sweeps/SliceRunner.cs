using NegotiationSim.Server.Operations;
using NegotiationSim.Web.Sweeps;
using Wolverine.Runtime;

namespace NegotiationSim.Server.Sweeps;

/// <summary>Runs slices on this node.</summary>
/// <param name="settings">How.</param>
/// <param name="runtime">Knows which node this is.</param>
/// <param name="clock">Says when.</param>
/// <param name="log">Hears of slices that broke.</param>
public sealed partial class SliceRunner(SweepSettings settings, IWolverineRuntime runtime, TimeProvider clock, ILogger<SliceRunner> log)
{
    internal async Task<SliceResult> RunAsync(RunSweepSlice slice, ReadySweep sweep, CancellationToken cancellation)
    {
        var began = clock.GetUtcNow();
        SliceBegins(log, slice.Result);
        // A thread of its own: a node whose thread pool is busy computing looks lost to the others.
        var outcome = await Task.Factory.StartNew(() => Outcome(slice, sweep), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (settings.ShortestSlice - (clock.GetUtcNow() - began) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, clock, cancellation);
        }

        Telemetry.SliceDone();
        return new SliceResult(slice.Result, outcome.Result?.ToArray(), outcome.Why, runtime.Options.Durability.AssignedNodeNumber, began, clock.GetUtcNow());
    }

    // A slice is a pure function: what breaks once would break wherever it is delivered again.
    private SweepSlice.Outcome Outcome(RunSweepSlice slice, ReadySweep sweep)
    {
        try
        {
            return sweep.Run(slice.Slice);
        }
        catch (Exception broken)
        {
            SliceBroke(log, broken, slice.Result);
            return new SweepSlice.Outcome(null, ["a slice broke; the log of the host that ran it says how"]);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Slice {Slice} begins.")]
    private static partial void SliceBegins(ILogger log, string slice);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Slice {Slice} broke.")]
    private static partial void SliceBroke(ILogger log, Exception broken, string slice);
}
