using NegotiationSim.Cli.Help;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Verbs;
using NegotiationSim.Streams;

namespace NegotiationSim.Cli;

/// <summary>One run: parse, find the verb, do it. Whatever goes wrong is one sentence and an exit code.</summary>
internal static class Negsim
{
    public static int Run(IReadOnlyList<string> args, Surroundings around)
    {
        var terminal = new Terminal(around, new Wishes());
        try
        {
            var exit = Run(args, around, ref terminal);
            terminal.Flush();
            return exit;
        }
        catch (IOException gone) when (Surroundings.IsBrokenPipe(gone))
        {
            // Whoever read our output has seen enough.
            return Exit.Done;
        }
        catch (Exception unexpected)
        {
            return Fail(terminal, Sentence(unexpected));
        }
    }

    private static int Run(IReadOnlyList<string> args, Surroundings around, ref Terminal terminal)
    {
        var root = new Root(Usage.IsAskedFor(args) ? null : args[0]);
        if (args.Count > 0 && args[0].StartsWith("[suggest", StringComparison.Ordinal))
        {
            return Completion.Suggest(root, args, terminal);
        }

        if (Usage.IsAskedFor(args))
        {
            return Usage.Show(root, args, terminal);
        }

        if (args[0] == "--version")
        {
            terminal.Show(terminal.NewPage().Line($"negsim {Root.Version}"));
            return Exit.Done;
        }

        var parsed = root.Parse([.. args], Root.Parsing);
        if (Mistakes.Say(root, parsed, args, terminal) || parsed.CommandResult.Command is not Verb verb)
        {
            return Exit.Findings;
        }

        if (root.Output.TryWishes(parsed, terminal) is not { } wishes)
        {
            return Exit.Findings;
        }

        terminal = new Terminal(around, wishes);
        return verb.Run(parsed, new Session(around, terminal, parsed.GetValue(root.Output.Seeds)));
    }

    private static int Fail(Terminal terminal, string sentence)
    {
        try
        {
            terminal.Flush();
            terminal.Say(sentence);
            terminal.Flush();
        }
        catch (IOException)
        {
            // Nobody is there to hear it.
        }

        return Exit.Failure;
    }

    private static string Sentence(Exception unexpected) => unexpected is StreamsBrokenException broken
        ? Streaming.Sentence(broken.Finding)
        : $"negsim failed: {unexpected.Message.Split('\n')[0].Trim()}";
}
