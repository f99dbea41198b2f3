using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Verbs;
using NegotiationSim.Streams.JsonLines;
using NegotiationSim.Web.Exchange;

namespace NegotiationSim.Cli.Network;

/// <summary>Streams of a server into a case file: events, times and hashes as they are.</summary>
internal sealed class PullVerb : Verb
{
    private readonly Argument<string[]> _ids = new("ID") { Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _case = CaseOption.Needed();
    private readonly Option<string?> _from = new("--from") { Description = "the server", HelpName = "URL" };
    private readonly Option<string?> _token = Remote.TokenFile();

    public PullVerb()
        : base("pull", "fetch streams of a server into a case file")
    {
        Add(_ids);
        Add(_case);
        Add(_from);
        Add(_token);
    }

    public override string Usage => "ID… --from URL --case FILE [--token-file FILE]";

    public override string About => "Begins the case file where there is none. All of them are taken in or none. A stream that is here already is continued if what is here is where that one begins; pulling again is no news.";

    public override IReadOnlyList<string> Examples => ["negsim pull us-led-track --from https://negotiations.example --token-file token.txt --case talks.negsim"];

    public override int Run(ParseResult parsed, Session session)
    {
        var from = parsed.GetValue(_from);
        using var remote = Remote.At(session, from, "--from", parsed.GetValue(_token), out var exit);
        if (remote is null)
        {
            return exit;
        }

        var ids = parsed.GetValue(_ids)!;
        using var response = remote.Send(HttpMethod.Get, $"api/export?{string.Join('&', ids.Select(id => $"id={Uri.EscapeDataString(id)}"))}", content: null, out exit);
        return exit == Exit.Done ? Import(session, remote, response!, parsed.GetValue(_case), from!) : exit;
    }

    /// <summary>The case file is opened once everything has arrived.</summary>
    private static int Import(Session session, Remote remote, HttpResponseMessage response, string? caseFile, string from)
    {
        try
        {
            using var lines = OpenCase.Wait(Arrived.SpoolAsync(response.Content.ReadAsStream(), long.MaxValue, CancellationToken.None))!;
            using var opened = OpenCase.Open(session, caseFile, create: true, out var exit);
            return opened is null ? exit : ImportVerb.Say(session, from, OpenCase.Wait(opened.Streams.ImportAsync(lines)));
        }
        catch (HttpIOException broken)
        {
            return remote.Unreachable(broken);
        }
    }
}
