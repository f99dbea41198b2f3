using System.CommandLine;
using System.CommandLine.Completions;
using NegotiationSim.Cli.Explain;
using NegotiationSim.Cli.Output;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Says what a number, word or code means, its formula and where it comes from.</summary>
internal sealed class ExplainVerb : Verb
{
    private const int SymbolColumn = 16;

    private readonly Argument<string[]> _term = new("TERM") { Arity = ArgumentArity.ZeroOrMore };

    public ExplainVerb()
        : base("explain", "what a number, word or code means, with its formula and source")
    {
        _term.CompletionSources.Add(_ => Terms.Names.Select(name => new CompletionItem(name)));
        Add(_term);
    }

    public override string Usage => "TERM      a metric, norm, lens, state, flag, switch, refusal or finding code";

    public override IReadOnlyList<string> Examples => ["negsim explain KPS", "negsim explain own-scale", "negsim explain NS2007"];

    public override int Run(ParseResult parsed, Session session)
    {
        var name = string.Join(' ', parsed.GetValue(_term) ?? []);
        if (name.Length == 0)
        {
            session.Terminal.Show(List(session.Terminal.NewPage()));
            return Exit.Done;
        }

        if (Terms.Find(name) is not { } found)
        {
            return session.Stop(Exit.Findings, Spelling.Unknown("term", name, Terms.Names, "negsim explain lists them"));
        }

        session.Terminal.Show(Of(session.Terminal.NewPage(), found));
        return Exit.Done;
    }

    private static Page List(Page page)
    {
        page.Text("What can be explained. Write negsim explain TERM.").Blank();
        foreach (var one in Terms.All)
        {
            page.Row(new Row().Add("  ").Add(one.Name, Ink.Strong).To(26).Add(one.Kind));
        }

        return page;
    }

    private static Page Of(Page page, Explanation one)
    {
        page.Row(new Row().Add(one.Name, Ink.Strong).To(SymbolColumn).Add(one.Kind, Ink.Faint)).Blank().Text(one.Asks);
        if (one.Formula.Count > 0)
        {
            page.Blank();
            foreach (var line in one.Formula)
            {
                page.Line($"  {line}");
            }
        }

        foreach (var (symbol, meaning) in one.Symbols)
        {
            Beside(page, $"  {symbol}", meaning);
        }

        page.Blank();
        foreach (var (heading, text) in new[] { ("Undefined", one.Undefined), ("Example", one.Example), ("Now try", one.TryNow), ("From", one.Source), ("Also called", one.Aliases.Count == 0 ? null : string.Join(", ", one.Aliases)) })
        {
            if (text is not null)
            {
                Beside(page, heading, text);
            }
        }

        return page;
    }

    private static void Beside(Page page, string left, string text)
    {
        var room = (page.Terminal.Fit ?? int.MaxValue) - SymbolColumn;
        foreach (var (line, i) in Measure.Wrap(text, room).Select((line, i) => (line, i)))
        {
            page.Row(new Row().Add(i == 0 ? left : "").To(SymbolColumn).Add(line));
        }
    }
}
