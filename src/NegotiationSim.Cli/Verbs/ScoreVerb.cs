using System.CommandLine;
using NegotiationSim.Cli.Help;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Judges a text, a record or somebody's own ledger.</summary>
internal sealed class ScoreVerb : Verb
{
    private static readonly string[] Sections = ["readings", "points", "demands"];

    private readonly Option<string?> _ledger = new("--ledger") { Description = "score a bare ledger (JSON)", HelpName = "FILE" };
    private readonly Option<string?> _only = new("--only") { Description = $"one part alone: {string.Join(", ", Sections)}", HelpName = "PART" };
    private readonly Option<bool> _gifts = new("--gifts") { Description = "list the gifts by third parties" };
    private readonly Option<bool> _leans = new("--leans") { Description = "list what the verdict leans on" };
    private readonly Option<bool> _all = new("--all") { Description = "every dimension and every demand" };
    private readonly Option<bool> _json = new("--json") { Description = "one JSON document (negsim/score/1)" };
    private readonly ReadingOptions _readings = new();

    public ScoreVerb()
        : base("score", "which side a text asks more of, or which side has given more")
    {
        _only.CompletionSources.Add(Sections);
        _readings.AddTo(this);
        foreach (var option in new Option[] { _ledger, _only, _gifts, _leans, _all, _json })
        {
            Add(option);
        }
    }

    public override string Usage => "--ledger FILE [options]";

    public override IReadOnlyList<string> Examples => ["negsim score --ledger my-coding.json --norm equal-share --json"];

    public override int Run(ParseResult parsed, Session session)
    {
        if (!_readings.TryRead(parsed, session, out var typed) || !TryParts(parsed, session, out var parts))
        {
            return Exit.Findings;
        }

        if (parsed.GetValue(_ledger) is not { } path)
        {
            return session.Stop(Exit.Findings, "score needs --ledger FILE");
        }

        var file = session.Around.Resolve(path);
        if (!File.Exists(file))
        {
            return session.Stop(Exit.NotFound, $"no file \"{path}\"");
        }

        var loaded = LedgerFile.Read(File.ReadAllBytes(file), path);
        return loaded.Value is null ? session.Show(loaded.Findings, parsed.GetValue(_all)) : Show(parsed, session, loaded.Value, typed, parts, path);
    }

    private int Show(ParseResult parsed, Session session, LedgerFile file, Typed typed, ScoreParts parts, string path)
    {
        var json = parsed.GetValue(_json);
        var perspectives = file.Perspectives.Count == 0 ? [Perspective.Neutral] : file.Perspectives;
        var asked = typed.Over(AskedReadings.Default, forScreen: !json);
        var scored = new Scored
        {
            Subject = new SubjectName("ledger", Path.GetFileNameWithoutExtension(path), file.Title),
            Score = Score.Of(file.Ledger, perspectives, asked, file.Switches),
            Perspectives = perspectives,
            Naming = Naming.Proposal with { Kind = SubjectKind.History, SideA = "side A", SideB = "side B" },
            SetAside = file.SetAside,
        };
        if (json)
        {
            session.Terminal.Document(ScoreAnswer.Write(scored));
            return Exit.Done;
        }

        var page = session.Terminal.NewPage();
        ScoreScreen.Draw(page, scored, new Heading(file.Title, $"{Words.Count(file.Ledger.Items.Length, "step")} as coded"), parts, parsed.GetValue(_all));
        session.Terminal.Show(page);
        session.Terminal.Hint("negsim explain own-scale");
        return Exit.Done;
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
            session.Terminal.Say(Mistakes.Unknown("part", parsed.GetValue(_only)!, Sections, $"write one of {string.Join(", ", Sections)}"));
            return false;
        }

        parts |= (parsed.GetValue(_gifts) ? ScoreParts.Gifts : ScoreParts.None) | (parsed.GetValue(_leans) ? ScoreParts.Leans : ScoreParts.None);
        return true;
    }
}
