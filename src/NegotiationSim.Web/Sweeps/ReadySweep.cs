using NegotiationSim.Files.Asking;

namespace NegotiationSim.Web.Sweeps;

/// <summary>A sweep whose slices are run here: its plan is read with the first of them, and for all. Safe to use from many threads.</summary>
/// <param name="plan">What it computes; nothing of it is read yet.</param>
/// <param name="shelf">What it may name.</param>
public sealed class ReadySweep(SweepPlan plan, Shelf shelf)
{
    private readonly Lazy<Answer<ReadPlan>> _plan = new(() => plan.Read(shelf));

    /// <summary>Runs a slice.</summary>
    public SweepSlice.Outcome Run(int slice)
    {
        var part = _plan.Value is { Value: { } read } ? read.Run(slice) : _plan.Value.Why!;
        return part.Value is { } bytes ? new SweepSlice.Outcome(bytes, []) : new SweepSlice.Outcome(null, part.Why!.InWords());
    }
}
