using System.Globalization;
using NegotiationSim.Core.Negotiations;
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

    private async Task<long> LastNumberAsync() =>
        long.Parse((await _place.QueryAsync("select coalesce(pg_sequence_last_value('{0}.mt_events_sequence'), 0)")).Single(), CultureInfo.InvariantCulture);
}
