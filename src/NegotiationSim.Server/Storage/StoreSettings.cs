using NegotiationSim.Server.Projections;

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
}
