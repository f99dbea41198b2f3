using Wolverine.Persistence.EventSourcing;

namespace NegotiationSim.Server.Sweeps;

/// <summary>A ticket's turn has come: it is to be told which slice it runs.</summary>
/// <param name="Sweep">Of which sweep.</param>
/// <param name="Ticket">The ticket's number.</param>
public sealed record TakeSweepSlice(string Sweep, int Ticket)
{
    /// <summary>Id of the sweep's stream.</summary>
    public string Stream => Sweeps.Sweep.StreamOf(Sweep);
}

/// <summary>Gives the ticket a slice, if one is left for it.</summary>
public static class TakeSweepSliceHandler
{
    // Exclusive, because all nodes take slices of the same sweep. It is part of RunSweepSlice, which is tried again as a whole.
    public static (SweepSliceTaken?, EventsToAppend) Handle(
        TakeSweepSlice message,
        [WriteModel(nameof(TakeSweepSlice.Stream), Required = false, LoadStyle = ModelConcurrencyStyle.Exclusive)] Sweep? sweep) =>
        sweep?.Take(message.Ticket) is { } taken ? (taken, [taken]) : (null, []);
}
