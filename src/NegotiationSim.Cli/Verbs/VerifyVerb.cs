using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Goes through the hash chain of every stream.</summary>
internal sealed class VerifyVerb : Verb
{
    private readonly Argument<string?> _id = new("ID") { Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _case = CaseOption.Needed();

    public VerifyVerb()
        : base("verify", "check that nothing in a case file was changed after it was recorded")
    {
        Add(_id);
        Add(_case);
    }

    public override string Usage => "[ID] --case FILE      without ID: every stream, and the file itself";

    public override IReadOnlyList<string> Examples => ["negsim verify --case talks.negsim"];

    public override int Run(ParseResult parsed, Session session)
    {
        using var opened = OpenCase.Open(session, parsed.GetValue(_case), create: false, out var exit);
        if (opened is null)
        {
            return exit;
        }

        var (streams, findings) = parsed.GetValue(_id) is { } id ? One(session, opened, id, out exit) : All(session, opened);
        if (exit != Exit.Done)
        {
            return exit;
        }

        foreach (var finding in findings)
        {
            session.Terminal.Say($"{opened.Path}: {Streaming.Sentence(finding)}");
        }

        if (findings.Count > 0)
        {
            return session.Stop(Exit.Findings, $"{Words.Count(findings.Count, "finding")}. Of a broken stream only the first bad place is named.");
        }

        session.Terminal.Show(session.Terminal.NewPage().Line($"{Words.Count(streams.Count, "stream")}, {Words.Count(streams.Sum(stream => stream.Version), "event")}: every hash follows from the one before it."));
        return Exit.Done;
    }

    private static (IReadOnlyList<StreamSummary> Streams, List<StreamFinding> Findings) One(Session session, OpenCase opened, string id, out int exit) =>
        opened.Find(session, id, out exit) is { } summary
            ? ([summary], [.. OpenCase.Wait(opened.Streams.VerifyAsync(new NegotiationId(id)))])
            : ([], []);

    private static (IReadOnlyList<StreamSummary> Streams, List<StreamFinding> Findings) All(Session session, OpenCase opened)
    {
        var findings = OpenCase.Wait(opened.Streams.CheckStoreAsync()).ToList();
        IReadOnlyList<StreamSummary> streams;
        try
        {
            streams = OpenCase.Wait(opened.Streams.ListAsync(includeArchived: true));
        }
        catch (StreamsBrokenException broken)
        {
            return ([], [.. findings.Append(broken.Finding).Distinct()]);
        }

        using var progress = Progress.Of(session.Terminal, "verifying", streams.Count);
        foreach (var stream in streams)
        {
            findings.AddRange(OpenCase.Wait(opened.Streams.VerifyAsync(stream.Id)));
            progress.Step();
        }

        return (streams, [.. findings.Distinct()]);
    }
}
