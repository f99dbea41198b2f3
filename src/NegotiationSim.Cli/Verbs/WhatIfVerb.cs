using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>A scenario's base and its variants, side by side.</summary>
internal sealed class WhatIfVerb : Verb
{
    private readonly Argument<string> _scenario = new("SCENARIO");
    private readonly ReadingOptions _readings = new();
    private readonly NumberOption<uint> _replication = new("--replication") { Description = "write this replication of its sweep into --case instead, move for move", HelpName = "N" };
    private readonly NumberOption<ulong> _seed = RunOptions.Seed("the sweep's seed");
    private readonly Option<string?> _case = CaseOption.Needed();
    private readonly Formats _formats = new(WhatIfAnswer.Schema, "one line a verdict of each variant");

    public WhatIfVerb()
        : base("whatif", "compare a base with its variants")
    {
        _scenario.CompletionSources.Add(Ids.Of("scenarios"));
        Add(_scenario);
        _readings.AddTo(this);
        foreach (var option in new Option[] { _replication, _seed, _case })
        {
            Add(option);
        }

        _formats.AddTo(this);
    }

    public override string Usage => "SCENARIO [options]      SCENARIO: a file, or the id of a scenario";

    public override string About => "Readings that are not named here are the scenario's own; one that is named holds for base and variants alike.";

    public override IReadOnlyList<string> Examples => ["negsim whatif eu-symmetry-paper", "negsim whatif scenarios/comparable-forces.yaml --norm equal-ceiling", "negsim whatif eu-symmetry-paper --replication 4711 --case runs.negsim"];

    public override int Run(ParseResult parsed, Session session)
    {
        if (!_readings.TryRead(parsed, session, out var question))
        {
            return Exit.Findings;
        }

        if (!Finder.TryFindScenario(session, parsed.GetValue(_scenario)!, out var library, out var scenario, out var exit))
        {
            return exit;
        }

        if (_replication.In(parsed) is { } replication)
        {
            return ReplicationOnRecord.Write(session, library, scenario, parsed.GetValue(_case), RunOptions.In(parsed, _seed), replication);
        }

        var format = _formats.Of(parsed);
        return session.TryTake(library.Compare(scenario, question, forScreen: format == Format.Screen), out var compared, out exit)
            ? Show(session, compared, format)
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
