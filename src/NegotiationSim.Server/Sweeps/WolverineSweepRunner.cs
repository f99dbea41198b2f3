using System.Runtime.CompilerServices;
using Marten;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Web;
using NegotiationSim.Web.Sweeps;
using Wolverine.Runtime;

namespace NegotiationSim.Server.Sweeps;

/// <summary>Sweeps on all nodes of a server. They outlive the node that took them.</summary>
/// <param name="runtime">Wolverine.</param>
/// <param name="store">Marten.</param>
/// <param name="shelf">What scenarios may name.</param>
/// <param name="settings">How many, and for how long.</param>
public sealed class WolverineSweepRunner(IWolverineRuntime runtime, IDocumentStore store, Shelf shelf, SweepSettings settings) : ISweepRunner
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public async ValueTask<SweepStatus?> StartAsync(SweepPlan plan, string owner, CancellationToken cancellation = default)
    {
        // Looked at, not counted on: of many that start at once a few more may run.
        var running = await OnDatabase(session => session.Query<Sweep>().CountAsync(sweep => sweep.State == SweepState.Running, cancellation));
        if (running >= settings.MostRunning)
        {
            return null;
        }

        var id = Guid.CreateVersion7().ToString("N");
        await SendAsync(new StartSweep(id, plan, owner), cancellation);
        return new SweepStatus(id, owner, SweepState.Running, 0, plan.Slices, []);
    }

    /// <inheritdoc/>
    public async ValueTask<SweepStatus?> FindAsync(string id, CancellationToken cancellation = default) =>
        IsId(id) ? (await OnDatabase(session => session.LoadAsync<Sweep>(Sweep.StreamOf(id), cancellation)))?.Status : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SweepStatus> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        SweepStatus? told = null;
        while (await FindAsync(id, cancellation) is { } status)
        {
            if (told is null || status.Done != told.Done || status.IsOver)
            {
                yield return status;
            }

            if (status.IsOver)
            {
                yield break;
            }

            told = status;
            await Task.Delay(Pace, cancellation);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ResultAsync(string id, CancellationToken cancellation = default)
    {
        if (await FindAsync(id, cancellation) is not { State: SweepState.Completed } status)
        {
            return null;
        }

        var ids = Enumerable.Range(0, status.Slices).Select(slice => SliceResult.IdOf(id, slice)).ToArray();
        var work = await OnDatabase(session => session.LoadAsync<SweepWork>(Sweep.StreamOf(id), cancellation));
        var found = await OnDatabase(session => session.LoadManyAsync<SliceResult>(cancellation, ids));
        var results = found.ToDictionary(result => result.Id, StringComparer.Ordinal);
        // They are forgotten together, perhaps just now.
        return work is null || results.Count < ids.Length
            ? null
            : SweepSlice.Combine(work.Plan with { Shelf = shelf.Tag }, [.. ids.Select(one => new ReadOnlyMemory<byte>(results[one].Bytes))], shelf);
    }

    /// <inheritdoc/>
    public async ValueTask CancelAsync(string id, CancellationToken cancellation = default)
    {
        if (IsId(id))
        {
            await SendAsync(new CancelSweep(id), cancellation);
        }
    }

    // What is no id of ours is not looked for: PostgreSQL does not even take every text.
    private static bool IsId(string id) => Guid.TryParseExact(id, "N", out _);

    private async Task SendAsync(object message, CancellationToken cancellation)
    {
        try
        {
            await new MessageBus(runtime).InvokeAsync(message, cancellation);
        }
        catch (Exception e) when (Outage.In(e) is { } finding)
        {
            throw new StreamsBrokenException(finding, e);
        }
    }

    private async Task<T> OnDatabase<T>(Func<IQuerySession, Task<T>> ask)
    {
        await using var session = store.QuerySession();
        try
        {
            return await ask(session);
        }
        catch (Exception e) when (Outage.In(e) is { } finding)
        {
            throw new StreamsBrokenException(finding, e);
        }
    }
}
