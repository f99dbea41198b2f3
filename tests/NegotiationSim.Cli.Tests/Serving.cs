using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using NegotiationSim.Cli.Network;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Verbs;
using NegotiationSim.Streams.CaseFiles;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Cli.Tests;

public class a_served_case
{
    [Theory]
    [InlineData("http://0.0.0.0:5150", "can be reached from other machines, and nobody signs in here")]
    [InlineData("http://[::]:5150", "can be reached from other machines")]
    [InlineData("http://192.168.1.7:5150", "can be reached from other machines")]
    [InlineData("http://localhost.example.com:5150", "can be reached from other machines")]
    [InlineData("http://*:5150", "is no address to listen on")]
    [InlineData("http://127.0.0.1:5150,http://0.0.0.0:5151", "can be reached from other machines")]
    [InlineData("https://127.0.0.1:5150", "is no address to listen on")]
    [InlineData("http://127.0.0.1:5150/path", "is no address to listen on")]
    [InlineData("http://u:p@127.0.0.1:5150", "is no address to listen on")]
    [InlineData("5150", "is no address to listen on")]
    [InlineData(",", "names no address")]
    public void listens_on_this_machine_alone(string urls, string sentence)
    {
        var refused = Terminals.Piped("serve", "--urls", urls);
        refused.Exit.ShouldBe(2);
        refused.Out.ShouldBeEmpty();
        refused.Error.ShouldContain(sentence);
    }

    [Fact]
    public async Task says_over_http_what_the_program_says()
    {
        await using var served = await Serving.Start();
        Terminals.Piped("import", "us-led-track", "--case", served.Case).Exit.ShouldBe(0);
        (await served.Get("/api/negotiations/us-led-track/verdict")).ShouldBe(Terminals.Piped("score", "us-led-track", "--case", served.Case, "--json").Out);
        (await served.Get("/api/negotiations/us-led-track/verdict?at=20&norm=own-scale&perspective=all")).ShouldBe(Terminals.Piped("score", "us-led-track", "--case", served.Case, "--at", "20", "--norm", "own-scale", "--perspective", "all", "--json").Out);
        (await served.Get("/api/negotiations/us-led-track/replay?known-by=2026-02-01")).ShouldBe(Terminals.Piped("replay", "us-led-track", "--case", served.Case, "--known-by", "2026-02-01", "--json").Out);
        (await served.Get("/api/score/us-28-2025-11")).ShouldBe(Terminals.Piped("score", "us-28-2025-11", "--json").Out);
        (await served.Get("/api/whatif/eu-symmetry-paper")).ShouldBe(Terminals.Piped("whatif", "eu-symmetry-paper", "--json").Out);
    }

    [Fact]
    public async Task writes_to_the_case_file()
    {
        await using var served = await Serving.Start();
        Terminals.Piped("import", "us-led-track", "--case", served.Case);
        using var move = new StringContent("{on: 2026-02-19, by: ukraine, do: table-demand, demand: x, of: russia, dimension: TER, text: Pull back}", Encoding.UTF8, "application/yaml");
        using var answer = await served.Client.PostAsync("/api/negotiations/us-led-track/commands", move);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Terminals.Piped("verify", "--case", served.Case).Out.ShouldContain("1 stream, 39 events");
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task answers_to_its_own_name_alone(string host)
    {
        await using var served = await Serving.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/negotiations");
        request.Headers.Host = host;
        using var answer = await served.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task ends_when_it_is_told_to()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "negsim.dll"), "serve", "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = Terminals.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync();
        line.ShouldNotBeNull().ShouldStartWith("Serving in memory at http://127.0.0.1:");
        using var client = new HttpClient();
        (await client.GetStringAsync(new Uri($"{line!.Split(' ')[4].TrimEnd('.')}/health/ready"))).ShouldContain("healthy");
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
            return;
        }

        Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
        (await process.StandardError.ReadToEndAsync()).ShouldBeEmpty();
    }

    [Fact]
    public void has_no_problem_that_is_not_explained() =>
        Enum.GetValues<ProblemCode>().Select(code => code.Text()).ShouldBe(Explain.ProblemTerms.All.Select(term => term.Name), ignoreOrder: true);
}

public class streams_between_case_and_server
{
    [Fact]
    public async Task go_there_and_back_and_lose_nothing()
    {
        await using var served = await Serving.Start();
        using var mine = new Folder();
        Terminals.Piped("import", "us-led-track", "geneva-international-discussions", "--case", mine.Case).Exit.ShouldBe(0);
        Terminals.Piped("fork", "us-led-track", "freeze-first", "--at", "20", "--case", mine.Case).Exit.ShouldBe(0);
        string[] ids = ["us-led-track", "geneva-international-discussions", "freeze-first"];
        var pushed = Terminals.Piped(["push", .. ids, "--case", mine.Case, "--to", served.Url]);
        pushed.Exit.ShouldBe(0, pushed.Error);
        pushed.Out.ShouldContain("in 3 streams");
        var pulled = Terminals.Piped(["pull", .. ids, "--from", served.Url, "--case", mine.Other]);
        pulled.Exit.ShouldBe(0, pulled.Error);
        foreach (var id in ids)
        {
            var export = Terminals.Piped("export", id, "--case", mine.Case).Out;
            Terminals.Piped("export", id, "--case", served.Case).Out.ShouldBe(export);
            Terminals.Piped("export", id, "--case", mine.Other).Out.ShouldBe(export);
        }

        foreach (var file in new[] { served.Case, mine.Other })
        {
            Terminals.Piped("verify", "--case", file).Exit.ShouldBe(0);
        }

        Terminals.Piped("list", "--case", mine.Other).Out.ShouldContain("us-led-track at v20");
    }

    [Fact]
    public async Task are_no_news_the_second_time_and_go_on_where_they_left_off()
    {
        await using var served = await Serving.Start();
        using var mine = new Folder();
        Terminals.Piped("import", "us-led-track", "--case", mine.Case);
        Push(served, mine).Out.ShouldContain("38 new events in 1 stream");
        Push(served, mine).Out.ShouldContain("0 new events in 1 stream");
        Move(mine.Case, "x");
        Push(served, mine).Out.ShouldContain("1 new event in 1 stream");
        Move(served.Case, "y");
        Terminals.Piped("pull", "us-led-track", "--from", served.Url, "--case", mine.Case).Out.ShouldContain("1 new event in 1 stream");
    }

    [Fact]
    public async Task that_have_gone_different_ways_are_refused_with_the_words_of_an_import()
    {
        await using var served = await Serving.Start();
        using var mine = new Folder();
        Terminals.Piped("import", "us-led-track", "--case", mine.Case);
        Push(served, mine);
        Move(mine.Case, "mine");
        Move(served.Case, "theirs");
        const string words = "39:1: DIVERGED: another event stands here. Expected: a stream that continues the one that is here";
        var pushed = Push(served, mine);
        pushed.Exit.ShouldBe(4);
        pushed.Error.ShouldContain(words);
        var pulled = Terminals.Piped("pull", "us-led-track", "--from", served.Url, "--case", mine.Case);
        pulled.Exit.ShouldBe(2);
        pulled.Error.ShouldContain(words);
        Terminals.Piped("verify", "--case", served.Case).Exit.ShouldBe(0);
        Terminals.Piped("verify", "--case", mine.Case).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task that_are_not_there_are_said_to_be_so()
    {
        await using var served = await Serving.Start();
        using var mine = new Folder();
        var pulled = Terminals.Piped("pull", "nothing", "--from", served.Url, "--case", mine.Case);
        pulled.Exit.ShouldBe(5);
        pulled.Error.ShouldContain("NOT_FOUND: there is no negotiation \"nothing\"");
        File.Exists(mine.Case).ShouldBeFalse();
        Terminals.Piped("import", "us-led-track", "--case", mine.Case);
        Terminals.Piped("push", "nothing", "--case", mine.Case, "--to", served.Url).Exit.ShouldBe(5);
    }

    [Theory]
    [InlineData("ftp://negotiations.example", null, 2, "is no address of a server")]
    [InlineData("negotiations.example", null, 2, "is no address of a server")]
    [InlineData("https://name:word@negotiations.example", null, 2, "is no address of a server")]
    [InlineData("http://negotiations.example", "secret", 2, "for all to read; write https")]
    [InlineData("http://127.0.0.1:9", "two words", 2, "is no token")]
    [InlineData("http://127.0.0.1:9", null, 1, "http://127.0.0.1:9/: ")]
    public void need_a_server_that_can_be_reached_safely(string url, string? token, int exit, string sentence)
    {
        using var mine = new Folder();
        Terminals.Piped("import", "us-led-track", "--case", mine.Case);
        var pushed = Terminals.Run(["push", "us-led-track", "--case", mine.Case, "--to", url], columns: null, ("NEGSIM_TOKEN", token ?? ""));
        pushed.Exit.ShouldBe(exit);
        pushed.Error.ShouldContain(sentence);
        pushed.Error.ShouldNotContain("secret");
    }

    [Fact]
    public async Task carry_the_token_and_follow_no_redirection()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        var heard = new List<string>();
        app.Run(http =>
        {
            heard.Add($"{http.Request.Path} {http.Request.Headers.Authorization}");
            http.Response.Redirect("http://127.0.0.1:9/elsewhere");
            return Task.CompletedTask;
        });
        await app.StartAsync();
        using var mine = new Folder();
        var file = Path.Combine(Path.GetDirectoryName(mine.Case)!, "token.txt");
        File.WriteAllText(file, "abc.def\n");
        var pulled = Terminals.Run(["pull", "us-led-track", "--from", $"{app.Urls.Single()}/base", "--token-file", file, "--case", mine.Case], columns: null, ("NEGSIM_TOKEN", "other"));
        pulled.Exit.ShouldBe(1);
        pulled.Error.ShouldContain("302");
        heard.ShouldBe(["/base/api/export Bearer abc.def"]);
    }

    private static Terminals.Ran Push(Serving served, Folder mine) => Terminals.Piped("push", "us-led-track", "--case", mine.Case, "--to", served.Url);

    private static void Move(string caseFile, string demand) =>
        Terminals.Piped("act", "us-led-track", "table-demand", $"demand={demand}", "of=russia", "dimension=TER", "text=x", "--as", "ukraine", "--case", caseFile).Exit.ShouldBe(0);
}

/// <summary>Two places for case files.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public string Case => Path.Combine(_folder, "talks.negsim");

    public string Other => Path.Combine(_folder, "other.negsim");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>The web host of the program, over a case file of its own, on a free port.</summary>
internal sealed class Serving : IAsyncDisposable
{
    private readonly Folder _folder;
    private readonly WebApplication _app;
    private readonly SqliteStreams _streams;

    private Serving(Folder folder, WebApplication app, SqliteStreams streams)
    {
        (_folder, _app, _streams) = (folder, app, streams);
        Client = new HttpClient { BaseAddress = new Uri(Url) };
    }

    public string Case => _folder.Case;

    public string Url => _app.Urls.Single();

    public HttpClient Client { get; }

    public static async Task<Serving> Start()
    {
        var folder = new Folder();
        var streams = ((CaseFileOpening.Opened)await CaseFile.OpenAsync(folder.Case, create: true)).Streams;
        var around = Terminals.Around(Stream.Null, Stream.Null, columns: null);
        var app = LocalHost.Build(new Session(around, new Terminal(around, new Wishes()), seeds: null), streams, [new LoopbackAddress("127.0.0.1", 0)]);
        await app.StartAsync();
        return new Serving(folder, app, streams);
    }

    public Task<string> Get(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _streams.Dispose();
        _folder.Dispose();
    }
}
