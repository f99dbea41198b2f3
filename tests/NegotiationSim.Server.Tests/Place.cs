using Marten;
using NegotiationSim.Server.Storage;

namespace NegotiationSim.Server.Tests;

/// <summary>A schema of the tests' database, and a node that works on it.</summary>
/// <param name="postgres">The database.</param>
/// <param name="settings">Which schema, and how it is read.</param>
/// <param name="rented">The store that belongs to the schema and is given back with it; null for a node of its own.</param>
public sealed class Place(Postgres postgres, StoreSettings settings, DocumentStore? rented = null) : IAsyncDisposable
{
    public StoreSettings Settings { get; } = settings;

    public DocumentStore Store { get; } = rented ?? DocumentStore.For(options => NegotiationStore.Configure(options, settings));

    public MartenStreams Streams => field ??= new MartenStreams(Store, Settings);

    /// <summary>Another node on the same schema.</summary>
    public Place AnotherNode(Func<StoreSettings, StoreSettings>? change = null) => new(postgres, change?.Invoke(Settings) ?? Settings);

    /// <summary>A statement behind the program's back; <c>{0}</c> is the schema.</summary>
    public Task RunAsync(string sql) => postgres.RunAsync(sql.Replace("{0}", Settings.Schema, StringComparison.Ordinal));

    /// <summary>Every row of a query, each as one text; <c>{0}</c> is the schema.</summary>
    public Task<List<string>> QueryAsync(string sql) => postgres.QueryAsync(sql.Replace("{0}", Settings.Schema, StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await (rented is not null ? postgres.ReturnAsync(this) : Store.DisposeAsync().AsTask());
}
