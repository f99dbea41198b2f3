using Marten;
using Wolverine;
using Wolverine.Persistence;

namespace NegotiationSim.Server.Sweeps;

/// <summary>A sweep has been over for long enough.</summary>
/// <param name="Sweep">Which.</param>
public sealed record ForgetSweep(string Sweep)
{
    /// <summary>Id of the sweep's stream and of its plan.</summary>
    public string Stream => Sweeps.Sweep.StreamOf(Sweep);

    /// <summary>A reminder to forget a sweep, where events end it.</summary>
    internal static OutgoingMessages After(IReadOnlyList<SweepEvent> events, string sweep, TimeSpan kept)
    {
        var messages = new OutgoingMessages();
        if (events.Any(happened => happened is SweepFinished or SweepFailed or SweepCancelled))
        {
            messages.Delay(new ForgetSweep(sweep), kept);
        }

        return messages;
    }
}

/// <summary>Gives up the room of a sweep; that it was is known to its archived stream alone.</summary>
public static class ForgetSweepHandler
{
    public static void Handle(ForgetSweep message, [Entity(nameof(ForgetSweep.Stream), Required = false)] Sweep? sweep, IDocumentSession session)
    {
        if (sweep is null)
        {
            return;
        }

        for (var slice = 0; slice < sweep.Slices; slice++)
        {
            session.Delete<SliceResult>(SliceResult.IdOf(message.Sweep, slice));
        }

        session.Delete<SweepWork>(message.Stream);
        session.Delete(sweep);
        session.Events.ArchiveStream(message.Stream);
    }
}
