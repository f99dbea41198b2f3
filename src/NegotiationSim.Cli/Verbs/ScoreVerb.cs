using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Judges a text, a record or somebody's own ledger.</summary>
internal sealed class ScoreVerb : Verb
{
    private static readonly string[] Sections = ["readings", "points", "demands"];

    private readonly Argument<string?> _subject = new("SUBJECT") { Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _ledger = new("--ledger") { Description = "a bare ledger (JSON) in place of SUBJECT", HelpName = "FILE" };
    private readonly Option<string?> _only = new("--only") { Description = $"one part alone: {string.Join(", ", Sections)}", HelpName = "PART" };
    private readonly Option<bool> _gifts = new("--gifts") { Description = "list the gifts by third parties" };
    private readonly Option<bool> _leans = new("--leans") { Description = "list what the verdict leans on" };
    private readonly Option<bool> _all = new("--all") { Description = "every dimension and every demand" };
    private readonly Formats _formats = new("negsim/score/1", "one line a verdict");
    private readonly ReadingOptions _readings = new();
    private readonly UntilOptions _until = new();
    private readonly Option<string?> _case = CaseOption.Optional();

    public ScoreVerb()
        : base("score", "which side a text asks more of, or which side has given more")
    {
        _only.CompletionSources.Add(Sections);
        _subject.CompletionSources.Add(Ids.Of("proposals", "histories"));
        Add(_subject);
        _readings.AddTo(this);
        _until.AddTo(this);
        foreach (var option in new Option[] { _only, _gifts, _leans, _all, _ledger, _case })
        {
            Add(option);
        }

        _formats.AddTo(this);
    }

    public override string Usage => "SUBJECT [options]      SUBJECT: a file, or the id of a proposal or history";

    public override string About => "A text is read as if it were signed; a history counts what has been done, begun and promised. The first of several perspectives, norms, lenses, baselines or accounts is the headline's.";

    public override IReadOnlyList<string> Examples =>
    [
        "negsim score us-28-2025-11",
        "negsim score us-28-2025-11 --only demands --all",
        "negsim score us-led-track --at 2026-02-05 --lens delivered --baseline legal",
        "negsim score --ledger my-coding.json --json",
    ];

    public override int Run(ParseResult parsed, Session session)
    {
        if (!_readings.TryRead(parsed, session, out var question) || !_until.TryRead(parsed, session, out var until) || !TryParts(parsed, session, out var parts))
        {
            return Exit.Findings;
        }

        if (Find(parsed, session, until, out var exit) is not { } named)
        {
            return exit;
        }

        var format = _formats.Of(parsed);
        if (!session.TryTake(named.Library.Score(named.Subject, question, format == Format.Screen), out var scored, out exit))
        {
            return exit;
        }

        switch (format)
        {
            case Format.Json:
                session.Terminal.Document(ScoreAnswer.Write(scored));
                break;
            case Format.Csv:
                session.Terminal.Document(VerdictTable.Of(scored));
                break;
            default:
                Show(session, named, scored, parts, parsed.GetValue(_all));
                break;
        }

        return Exit.Done;
    }

    private Named? Find(ParseResult parsed, Session session, Until until, out int exit)
    {
        var (subject, ledger) = (parsed.GetValue(_subject), parsed.GetValue(_ledger));
        if (subject is null == ledger is null)
        {
            exit = session.Stop(Exit.Findings, subject is null
                ? "score needs a SUBJECT: a file, or an id of negsim list"
                : "score takes either a SUBJECT or --ledger");
            return null;
        }

        if (ledger is not null && until != Until.End)
        {
            exit = session.Stop(Exit.Findings, "--at and --known-by belong to a history; a ledger states its cutoff itself");
            return null;
        }

        return ledger is not null ? Named.OfLedger(session, ledger, out exit) : Named.Find(session, subject!, until, parsed.GetValue(_case), out exit);
    }

    private static void Show(Session session, Named named, Scored scored, ScoreParts parts, bool all)
    {
        var page = session.Terminal.NewPage();
        ScoreScreen.Draw(page, scored, named.Heading(), parts, all);
        session.Terminal.Show(page);
        session.Terminal.Hint("negsim explain own-scale", "negsim whatif eu-symmetry-paper");
    }

    private bool TryParts(ParseResult parsed, Session session, out ScoreParts parts)
    {
        parts = parsed.GetValue(_only) switch
        {
            null => ScoreParts.Usual,
            "readings" => ScoreParts.Readings,
            "points" => ScoreParts.Points,
            "demands" => ScoreParts.Demands,
            _ => ScoreParts.None,
        };
        if (parts == ScoreParts.None)
        {
            session.Terminal.Say(Spelling.Unknown("part", parsed.GetValue(_only)!, Sections, $"write one of {string.Join(", ", Sections)}"));
            return false;
        }

        parts |= (parsed.GetValue(_gifts) ? ScoreParts.Gifts : ScoreParts.None) | (parsed.GetValue(_leans) ? ScoreParts.Leans : ScoreParts.None);
        return true;
    }
}
