using System.Net;
using System.Text;

namespace NegotiationSim.Cli.Tests;

public class when_a_server_is_asked_how_it_is
{
    [Theory]
    [InlineData("warning", 0)]
    [InlineData("failed", 1)]
    public async Task each_line_is_shown_and_the_exit_code_says_whether_all_works(string worst, int exit)
    {
        var report = $$"""{"condition":"{{worst}}","lines":[{"name":"database","condition":"ok","says":"PostgreSQL 15 answers"},{"name":"streams","condition":"{{worst}}","says":"talks v8 cannot be read"}]}""";

        var (run, asked) = await AskAsync(200, report);

        run.Exit.ShouldBe(exit);
        run.Out.ShouldBe($"ok       database: PostgreSQL 15 answers\n{worst,-8} streams: talks v8 cannot be read\n");
        asked.ShouldBe("GET /api/server/doctor HTTP/1.1");
    }

    [Theory]
    [InlineData(401, "", 3, "401")]
    [InlineData(403, "", 3, "403")]
    [InlineData(500, "", 1, "500")]
    [InlineData(200, "<html>", 1, "no server of negotiations")]
    [InlineData(200, "[]", 1, "no server of negotiations")]
    public async Task whatever_else_answers_is_named(int status, string body, int exit, string says)
    {
        var (run, _) = await AskAsync(status, body);

        run.Exit.ShouldBe(exit);
        run.Error.ShouldContain(says);
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public void nobody_there_is_a_failure()
    {
        var run = Terminals.Piped("server", "doctor", "--url", "http://127.0.0.1:1");

        run.Exit.ShouldBe(1);
        run.Error.ShouldStartWith("http://127.0.0.1:1/: ");
    }

    [Theory]
    [InlineData("server", "doctor", "--url", "talks.negsim")]
    [InlineData("server", "surgeon")]
    [InlineData("server")]
    public void what_cannot_be_asked_is_a_finding(params string[] args) => Terminals.Piped(args).Exit.ShouldBe(2);

    /// <summary>One answer, from a listener that reads the question and nothing more of the protocol.</summary>
    private static async Task<(Terminals.Ran Run, string Asked)> AskAsync(int status, string body)
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            var asked = await reader.ReadLineAsync();
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} Some\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));
            return asked!;
        });
        var run = await Task.Run(() => Terminals.Piped("server", "doctor", "--url", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        return (run, await answering);
    }
}
