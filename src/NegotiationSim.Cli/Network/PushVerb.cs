using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Cli.Verbs;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Cli.Network;

/// <summary>Streams of a case file to a server: events, times and hashes as they are.</summary>
internal sealed class PushVerb : Verb
{
    private readonly Argument<string[]> _ids = new("ID") { Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _case = CaseOption.Needed();
    private readonly Option<string?> _to = new("--to") { Description = "the server", HelpName = "URL" };
    private readonly Option<string?> _token = Remote.TokenFile();

    public PushVerb()
        : base("push", "send streams of a case file to a server")
    {
        Add(_ids);
        Add(_case);
        Add(_to);
        Add(_token);
    }

    public override string Usage => "ID… --case FILE --to URL [--token-file FILE]";

    public override string About => "All of them are taken in or none. A stream that is there already is continued if what is there is where this one begins; pushing again is no news. A token is never typed: a shell remembers what is.";

    public override IReadOnlyList<string> Examples => ["negsim push us-led-track --case talks.negsim --to https://negotiations.example --token-file token.txt"];

    public override int Run(ParseResult parsed, Session session)
    {
        using var opened = OpenCase.Open(session, parsed.GetValue(_case), create: false, out var exit);
        if (opened is null)
        {
            return exit;
        }

        var ids = parsed.GetValue(_ids)!;
        foreach (var id in ids)
        {
            if (opened.Find(session, id, out exit) is null)
            {
                return exit;
            }
        }

        using var remote = Remote.At(session, parsed.GetValue(_to), "--to", parsed.GetValue(_token), out exit);
        if (remote is null)
        {
            return exit;
        }

        using var lines = new Lines(opened.Streams, [.. ids.Select(id => new NegotiationId(id))]);
        using var response = remote.Send(HttpMethod.Post, "api/import", lines, out exit);
        return exit == Exit.Done ? Say(session, response!, parsed.GetValue(_to)!) : exit;
    }

    private static int Say(Session session, HttpResponseMessage response, string to)
    {
        using var answer = JsonDocument.Parse(response.Content.ReadAsStream());
        var (streams, events) = (answer.RootElement.GetProperty("streams").GetInt32(), answer.RootElement.GetProperty("events").GetInt64());
        session.Terminal.Show(session.Terminal.NewPage().Line($"{to}: {Words.Count(events, "new event")} in {Words.Count(streams, "stream")}."));
        return Exit.Done;
    }

    /// <summary>An export that is written while it is sent.</summary>
    private sealed class Lines : HttpContent
    {
        private readonly INegotiationStreams _streams;
        private readonly IReadOnlyList<NegotiationId> _ids;

        public Lines(INegotiationStreams streams, IReadOnlyList<NegotiationId> ids)
        {
            (_streams, _ids) = (streams, ids);
            Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
        }

        protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            OpenCase.Wait(_streams.ExportAsync(_ids, stream, cancellationToken));

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            await _streams.ExportAsync(_ids, stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
