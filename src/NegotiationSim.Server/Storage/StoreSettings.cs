using NegotiationSim.Server.Projections;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Server.Storage;

/// <summary>Where negotiations are kept, and what is worked out of them on the way.</summary>
public sealed record StoreSettings
{
    /// <summary>PostgreSQL.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The schema of every table.</summary>
    public string Schema { get; init; } = "negotiation";

    /// <summary>Whose weights and which reading the verdicts are kept in.</summary>
    public VerdictSettings Verdicts { get; init; } = new();

    /// <summary>What events mean that are stored under names no longer written.</summary>
    public Upcasters Upcasters { get; init; } = Upcasters.Shipped;
}
