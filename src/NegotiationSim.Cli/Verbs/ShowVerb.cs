using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Files;

namespace NegotiationSim.Cli.Verbs;

/// <summary>What a file says: clauses, events, weights, holdings, each with its sources.</summary>
internal sealed class ShowVerb : Verb
{
    private static readonly string[] Folders = ["proposals", "histories", "scenarios", "perspectives", "catalogues"];

    private readonly Argument<string> _subject = new("SUBJECT");
    private readonly Option<string?> _case = CaseOption.Optional();
    private readonly Option<bool> _csv = new("--csv") { Description = "CSV, one line a clause, event or line" };

    public ShowVerb()
        : base("show", "clauses of a text, events of a history, each with its sources")
    {
        _subject.CompletionSources.Add(Ids.Of(Folders));
        Add(_subject);
        Add(_case);
        Add(_csv);
    }

    public override string Usage => "SUBJECT [options]      SUBJECT: a file or an id";

    public override IReadOnlyList<string> Examples => ["negsim show us-28-2025-11", "negsim show geneva-international-discussions --csv", "negsim show ukraine-russia-2026"];

    public override int Run(ParseResult parsed, Session session)
    {
        var name = parsed.GetValue(_subject)!;
        WrittenFile? file;
        int exit;
        if (parsed.GetValue(_case) is { } path)
        {
            file = CaseSubject.Find(session, name, Until.End, path, out exit)?.File;
        }
        else
        {
            Finder.TryFind(session, name, "subject", Folders, out file, out exit);
        }

        if (file is null)
        {
            return exit;
        }

        var page = session.Terminal.NewPage();
        var listing = Listing.Of(file);
        if (parsed.GetValue(_csv))
        {
            session.Terminal.Document(listing.Csv());
        }
        else
        {
            listing.Draw(page);
            session.Terminal.Show(page.SayWhatIsLeftOut());
        }

        return Exit.Done;
    }
}
