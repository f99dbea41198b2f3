using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Cli.Output;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;
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

    /// <summary>Takes an answer; false after having said why there is none.</summary>
    public bool TryTake<T>(Answer<T> answer, [NotNullWhen(true)] out T? value, out int exit)
        where T : class
    {
        (value, exit) = (answer.Value, answer.Why is { } why ? Stop(why) : Exit.Done);
        return value is not null;
    }

    /// <summary>Says why a question has no answer.</summary>
    public int Stop(NoAnswer why)
    {
        switch (why)
        {
            case NoAnswer.Wrong wrong:
                return Show(wrong.Findings);
            case NoAnswer.NotThere missing:
                return Stop(Exit.NotFound, missing.Sentence);
            case NoAnswer.Mistaken mistaken:
                foreach (var sentence in mistaken.Sentences)
                {
                    Terminal.Say(sentence);
                }

                return Exit.Findings;
            default:
                return Exit.Failure;
        }
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
