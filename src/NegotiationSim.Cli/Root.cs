using System.CommandLine;
using System.Reflection;
using NegotiationSim.Cli.Network;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Verbs;

namespace NegotiationSim.Cli;

/// <summary>The program as a tree of verbs and options. Only verbs that exist are in it.</summary>
internal sealed class Root : Command
{
    /// <summary>In the order of the help.</summary>
    private static readonly Known[] All =
    [
        new("score", () => new ScoreVerb()),
        new("replay", () => new ReplayVerb()),
        new("whatif", () => new WhatIfVerb()),
        new("sweep", () => new SweepVerb()),
        new("tournament", () => new TournamentVerb()),
        new("play", () => new PlayVerb()),
        new("domain", () => new DomainVerb()),
        new("strategies", () => new StrategiesVerb()),
        new("validate", () => new ValidateVerb()),
        new("list", () => new ListVerb()),
        new("show", () => new ShowVerb()),
        new("import", () => new ImportVerb()),
        new("export", () => new ExportVerb()),
        new("act", () => new ActVerb()),
        new("fork", () => new ForkVerb()),
        new("verify", () => new VerifyVerb()),
        new("serve", () => new ServeVerb()),
        new("push", () => new PushVerb()),
        new("pull", () => new PullVerb()),
        new("server", () => new ServerVerb()),
        new("schema", () => new SchemaVerb()),
        new("explain", () => new ExplainVerb()),
        new("completion", () => new CompletionVerb()),
    ];

    /// <param name="only">The verb that is wanted; null or unknown: all of them.</param>
    public Root(string? only = null)
        : base("negsim", "Negotiation, step by step: who has given more, under which reading.")
    {
        // No RootCommand: help, version and suggestions are ours (Help.Usage, Verbs.Completion).
        foreach (var option in Output.All)
        {
            Add(option);
        }

        // A run needs one verb; help, suggestions and corrections need all.
        var wanted = Array.Find(All, verb => verb.Name == only);
        Verbs = wanted is not null ? [wanted.Make()] : [.. All.Select(verb => verb.Make())];
        foreach (var verb in Verbs)
        {
            Add(verb);
        }
    }

    public static string Version => typeof(Root).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>No response files and no bundled letters: an argument is what it looks like.</summary>
    public static ParserConfiguration Parsing { get; } = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Options of every verb.</summary>
    public OutputOptions Output { get; } = new();

    /// <summary>The verbs that were made.</summary>
    public IReadOnlyList<Verb> Verbs { get; }

    private sealed record Known(string Name, Func<Verb> Make);
}
