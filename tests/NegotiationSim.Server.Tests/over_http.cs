using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace NegotiationSim.Server.Tests;

[Collection(OnPostgres.Name)]
public sealed class two_parties_over_http(OneServer one) : IClassFixture<OneServer>
{
    private const string Opening = """
        kind: history
        id: small-talks
        title: Small talks
        parties:
          - {id: ukraine, name: Ukraine, side: A, role: party}
          - {id: russia, name: Russia, side: B, role: party}
        opened: {on: 2026-02-24, by: ukraine}
        entries: []
        """;

    [Fact]
    public async Task open_move_lose_a_race_and_read_the_verdict()
    {
        (await PostAsync("/api/negotiations", Opening)).ShouldSatisfyAllConditions(
            opened => opened.Status.ShouldBe(HttpStatusCode.Created),
            opened => opened.Tag.ShouldBe("\"v1\""));

        await MovedAsync("{on: 2026-02-25, by: russia, do: table-demand, demand: no-drones, of: ukraine, dimension: WPN, text: No drones over the river}", "\"v1\"", "\"v2\"");
        await MovedAsync("{on: 2026-02-26, by: ukraine, do: offer, concession: pull-back, dimension: TER, magnitude: {x: [0, .05, .1]}, codedBy: ours, text: Pull back 10 km}", "\"v2\"", "\"v3\"");

        var late = await MoveAsync("{on: 2026-02-26, by: russia, do: state, statement: statement, text: We were first}", "\"v2\"");
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        ((string?)late.Json["code"], (long?)late.Json["expected"], (long?)late.Json["actual"]).ShouldBe(("STALE_VERSION", 2, 3));
        await MovedAsync("{on: 2026-02-26, by: russia, do: state, statement: statement, text: We were second}", "\"v3\"", "\"v4\"");

        var verdict = await SendAsync(HttpMethod.Get, "/api/negotiations/small-talks/verdict", null);
        (verdict.Status, verdict.Tag![..3]).ShouldBe((HttpStatusCode.OK, "\"v4"));
        ((string?)verdict.Json["schema"]).ShouldBe("negsim/score/1");
        ((string?)verdict.Json["items"]![0]!["id"]).ShouldBe("pull-back");
    }

    private async Task MovedAsync(string move, string seen, string now)
    {
        var answered = await MoveAsync(move, seen);
        answered.Tag.ShouldBe(now, answered.Json.ToString());
    }

    private Task<Answered> MoveAsync(string move, string seen) => PostAsync("/api/negotiations/small-talks/commands", move, seen);

    private Task<Answered> PostAsync(string path, string yaml, string? seen = null) => SendAsync(HttpMethod.Post, path, yaml, seen);

    private async Task<Answered> SendAsync(HttpMethod method, string path, string? yaml, string? seen = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = yaml is null ? null : new StringContent(yaml, Encoding.UTF8, new MediaTypeHeaderValue("application/yaml"));
        if (seen is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(seen));
        }

        using var response = await one.Server.Client.SendAsync(request);
        return new Answered(response.StatusCode, response.Headers.ETag?.ToString(), JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private sealed record Answered(HttpStatusCode Status, string? Tag, JsonNode Json);
}

[Collection(OnPostgres.Name)]
public sealed class a_database_that_goes_away(Postgres postgres)
{
    private const string Statement = "{on: 2026-02-25, by: ukraine, do: state, statement: statement, text: Hello}";

    [Fact]
    public async Task is_503_for_whoever_asks_anything_and_the_server_goes_on_when_it_is_back()
    {
        await using var line = new DatabaseLine(postgres.ConnectionString);
        await using var server = await RunningServer.StartAsync(postgres.Settings() with { ConnectionString = line.ConnectionString });
        await AskAsync(server, "POST", "/api/negotiations/talks/commands", Statement, HttpStatusCode.NotFound);

        line.Cut();
        await AskAsync(server, "POST", "/api/negotiations/talks/commands", Statement, HttpStatusCode.ServiceUnavailable);
        await AskAsync(server, "GET", "/api/negotiations/talks/verdict", null, HttpStatusCode.ServiceUnavailable);
        await AskAsync(server, "GET", "/api/negotiations", null, HttpStatusCode.ServiceUnavailable);
        await AskAsync(server, "GET", "/api/notices", null, HttpStatusCode.ServiceUnavailable);

        line.Mend();
        await AskAsync(server, "POST", "/api/negotiations/talks/commands", Statement, HttpStatusCode.NotFound);
        await AskAsync(server, "GET", "/api/notices", null, HttpStatusCode.OK);
    }

    private static async Task AskAsync(RunningServer server, string method, string path, string? yaml, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = yaml is null ? null : new StringContent(yaml, Encoding.UTF8, new MediaTypeHeaderValue("application/yaml"));
        using var response = await server.Client.SendAsync(request);
        response.StatusCode.ShouldBe(expected, $"{method} {path}: {await response.Content.ReadAsStringAsync()}");
    }
}
