using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using NegotiationSim.Tests;
using Xunit.Abstractions;

namespace NegotiationSim.Server.Tests.Survival;

[Collection(OnPostgres.Name)]
public sealed class when_bodies_are_hostile(OneServer one, ITestOutputHelper output) : IClassFixture<OneServer>, IAsyncLifetime
{
    private const int Bodies = 20_000;
    private const int Slow = 50;

    public async Task InitializeAsync()
    {
        await one.Server.EmptyAsync();
        using var body = new StringContent(Table.Opening("talks"), Encoding.UTF8, "application/yaml");
        using var opened = await one.Server.Client.PostAsync(new Uri("/api/negotiations", UriKind.Relative), body);
        opened.StatusCode.ShouldBe(HttpStatusCode.Created);
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
        // Most are told why; where a busy server notices late, it just hangs up.
        var told = await Task.WhenAll(slow).WaitAsync(TimeSpan.FromMinutes(1));
        told.Count(line => line is null or "HTTP/1.1 408 Request Timeout").ShouldBe(2 * Slow, string.Join('\n', told.Distinct()));
        told.Count(line => line is not null).ShouldBeGreaterThan(Slow);
        await WellAsync();
        output.WriteLine(string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{(int)status.Key}: {status.Value}")));
    }

    [Theory]
    [InlineData("/api/negotiations/talks/commands", (64 * 1024) + 1)]
    [InlineData("/api/negotiations", (8 * 1024 * 1024) + 1)]
    [InlineData("/api/score", (8 * 1024 * 1024) + 1)]
    public async Task one_that_is_too_large_is_refused_before_it_has_come(string path, int bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[bytes]) };
        request.Headers.ExpectContinue = true;
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");

        using var response = await one.Server.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).ShouldContain("TOO_LARGE");
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
            await stream.WriteAsync(Encoding.ASCII.GetBytes(drop));
        }

        return await answer;
    }

    private async Task WellAsync()
    {
        // Without the shipped histories it is not ready in the words of /health/ready.
        using var well = await one.Server.Client.GetAsync(new Uri("/health", UriKind.Relative));
        well.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var body = new StringContent("{on: 2026-02-25, by: russia, do: state, statement: statement, text: Still here}", Encoding.UTF8, "application/yaml");
        using var done = await one.Server.Client.PostAsync(new Uri("/api/negotiations/talks/commands", UriKind.Relative), body);
        var said = await done.Content.ReadAsStringAsync();
        // Among so many bodies some may have ended the talks: by the rules, not by damage.
        (done.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict).ShouldBeTrue(said);
    }
}
