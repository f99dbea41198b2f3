using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using NegotiationSim.Tests;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Tests;

public class whatever_is_sent
{
    private const int Bodies = 5_000;

    [Fact]
    public async Task is_done_or_refused_and_breaks_nothing()
    {
        await using var served = await Served.Start();
        await served.Post("/api/negotiations", Written.Opening());
        var statuses = await new HostileBodies(served.Client, seed: 20260224).SendAsync(Bodies, "talks");
        statuses.Values.Sum().ShouldBe(Bodies);
        statuses.Keys.ShouldContain(HttpStatusCode.OK);
        statuses.Keys.ShouldContain(HttpStatusCode.BadRequest);
        statuses.Keys.ShouldContain(HttpStatusCode.UnprocessableEntity);
        statuses.Keys.ShouldContain(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("/api/negotiations/talks/commands", 65_537)]
    [InlineData("/api/negotiations", 2_000_001)]
    [InlineData("/api/score", 2_000_001)]
    public async Task is_refused_where_it_is_too_large(string path, int bytes)
    {
        await using var served = await Served.Start(settings: new WebSettings { LargestFile = 2_000_000 });
        var answer = await served.Post(path, new string(' ', bytes));
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Code.ShouldBe("TOO_LARGE");
    }

    [Fact]
    public async Task of_a_length_that_it_does_not_say_is_counted_while_it_comes()
    {
        await using var served = await Served.Start();
        using var content = new StreamContent(new Endless());
        content.Headers.ContentType = new("application/yaml");
        using var response = await served.Client.PostAsync("/api/negotiations/talks/commands", content);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData(null)]
    public async Task in_a_type_that_any_page_of_the_web_could_send_is_refused(string? type)
    {
        await using var served = await Served.Start();
        var answer = await served.Send(HttpMethod.Post, "/api/negotiations", Written.Opening(), type);
        answer.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer.Code.ShouldBe("MEDIA_TYPE");
        (await served.Streams.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task too_slowly_is_let_go()
    {
        await using var served = await Served.StartOnKestrel(new WebSettings { SlowestBody = 1_000_000, SlowBodyGrace = TimeSpan.FromSeconds(1.5) });
        using var slow = new TcpClient();
        await slow.ConnectAsync(served.Address.Host, served.Address.Port);
        var stream = slow.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /api/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: 1000\r\n\r\nkind"));
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 408 Request Timeout");
    }

    [Fact]
    public async Task slowly_holds_up_nobody_who_sends_all_at_once()
    {
        await using var served = await Served.StartOnKestrel(new WebSettings { SlowBodyGrace = TimeSpan.FromMinutes(5), LongestRequest = TimeSpan.FromSeconds(20) });
        var slow = Enumerable.Range(0, 4 * Turns.AtOnce).Select(_ => new TcpClient()).ToList();
        foreach (var client in slow)
        {
            await client.ConnectAsync(served.Address.Host, served.Address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /api/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: 1000\r\n\r\nkind"));
        }

        (await served.Get("/api/score/us-28-2025-11")).Status.ShouldBe(HttpStatusCode.OK);
        slow.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task when_its_turn_does_not_come_in_time_is_said_to_be_not_done()
    {
        await using var served = await Served.Start(settings: new WebSettings { LongestRequest = TimeSpan.FromSeconds(0.5) });
        var turns = served.Services.GetRequiredService<Turns>();
        var taken = new List<RateLimitLease>();
        while (taken.Count < Turns.AtOnce)
        {
            taken.Add(await turns.TakeAsync(CancellationToken.None));
        }

        (await served.Get("/api/score/us-28-2025-11")).Status.ShouldBe(HttpStatusCode.GatewayTimeout);
        taken.ForEach(turn => turn.Dispose());
    }

    /// <summary>Spaces without end, and without a length.</summary>
    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
