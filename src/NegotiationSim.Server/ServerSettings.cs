using JasperFx.CodeGeneration;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Server.Sweeps;
using Wolverine;

namespace NegotiationSim.Server;

/// <summary>What can be said to a server from outside: <c>Server__Postgres</c> and so on in the environment.</summary>
public sealed record ServerSettings
{
    private const string Section = "Server";

    /// <summary>Where PostgreSQL is, as Npgsql writes it.</summary>
    public string Postgres { get; init; } = "";

    /// <summary>The schema of every table.</summary>
    public string Schema { get; init; } = "negotiation";

    /// <summary>Whether other nodes may share the database (<c>Balanced</c>) or this one is alone with it (<c>Solo</c>, quicker to start).</summary>
    public DurabilityMode Nodes { get; init; } = DurabilityMode.Balanced;

    /// <summary>Whether Wolverine's code is made at run time (<c>Dynamic</c>), or was written before the image was published, which has no compiler in it (<c>Static</c>).</summary>
    public TypeLoadMode Code { get; init; } = TypeLoadMode.Dynamic;

    /// <summary>How this node takes part in sweeps.</summary>
    public SweepSettings Sweeps { get; init; } = new();

    /// <summary>Whether the shipped histories are loaded where they are not here yet.</summary>
    public bool Seeds { get; init; } = true;

    /// <summary>Whose weights and which reading verdicts are kept in.</summary>
    public VerdictChoice Verdict { get; init; } = new();

    /// <summary>Where negotiations are kept.</summary>
    public StoreSettings Store => new() { ConnectionString = Postgres, Schema = Schema };

    /// <summary>What the configuration says; null where it does not say where PostgreSQL is.</summary>
    public static ServerSettings? In(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<ServerSettings>() is { Postgres.Length: > 0 } settings ? settings : null;
}
