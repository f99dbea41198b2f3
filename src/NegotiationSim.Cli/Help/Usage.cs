using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Verbs;

namespace NegotiationSim.Cli.Help;

/// <summary>Help: what there is, and for each verb its options and an example.</summary>
internal static class Usage
{
    private static readonly string[] Words = ["--help", "-h", "-?", "help"];

    /// <summary>Nothing was written, or help.</summary>
    public static bool IsAskedFor(IReadOnlyList<string> args) =>
        args.Count == 0 || args[0] == "help" || args.TakeWhile(arg => arg != "--").Any(arg => arg is "--help" or "-h" or "-?");

    public static int Show(Root root, IReadOnlyList<string> args, Terminal terminal)
    {
        var name = args.FirstOrDefault(arg => !Words.Contains(arg, StringComparer.Ordinal) && !arg.StartsWith('-'));
        if (name is null)
        {
            terminal.Show(Program(root, terminal.NewPage()));
            return Exit.Done;
        }

        if (root.Verbs.FirstOrDefault(verb => verb.Name == name) is not { } verb)
        {
            terminal.Say(Mistakes.Unknown("verb", name, root.Verbs.Select(known => known.Name), "negsim --help lists them"));
            return Exit.Findings;
        }

        terminal.Show(Of(root, verb, terminal.NewPage()));
        return Exit.Done;
    }

    private static Page Program(Root root, Page page)
    {
        page.Line(root.Description!).Blank();
        page.Line("Usage: negsim VERB …   (negsim VERB --help: options and an example)").Blank();
        foreach (var verb in root.Verbs)
        {
            page.Row(new Row().Add("  ").Add(verb.Name, Ink.Strong).To(13).Add(verb.Description!));
        }

        return page;
    }

    private static Page Of(Root root, Verb verb, Page page)
    {
        page.Line($"negsim {verb.Name}: {verb.Description}", Ink.Strong).Blank();
        page.Line($"Usage: negsim {verb.Name} {verb.Usage}").Blank();
        if (verb.About.Length > 0)
        {
            page.Text(verb.About).Blank();
        }

        foreach (var option in verb.Options.Where(option => !option.Hidden).Concat(root.Output.All))
        {
            var name = option.HelpName is null ? option.Name : $"{option.Name} {option.HelpName}";
            page.Row(new Row().Add("  ").Add(name, Ink.Strong).To(26).Add(option.Description ?? ""));
        }

        page.Blank().Line(verb.Examples.Count == 1 ? "Example" : "Examples");
        foreach (var example in verb.Examples)
        {
            page.Line($"  {example}");
        }

        return page;
    }
}
