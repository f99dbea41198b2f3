using NegotiationSim.Files.Asking;

namespace NegotiationSim.Web.Sweeps;

/// <summary>A plan that was read: what its slices are, and what they make together.</summary>
internal abstract class ReadPlan
{
    /// <summary>Slices in all; it depends on the plan alone.</summary>
    public abstract int Slices { get; }

    /// <summary>Runs a slice. Safe to use from many threads.</summary>
    public abstract Answer<byte[]> Run(int slice);

    /// <summary>The document of all slices, in their order; null where they were run by another program, which may play otherwise.</summary>
    public abstract ReadOnlyMemory<byte>? Combine(IReadOnlyList<ReadOnlyMemory<byte>> results);
}
