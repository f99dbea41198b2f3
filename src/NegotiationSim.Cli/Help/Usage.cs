using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Verbs;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Help;

/// <summary>Help: what there is, and for each verb its options and examples.</summary>
internal static class Usage
{
    private static readonly string[] Words = ["--help", "-h", "-?", "help"];

    /// <summary>Verbs by what one wants; those that do not exist are not shown.</summary>
    private static readonly (string Title, string[] Names)[] Groups =
    [
        ("Look", ["score", "replay", "whatif", "list", "show", "explain"]),
        ("Study", ["sweep", "tournament", "play", "domain", "strategies"]),
        ("Write", ["act", "fork", "import", "export", "validate", "verify", "schema", "completion"]),
        ("Share", ["serve", "push", "pull", "server"]),
    ];

    /// <summary>Nothing was written, or help.</summary>
    public static bool IsAskedFor(IReadOnlyList<string> args) =>
        args.Count == 0 || args[0] == "help" || args.TakeWhile(arg => arg != "--").Any(arg => arg is "--help" or "-h" or "-?");

    public static int Show(Root root, IReadOnlyList<string> args, Terminal terminal)
    {
        var name = args.FirstOrDefault(arg => !Words.Contains(arg, StringComparer.Ordinal) && !arg.StartsWith('-'));
        if (name is null)
        {
            terminal.Show(args.Count == 0 ? First(terminal.NewPage()) : Whole(root, terminal.NewPage()));
            return Exit.Done;
        }

        if (root.Verbs.FirstOrDefault(verb => verb.Name == name) is not { } verb)
        {
            terminal.Say(Spelling.Unknown("verb", name, root.Verbs.Select(known => known.Name), "negsim --help lists them"));
            return Exit.Findings;
        }

        terminal.Show(Of(root, verb, terminal.NewPage()));
        return Exit.Done;
    }

    private static Page First(Page page) => page
        .Text("negsim scores proposals, replays negotiations and tries what-ifs, and says whether the steps of two sides are comparable: under which norm, seen by whom, and what would change that.")
        .Blank()
        .Line("  negsim score us-28-2025-11                       who is asked for more, what stays unanswered")
        .Line("  negsim replay geneva-international-discussions   how the balance ran, and what moved it")
        .Line("  negsim whatif eu-symmetry-paper                  variants side by side, and why they differ")
        .Line("  negsim --help                                    everything else");

    private static Page Whole(Root root, Page page)
    {
        First(page).Blank();
        foreach (var (title, names) in Groups)
        {
            page.Line($"{title,-9}{string.Join("  ", names.Where(name => root.Verbs.Any(verb => verb.Name == name)))}");
        }

        return page.Blank()
            .Line("Reading  --norm  --perspective  --lens  --baseline  --account     one name, several, or all")
            .Line("Time     --at VERSION|DATE      --known-by DATE")
            .Line("Output   --json  --csv  --plain  --width N  --no-color  --all")
            .Line("Where    --case FILE (absent: what is shipped, read-only)  --seeds DIR")
            .Blank()
            .Line("negsim VERB --help     an example for each verb          negsim explain TERM     what a number means")
            .Line("Exit codes: 0 done, 1 failure, 2 findings in the input, 3 refused, 4 lost race, 5 not found");
    }

    private static Page Of(Root root, Verb verb, Page page)
    {
        page.Line($"negsim {verb.Name}: {verb.Description}", Ink.Strong).Blank();
        page.Line($"Usage: negsim {verb.Name} {verb.Usage}").Blank();
        if (verb.About.Length > 0)
        {
            page.Text(verb.About).Blank();
        }

        foreach (var option in verb.Options.Concat(root.Output.All))
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
