using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using NegotiationSim.Tests;
using Xunit.Abstractions;

namespace NegotiationSim.Server.Tests.Survival;

[Collection(AloneOnPostgres.Name)]
public sealed class when_bodies_are_hostile(OneServer one, ITestOutputHelper output) : IClassFixture<OneServer>, IAsyncLifetime
{
    private const int Bodies = 20_000;
    private const int Slow = 50;

    // The talks that are shot at, and others that nobody touches: what can be done there shows how the server is.
    public async Task InitializeAsync()
    {
        await one.EmptyAsync();
        foreach (var id in (string[])["talks", "elsewhere"])
        {
            (await PostAsync("/api/negotiations", Table.Opening(id))).ShouldBe(HttpStatusCode.Created);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task twenty_thousand_are_done_or_refused_while_100_slow_clients_are_let_go_and_the_server_stays_well()
    {
        var slow = Enumerable.Range(0, Slow).SelectMany(_ => (Task<string?>[])[HeadersAsync(), BodyAsync()]).ToList();

        var statuses = await new HostileBodies(one.Server.Client, seed: 20261122).SendAsync(Bodies, "talks", atOnce: 16);

        statuses.Values.Sum().ShouldBe(Bodies);
        statuses.Keys.ShouldContain(HttpStatusCode.OK);
        statuses.Keys.ShouldContain(HttpStatusCode.BadRequest);
        statuses.Keys.ShouldContain(HttpStatusCode.UnprocessableEntity);
        statuses.Keys.ShouldContain(HttpStatusCode.Conflict);
        (await Task.WhenAll(slow).WaitAsync(TimeSpan.FromMinutes(5))).CountBy(line => line ?? "hung up").ShouldHaveSingleItem().ShouldBe(new("HTTP/1.1 408 Request Timeout", 2 * Slow));
        await WellAsync();
        output.WriteLine(string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{(int)status.Key}: {status.Value}")));
    }

    [Theory]
    [InlineData("/api/negotiations/talks/commands", (64 * 1024) + 1)]
    [InlineData("/api/negotiations", (8 * 1024 * 1024) + 1)]
    [InlineData("/api/score", (8 * 1024 * 1024) + 1)]
    public async Task one_that_is_too_large_is_refused_before_it_has_come(string path, int bytes)
    {
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = one.Server.Client.BaseAddress };
        using var body = new Unsent(bytes);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.ExpectContinue = true;

        using var response = await patient.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).ShouldContain("TOO_LARGE");
        body.WasAskedFor.ShouldBeFalse();
        await WellAsync();
    }

    /// <summary>Headers that never end, a line a second.</summary>
    private Task<string?> HeadersAsync() => DripAsync("POST /api/score HTTP/1.1\r\nHost: localhost\r\n", "X-More: 1\r\n");

    /// <summary>A body of 1,000 bytes, a byte a second.</summary>
    private Task<string?> BodyAsync() => DripAsync("POST /api/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: 1000\r\n\r\n", "k");

    /// <returns>The first line of the answer.</returns>
    private async Task<string?> DripAsync(string start, string drop)
    {
        using var client = new TcpClient();
        var address = one.Server.Client.BaseAddress!;
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        var answer = reader.ReadLineAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(start));
        while (await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(1))) != answer)
        {
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(drop));
            }
            catch (IOException)
            {
                // The server has hung up. What it said before that can still be read.
                break;
            }
        }

        return await answer;
    }

    private async Task WellAsync()
    {
        // Without the shipped histories it is not ready in the words of /health/ready.
        using var well = await one.Server.Client.GetAsync(new Uri("/health", UriKind.Relative));
        well.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PostAsync("/api/negotiations/elsewhere/commands", "{on: 2026-02-25, by: russia, do: state, statement: statement, text: Still here}")).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpStatusCode> PostAsync(string path, string yaml)
    {
        using var body = new StringContent(yaml, Encoding.UTF8, "application/yaml");
        using var response = await one.Server.Client.PostAsync(new Uri(path, UriKind.Relative), body);
        return response.StatusCode;
    }

    /// <summary>A body that says how long it is, and knows whether anybody wanted it.</summary>
    private sealed class Unsent : HttpContent
    {
        private readonly int _bytes;

        public Unsent(int bytes)
        {
            _bytes = bytes;
            Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        }

        public bool WasAskedFor { get; private set; }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes;
            return true;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            WasAskedFor = true;
            await stream.WriteAsync(new byte[_bytes]);
        }
    }
}
