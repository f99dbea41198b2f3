using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Streams;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Puts histories into a case file: from YAML, from an export, or what is shipped.</summary>
internal sealed class ImportVerb : Verb
{
    private readonly Argument<string[]> _files = new("FILE") { Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _case = CaseOption.Needed();

    public ImportVerb()
        : base("import", "put histories or an export into a case file")
    {
        _files.CompletionSources.Add(Ids.Of("histories"));
        Add(_files);
        Add(_case);
    }

    public override string Usage => "FILE… --case FILE      FILE: a history (YAML), an export (JSON Lines), or the id of a history";

    public override string About => "Begins the case file where there is none. Each FILE is taken in whole or not at all; an event counts as known from the day its history says.";

    public override IReadOnlyList<string> Examples => ["negsim import geneva-international-discussions us-led-track --case talks.negsim", "negsim import export.jsonl --case talks.negsim"];

    public override int Run(ParseResult parsed, Session session)
    {
        using var opened = OpenCase.Open(session, parsed.GetValue(_case), create: true, out var exit);
        if (opened is null)
        {
            return exit;
        }

        foreach (var name in parsed.GetValue(_files)!)
        {
            exit = name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) ? Lines(session, opened, name) : History(session, opened, name);
            if (exit != Exit.Done)
            {
                return exit;
            }
        }

        return Exit.Done;
    }

    private static int Lines(Session session, OpenCase opened, string name)
    {
        var path = session.Around.Resolve(name);
        if (!File.Exists(path))
        {
            return session.Stop(Exit.NotFound, $"no file \"{name}\"");
        }

        using var file = File.OpenRead(path);
        return Say(session, name, OpenCase.Wait(opened.Streams.ImportAsync(file)));
    }

    /// <summary>What came of an import from there.</summary>
    public static int Say(Session session, string from, ImportResult result)
    {
        switch (result)
        {
            case ImportResult.Imported imported:
                session.Terminal.Show(session.Terminal.NewPage().Line($"{from}: {Words.Count(imported.Events, "new event")} in {Words.Count(imported.Streams, "stream")}."));
                return Exit.Done;
            case ImportResult.Refused refused:
                foreach (var finding in refused.Findings)
                {
                    session.Terminal.Say($"{from}: {Streaming.Sentence(finding)}");
                }

                return session.Stop(Exit.Findings, $"{Words.Count(refused.Findings.Count, "finding")}. Nothing was written.");
            default:
                return Exit.Failure;
        }
    }

    private static int History(Session session, OpenCase opened, string name)
    {
        if (Finder.TryFind(session, name, "history", ["histories"], out var file, out var exit) is null)
        {
            return exit;
        }

        if (file is not HistoryFile history)
        {
            return session.Stop(Exit.Findings, $"\"{name}\" is a {file!.Kind}; a history or an export is expected here");
        }

        var id = new NegotiationId(history.Id);
        if (OpenCase.Wait(opened.Streams.FindAsync(id)) is { } there)
        {
            return session.Stop(Exit.LostRace, $"\"{id}\" is in {opened.Path} already, at v{there.Version}; nothing was written");
        }

        return Append(session, opened, history, id);
    }

    private static int Append(Session session, OpenCase opened, HistoryFile history, NegotiationId id)
    {
        var recording = opened.Streams.RecordAsync(id, [.. history.Events.Select(one => (one.Event, one.Known))]);
        if (OpenCase.Wait(recording) is ImportResult.Refused refused)
        {
            var exit = refused.Findings[0].Fault is StreamFault.Unstorable ? Exit.Findings : Exit.LostRace;
            return session.Stop(exit, $"{history.Id}: {Streaming.Sentence(refused.Findings[0])}. Nothing was written.");
        }

        session.Terminal.Show(session.Terminal.NewPage().Line($"{history.Id}: {Words.Count(history.Events.Length, "event")}, now at v{history.Events.Length}."));
        return Exit.Done;
    }
}
