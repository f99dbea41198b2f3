using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Files;
using NegotiationSim.Files.Findings;
using NegotiationSim.Streams;

namespace NegotiationSim.Cli.Verbs;

/// <summary>What there is to score, replay and compare.</summary>
internal sealed class ListVerb : Verb
{
    private static readonly (string Word, string Title)[] Kinds =
    [
        ("proposals", "PROPOSALS   negsim score ID"),
        ("histories", "HISTORIES   negsim replay ID"),
        ("scenarios", "SCENARIOS   negsim whatif ID"),
        ("perspectives", "PERSPECTIVES   --perspective ID"),
        ("catalogues", "CATALOGUES AND HOLDINGS   negsim show ID"),
    ];

    private readonly Argument<string?> _kind = new("KIND") { Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _case = new("--case") { Description = "the streams of a case file instead", HelpName = "FILE" };
    private readonly Option<bool> _all = new("--all") { Description = "archived streams too" };
    private readonly Option<bool> _csv = new("--csv") { Description = "CSV, one line each" };

    public ListVerb()
        : base("list", "histories, proposals, scenarios, perspectives, catalogues")
    {
        _kind.CompletionSources.Add([.. Kinds.Select(kind => kind.Word)]);
        Add(_kind);
        Add(_case);
        Add(_all);
        Add(_csv);
    }

    public override string Usage => $"[KIND] [options]      KIND: {string.Join(", ", Kinds.Select(kind => kind.Word))}";

    public override IReadOnlyList<string> Examples => ["negsim list", "negsim list histories --csv", "negsim list --case talks.negsim"];

    public override int Run(ParseResult parsed, Session session)
    {
        if (parsed.GetValue(_case) is { } path)
        {
            return Streams(session, path, parsed.GetValue(_all), parsed.GetValue(_csv));
        }

        var wanted = parsed.GetValue(_kind);
        if (wanted is not null && !Kinds.Any(kind => kind.Word == wanted))
        {
            return session.Stop(Exit.Findings, Spelling.Unknown("kind", wanted, Kinds.Select(kind => kind.Word), $"write one of {string.Join(", ", Kinds.Select(kind => kind.Word))}"));
        }

        if (session.Folders.Seeds is null)
        {
            return session.Stop(Exit.NotFound, "no seeds were found; name their folder with --seeds DIR");
        }

        var kinds = Kinds.Where(kind => wanted is null || kind.Word == wanted).ToList();
        return Files(session, kinds, parsed.GetValue(_csv));
    }

    private static int Files(Session session, List<(string Word, string Title)> kinds, bool asCsv)
    {
        var library = session.Library();
        var csv = new Csv("kind", "id", "title", "about");
        var page = session.Terminal.NewPage();
        var findings = new List<NegotiationSim.Files.Findings.Finding>();
        foreach (var (word, title) in kinds)
        {
            var table = new Table(page, new("id"), new("title", Gives: true), new("about", Goes: "what each is about")) { Indent = 2 };
            foreach (var file in library.Files.Where(file => file.Folder == word).OrderBy(file => file.Id, StringComparer.Ordinal))
            {
                var loaded = library.Read(file);
                findings.AddRange(loaded.Findings);
                if (loaded.Value is { } written)
                {
                    csv.Row(written.Kind, written.Id, written.Title, AboutOf(written));
                    table.Add(written.Id, written.Title, AboutOf(written));
                }
            }

            page.Line(title, Ink.Strong);
            table.Draw();
            page.Blank();
        }

        if (findings.Count > 0)
        {
            return session.Show(findings);
        }

        Show(session, page, csv, asCsv);
        return Exit.Done;
    }

    private static void Show(Session session, Page page, Csv csv, bool asCsv)
    {
        if (asCsv)
        {
            session.Terminal.Document(csv.ToString());
        }
        else
        {
            session.Terminal.Show(page.SayWhatIsLeftOut());
        }
    }

    private static string AboutOf(WrittenFile file) => file switch
    {
        ProposalFile text => $"{text.Proposal.Author}, {Words.Of(text.Proposal.Date)}, {Words.Count(text.Proposal.Clauses.Count, "clause")}".TrimStart(',', ' '),
        HistoryFile history => $"{Words.Count(history.Events.Length, "event")}, {history.Events[0].Event.Stamp.On.From.Year} to {history.Events.Max(one => one.Event.Stamp.On.To).Year}",
        ScenarioFile scenario => $"{Words.Count(scenario.Variants.Length, "variant")} of {scenario.Base.Id}",
        CatalogueFile catalogue => Words.Count(catalogue.Steps.Length, "step"),
        HoldingsFile holdings => $"holdings, {Words.Count(holdings.Holdings.Count, "line")}",
        PerspectiveFile perspective => perspective.Perspective.Illustrative ? "weights illustrative" : "",
        _ => "",
    };

    private static int Streams(Session session, string path, bool archived, bool asCsv)
    {
        using var opened = OpenCase.Open(session, path, create: false, out var exit);
        if (opened is null)
        {
            return exit;
        }

        var page = session.Terminal.NewPage();
        var csv = new Csv("id", "title", "version", "lastOn", "forkedFrom", "atVersion", "archived");
        var table = new Table(page, new("id"), new("title", Gives: true), new("version", Right: true), new("last event"), new("forked from", Goes: "where forks come from"), new("", Goes: "archived"));
        foreach (var stream in OpenCase.Wait(opened.Streams.ListAsync(archived)))
        {
            csv.Row(stream.Id.Value, stream.Title, stream.Version, stream.LastOn.ToString(), stream.ForkedFrom?.Source.Value, stream.ForkedFrom?.AtVersion, stream.IsArchived ? "true" : "false");
            table.Add(stream.Id.Value, stream.Title, $"v{stream.Version}", Words.Of(stream.LastOn), ForkOf(stream), stream.IsArchived ? "archived" : "");
        }

        table.Draw();
        Show(session, page, csv, asCsv);
        return Exit.Done;
    }

    private static string ForkOf(StreamSummary stream) => stream.ForkedFrom is { } fork ? $"{fork.Source} at v{fork.AtVersion}" : "";
}
