using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NegotiationSim.Files;

namespace NegotiationSim.Cli.Tests;

public partial class the_readme
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));
    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void shows_the_approved_screen()
    {
        var shown = Screen().Matches(Text);

        shown.Count.ShouldBeGreaterThan(0);
        foreach (Match screen in shown)
        {
            var approved = File.ReadAllText(Path.Combine(Here(), $"Screens.{screen.Groups["name"].Value}.verified.txt"));
            screen.Groups["text"].Value.TrimEnd().ShouldBe(approved.ReplaceLineEndings("\n").TrimEnd());
        }
    }

    [Fact]
    public void shows_command_lines_that_work()
    {
        var lines = CommandLine().Matches(Text).Select(match => match.Groups["line"].Value.Trim()).ToList();

        lines.Count.ShouldBeGreaterThan(6);
        var folder = Directory.CreateTempSubdirectory("negsim-");
        foreach (var line in lines.Where(line => !line.Contains("my-coding", StringComparison.Ordinal)))
        {
            var words = line.Split(' ').Select(word => word == "runs.negsim" ? Path.Combine(folder.FullName, word) : word);
            Terminals.Piped([.. words]).Exit.ShouldBe(0, line);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void sends_a_server_what_it_takes()
    {
        var moves = Sent().Matches(Text).Select(match => match.Groups["move"].Value).ToList();

        moves.Count.ShouldBe(3);
        foreach (var move in moves)
        {
            WrittenMove.Read(System.Text.Encoding.UTF8.GetBytes(move), "README.md", "c-1", Library.Of([], [])).Findings.ShouldBeEmpty();
        }
    }

    [Fact]
    public void names_folders_that_are_there()
    {
        foreach (Match link in Link().Matches(Text))
        {
            Path.Exists(Path.Combine(Root, link.Groups["path"].Value)).ShouldBeTrue(link.Value);
        }
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("<!-- screen: (?<name>\\S+) -->\n```text\n(?<text>[^`]*)```", RegexOptions.NonBacktracking)]
    private static partial Regex Screen();

    [GeneratedRegex("^say .* /talks/commands '(?<move>.+)'$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Sent();

    [GeneratedRegex("^negsim (?<line>.+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex CommandLine();

    [GeneratedRegex("\\]\\((?<path>[^)]+)\\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
