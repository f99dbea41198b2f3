using JasperFx.Events;

namespace NegotiationSim.Server.Projections;

/// <summary>
/// A document stands at another version than the one its next event follows: its stream was loaded in bulk, or written by
/// a node that keeps another shape of it. Nothing is written until it has been folded anew; going on would start the chain again.
/// </summary>
public sealed class SnapshotBehindException(string stream, long snapshot, long next)
    : Exception($"The document of '{stream}' stands at version {snapshot}, and the next event is {next}.")
{
    /// <summary>This exception where it is the cause of what Marten throws; null where something else is.</summary>
    public static SnapshotBehindException? In(Exception? e) => e is null ? null : e as SnapshotBehindException ?? In(e.InnerException);

    /// <summary>The stream.</summary>
    public string Stream { get; } = stream;

    internal static void ThrowIfBehind(string stream, long version, IEvent next)
    {
        if (next.Version != version + 1)
        {
            throw new SnapshotBehindException(stream, version, next.Version);
        }
    }
}
