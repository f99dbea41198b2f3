using System.CommandLine;
using System.Text.Json;
using NegotiationSim.Cli.Verbs;

namespace NegotiationSim.Cli.Network;

/// <summary>Asks a running server how it is.</summary>
internal sealed class ServerVerb : Verb
{
    private readonly Argument<string> _what = new("WHAT");
    private readonly Option<string?> _url = new("--url") { Description = "where the server is; absent: http://localhost:8080", HelpName = "URL" };
    private readonly Option<string?> _token = Remote.TokenFile();

    public ServerVerb()
        : base("server", "ask a server what is configured and whether it works")
    {
        _what.AcceptOnlyFromAmong("doctor");
        Add(_what);
        Add(_url);
        Add(_token);
    }

    public override string Usage => "doctor [--url URL] [--token-file FILE]";

    public override string About => "Database, schema, nodes, projections, messages given up, damaged streams, access, limits: a line each. Ends with 1 where something does not work. Where one signs in, an administrator is told.";

    public override IReadOnlyList<string> Examples => ["negsim server doctor", "negsim server doctor --url https://negotiations.example --token-file token.txt"];

    public override int Run(ParseResult parsed, Session session)
    {
        var url = parsed.GetValue(_url) ?? "http://localhost:8080";
        using var remote = Remote.At(session, url, "--url", parsed.GetValue(_token), out var exit);
        if (remote is null)
        {
            return exit;
        }

        using var response = remote.Send(HttpMethod.Get, "api/server/doctor", content: null, out exit);
        if (exit != Exit.Done)
        {
            return exit;
        }

        try
        {
            using var report = JsonDocument.Parse(response!.Content.ReadAsStream());
            return Show(session, report.RootElement);
        }
        catch (HttpIOException broken)
        {
            return remote.Unreachable(broken);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return session.Stop(Exit.Failure, $"what answers at \"{url}\" is no server of negotiations");
        }
    }

    private static int Show(Session session, JsonElement report)
    {
        var page = session.Terminal.NewPage();
        foreach (var line in report.GetProperty("lines").EnumerateArray())
        {
            page.Text($"{line.GetProperty("condition").GetString(),-8} {line.GetProperty("name").GetString()}: {line.GetProperty("says").GetString()}");
        }

        session.Terminal.Show(page);
        return report.GetProperty("condition").GetString() == "failed" ? Exit.Failure : Exit.Done;
    }
}
