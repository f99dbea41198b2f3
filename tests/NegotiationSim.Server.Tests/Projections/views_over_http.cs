using System.Net;
using System.Text.Json;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Server.Tests.Projections;

[Collection(OnPostgres.Name)]
public sealed class views_over_http(Postgres postgres) : IAsyncLifetime
{
    private readonly StoreSettings _place = postgres.Settings();
    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync(_place);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task the_views_follow_by_themselves_and_answer()
    {
        var history = Seeds.Histories.Single(one => one.Id == "us-led-track");
        await _server.Streams.RecordAsync(new NegotiationId(history.Id), [.. history.Events.Select(one => (one.Event, one.Known))]);

        var timeline = await FollowedAsync($"/api/negotiations/{history.Id}/timeline", history.Events.Length);

        timeline.GetProperty("steps").EnumerateArray().ShouldAllBe(step => step.GetProperty("version").GetInt32() <= history.Events.Length);
        var boards = await GetAsync("/api/demands");
        var open = history.Negotiation.Demands.Counted.Concat(history.Negotiation.Demands.Others).Count(demand => demand.IsOpen);
        open.ShouldBeGreaterThan(1);
        boards.EnumerateArray().ShouldHaveSingleItem().GetProperty("demands").GetArrayLength().ShouldBe(open);
        var asked = history.Negotiation.Demands.Origins.First(origin => history.Negotiation.Demands.At(origin.Place).IsOpen).Askee.Value;
        var ofOne = (await GetAsync($"/api/demands?askee={asked}")).EnumerateArray().SelectMany(board => board.GetProperty("demands").EnumerateArray()).ToList();
        ofOne.ShouldNotBeEmpty();
        ofOne.ShouldAllBe(demand => demand.GetProperty("askee").GetString() == asked);
        (await GetAsync("/api/demands?askee=nobody")).GetArrayLength().ShouldBe(0);
        var russia = await GetAsync("/api/compliance/russia");
        russia.GetProperty("tables").EnumerateArray().ShouldHaveSingleItem().GetProperty("negotiation").GetString().ShouldBe(history.Id);
        russia.GetProperty("trust").EnumerateObject().ShouldAllBe(trust => trust.Value.GetDouble() > 0 && trust.Value.GetDouble() < 1);
    }

    [Fact]
    public async Task what_is_archived_leaves_the_board_at_once_and_stays_off_it_when_the_views_are_rebuilt()
    {
        var asking = Seeds.Histories.Where(history => history.Negotiation.Demands.Counted.Any(demand => demand.IsOpen)).Take(2).ToList();
        foreach (var history in asking)
        {
            await _server.Streams.RecordAsync(new NegotiationId(history.Id), [.. history.Events.Select(one => (one.Event, one.Known))]);
            await FollowedAsync($"/api/negotiations/{history.Id}/timeline", history.Events.Length);
        }

        (await BoardsAsync()).ShouldBe(asking.Select(history => history.Id), ignoreOrder: true);
        await _server.Streams.ArchiveAsync(new NegotiationId(asking[0].Id));

        (await BoardsAsync()).ShouldBe([asking[1].Id]);
        (await BoardsAsync($"?negotiation={asking[0].Id}")).ShouldBeEmpty();
        var live = await KeptAsync();
        using var daemon = await _server.Store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(Views.Name, CancellationToken.None);
        (await KeptAsync()).ShouldBe(live);
        (await BoardsAsync()).ShouldBe([asking[1].Id]);

        async Task<List<string>> BoardsAsync(string query = "") =>
            [.. (await GetAsync($"/api/demands{query}")).EnumerateArray().Select(board => board.GetProperty("id").GetString()!)];

        Task<List<string>> KeptAsync() => postgres.QueryAsync($"select id, data::text from {_place.Schema}.mt_doc_opendemandsboard order by id");
    }

    [Fact]
    public async Task they_go_on_where_another_process_began_to_rebuild_them_beside_the_server_and_ended()
    {
        var (before, after) = (Seeds.Histories[0], Seeds.Histories[1]);
        await RecordAsync(before);
        await FollowedAsync(before);
        foreach (var view in new[] { typeof(RecordSoFar), typeof(ReciprocityTimeline), typeof(OpenDemandsBoard), typeof(ComplianceRecord) })
        {
            await _server.Store.Advanced.Clean.DeleteDocumentsByTypeAsync(view);
        }

        await postgres.RunAsync($"delete from {_place.Schema}.mt_event_progression where name not like 'HighWater%'");

        await RecordAsync(after);

        await FollowedAsync(after);
        await FollowedAsync(before);

        Task RecordAsync(HistoryFile history) =>
            _server.Streams.RecordAsync(new NegotiationId(history.Id), [.. history.Events.Select(one => (one.Event, one.Known))]).AsTask();

        Task FollowedAsync(HistoryFile history) => this.FollowedAsync($"/api/negotiations/{history.Id}/timeline", history.Events.Length);
    }

    [Fact]
    public async Task a_timeline_that_was_kept_under_other_settings_is_told_under_these()
    {
        var history = Seeds.Histories.Single(one => one.Id == "us-led-track");
        await _server.Streams.RecordAsync(new NegotiationId(history.Id), [.. history.Events.Select(one => (one.Event, one.Known))]);
        var path = $"/api/negotiations/{history.Id}/timeline";
        var before = await FollowedAsync(path, history.Events.Length);
        await using var another = await RunningServer.StartAsync(_place, verdict: new VerdictChoice { Perspective = "ukraine" });

        var told = JsonDocument.Parse(await another.Client.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;

        told.GetProperty("perspective").GetString().ShouldBe("ukraine");
        told.GetProperty("version").GetInt32().ShouldBe(history.Events.Length);
        var replayed = Seeds.Library.Replay(Seeds.Library.Of(history).Value!, Question.Read("ukraine", null, null, null, null).Value!, forScreen: false).Value!;
        var (last, first) = (told.GetProperty("steps").EnumerateArray().Last().GetProperty("index").GetDouble(), before.GetProperty("steps").EnumerateArray().Last().GetProperty("index").GetDouble());
        last.ShouldBe(replayed.Steps.Last(step => step.Moved).Index!.Value);
        last.ShouldNotBe(first);
    }

    [Theory]
    [InlineData("/api/compliance/nobody")]
    [InlineData("/api/negotiations/nowhere/timeline")]
    public async Task what_is_not_there_is_not_found(string path)
    {
        using var response = await _server.Client.GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString().ShouldBe("NOT_FOUND");
    }

    private async Task<JsonElement> FollowedAsync(string path, int version)
    {
        for (var left = 1800; ; left--)
        {
            var timeline = await GetAsync(path);
            if (timeline.GetProperty("version").GetInt32() == version)
            {
                return timeline;
            }

            left.ShouldBePositive("the views do not follow by themselves");
            await Task.Delay(100);
        }
    }

    private async Task<JsonElement> GetAsync(string path) => JsonDocument.Parse(await _server.Client.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;
}
