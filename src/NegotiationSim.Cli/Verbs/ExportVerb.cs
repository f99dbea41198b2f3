using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Writes streams of a case file as JSON Lines.</summary>
internal sealed class ExportVerb : Verb
{
    private readonly Argument<string[]> _ids = new("ID") { Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _case = CaseOption.Needed();

    public ExportVerb()
        : base("export", "write streams of a case file as JSON Lines")
    {
        Add(_ids);
        Add(_case);
    }

    public override string Usage => "ID… --case FILE";

    public override string About => "One event a line, with everything its hash is taken over, on standard output. Importing the lines elsewhere gives the same stream with the same hashes.";

    public override IReadOnlyList<string> Examples => ["negsim export us-led-track --case talks.negsim > us-led-track.jsonl"];

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

        session.Terminal.Document(stream => OpenCase.Wait(opened.Streams.ExportAsync(ids.Select(id => new NegotiationId(id)), stream)));
        return Exit.Done;
    }
}
