using System.Text;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.Contract;
using NegotiationSim.Streams.Tests;

namespace NegotiationSim.Server.Tests.Storage;

[Collection(OnPostgres.Name)]
public sealed class rows_of_events(Postgres postgres) : IAsyncLifetime
{
    private static readonly NegotiationId Talks = new("talks");
    private static readonly IReadOnlyList<NegotiationEvent> All = [.. Samples.Everything, .. Samples.Sparse];

    private Place _place = null!;

    public async Task InitializeAsync()
    {
        _place = await postgres.RentAsync();
        await _place.Streams.AppendAsync(Talks, 0, All, Samples.Noon);
    }

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [Fact]
    public async Task each_is_the_approved_json_under_its_alias()
    {
        var rows = await _place.QueryAsync("select type, data::text from {0}.mt_events order by version");

        rows.Select(row => row.Split(" | ", 2)).Select(row => (row[0], Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(row[1])))))
            .ShouldBe(All.Select(e => (EventAliases.Of(e), Encoding.UTF8.GetString(EventJson.Encode(e)))));
    }

    [Fact]
    public async Task each_carries_its_hash_the_time_it_became_known_and_the_command_it_came_of()
    {
        var rows = await _place.QueryAsync("select version, headers->>'hash', headers->>'recordedAt', causation_id from {0}.mt_events order by version");

        var expected = await _place.Streams.ReadAsync(Talks).ToListAsync();
        rows.ShouldBe(expected.Select(recorded => $"{recorded.Version} | {recorded.Hash} | {HashChain.Format(Samples.Noon)} | {recorded.Event.Stamp.CommandId}"));
    }

    [Fact]
    public async Task the_same_place_in_the_same_stream_has_the_same_id_everywhere()
    {
        var ids = await _place.QueryAsync("select id from {0}.mt_events order by version");

        ids.ShouldBe(Enumerable.Range(1, All.Count).Select(version => Chaining.IdOf(Talks, version).ToString()));
        ids.ShouldBeUnique();
        Chaining.IdOf(new NegotiationId("other"), 1).ShouldNotBe(Chaining.IdOf(Talks, 1));
        Chaining.IdOf(Talks, 1).Version.ShouldBe(8);
    }

    [Fact]
    public async Task marten_reads_the_events_that_were_appended()
    {
        await using var session = _place.Store.QuerySession();

        var read = await session.Events.FetchStreamAsync("talks");

        read.Select(e => e.Data).ShouldBe(All);
        read.Select(Chaining.HashOf).ShouldBe((await _place.Streams.ReadAsync(Talks).ToListAsync()).Select(recorded => recorded.Hash.ToString()));
    }

    [Fact]
    public async Task marten_reads_a_fork_and_an_import_as_the_events_they_are()
    {
        await _place.Streams.ForkAsync(new NegotiationForked(Samples.Stamp("fork"), new NegotiationId("what-if"), Talks, 20, []), Samples.Noon);
        await using var session = _place.Store.QuerySession();

        (await session.Events.FetchStreamAsync("what-if")).Select(e => e.Data).Take(20).ShouldBe(All.Take(20));
        (await _place.QueryAsync("select distinct mt_dotnet_type from {0}.mt_events where stream_id = 'what-if'")).Order(StringComparer.Ordinal)
            .ShouldBe((await _place.QueryAsync("select distinct mt_dotnet_type from {0}.mt_events where stream_id = 'talks' and version <= 20 or type = 'negotiation_forked'")).Order(StringComparer.Ordinal));
    }
}
