using Marten.Exceptions;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Operations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;
using Wolverine.Runtime;

namespace NegotiationSim.Server.Desk;

/// <summary>The desk of the server: Wolverine hands each command to its handler, in this process.</summary>
/// <param name="runtime">Wolverine.</param>
/// <param name="streams">Where the negotiations are kept.</param>
/// <param name="logger">Whoever logs while a command is decided says which.</param>
public sealed class WolverineDesk(IWolverineRuntime runtime, MartenStreams streams, ILogger<WolverineDesk> logger) : INegotiationDesk
{
    // One brings a snapshot level; the others are for those who load more of the same stream meanwhile.
    private const int MostCatchUps = 3;

    /// <inheritdoc/>
    public async ValueTask<DeskAnswer> ExecuteAsync(
        NegotiationId id,
        NegotiationCommand command,
        long? expectedVersion = null,
        CancellationToken cancellation = default)
    {
        using var watch = Telemetry.Watch(logger, id, command);
        return watch.Answered(await AnswerAsync(id, command, expectedVersion, cancellation));
    }

    private async Task<DeskAnswer> AnswerAsync(NegotiationId id, NegotiationCommand command, long? expectedVersion, CancellationToken cancellation)
    {
        if (!Storable.IsId(id.Value))
        {
            return Unstorable(id, command);
        }

        streams.Check.ThrowIfDamaged(id);
        for (var catchUps = 0; ; catchUps++)
        {
            try
            {
                return await InvokeAsync(id, command, expectedVersion, cancellation);
            }
            catch (InvalidStreamOperationException)
            {
                return new DeskAnswer.Archived();
            }
            catch (Exception e) when (catchUps < MostCatchUps && SnapshotBehindException.In(e) is not null)
            {
                await streams.Snapshots.CatchUpAsync(id, cancellation);
            }
        }
    }

    private async Task<DeskAnswer> InvokeAsync(NegotiationId id, NegotiationCommand command, long? expectedVersion, CancellationToken cancellation)
    {
        var bus = new MessageBus(runtime);
        object message = expectedVersion is { } expected ? new CommandOnVersion(id, command, expected) : new CommandInTurn(id, command);
        return await bus.InvokeAsync<DeskAnswer>(message, cancellation);
    }

    // What is no id has no stream, and PostgreSQL would not even look for it.
    private static DeskAnswer Unstorable(NegotiationId id, NegotiationCommand command)
    {
        var answer = Deciding.Answer(command, expectedVersion: null, Negotiation.NotOpened, doneAt: 0);
        if (answer is not DeskAnswer.Done done)
        {
            return answer;
        }

        Storable.Encode(id, 0, done.Events, out var findings);
        return new DeskAnswer.Unstorable(findings);
    }
}
