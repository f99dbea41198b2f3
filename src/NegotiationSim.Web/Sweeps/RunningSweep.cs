namespace NegotiationSim.Web.Sweeps;

/// <summary>A sweep while its slices run on threads, and what came of it.</summary>
internal sealed class RunningSweep(string id, string owner, int slices) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly ReadOnlyMemory<byte>[] _results = new ReadOnlyMemory<byte>[slices];
    private TaskCompletionSource _changed = NewChange();

    public SweepStatus Status { get; private set; } = new(id, owner, SweepState.Running, 0, slices, []);

    public ReadOnlyMemory<byte>? Document { get; private set; }

    public CancellationToken Cancelled => _cancel.Token;

    /// <summary>Ends with the next change of the status.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                return _changed.Task;
            }
        }
    }

    public void Take(int slice, SweepSlice.Outcome outcome)
    {
        if (outcome.Result is not { } result)
        {
            Fail(outcome.Why);
            return;
        }

        _results[slice] = result;
        Change(status => status with { Done = status.Done + 1 });
    }

    public void Complete(Func<IReadOnlyList<ReadOnlyMemory<byte>>, ReadOnlyMemory<byte>?> combine)
    {
        if (!Status.IsOver)
        {
            Document = combine(_results);
            Change(status => status with { State = SweepState.Completed });
        }
    }

    public void Fail(IReadOnlyList<string> why)
    {
        if (Change(status => status with { State = SweepState.Failed, Why = why }))
        {
            _cancel.Cancel();
        }
    }

    public void Cancel()
    {
        if (Change(status => status with { State = SweepState.Cancelled }))
        {
            _cancel.Cancel();
        }
    }

    public void Dispose() => _cancel.Dispose();

    /// <summary>False for a sweep that is over: it changes no more.</summary>
    private bool Change(Func<SweepStatus, SweepStatus> change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (Status.IsOver)
            {
                return false;
            }

            Status = change(Status);
            (changed, _changed) = (_changed, NewChange());
        }

        changed.SetResult();
        return true;
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
