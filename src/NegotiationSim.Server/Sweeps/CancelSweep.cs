using Wolverine;
using Wolverine.Persistence.EventSourcing;
using Wolverine.Runtime.Handlers;

namespace NegotiationSim.Server.Sweeps;

/// <summary>A sweep is to end. Slices that wait will not be run; those that are running may finish.</summary>
/// <param name="Sweep">Which.</param>
public sealed record CancelSweep(string Sweep)
{
    /// <summary>Id of the sweep's stream.</summary>
    public string Stream => Sweeps.Sweep.StreamOf(Sweep);
}

/// <summary>Ends a sweep that is not over.</summary>
public static class CancelSweepHandler
{
    public static void Configure(HandlerChain chain) => SweepMessaging.TryOften(chain);

    public static (EventsToAppend, OutgoingMessages) Handle(
        CancelSweep message,
        [WriteModel(nameof(CancelSweep.Stream), Required = false, LoadStyle = ModelConcurrencyStyle.Exclusive)] Sweep? sweep,
        SweepSettings settings)
    {
        var events = sweep?.Cancel() ?? [];
        return ([.. events], ForgetSweep.After(events, message.Sweep, settings.Kept));
    }
}
