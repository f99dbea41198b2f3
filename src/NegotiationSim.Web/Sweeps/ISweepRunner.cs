namespace NegotiationSim.Web.Sweeps;

/// <summary>
/// Where a sweep is computed: on threads of this process, or on many nodes. Slices are pure and may be run anywhere, in any
/// order and more than once (<see cref="SweepSlice"/>); what comes of them is the same bytes everywhere.
/// </summary>
public interface ISweepRunner
{
    /// <summary>Starts a sweep; null where there are too many already.</summary>
    /// <param name="plan">What is to be computed. It has been read once, and nothing was wrong with it.</param>
    /// <param name="owner">Who may see it: whoever else asks is told that there is no such sweep.</param>
    /// <param name="cancellation">Stops before it is started.</param>
    ValueTask<SweepStatus?> StartAsync(SweepPlan plan, string owner, CancellationToken cancellation = default);

    /// <summary>How far it is; null when there is no such sweep.</summary>
    ValueTask<SweepStatus?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>How far it is, now and whenever that changes, until it is over; nothing when there is no such sweep.</summary>
    IAsyncEnumerable<SweepStatus> WatchAsync(string id, CancellationToken cancellation = default);

    /// <summary>The document that its slices make together; null until it is completed.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ResultAsync(string id, CancellationToken cancellation = default);

    /// <summary>Ends it; slices that are running may finish. A sweep that is over stays as it is.</summary>
    ValueTask CancelAsync(string id, CancellationToken cancellation = default);
}

/// <summary>How far a sweep is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Owner">Who may see it.</param>
/// <param name="State">Running, or how it ended.</param>
/// <param name="Done">Slices that are done.</param>
/// <param name="Slices">Slices in all.</param>
/// <param name="Why">Why it failed, one sentence each; empty unless it did.</param>
public sealed record SweepStatus(string Id, string Owner, SweepState State, int Done, int Slices, IReadOnlyList<string> Why)
{
    /// <summary>Nothing more will happen to it.</summary>
    public bool IsOver => State != SweepState.Running;
}

/// <summary>What a sweep is doing.</summary>
public enum SweepState
{
    /// <summary>Slices are waiting or running.</summary>
    Running,

    /// <summary>Every slice is done; there is a result.</summary>
    Completed,

    /// <summary>A slice has no answer.</summary>
    Failed,

    /// <summary>Somebody ended it.</summary>
    Cancelled,
}
