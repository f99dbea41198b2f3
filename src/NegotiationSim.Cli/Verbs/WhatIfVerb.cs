using System.CommandLine;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Verbs;

/// <summary>A scenario's base and its variants, side by side.</summary>
internal sealed class WhatIfVerb : Verb
{
    private readonly Argument<string> _scenario = new("SCENARIO");
    private readonly ReadingOptions _readings = new();
    private readonly Formats _formats = new(WhatIfAnswer.Schema, "one line a verdict of each variant");

    public WhatIfVerb()
        : base("whatif", "compare a base with its variants")
    {
        _scenario.CompletionSources.Add(Ids.Of("scenarios"));
        Add(_scenario);
        _readings.AddTo(this);
        _formats.AddTo(this);
    }

    public override string Usage => "SCENARIO [options]      SCENARIO: a file, or the id of a scenario";

    public override string About => "Readings that are not named here are the scenario's own; one that is named holds for base and variants alike.";

    public override IReadOnlyList<string> Examples => ["negsim whatif eu-symmetry-paper", "negsim whatif scenarios/comparable-forces.yaml --norm equal-ceiling"];

    public override int Run(ParseResult parsed, Session session)
    {
        if (!_readings.TryRead(parsed, session, out var typed))
        {
            return Exit.Findings;
        }

        var name = parsed.GetValue(_scenario)!;
        if (Finder.TryFind(session, name, "scenario", ["scenarios"], out var file, out var exit) is not { } finder)
        {
            return exit;
        }

        if (file is not ScenarioFile scenario)
        {
            return session.Stop(Exit.Findings, $"\"{name}\" is a {file!.Kind}; a scenario is expected here");
        }

        return Compare(session, finder.Library, scenario, typed, _formats.Of(parsed), out exit) is { } compared
            ? Show(session, compared, _formats.Of(parsed))
            : exit;
    }

    private static int Show(Session session, Compared compared, Format format)
    {
        switch (format)
        {
            case Format.Json:
                session.Terminal.Document(WhatIfAnswer.Write(compared));
                break;
            case Format.Csv:
                session.Terminal.Document(Table(compared));
                break;
            default:
                var page = session.Terminal.NewPage();
                new CompareScreen(compared).Draw(page);
                session.Terminal.Show(page);
                session.Terminal.Hint("negsim explain in-kind", $"negsim score {compared.Base.Subject.Id}");
                break;
        }

        return Exit.Done;
    }

    private static Compared? Compare(Session session, Library library, ScenarioFile scenario, Typed typed, Format format, out int exit)
    {
        if (Score(session, library, library.OfBase(scenario), scenario.Reading, scenario.Switches, typed, format, out exit) is not { } basis)
        {
            return null;
        }

        var variants = new List<Files.Answers.Variant>();
        foreach (var variant in scenario.Variants)
        {
            if (Score(session, library, library.OfVariant(scenario, variant), variant.Reading, variant.Switches, typed, format, out exit) is not { } scored)
            {
                return null;
            }

            var lineage = new Lineage(variant.Subject.Id, variant.Subject.Fork?.AtVersion, variant.Overrides);
            variants.Add(new Files.Answers.Variant(variant.Id, variant.Title, lineage, scored));
        }

        return new Compared { Id = scenario.Id, Title = scenario.Title, Question = scenario.Question, Base = basis, Variants = variants };
    }

    private static Scored? Score(
        Session session, Library library, Files.Findings.Loaded<Subject> loaded, ReadingWish wish, Switches switches, Typed typed, Format format, out int exit)
    {
        if (loaded.Value is not { } subject)
        {
            exit = session.Show(loaded.Findings);
            return null;
        }

        var forScreen = format == Format.Screen;
        if (Perspectives.Choose(session, library, typed.Perspectives, wish.Perspectives, forScreen, out exit) is not { } perspectives)
        {
            return null;
        }

        var wished = AskedReadings.Default with { Headline = Wished(wish) };
        if (wish.Account is { } account)
        {
            wished = wished with { Accounts = [account] };
        }

        return subject.Score(perspectives, typed.Over(wished, forScreen), switches);
    }

    private static Reading Wished(ReadingWish wish) => new(
        wish.Norm ?? Reading.Headline.Norm,
        wish.Lens ?? Reading.Headline.Lens,
        wish.Baseline ?? Reading.Headline.Baseline,
        wish.Account ?? Reading.Headline.Account);

    private static string Table(Compared compared)
    {
        var csv = new Csv([.. VerdictTable.Heads.Prepend("subject")]);
        foreach (var (id, scored) in compared.Variants.Select(variant => (variant.Id, variant.Scored)).Prepend(("base", compared.Base)))
        {
            foreach (var verdict in scored.Score.Verdicts)
            {
                csv.Row([.. VerdictTable.Cells(verdict).Prepend(id)]);
            }
        }

        return csv.ToString();
    }
}
