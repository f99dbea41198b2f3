namespace NegotiationSim.Core.Negotiations;

/// <summary>
/// Folds recorded events into a state. Pure: it appends nothing and reads no clock. Events come in the order of their
/// stream; what became known later (known-by) is left out by the caller, who has the recording times.
/// </summary>
public static class Replay
{
    /// <summary>The state after all events.</summary>
    public static Negotiation All(IEnumerable<NegotiationEvent> events) => From(Negotiation.NotOpened, events);

    /// <summary>The state after the first <paramref name="version"/> events; after all where there are fewer.</summary>
    public static Negotiation ToVersion(IEnumerable<NegotiationEvent> events, int version) => All(events.Take(version));

    /// <summary>
    /// The state as the world had it at the end of a day: events whose last possible day is later are left out, forks are
    /// not (they happened to the record, not to the world).
    /// </summary>
    public static Negotiation ToDate(IEnumerable<NegotiationEvent> events, DateOnly date) =>
        All(events.Where(@event => @event.Stamp.On.To <= date || @event is NegotiationForked));

    /// <summary>The state after <paramref name="events"/>, from a state that stands before them.</summary>
    public static Negotiation From(Negotiation state, IEnumerable<NegotiationEvent> events)
    {
        var own = state.Copy();
        foreach (var @event in events)
        {
            own.Take(@event);
        }

        return own;
    }
}
