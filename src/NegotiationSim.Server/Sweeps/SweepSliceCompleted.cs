using Wolverine;
using Wolverine.Persistence.EventSourcing;
using Wolverine.Runtime.Handlers;

namespace NegotiationSim.Server.Sweeps;

/// <summary>A slice was run.</summary>
/// <param name="Sweep">Of which sweep.</param>
/// <param name="Slice">Its number.</param>
/// <param name="Why">Why it has no result; empty when it has.</param>
public sealed record SweepSliceCompleted(string Sweep, int Slice, IReadOnlyList<string> Why)
{
    /// <summary>Id of the sweep's stream.</summary>
    public string Stream => Sweeps.Sweep.StreamOf(Sweep);
}

/// <summary>Counts a slice, once however often it is told, and finishes the sweep with the last one.</summary>
public static class SweepSliceCompletedHandler
{
    public static void Configure(HandlerChain chain) => SweepMessaging.TryOften(chain);

    // Exclusive, because slices end together: whoever loses a race too often would be lost, and the sweep never finish.
    public static (EventsToAppend, OutgoingMessages) Handle(
        SweepSliceCompleted message,
        [WriteModel(nameof(SweepSliceCompleted.Stream), Required = false, LoadStyle = ModelConcurrencyStyle.Exclusive)] Sweep? sweep,
        SweepSettings settings)
    {
        var events = sweep?.Complete(message.Slice, message.Why) ?? [];
        return ([.. events], ForgetSweep.After(events, message.Sweep, settings.Kept));
    }
}
