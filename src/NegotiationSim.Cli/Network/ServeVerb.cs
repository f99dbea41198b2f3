using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Verbs;
using NegotiationSim.Streams;

namespace NegotiationSim.Cli.Network;

/// <summary>The HTTP interface over a case file, for this machine alone.</summary>
internal sealed class ServeVerb : Verb
{
    private readonly Option<string?> _case = new("--case") { Description = "the case file (*.negsim); absent: in memory, gone at the end", HelpName = "FILE" };
    private readonly Option<string?> _urls = new("--urls") { Description = $"where to listen; absent: {LoopbackAddress.Usual}", HelpName = "URL,…" };

    public ServeVerb()
        : base("serve", "answer over HTTP, on this machine alone")
    {
        Add(_case);
        Add(_urls);
    }

    public override string Usage => "[--case FILE] [--urls URL,…]";

    public override string About => "Begins the case file where there is none. Nobody signs in here, so nobody else may reach it: it listens on loopback addresses only. A team uses the server. /openapi/v1.json describes the interface.";

    public override IReadOnlyList<string> Examples => ["negsim serve --case talks.negsim", "negsim serve --case talks.negsim --urls http://127.0.0.1:8080"];

    public override int Run(ParseResult parsed, Session session)
    {
        if (!LoopbackAddress.TryRead(parsed.GetValue(_urls) ?? LoopbackAddress.Usual, session, out var addresses))
        {
            return Exit.Findings;
        }

        if (parsed.GetValue(_case) is not { } path)
        {
            return Serve(session, new InMemoryStreams(), "in memory", addresses);
        }

        using var opened = OpenCase.Open(session, path, create: true, out var exit);
        return opened is null ? exit : Serve(session, opened.Streams, path, addresses);
    }

    private static int Serve(Session session, INegotiationStreams streams, string where, IReadOnlyList<LoopbackAddress> addresses) =>
        OpenCase.Wait(LocalHost.RunAsync(session, streams, where, addresses));
}
