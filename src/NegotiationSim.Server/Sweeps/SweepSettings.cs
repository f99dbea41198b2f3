namespace NegotiationSim.Server.Sweeps;

/// <summary>Sweeps: configuration section <c>Server:Sweeps</c>.</summary>
public sealed record SweepSettings
{
    /// <summary>Slices at a time on this node.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>Sweeps at a time, on all nodes together.</summary>
    public int MostRunning { get; init; } = 32;

    /// <summary>How long a sweep that is over can be asked for.</summary>
    public TimeSpan Kept { get; init; } = TimeSpan.FromDays(7);

    /// <summary>A slice waits until it has lasted so long: for measuring the messaging where nodes outnumber the cores.</summary>
    public TimeSpan ShortestSlice { get; init; }
}
