using NegotiationSim.Streams;
using NegotiationSim.Streams.Tests.Conformance;

namespace NegotiationSim.Server.Tests.Storage;

[Collection(OnPostgres.Name)]
public sealed class streams_on_marten(Postgres postgres) : StreamsConformance
{
    private readonly List<Place> _places = [];
    private INegotiationStreams? _streams;

    protected override INegotiationStreams Streams => _streams!;

    public override async Task InitializeAsync() => _streams = await AnotherAsync();

    public override async Task DisposeAsync()
    {
        foreach (var place in _places)
        {
            await place.DisposeAsync();
        }
    }

    protected override async Task<INegotiationStreams> AnotherAsync()
    {
        _places.Add(await postgres.RentAsync());
        return _places[^1].Streams;
    }
}
