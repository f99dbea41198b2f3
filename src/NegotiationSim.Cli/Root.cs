using System.CommandLine;
using System.Reflection;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Verbs;

namespace NegotiationSim.Cli;

/// <summary>The program as a tree of verbs and options. Only verbs that exist are in it.</summary>
internal sealed class Root : RootCommand
{
    public Root()
        : base("Negotiation, step by step: who has given more, under which reading.")
    {
        // Help, version and suggestions are ours: see Help.Usage and Verbs.Completion.
        Options.Clear();
        Directives.Clear();
        foreach (var option in Output.All)
        {
            Add(option);
        }

        Verbs =
        [
            new ScoreVerb(), new ReplayVerb(), new WhatIfVerb(), new ValidateVerb(), new ListVerb(), new ShowVerb(),
            new ImportVerb(), new ExportVerb(), new ActVerb(), new ForkVerb(), new VerifyVerb(), new SchemaVerb(), new ExplainVerb(), new CompletionVerb()
        ];
        foreach (var verb in Verbs)
        {
            Add(verb);
        }
    }

    public static string Version { get; } = typeof(Root).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>No response files and no bundled letters: an argument is what it looks like.</summary>
    public static ParserConfiguration Parsing { get; } = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Options of every verb.</summary>
    public OutputOptions Output { get; } = new();

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<Verb> Verbs { get; }
}
