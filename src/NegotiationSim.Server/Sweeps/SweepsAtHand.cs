using Marten;
using NegotiationSim.Web;
using NegotiationSim.Web.Sweeps;

namespace NegotiationSim.Server.Sweeps;

/// <summary>The sweeps that this node has run slices of, the latest few: read once, and not for every slice.</summary>
/// <param name="shelf">What scenarios may name.</param>
public sealed class SweepsAtHand(Shelf shelf)
{
    /// <summary>Others are read again when their next slice comes.</summary>
    internal const int Most = 8;

    private readonly Lock _gate = new();
    private readonly List<(string Stream, ReadySweep Sweep)> _latest = [];

    /// <summary>The sweep of a stream; null where its plan is kept no longer.</summary>
    internal async ValueTask<ReadySweep?> FindAsync(string stream, IQuerySession session, CancellationToken cancellation) =>
        Touch(stream, read: null) ?? (await session.LoadAsync<SweepWork>(stream, cancellation) is { } work ? Touch(stream, new ReadySweep(work.Plan, shelf)) : null);

    // Of two that were loaded at once the first is kept, so that one of them is read.
    private ReadySweep? Touch(string stream, ReadySweep? read)
    {
        lock (_gate)
        {
            var at = _latest.FindIndex(one => one.Stream == stream);
            if ((at < 0 ? read : _latest[at].Sweep) is not { } sweep)
            {
                return null;
            }

            if (at >= 0)
            {
                _latest.RemoveAt(at);
            }
            else if (_latest.Count == Most)
            {
                _latest.RemoveAt(0);
            }

            _latest.Add((stream, sweep));
            return sweep;
        }
    }
}
