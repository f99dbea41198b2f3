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
            var answer = Deciding.Answer(command, expectedVersion, state, doneAt);
            if (answer is not DeskAnswer.Done { Events: { Count: > 0 } events })
            {
                return answer;
            }

            if (await AppendAsync(id, state.Version, events, cancellation).ConfigureAwait(false) is { } appended)
            {
                return appended;
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
