using System.CommandLine;
using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Behaviour;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Verbs;

/// <summary>What a side may play.</summary>
internal sealed class StrategiesVerb : Verb
{
    private readonly Argument<string?> _name = new("NAME") { Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _json = new("--json") { Description = $"one JSON document ({StrategiesAnswer.Schema})" };

    public StrategiesVerb()
        : base("strategies", "what the sides of a sweep may play")
    {
        _name.CompletionSources.Add(_ => StrategiesAnswer.All.Select(strategy => new System.CommandLine.Completions.CompletionItem(strategy.Name)));
        Add(_name);
        Add(_json);
    }

    public override string Usage => "[NAME] [options]      NAME: one strategy, explained";

    public override IReadOnlyList<string> Examples => ["negsim strategies", "negsim strategies Boulware", "negsim strategies --json"];

    public override int Run(ParseResult parsed, Session session)
    {
        if (parsed.GetValue(_json))
        {
            session.Terminal.Document(StrategiesAnswer.Write());
            return Exit.Done;
        }

        if (parsed.GetValue(_name) is not { } name)
        {
            session.Terminal.Show(All(session.Terminal.NewPage()));
            session.Terminal.Hint($"negsim strategies {StrategiesAnswer.All[0].Name}");
            return Exit.Done;
        }

        if (StrategiesAnswer.All.FirstOrDefault(strategy => strategy.Name == name) is not { } known)
        {
            return session.Stop(Exit.NotFound, Spelling.Unknown("strategy", name, StrategiesAnswer.All.Select(strategy => strategy.Name), "negsim strategies lists them"));
        }

        session.Terminal.Show(One(session.Terminal.NewPage(), known));
        return Exit.Done;
    }

    private static Page All(Page page)
    {
        foreach (var family in StrategiesAnswer.All.GroupBy(strategy => strategy.Family))
        {
            page.Line(family.Key, Ink.Strong);
            var table = new Table(page, new("name"), new("what it does", Gives: true)) { Indent = 2 };
            foreach (var strategy in family)
            {
                table.Add(strategy.Name, strategy.Meaning);
            }

            table.Draw();
            page.Blank();
        }

        return page.Line($"{StrategiesAnswer.All.Count} strategies.");
    }

    private static Page One(Page page, StrategyDescription strategy)
    {
        page.Line(strategy.Name, Ink.Strong).Text(strategy.Meaning).Blank();
        page.Value("family", strategy.Family).Value("traits", string.Join(", ", StrategiesAnswer.TraitsOf(strategy))).Text($"source: {strategy.Source}").Blank();
        if (strategy.Parameters.Count > 0)
        {
            var table = new Table(page, new("parameter"), new("from", Right: true), new("to", Right: true), new("usual", Right: true), new("meaning", Gives: true));
            foreach (var parameter in strategy.Parameters)
            {
                table.Add(parameter.Name, Number(parameter.Low), Number(parameter.High), parameter.Default is { } usual ? Number(usual) : "–", parameter.Meaning);
            }

            table.Draw();
        }

        return page;
    }

    private static string Number(double value) => value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
}
