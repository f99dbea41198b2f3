namespace NegotiationSim.Web.Sweeps;

/// <summary>
/// One slice of a sweep: a pure function of plan and number, so that it may be run anywhere and again. The results, put
/// together in the order of the slices, are the document that one machine would have written in one go.
/// </summary>
public static class SweepSlice
{
    /// <summary>What came of a slice: bytes, or the sentences that say why there are none.</summary>
    public readonly record struct Outcome(ReadOnlyMemory<byte>? Result, IReadOnlyList<string> Why);

    /// <summary>Runs a slice once: whoever runs several has a <see cref="ReadySweep"/>.</summary>
    public static Outcome Run(SweepPlan plan, int slice, Shelf shelf) => new ReadySweep(plan, shelf).Run(slice);

    /// <summary>The document of all slices, in their order: <c>negsim/whatif/1</c>, or <c>negsim/sweep/1</c> of what was played; null where another program has played it.</summary>
    public static ReadOnlyMemory<byte>? Combine(SweepPlan plan, IReadOnlyList<ReadOnlyMemory<byte>> results, Shelf shelf)
    {
        var read = plan.Read(shelf).Value ?? throw new ArgumentException("a plan that was run can be read", nameof(plan));
        return read.Combine(results);
    }
}
