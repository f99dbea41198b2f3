using System.CommandLine;
using System.CommandLine.Completions;
using NegotiationSim.Files;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Verbs;

/// <summary>JSON Schemas with which an editor completes and checks our files.</summary>
internal sealed class SchemaVerb : Verb
{
    private readonly Argument<string?> _kind = new("KIND") { Arity = ArgumentArity.ZeroOrOne };

    public SchemaVerb()
        : base("schema", "a JSON Schema for your editor")
    {
        _kind.CompletionSources.Add(_ => Schemas.Names.Select(name => new CompletionItem(name)));
        Add(_kind);
    }

    public override string Usage => "[KIND]      without KIND: which kinds there are";

    public override string About => $"Kinds: {string.Join(", ", Schemas.Names)}.";

    public override IReadOnlyList<string> Examples => ["negsim schema scenario > scenario.schema.json"];

    public override int Run(ParseResult parsed, Session session)
    {
        if (parsed.GetValue(_kind) is not { } kind)
        {
            var page = session.Terminal.NewPage();
            foreach (var name in Schemas.Names)
            {
                page.Line(name);
            }

            session.Terminal.Show(page);
            return Exit.Done;
        }

        if (Schemas.For(kind) is not { } schema)
        {
            return session.Stop(Exit.Findings, Spelling.Unknown("kind", kind, Schemas.Names, $"write one of {string.Join(", ", Schemas.Names)}"));
        }

        session.Terminal.Document(schema.EndsWith('\n') ? schema : schema + "\n");
        return Exit.Done;
    }
}
