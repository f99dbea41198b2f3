using NegotiationSim.Cli.Output;
using NegotiationSim.Files;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Verbs;

/// <summary>What the verbs have in common: where they write, and where files are found.</summary>
internal sealed class Session(Surroundings around, Terminal terminal, string? seeds)
{
    public Surroundings Around { get; } = around;

    public Terminal Terminal { get; } = terminal;

    /// <summary>Seeds and scenarios.</summary>
    public SeedFolders Folders => field ??= SeedFolders.Find(seeds, Around);

    /// <summary>The shipped files, and those the user names.</summary>
    public Library Library(params string[] paths)
    {
        var files = NegotiationSim.Files.Library.Of(paths.Select(Around.Resolve), Folders.All).Files;
        return new Library(files.Select(file => file with { Name = Shown(file.Name) }));
    }

    /// <summary>Says a sentence and ends with this code.</summary>
    public int Stop(int exit, string sentence)
    {
        Terminal.Say(sentence);
        return exit;
    }

    /// <summary>Shows findings on standard error.</summary>
    public int Show(IReadOnlyCollection<Finding> findings, bool all = false)
    {
        var page = Terminal.NewPage();
        var text = FindingText.Of(findings, Terminal.Fit ?? 0, all ? int.MaxValue : FindingText.Shown);
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            page.Line(line, line.StartsWith("error[", StringComparison.Ordinal) ? Ink.Strong : Ink.Plain);
        }

        Terminal.Say(page);
        return Exit.Findings;
    }

    /// <summary>A path as short as it can be said from where the user is.</summary>
    private string Shown(string path)
    {
        var relative = Path.GetRelativePath(Around.Folder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.GetDirectoryName(relative) is null or "" ? path : relative.Replace('\\', '/');
    }
}
