using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace NegotiationSim.Server.Tests.Access;

[Collection(OnPostgres.Name)]
public sealed class what_a_party_keeps_to_itself(GuardedServer guarded) : IClassFixture<GuardedServer>
{
    /// <summary>What nobody else may read: what is still acceptable, and what it is called.</summary>
    private static readonly string[] Secrets = ["Ukraine walks away", "still acceptable", "1234567", "0.4711", "red-line"];

    private const string Scenario = """
        kind: scenario
        id: walk-away
        title: Where Ukraine walks away
        question: Is 1234567 still acceptable?
        base: eu-core-interests
        cutoff: 2026-02-24
        perspectives: [neutral]
        norm: EqualProportion
        variants:
          - id: walk-away-at
            title: Ukraine walks away at 1234567
            apply:
              - {on: 2026-02-24, by: ukraine, do: commit, concession: cut, dimension: FOR, magnitude: {quantity: 1234567}, irr: .5, text: "walk-away"}
        """;

    private const string Ledger = """
        {"cutoff": "2026-02-24", "title": "walk-away",
         "items": [{"id": "walk-away", "side": "A", "dimension": "FOR", "status": "Committed", "magnitude": {"x": [0.1, 0.4711, 0.5]}}],
         "perspectives": [{"id": "eyes-of-kyiv", "title": "Ukraine walks away", "weights": {"A": {"FOR": 1}, "B": {"FOR": 1}}}]}
        """;

    private static readonly Issuer.Wanted Owner = new() { Role = "party", ActsAs = ["ukraine"], Subject = "one-for-all" };

    /// <summary>Everybody else, also those whom the issuer calls the same.</summary>
    private static readonly Dictionary<string, Issuer.Wanted?> Others = new(StringComparer.Ordinal)
    {
        ["the other party"] = new() { Role = "party", ActsAs = ["russia"] },
        ["the other party, of the same subject"] = Owner with { ActsAs = ["russia"] },
        ["both parties, of the same subject"] = Owner with { ActsAs = ["ukraine", "russia"] },
        ["the party at another table"] = Owner with { ActsAs = ["other-talks/ukraine"] },
        ["the same party, another subject"] = Owner with { Subject = "another" },
        ["the same party, without a subject"] = Owner with { Subject = "" },
        ["a mediator of the same subject"] = Owner with { Role = "mediator", ActsAs = ["oman"] },
        ["an analyst of the same subject"] = Owner with { Role = "analyst", ActsAs = [] },
        ["a reader"] = new() { Role = "reader" },
        ["an administrator"] = new() { Role = "administrator" },
        ["nobody"] = null,
    };

    [Fact]
    public async Task nobody_else_reads_it_by_any_way_there_is()
    {
        var sweep = await SweptAsync();
        await ForkedAsync("red-line");
        var counts = (Asked: 0, Answered: 0);

        foreach (var (who, wanted) in Others)
        {
            var token = wanted is null ? null : guarded.Issuer.Token(wanted);
            foreach (var path in WaysIn(sweep))
            {
                var (status, body) = await guarded.GetAsync(path, token);

                Secrets.Where(secret => body.Contains(secret, StringComparison.OrdinalIgnoreCase) && !path.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty($"{who} at {path}: {body}");
                body.ShouldNotContain("one-for-all");
                counts = (counts.Asked + 1, counts.Answered + (status == HttpStatusCode.OK ? 1 : 0));
                if (path.StartsWith("/api/sweeps/", StringComparison.Ordinal) || path.StartsWith("/api/negotiations/red-line", StringComparison.Ordinal))
                {
                    status.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized], $"{who} at {path}");
                }
            }
        }

        counts.Asked.ShouldBeGreaterThan(500);
        counts.Answered.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task nobody_else_ends_it()
    {
        var sweep = await SweptAsync();

        foreach (var (who, wanted) in Others)
        {
            var (status, _) = await guarded.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"/api/sweeps/{sweep}"), wanted is null ? null : guarded.Issuer.Token(wanted));
            status.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized], who);
        }

        (await guarded.GetAsync($"/api/sweeps/{sweep}/result", guarded.Issuer.Token(Owner))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task nobody_else_acts_in_its_fork_nor_forks_nor_shares_it()
    {
        await ForkedAsync("far-as-we-go");
        var before = await guarded.VersionAsync("far-as-we-go");

        foreach (var (who, wanted) in Others.Where(other => other.Value is not { Role: "reader" or "administrator" }))
        {
            var token = wanted is null ? null : guarded.Issuer.Token(wanted);
            var refused = wanted is null ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound;
            foreach (var by in new[] { "ukraine", "russia", "oman" })
            {
                (await guarded.SayAsync(by, token, "far-as-we-go")).Status.ShouldBe(refused, $"{who} as {by}");
            }

            (await guarded.PostAsync("/api/negotiations/far-as-we-go/share", "", token)).Status.ShouldBe(refused, who);
            (await guarded.PostAsync("/api/negotiations/far-as-we-go/forks", """{"id": "peeped"}""", token)).Status.ShouldBe(
                wanted is { Subject: "" } ? HttpStatusCode.Forbidden : refused, who);
        }

        (await guarded.VersionAsync("far-as-we-go")).ShouldBe(before);
    }

    [Fact]
    public async Task its_fork_is_there_for_itself_and_once_shared_for_everybody()
    {
        await ForkedAsync("thought-over");
        string[] ways =
        [
            "/api/negotiations?limit=1000", "/api/negotiations/thought-over", "/api/negotiations/thought-over/events", "/api/negotiations/thought-over/state",
            "/api/comparisons?left=talks&right=thought-over", "/api/export?id=thought-over",
        ];
        foreach (var way in ways)
        {
            (await guarded.GetAsync(way, guarded.Issuer.Token(Owner))).Body.ShouldContain("thought-over", Case.Sensitive, way);
        }

        (await guarded.PostAsync("/api/negotiations/thought-over/share", "", guarded.Issuer.Token(Owner))).Status.ShouldBe(HttpStatusCode.NoContent);

        foreach (var way in ways)
        {
            (await guarded.GetAsync(way, guarded.Issuer.Token(new Issuer.Wanted { Role = "reader" }))).Body.ShouldContain("thought-over", Case.Sensitive, way);
        }
    }

    [Fact]
    public async Task whoever_is_called_nothing_has_no_forks()
    {
        var (status, body) = await guarded.PostAsync("/api/negotiations/talks/forks", """{"id": "nobodys", "atVersion": 1}""", guarded.Issuer.Token(Owner with { Subject = "" }));

        status.ShouldBe(HttpStatusCode.Forbidden, body);
    }

    [Fact]
    public async Task whoever_is_called_nothing_has_no_sweeps()
    {
        var (status, body) = await guarded.PostAsync("/api/sweeps", Scenario, guarded.Issuer.Token(Owner with { Subject = "" }));

        status.ShouldBe(HttpStatusCode.Forbidden, body);
    }

    /// <summary>A fork of the talks in which the owner tries how far it would go.</summary>
    private async Task ForkedAsync(string id)
    {
        var mine = guarded.Issuer.Token(Owner);
        var forked = await guarded.PostAsync("/api/negotiations/talks/forks", $$"""{"id": "{{id}}", "atVersion": 1, "overrides": ["Ukraine walks away"]}""", mine);
        forked.Status.ShouldBe(HttpStatusCode.Created, forked.Body);
        foreach (var move in new[]
        {
            "# tried\n{on: 2026-02-25, by: ukraine, do: commit, concession: cut, dimension: FOR, magnitude: {quantity: 1234567}, text: still acceptable, due: 2026-02-26}",
            "# tried\n{on: 2026-02-25, by: ukraine, do: table-demand, demand: our-red-line, of: russia, dimension: TER, text: Ukraine walks away}",
        })
        {
            var (status, answer) = await guarded.PostAsync($"/api/negotiations/{id}/commands", move, mine);
            status.ShouldBe(HttpStatusCode.OK, answer);
        }
    }

    /// <summary>Everything the owner can do with what is private; returns the sweep's id once it is over.</summary>
    private async Task<string> SweptAsync()
    {
        var mine = guarded.Issuer.Token(Owner);
        foreach (var (path, private_) in new[] { ("/api/whatif", Scenario), ("/api/score?perspective=eyes-of-kyiv", Ledger) })
        {
            var (status, answer) = await guarded.PostAsync(path, private_, mine);
            status.ShouldBe(HttpStatusCode.OK, answer);
            answer.ShouldContain("walk-away");
        }

        var (accepted, started) = await guarded.PostAsync("/api/sweeps", Scenario, mine);
        accepted.ShouldBe(HttpStatusCode.Accepted, started);
        var id = JsonDocument.Parse(started).RootElement.GetProperty("id").GetString()!;
        // A later token of the same bearer is as good.
        var later = guarded.Issuer.Token(Owner with { Expires = DateTime.UtcNow.AddMinutes(20) });
        (await guarded.GetAsync($"/api/sweeps/{id}/progress", later)).Body.ShouldContain("completed");
        var (_, result) = await guarded.GetAsync($"/api/sweeps/{id}/result", later);
        result.ShouldContain("Ukraine walks away");
        return id;
    }

    /// <summary>Every address that answers a GET, with everything in it that could lead to what is private.</summary>
    private IEnumerable<string> WaysIn(string sweep)
    {
        string[] names = [sweep, $"sweep:{sweep}", $"sweep:{sweep}/0", "red-line", "walk-away", "eyes-of-kyiv", "talks", "what-if", "ukraine"];
        string[] queries = ["", .. names.SelectMany(name => new[] { $"?id={name}", $"?negotiation={name}", $"?left={name}&right=talks", $"?perspective={name}" }), "?forks=true"];
        foreach (var route in guarded.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (route.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods && !methods.HttpMethods.Contains("GET"))
            {
                continue;
            }

            var pattern = $"/{route.RoutePattern.RawText!.TrimStart('/')}";
            var paths = route.RoutePattern.Parameters is [{ Name: var parameter }]
                ? names.Select(name => pattern.Replace($"{{{parameter}}}", Uri.EscapeDataString(name), StringComparison.Ordinal))
                : queries.Select(query => $"{pattern}{query}");
            foreach (var path in paths)
            {
                yield return path;
            }
        }
    }
}
