using System.Globalization;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.JsonLines;
using NegotiationSim.Streams.Tests;

namespace NegotiationSim.Server.Tests.Storage;

[Collection(OnPostgres.Name)]
public sealed class when_many_events_are_loaded(Postgres postgres) : IAsyncLifetime
{
    private Place _place = null!;

    public async Task InitializeAsync() => _place = await postgres.RentAsync();

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [Theory]
    [InlineData(7, 7)]
    [InlineData(10_001, 10_002)]
    public async Task as_many_are_numbered_but_for_one_a_batch(int events, int numbers)
    {
        var before = await LastNumberAsync();

        await _place.Streams.RecordAsync(new NegotiationId("talks"), [.. Samples.Many(events).Select(one => (one, (DateOnly?)null))]);

        (await LastNumberAsync() - before).ShouldBe(numbers);
    }

    [Fact]
    public async Task every_stream_of_many_has_its_snapshot_and_the_planner_knows_how_many_they_are()
    {
        const int Streams = 450;
        await using var store = await postgres.OpenAsync();
        await using var place = new Place(postgres, new StoreSettings { ConnectionString = postgres.ConnectionString, Schema = store.Options.DatabaseSchemaName });
        var lines = Enumerable.Range(0, Streams).Select(i => new NegotiationId($"talks-{i}")).SelectMany(id => Lines(id, Samples.Many(3)));

        (await place.Streams.StoreAsync(lines.ToAsyncEnumerable())).ShouldBe(new ImportResult.Imported(Streams, 3 * Streams));

        (await place.Streams.CheckStoreAsync()).ShouldBeEmpty();
        (await place.QueryAsync("select count(*) from {0}.mt_doc_negotiationsnapshot where mt_version = 3")).ShouldBe([$"{Streams}"]);
        (await place.QueryAsync("select reltuples from pg_class where oid = '{0}.mt_streams'::regclass")).ShouldBe([$"{Streams}"]);
    }

    private static IEnumerable<ImportLine> Lines(NegotiationId id, IReadOnlyList<NegotiationEvent> events) =>
        Storable.Chain(Storable.Encode(id, 0, events, out _), 0, EventHash.None, Samples.Noon).Select((chained, i) => new ImportLine.Read(i + 1, id, chained.Event, chained.Stored));

    private async Task<long> LastNumberAsync() =>
        long.Parse((await _place.QueryAsync("select coalesce(pg_sequence_last_value('{0}.mt_events_sequence'), 0)")).Single(), CultureInfo.InvariantCulture);
}
