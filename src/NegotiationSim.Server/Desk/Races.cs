using JasperFx.Core;
using Marten.Exceptions;
using NegotiationSim.Server.Storage;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace NegotiationSim.Server.Desk;

/// <summary>What happens where two commands want the same version, the same receipt or the same new stream.</summary>
internal static class Races
{
    /// <summary>
    /// Whoever comes too late is loaded and decided once more, and then knows both versions or finds its receipt. No use
    /// in that where the stream is archived.
    /// </summary>
    public static void DecideAnew(HandlerChain chain) => chain
        .OnException<Exception>(e => LostRace.Is(e) && e is not InvalidStreamOperationException)
        .RetryWithCooldown(10.Milliseconds(), 50.Milliseconds(), 100.Milliseconds(), 250.Milliseconds());
}
