using System.Net;
using System.Security.Cryptography;
using System.Text;
using NegotiationSim.Files;

namespace NegotiationSim.Server.Tests.Access;

[Collection(OnPostgres.Name)]
public sealed class a_token_of_a_party(GuardedServer guarded) : IClassFixture<GuardedServer>
{
    /// <summary>Every move that a history knows, with as many keys as it needs.</summary>
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["state-holdings"] = "holdings: {FOR: {A: 1, B: 2}}",
        ["open-round"] = "round: \"1\"",
        ["close-round"] = "round: \"1\"",
        ["schedule-round"] = "round: \"2\", planned: 2027-01-01",
        ["place-venue"] = "venue: Geneva",
        ["change-venue"] = "venue: Istanbul",
        ["challenge-venue"] = "reason: visas",
        ["table-demand"] = "demand: leave, of: ukraine, dimension: TER, text: Leave",
        ["sharpen-demand"] = "demand: leave, text: Leave now",
        ["drop-demand"] = "demand: leave",
        ["table-proposal"] = "proposal: us-28-2025-11",
        ["amend-proposal"] = "proposal: us-28-2025-11, strike: [\"1\"]",
        ["accept-proposal"] = "proposal: us-28-2025-11",
        ["reject-proposal"] = "proposal: us-28-2025-11",
        ["withdraw-proposal"] = "proposal: us-28-2025-11",
        ["offer"] = "concession: pledge, dimension: TER",
        ["commit"] = "concession: pledge, dimension: TER",
        ["withdraw"] = "concession: pledge",
        ["start"] = "concession: pledge",
        ["partly-fulfil"] = "concession: pledge, f: .5",
        ["fulfil"] = "concession: pledge",
        ["breach"] = "concession: pledge",
        ["reverse"] = "concession: pledge",
        ["lapse"] = "concession: pledge",
        ["walk-out"] = "topic: refugees",
        ["return"] = "",
        ["suspend"] = "reason: winter",
        ["resume"] = "",
        ["break-off"] = "reason: enough",
        ["link"] = "link: both, items: [pledge, leave]",
        ["unlink"] = "link: both",
        ["condition"] = "concession: pledge, condition: relief, text: If sanctions go",
        ["reach-agreement"] = "text: Agreed",
        ["correct"] = "version: 1, target: pledge, reason: misheard, text: Heard again",
        ["state"] = "statement: statement, text: Said",
        ["count-failures"] = "against: ukraine, failures: 30, text: Thirty",
    };

    [Fact]
    public async Task makes_no_move_of_another_party()
    {
        Keys.Keys.ShouldBe(WrittenMove.Verbs, ignoreOrder: true, "A new move needs its line here.");
        var before = await guarded.VersionAsync();
        var mine = guarded.Issuer.Token("party", "ukraine");
        var tried = 0;
        foreach (var (verb, keys) in Keys)
        {
            foreach (var other in new[] { "russia", "oman", "eu" })
            {
                var (status, body) = await guarded.PostAsync("/api/negotiations/talks/commands", $"on: 2026-02-25\nby: {other}\ndo: {verb}\n{keys.Replace(", ", "\n", StringComparison.Ordinal).Replace("{FOR: {A: 1\nB: 2}}", "{FOR: {A: 1, B: 2}}", StringComparison.Ordinal).Replace("[pledge\nleave]", "[pledge, leave]", StringComparison.Ordinal)}\n", mine);
                status.ShouldBe(HttpStatusCode.Forbidden, $"{verb} as {other}: {body}");
                tried++;
            }
        }

        tried.ShouldBe(36 * 3);
        (await guarded.VersionAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task makes_its_own()
    {
        (await guarded.SayAsync("ukraine", guarded.Issuer.Token("party", "ukraine"))).Status.ShouldBe(HttpStatusCode.OK);
        (await guarded.SayAsync("russia", guarded.Issuer.Token("party", "talks/russia"))).Status.ShouldBe(HttpStatusCode.OK);
        (await guarded.SayAsync("eu", guarded.Issuer.Token("party", "eu"))).Status.ShouldBe(HttpStatusCode.OK);
        (await guarded.SayAsync("oman", guarded.Issuer.Token("mediator", "oman"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("party", "other-talks/ukraine", "ukraine", "named for another table")]
    [InlineData("party", "UKRAINE", "ukraine", "another spelling")]
    [InlineData("party", "oman", "oman", "a party's token for the mediator")]
    [InlineData("mediator", "ukraine", "ukraine", "a mediator's token for a party")]
    [InlineData("party", "*", "ukraine", "everybody")]
    [InlineData("administrator", "ukraine", "ukraine", "an administrator")]
    [InlineData("reader", "ukraine", "ukraine", "a reader")]
    [InlineData("analyst", "ukraine", "ukraine", "an analyst at a real table")]
    public async Task is_good_for_what_it_says_and_nothing_else(string role, string actsAs, string by, string why) =>
        (await guarded.SayAsync(by, guarded.Issuer.Token(role, actsAs))).Status.ShouldBe(HttpStatusCode.Forbidden, why);

    [Fact]
    public async Task does_not_take_a_history_in_nor_archive_one()
    {
        var mine = guarded.Issuer.Token("party", "ukraine");

        (await guarded.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/api/negotiations/talks"), mine)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await guarded.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/import") { Content = new StringContent("{}", Encoding.UTF8, "application/jsonl") }, mine)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/api/negotiations/talks/../talks/commands")]
    [InlineData("/api/negotiations/./talks/commands")]
    [InlineData("/api//negotiations/talks/commands")]
    [InlineData("/api/negotiations/talks/commands/")]
    [InlineData("/api/negotiations/talks/commands?by=ukraine")]
    [InlineData("/api/negotiations/talks/commands;by=ukraine")]
    [InlineData("/api/negotiations/talks%2Fcommands")]
    [InlineData("/API/NEGOTIATIONS/talks/COMMANDS")]
    [InlineData("/api/negotiations/TALKS/commands")]
    public async Task finds_no_other_way_in(string path)
    {
        var before = await guarded.VersionAsync();

        var (status, _) = await guarded.PostAsync(path, """{"on": "2026-02-25", "by": "russia", "do": "state", "statement": "statement", "text": "said"}""", guarded.Issuer.Token("party", "ukraine"));

        ((int)status).ShouldBeInRange(400, 499);
        (await guarded.VersionAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("X-Forwarded-User", "russia")]
    [InlineData("X-Original-URL", "/api/health")]
    [InlineData("X-HTTP-Method-Override", "GET")]
    [InlineData("Cookie", "role=administrator")]
    public async Task gets_no_further_with_headers_of_its_own(string name, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/negotiations/talks/commands")
        {
            Content = new StringContent("""{"on": "2026-02-25", "by": "russia", "do": "state", "statement": "statement", "text": "said"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation(name, value);

        (await guarded.SendAsync(request, guarded.Issuer.Token("party", "ukraine"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task does_not_see_what_another_party_simulates()
    {
        var scenario = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "scenarios", "comparable-forces.yaml"));
        var (status, body) = await guarded.PostAsync("/api/sweeps", scenario, guarded.Issuer.Token("party", "russia"));
        ((int)status).ShouldBeInRange(200, 299, body);
        var id = System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("id").GetString();

        foreach (var part in new[] { "", "/progress", "/result" })
        {
            (await guarded.GetAsync($"/api/sweeps/{id}{part}", guarded.Issuer.Token("party", "ukraine"))).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }
}

[Collection(OnPostgres.Name)]
public sealed class a_token_that_is_no_good(GuardedServer guarded) : IClassFixture<GuardedServer>
{
    [Fact]
    public async Task is_refused_everywhere()
    {
        var good = new Issuer.Wanted { Role = "party", ActsAs = ["ukraine"] };
        var token = guarded.Issuer.Token(good);
        var parts = token.Split('.');
        var bad = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["none at all"] = null,
            ["expired"] = guarded.Issuer.Token(good with { NotBefore = DateTime.UtcNow.AddHours(-2), Expires = DateTime.UtcNow.AddHours(-1) }),
            ["not yet valid"] = guarded.Issuer.Token(good with { NotBefore = DateTime.UtcNow.AddHours(1), Expires = DateTime.UtcNow.AddHours(2) }),
            ["for ever"] = guarded.Issuer.Token(good with { Expires = null }),
            ["another's key"] = guarded.Issuer.Token(good with { Key = RandomNumberGenerator.GetBytes(32) }),
            ["another issuer"] = guarded.Issuer.Token(good with { From = "somebody" }),
            ["another audience"] = guarded.Issuer.Token(good with { For = "somebody" }),
            ["tampered"] = $"{parts[0]}.{Encode(Decode(parts[1]).Replace("ukraine", "russia", StringComparison.Ordinal))}.{parts[2]}",
            ["unsigned"] = $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            ["cut"] = token[..^5],
            ["no token"] = "ukraine",
        };

        foreach (var (what, one) in bad)
        {
            (await guarded.SayAsync("ukraine", one)).Status.ShouldBe(HttpStatusCode.Unauthorized, what);
            (await guarded.GetAsync("/api/negotiations/talks", one)).Status.ShouldBe(HttpStatusCode.Unauthorized, what);
        }

        (await guarded.SayAsync("ukraine", token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string Decode(string part) => Encoding.UTF8.GetString(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.DecodeBytes(part));

    private static string Encode(string text) => Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(text);
}

[Collection(OnPostgres.Name)]
public sealed class an_analyst(GuardedServer guarded) : IClassFixture<GuardedServer>
{
    [Fact]
    public async Task reads_scores_and_forks_and_moves_in_forks_alone()
    {
        var token = guarded.Issuer.Token("analyst");

        (await guarded.GetAsync("/api/negotiations/talks", token)).Status.ShouldBe(HttpStatusCode.OK);
        (await guarded.GetAsync("/api/negotiations/talks/verdict", token)).Status.ShouldBe(HttpStatusCode.OK);
        (await guarded.SayAsync("russia", token, "what-if")).Status.ShouldBe(HttpStatusCode.OK);
        (await guarded.SayAsync("russia", token)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task is_more_than_a_reader()
    {
        var token = guarded.Issuer.Token("reader");

        (await guarded.GetAsync("/api/negotiations/talks", token)).Status.ShouldBe(HttpStatusCode.OK);
        (await guarded.PostAsync("/api/negotiations/talks/forks", """{"id": "mine"}""", token)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await guarded.SayAsync("russia", token, "what-if")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
