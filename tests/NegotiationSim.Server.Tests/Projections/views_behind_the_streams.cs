using JasperFx;
using Marten;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Contract;
using NegotiationSim.Streams.Tests;
using Npgsql;

namespace NegotiationSim.Server.Tests.Projections;

[Collection(OnPostgres.Name)]
public sealed class views_behind_the_streams(Postgres postgres) : IAsyncLifetime
{
    private static readonly string[] Documents = ["compliancerecord", "opendemandsboard", "reciprocitytimeline", "recordsofar"];

    private readonly List<DocumentStore> _stores = [];
    private StoreSettings _settings = null!;
    private DocumentStore _store = null!;

    private MartenStreams Streams => field ??= new MartenStreams(_store, _settings);

    public async Task InitializeAsync()
    {
        _settings = postgres.Settings();
        _stores.Add(_store = await postgres.OpenAsync(_settings));
    }

    public Task DisposeAsync()
    {
        _stores.ForEach(store => store.Dispose());
        return Task.CompletedTask;
    }

    [Fact]
    public async Task a_rebuild_gives_what_was_kept_live_of_every_shipped_history()
    {
        await LiveAsync();
        var live = await KeptAsync();
        live.Count.ShouldBeGreaterThan(3 * Seeds.Histories.Count);

        using var daemon = await _store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(Views.Name, CancellationToken.None);

        (await KeptAsync()).ShouldBe(live);
    }

    [Fact]
    public async Task what_is_kept_is_what_the_core_says_of_each_history()
    {
        await LiveAsync();
        await using var session = _store.QuerySession();
        var projection = new ReciprocityProjection(_settings.Verdicts, _settings.Upcasters);
        var moves = 0;

        foreach (var history in Seeds.Histories)
        {
            var events = history.Events.Select(one => one.Event).ToList();
            var timeline = (await session.LoadAsync<ReciprocityTimeline>(history.Id))!;

            timeline.Version.ShouldBe(events.Count);
            var steps = new BalanceReplay(new ConcessionLedger { Cutoff = default }, Perspective.Neutral, Reading.Headline, Switches.Default).Of(events);
            timeline.Steps.Select(step => (step.Version, step.Index, step.State, step.Move)).ShouldBe(
                steps.Where(step => step.Moved || step.Move is not null).Select(step => (step.Version, step.Index, step.State, step.Move?.Type)));
            moves += timeline.Steps.Count(step => step.Move is not null);
            var open = history.Negotiation.Demands.Counted.Concat(history.Negotiation.Demands.Others).Where(demand => demand.IsOpen).Select(demand => demand.Id);
            var board = await session.LoadAsync<OpenDemandsBoard>(history.Id);
            (board?.Demands.Select(demand => demand.Id) ?? []).ShouldBe(open, ignoreOrder: true);
        }

        moves.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task a_party_has_one_record_over_all_negotiations_and_its_evidence_is_what_credibility_takes()
    {
        await LiveAsync();
        await using var session = _store.QuerySession();
        var atTables = Seeds.Histories.Where(history => Promises(history, "russia").Count > 0).Select(history => history.Id).Order(StringComparer.Ordinal).ToList();

        var russia = (await session.LoadAsync<ComplianceRecord>("russia"))!;

        atTables.Count.ShouldBeGreaterThan(3);
        russia.Tables.Select(table => table.Negotiation).ShouldBe(atTables);
        russia.Tables.SelectMany(table => table.Promises.Select(promise => promise.Id)).ShouldBe(
            atTables.SelectMany(id => Promises(Seeds.Histories.Single(history => history.Id == id), "russia").Select(promise => promise.Id)));
        Enum.GetValues<Fate>().Sum(russia.Count).ShouldBe(russia.Tables.Sum(table => table.Promises.Length));
        russia.Count(Fate.Kept).ShouldBeGreaterThan(0);
        russia.Count(Fate.Broken).ShouldBeGreaterThan(0);
        var evidence = russia.EvidenceOn(Actor.Third("russia"));
        evidence.Length.ShouldBeGreaterThanOrEqualTo(russia.Count(Fate.Kept) + russia.Count(Fate.Broken) + russia.Count(Fate.Undone));
        var ledger = new ConcessionLedger { Cutoff = russia.Tables.Max(table => table.Cutoff), Evidence = evidence };
        var (a, b) = Credibility.Of(ledger, Perspective.Neutral, Switches.Default).Posterior(Actor.Third("russia"), Dimension.FOR);
        (a + b).ShouldBeGreaterThan(Switches.Default.A0 + Switches.Default.B0);
    }

    [Fact]
    public async Task a_fork_counts_in_nobodys_record_not_even_the_prefix_that_it_copies()
    {
        await LiveAsync();
        var before = await KeptAsync("compliancerecord");

        foreach (var history in Seeds.Histories)
        {
            var id = new NegotiationId($"{history.Id}-fork");
            (await Streams.ForkAsync(new NegotiationForked(Samples.Stamp("fork"), id, new NegotiationId(history.Id), history.Events.Length, []), Samples.Noon)).ShouldBeOfType<ForkResult.Forked>();
        }

        await CatchUpAsync();

        (await KeptAsync("compliancerecord")).ShouldBe(before);
        (await KeptAsync("reciprocitytimeline")).Count.ShouldBe(2 * Seeds.Histories.Count);
        await using var session = _store.QuerySession();
        (await session.Query<OpenDemandsBoard>().Where(board => board.IsFork).CountAsync()).ShouldBe(await session.Query<OpenDemandsBoard>().Where(board => !board.IsFork).CountAsync());
    }

    [Fact]
    public async Task a_page_that_ends_inside_the_copied_prefix_counts_nothing_of_it()
    {
        var history = Seeds.Histories.First(history => Promises(history, "russia").Count > 0);
        var copied = new RecordSoFar("what-if", Replay.All(history.Events.Select(one => one.Event)), history.Events[^1].Event.Stamp.On.To);

        copied.State.Lineage.ShouldBeEmpty();
        copied.IsFork().ShouldBeTrue();
        (copied with { Id = history.Id }).IsFork().ShouldBeFalse();
        await Task.CompletedTask;
    }

    [Fact]
    public async Task a_node_that_starts_later_catches_up_from_where_another_stopped()
    {
        await AppendAsync(Seeds.Histories.Take(8));
        await CatchUpAsync();
        await AppendAsync(Seeds.Histories.Skip(8));
        var (another, _) = Another();

        await CatchUpAsync(another);

        var caughtUp = await KeptAsync();
        using var daemon = await another.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(Views.Name, CancellationToken.None);
        (await KeptAsync()).ShouldBe(caughtUp);
        caughtUp.Count(row => row.StartsWith("reciprocitytimeline", StringComparison.Ordinal)).ShouldBe(Seeds.Histories.Count);
    }

    [Fact]
    public async Task at_an_unknown_event_the_views_stop_its_place_is_named_and_with_an_upcaster_they_go_on()
    {
        var talks = new NegotiationId("talks");
        await Streams.AppendAsync(talks, 0, Samples.Many(5), Samples.Noon);
        await CatchUpAsync();
        var before = await KeptAsync();
        await Streams.AppendAsync(talks, 5, [.. Samples.Many(10).Skip(5)], Samples.Noon);
        await RunAsync("update {0}.mt_events set type = 'statement_spoken', headers = headers where version = 8");

        await Should.ThrowAsync<Exception>(() => CatchUpAsync(Another().Store));

        (await KeptAsync()).ShouldBe(before);
        var finding = (await Another().Streams.Check.RunAsync()).ShouldHaveSingleItem();
        (finding.Stream, finding.Version).ShouldBe((talks, 8));
        finding.What.ShouldContain("statement_spoken");
        await RechainAsync(8, "statement_spoken");
        var (newer, _) = Another(new Upcasters(new Upcaster("statement_spoken", typeof(StatementMade), old => new StatementMade(Samples.Stamp("c-7"), StatementKind.Statement, old.GetProperty("text").GetString()!, null))));
        await CatchUpAsync(newer);
        await using var session = newer.QuerySession();
        (await session.LoadAsync<RecordSoFar>("talks"))!.State.Version.ShouldBe(10);
        (await session.LoadAsync<ReciprocityTimeline>("talks"))!.Version.ShouldBe(10);
    }

    [Fact]
    public async Task at_a_corrupt_event_the_views_stop_and_skip_nothing()
    {
        await Streams.AppendAsync(new NegotiationId("talks"), 0, Samples.Many(10), Samples.Noon);
        await RunAsync("update {0}.mt_events set data = data - 'text' where version = 7");

        await Should.ThrowAsync<Exception>(() => CatchUpAsync(Another().Store));

        (await KeptAsync()).ShouldBeEmpty();
        (await Another().Streams.Check.RunAsync()).ShouldHaveSingleItem().Version.ShouldBe(7);
    }

    [Theory]
    [InlineData("update {0}.mt_events set type = 'statement_spoken' where version = 7")]
    // After the last one nothing is missed.
    [InlineData("update {0}.mt_events set type = 'statement_spoken' where version = 10")]
    [InlineData("update {0}.mt_events set data = data - 'text' where version = 7")]
    [InlineData("delete from {0}.mt_events where version = 7")]
    public async Task a_node_that_follows_by_itself_stops_there_too_and_leaves_nothing_out(string damage)
    {
        await Streams.AppendAsync(new NegotiationId("talks"), 0, Samples.Many(10), Samples.Noon);
        await RunAsync(damage);
        using var daemon = await Another().Store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        var views = daemon.CurrentAgents().ShouldHaveSingleItem();

        while (views.Status == AgentStatus.Running && (await KeptAsync()).Count == 0)
        {
            await Task.Delay(50);
        }

        await daemon.StopAllAsync();
        (await KeptAsync()).ShouldBeEmpty();
        (await postgres.QueryAsync($"select count(*) from {_settings.Schema}.mt_doc_deadletterevent")).ShouldBe(["0"]);
    }

    /// <summary>Every history in pieces, with the views catching up in between.</summary>
    private async Task LiveAsync()
    {
        foreach (var some in Seeds.Histories.Chunk(4))
        {
            await AppendAsync(some);
            await CatchUpAsync();
        }
    }

    private async Task AppendAsync(IEnumerable<HistoryFile> histories)
    {
        foreach (var history in histories)
        {
            foreach (var piece in history.Events.Index().Chunk(7))
            {
                (await Streams.AppendAsync(new NegotiationId(history.Id), piece[0].Index, [.. piece.Select(one => one.Item.Event)], Samples.Noon)).ShouldBeOfType<AppendResult.Appended>();
            }
        }
    }

    private static List<Concession> Promises(HistoryFile history, string party) =>
        PromisesAtTable.Of(new RecordSoFar(history.Id, history.Negotiation, default), new PartyId(party))?.Promises.ToList() ?? [];

    private async Task CatchUpAsync(DocumentStore? store = null)
    {
        using var daemon = await (store ?? _store).BuildProjectionDaemonAsync();
        await daemon.CatchUpAsync(CancellationToken.None);
    }

    private (DocumentStore Store, MartenStreams Streams) Another(Upcasters? upcasters = null)
    {
        var settings = _settings with { Upcasters = upcasters ?? _settings.Upcasters };
        var store = DocumentStore.For(options => NegotiationStore.Configure(options, settings));
        _stores.Add(store);
        return (store, new MartenStreams(store, settings));
    }

    /// <summary>The stream as if one event had been written under another name by an earlier version of the program.</summary>
    private async Task RechainAsync(long version, string alias)
    {
        var head = NegotiationSim.Streams.Chain.EventHash.None;
        foreach (var row in await Streams.ReadStoredAsync(new NegotiationId("talks")).ToListAsync())
        {
            head = NegotiationSim.Streams.Chain.HashChain.Next(head, row.Version, row.Version == version ? alias : row.Alias, row.RecordedAt, row.Json.Span);
            await RunAsync($"update {{0}}.mt_events set headers = jsonb_set(headers, '{{{{hash}}}}', '\"{head}\"') where version = {row.Version}");
        }
    }

    private Task RunAsync(string sql) => postgres.RunAsync(sql.Replace("{0}", _settings.Schema, StringComparison.Ordinal).Replace("{{hash}}", "{hash}", StringComparison.Ordinal));

    private async Task<List<string>> KeptAsync(params string[] documents)
    {
        var rows = new List<string>();
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        foreach (var document in documents.Length == 0 ? Documents : documents)
        {
            await using var command = new NpgsqlCommand($"select id, data::text from {_settings.Schema}.mt_doc_{document} order by id", connection);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                rows.Add($"{document} {row.GetString(0)} {row.GetString(1)}");
            }
        }

        return rows;
    }
}
