using System.Text;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Contract;
using NegotiationSim.Streams.Tests;

namespace NegotiationSim.Server.Tests.Storage;

[Collection(OnPostgres.Name)]
public sealed class damaged_stores(Postgres postgres) : IAsyncLifetime
{
    private const string FromTheFuture = "update {0}.mt_events set type = 'promise_notarised' where stream_id = 'talks' and version = 7";

    private static readonly NegotiationId Talks = new("talks");
    private static readonly NegotiationId Others = new("others");
    private static readonly NegotiationEvent Next = new StatementMade(Samples.Stamp("next"), StatementKind.Statement, "next", null);

    private Place _place = null!;

    public async Task InitializeAsync()
    {
        _place = await postgres.RentAsync();
        await _place.Streams.AppendAsync(Talks, 0, Samples.Many(10), Samples.Noon);
        await _place.Streams.AppendAsync(Others, 0, Samples.Many(3), Samples.Noon);
    }

    public async Task DisposeAsync() => await _place.DisposeAsync();

    private async Task<string> SequenceAsync() => (await _place.QueryAsync("select seq_id from {0}.mt_events where stream_id = 'talks' and version = 7")).Single();

    [Theory]
    [InlineData(FromTheFuture, "UNKNOWN_ALIAS", "promise_notarised")]
    [InlineData("update {0}.mt_events set data = data - 'text' where stream_id = 'talks' and version = 7", "UNREADABLE_EVENT", "statement_made")]
    [InlineData("update {0}.mt_events set data = data || '{\"more\": 1}' where stream_id = 'talks' and version = 7", "UNREADABLE_EVENT", "statement_made")]
    [InlineData("update {0}.mt_events set data = '[]' where stream_id = 'talks' and version = 7", "UNREADABLE_EVENT", "statement_made")]
    public async Task an_event_that_cannot_be_read_is_named_with_its_place_and_commands_are_refused(string damage, string code, string type)
    {
        await _place.RunAsync(damage);
        await using var node = _place.AnotherNode();

        var finding = (await node.Streams.Check.RunAsync()).ShouldHaveSingleItem();

        (finding.Code, finding.Stream, finding.Version).ShouldBe((code, Talks, 7));
        finding.What.ShouldContain($"(sequence {await SequenceAsync()}, type {type})");
        var refused = await Should.ThrowAsync<StreamsBrokenException>(async () => await node.Streams.AppendAsync(Talks, 10, [Next], Samples.Noon));
        refused.Finding.ShouldBe(finding);
        (await node.Streams.AppendAsync(Others, 3, [Next], Samples.Noon)).ShouldBe(new AppendResult.Appended(4));
        var read = await Should.ThrowAsync<StreamsBrokenException>(async () => await node.Streams.ReadAsync(Talks).ToListAsync());
        (read.Finding.Stream, read.Finding.Version).ShouldBe((Talks, 7));
    }

    [Fact]
    public async Task what_marten_keeps_of_an_append_that_failed_is_no_damage()
    {
        await _place.RunAsync("insert into {0}.mt_streams (id, version) values ('mt_tombstone', 0)");
        await _place.RunAsync("insert into {0}.mt_events (seq_id, id, stream_id, version, data, type, timestamp) select max(seq_id) + 1, gen_random_uuid(), 'mt_tombstone', max(seq_id) + 1, '{}', 'tombstone', now() from {0}.mt_events");

        (await _place.Streams.Check.RunAsync()).ShouldBeEmpty();
        (await _place.Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_has_come_since_the_last_look_is_looked_at()
    {
        (await _place.Streams.Check.RunAsync()).ShouldBeEmpty();

        await _place.RunAsync(FromTheFuture);

        (await _place.Streams.Check.RunAsync()).ShouldHaveSingleItem().Version.ShouldBe(7);
    }

    [Fact]
    public async Task what_was_repaired_is_no_longer_refused_after_a_look_at_everything()
    {
        await _place.RunAsync(FromTheFuture);
        await _place.Streams.Check.RunAsync();
        await _place.RunAsync("update {0}.mt_events set type = 'statement_made' where type = 'promise_notarised'");

        (await _place.Streams.Check.RunAsync(everything: true)).ShouldBeEmpty();

        (await _place.Streams.AppendAsync(Talks, 10, [Next], Samples.Noon)).ShouldBe(new AppendResult.Appended(11));
    }

    [Theory]
    [InlineData("update {0}.mt_events set headers = headers - 'hash' where stream_id = 'talks' and version = 7")]
    [InlineData("update {0}.mt_events set headers = headers - 'recordedAt' where stream_id = 'talks' and version = 7")]
    [InlineData("update {0}.mt_events set headers = null where stream_id = 'talks' and version = 7")]
    [InlineData("update {0}.mt_events set data = jsonb_set(data, '{text}', '\"other\"') where stream_id = 'talks' and version = 7")]
    [InlineData("update {0}.mt_events set data = jsonb_set(data, '{stamp,on}', '\"2026-02-25\"') where stream_id = 'talks' and version = 7")]
    public async Task what_was_changed_behind_our_back_breaks_the_chain_there(string damage)
    {
        await _place.RunAsync(damage);

        var finding = (await _place.Streams.VerifyAsync()).ShouldHaveSingleItem();

        (finding.Code, finding.Stream, finding.Version).ShouldBe(("BROKEN_CHAIN", Talks, 7));
    }

    [Fact]
    public async Task an_event_that_is_gone_is_missed()
    {
        await _place.RunAsync("delete from {0}.mt_events where stream_id = 'talks' and version = 7");

        var finding = (await _place.Streams.VerifyAsync()).ShouldHaveSingleItem();

        (finding.Code, finding.Stream, finding.Version).ShouldBe(("BROKEN_VERSIONS", Talks, 7));
    }

    [Fact]
    public async Task with_an_upcaster_the_next_node_goes_on_and_the_chain_holds()
    {
        var old = (await _place.Streams.ReadStoredAsync(Talks).ToListAsync())[6];
        var json = Encoding.UTF8.GetString(old.Json.Span).Replace("\"text\":", "\"words\":", StringComparison.Ordinal);
        await RechainAsync("statement_spoken", json);
        (await _place.Streams.Check.RunAsync()).ShouldHaveSingleItem().Code.ShouldBe("UNKNOWN_ALIAS");
        var upcaster = new Upcaster("statement_spoken", typeof(StatementMade), spoken => new StatementMade(
            Samples.Stamp("c-6"), StatementKind.Vote, spoken.GetProperty("words").GetString()!, null));

        await using var node = _place.AnotherNode(settings => settings with { Upcasters = new Upcasters(upcaster) });

        (await node.Streams.Check.RunAsync()).ShouldBeEmpty();
        (await node.Streams.AppendAsync(Talks, 10, [Next], Samples.Noon)).ShouldBe(new AppendResult.Appended(11));
        (await node.Streams.ReadAsync(Talks).ToListAsync()).Select(recorded => recorded.Event).ShouldBe([.. Samples.Many(10), Next]);
        await using var session = node.Store.QuerySession();
        (await session.Events.FetchStreamAsync("talks")).Select(e => e.Data).ShouldBe([.. Samples.Many(10), Next]);
        await node.Streams.ForkAsync(new NegotiationForked(Samples.Stamp("fork"), new NegotiationId("what-if"), Talks, 8, []), Samples.Noon);
        (await node.QueryAsync("select type, data->>'words' from {0}.mt_events where stream_id = 'what-if' and version = 7")).ShouldBe(["statement_spoken | statement 6"]);
        (await node.Streams.ReadAsync(new NegotiationId("what-if")).CountAsync()).ShouldBe(9);
    }

    /// <summary>The stream as if its seventh event had been written so by an earlier version of the program.</summary>
    private async Task RechainAsync(string alias, string json)
    {
        var head = NegotiationSim.Streams.Chain.EventHash.None;
        foreach (var row in await _place.Streams.ReadStoredAsync(Talks).ToListAsync())
        {
            var (name, bytes) = row.Version == 7 ? (alias, CanonicalJson.Of(Encoding.UTF8.GetBytes(json))) : (row.Alias, row.Json.ToArray());
            head = NegotiationSim.Streams.Chain.HashChain.Next(head, row.Version, name, row.RecordedAt, bytes);
            await _place.RunAsync($"update {{0}}.mt_events set type = '{name}', data = $json${Encoding.UTF8.GetString(bytes)}$json$, headers = jsonb_set(headers, '{{hash}}', '\"{head}\"') where stream_id = 'talks' and version = {row.Version}");
        }

        await _place.RunAsync($"update {{0}}.mt_doc_negotiationsnapshot set data = jsonb_set(data, '{{lastHash}}', '\"{head}\"') where id = 'talks'");
    }
}
