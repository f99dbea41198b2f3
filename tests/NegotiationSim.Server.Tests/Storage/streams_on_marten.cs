using Marten;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Tests.Conformance;

namespace NegotiationSim.Server.Tests.Storage;

[Collection(OnPostgres.Name)]
public sealed class streams_on_marten(Postgres postgres) : StreamsConformance
{
    private readonly List<DocumentStore> _stores = [];
    private INegotiationStreams? _streams;

    protected override INegotiationStreams Streams => _streams!;

    public override async Task InitializeAsync() => _streams = await AnotherAsync();

    public override Task DisposeAsync()
    {
        _stores.ForEach(store => store.Dispose());
        return Task.CompletedTask;
    }

    protected override async Task<INegotiationStreams> AnotherAsync()
    {
        var settings = postgres.Settings();
        _stores.Add(await postgres.OpenAsync(settings));
        return new MartenStreams(_stores[^1], settings);
    }
}
