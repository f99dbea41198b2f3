using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Desks;

/// <summary>The desk straight over streams: load, decide, append.</summary>
/// <param name="streams">Where the negotiations are kept.</param>
/// <param name="clock">Says when an event became known.</param>
public sealed class StreamDesk(INegotiationStreams streams, TimeProvider clock) : INegotiationDesk
{
    /// <inheritdoc/>
    public async ValueTask<DeskAnswer> ExecuteAsync(
        NegotiationId id,
        NegotiationCommand command,
        long? expectedVersion = null,
        CancellationToken cancellation = default)
    {
        while (true)
        {
            var (state, doneAt) = await LoadAsync(id, command.Stamp.CommandId, cancellation).ConfigureAwait(false);
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

            var answer = Decider.Decide(command, state) switch
            {
                Decision.Accepted { Events: var events } => await AppendAsync(id, state.Version, events, cancellation).ConfigureAwait(false),
                Decision.Refused refused => new DeskAnswer.Refused(refused.Why, state.Version),
                var other => throw new InvalidOperationException($"{other} is no decision."),
            };
            if (answer is not null)
            {
                return answer;
            }
        }
    }

    /// <summary>Null where somebody came between: the command is decided anew, and then finds its version lost or good.</summary>
    private async ValueTask<DeskAnswer?> AppendAsync(NegotiationId id, long version, IReadOnlyList<NegotiationEvent> events, CancellationToken cancellation) =>
        await streams.AppendAsync(id, version, events, clock.GetUtcNow(), cancellation).ConfigureAwait(false) switch
        {
            AppendResult.Appended appended => new DeskAnswer.Done(appended.Version, events),
            AppendResult.Archived => new DeskAnswer.Archived(),
            AppendResult.Unstorable unstorable => new DeskAnswer.Unstorable(unstorable.Findings),
            _ => null,
        };

    /// <summary>The state, and the version that the command led to if it was done before (else 0).</summary>
    private async ValueTask<(Negotiation State, long DoneAt)> LoadAsync(NegotiationId id, string commandId, CancellationToken cancellation)
    {
        var state = Negotiation.NotOpened;
        var doneAt = 0L;
        await foreach (var recorded in streams.ReadAsync(id, cancellation: cancellation).ConfigureAwait(false))
        {
            state = Negotiation.Evolve(state, recorded.Event);
            doneAt = recorded.Event.Stamp.CommandId == commandId ? recorded.Version : doneAt;
        }

        return (state, doneAt);
    }
}
