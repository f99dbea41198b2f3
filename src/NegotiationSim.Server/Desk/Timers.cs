using NegotiationSim.Core.Negotiations;
using Wolverine;

namespace NegotiationSim.Server.Desk;

/// <summary>Deadlines as scheduled messages. A day is over when it is over in UTC.</summary>
internal static class Timers
{
    /// <summary>One for every deadline that the events set and that lies ahead.</summary>
    public static OutgoingMessages For(NegotiationId id, Negotiation before, IReadOnlyList<NegotiationEvent> events, DateTimeOffset now) =>
        IsWhatIf(before) ? [] : For(id, Deadlines.SetBy(events, before).Where(deadline => Left(deadline, now) > TimeSpan.Zero), now);

    /// <summary>One for every deadline of a state that lay ahead when somebody asked for them; those that have passed meanwhile are due at once.</summary>
    public static OutgoingMessages For(NegotiationId id, Negotiation state, DateTimeOffset asked, DateTimeOffset now) =>
        IsWhatIf(state) ? [] : For(id, Deadlines.Running(state).Where(deadline => Left(deadline, asked) > TimeSpan.Zero), now);

    /// <summary>A message after a while.</summary>
    public static OutgoingMessages After(TimeSpan delay, DeadlinePassed message)
    {
        var timers = new OutgoingMessages();
        timers.Delay(message, delay);
        return timers;
    }

    /// <summary>How long a deadline still runs; null where it never ends.</summary>
    public static TimeSpan? Left(Deadline deadline, DateTimeOffset now) =>
        deadline.Day == DateOnly.MaxValue ? null : new DateTimeOffset(deadline.Day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) - now;

    private static OutgoingMessages For(NegotiationId id, IEnumerable<Deadline> deadlines, DateTimeOffset now)
    {
        var timers = new OutgoingMessages();
        foreach (var deadline in deadlines)
        {
            // By how long, not by when: the server's clock may be set otherwise than the queue's.
            var left = Left(deadline, now)!.Value;
            timers.Delay(new DeadlinePassed(id.Value, deadline), left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        return timers;
    }

    // In a fork time is what its author makes of it.
    private static bool IsWhatIf(Negotiation state) => state.Lineage.Count > 0;
}
