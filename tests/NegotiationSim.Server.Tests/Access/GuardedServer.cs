using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace NegotiationSim.Server.Tests.Access;

/// <summary>A server that asks for tokens, and one negotiation in it: ukraine, russia, a mediator (oman), an observer (eu).</summary>
public sealed class GuardedServer(Postgres postgres) : IAsyncLifetime
{
    private const string Opening = """
        kind: history
        id: talks
        title: The talks
        parties:
          - {id: ukraine, name: Ukraine, side: A, role: party}
          - {id: russia, name: Russia, side: B, role: party}
          - {id: oman, name: Oman, side: third, role: mediator}
          - {id: eu, name: European Union, side: third, role: observer}
        opened: {on: 2026-02-24, by: oman}
        entries: []
        """;

    private int _commands;

    internal Issuer Issuer { get; } = new();

    internal RunningServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Postgres.Missing is not null)
        {
            return;
        }

        Server = await RunningServer.StartAsync(postgres.Settings(), configuration: Issuer.Configuration);
        var opened = await PostAsync("/api/negotiations", Opening, Issuer.Token("mediator", "oman"));
        opened.Status.ShouldBe(HttpStatusCode.Created, opened.Body);
        var forked = await PostAsync("/api/negotiations/talks/forks", """{"id": "what-if", "atVersion": 1, "overrides": ["tried"]}""", Issuer.Token("analyst"));
        forked.Status.ShouldBe(HttpStatusCode.Created, forked.Body);
        (await PostAsync("/api/negotiations/what-if/share", "", Issuer.Token("analyst"))).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    public async Task DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }

    /// <summary>A statement by a party, sent with a token.</summary>
    internal Task<(HttpStatusCode Status, string Body)> SayAsync(string by, string? token, string negotiation = "talks") =>
        PostAsync($"/api/negotiations/{negotiation}/commands", $$"""{"on": "2026-02-25", "by": "{{by}}", "do": "state", "statement": "statement", "text": "said {{Interlocked.Increment(ref _commands)}}"}""", token);

    internal Task<(HttpStatusCode Status, string Body)> PostAsync(string path, string body, string? token) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, body.StartsWith('{') ? "application/json" : "application/yaml") }, token);

    internal Task<(HttpStatusCode Status, string Body)> GetAsync(string path, string? token) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), token);

    internal async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage request, string? token)
    {
        using (request)
        {
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            using var response = await Server.Client.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    internal async Task<long> VersionAsync(string negotiation = "talks") =>
        (await Server.Streams.FindAsync(new Core.Negotiations.NegotiationId(negotiation)))!.Version;
}
