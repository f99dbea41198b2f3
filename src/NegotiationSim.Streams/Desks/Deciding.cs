using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Desks;

/// <summary>What every desk answers to a command before anything is written.</summary>
public static class Deciding
{
    /// <summary>The answer, if what it says can be appended to the state's version: <see cref="DeskAnswer.Done"/> is a promise until then.</summary>
    /// <param name="command">What a party does.</param>
    /// <param name="expectedVersion">The version the party saw; null where any will do.</param>
    /// <param name="state">The state it is decided on; <see cref="Negotiation.NotOpened"/> where there is no stream.</param>
    /// <param name="doneAt">The version that the same command led to before; 0 when it is new.</param>
    public static DeskAnswer Answer(NegotiationCommand command, long? expectedVersion, Negotiation state, long doneAt)
    {
        if (doneAt > 0)
        {
            return new DeskAnswer.Done(doneAt, []);
        }

        if (state.Version == 0 && command is not OpenNegotiation)
        {
            return new DeskAnswer.NotFound();
        }

        if (expectedVersion is { } expected && expected != state.Version)
        {
            return new DeskAnswer.LostRace(expected, state.Version);
        }

        return Decider.Decide(command, state) switch
        {
            Decision.Accepted { Events: var events } => new DeskAnswer.Done(state.Version + events.Count, events),
            Decision.Refused refused => new DeskAnswer.Refused(refused.Why, state.Version),
            var other => throw new InvalidOperationException($"{other} is no decision."),
        };
    }
}
