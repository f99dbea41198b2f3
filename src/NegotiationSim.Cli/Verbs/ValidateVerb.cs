using System.CommandLine;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Files;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Checks files and says everything that is wrong with them at once.</summary>
internal sealed class ValidateVerb : Verb
{
    private readonly Argument<string[]> _paths = new("PATH") { Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _all = new("--all") { Description = "every finding, not the first 50" };

    public ValidateVerb()
        : base("validate", "check files and show what is wrong in them")
    {
        Add(_paths);
        Add(_all);
    }

    public override string Usage => "PATH… [options]      PATH: a file or a folder";

    public override string About => "Reads every file and everything the files name, runs every entry of a history through the rules, and writes nothing.";

    public override IReadOnlyList<string> Examples => ["negsim validate seeds scenarios", "negsim validate my-scenario.yaml"];

    public override int Run(ParseResult parsed, Session session)
    {
        var paths = parsed.GetValue(_paths)!;
        var missing = paths.Where(path => !File.Exists(session.Around.Resolve(path)) && !Directory.Exists(session.Around.Resolve(path))).ToList();
        if (missing.Count > 0)
        {
            missing.ForEach(path => session.Terminal.Say($"no file or folder \"{path}\""));
            return Exit.NotFound;
        }

        var (files, findings) = Check(session, paths);
        if (findings.Count == 0)
        {
            session.Terminal.Show(session.Terminal.NewPage().Line($"{Words.Count(files, "file")}, no findings."));
            return Exit.Done;
        }

        session.Show(findings, parsed.GetValue(_all));
        Sum(session, files, findings, parsed.GetValue(_all));
        return Exit.Findings;
    }

    /// <summary>YAML through the library, so that ids are looked up; bare ledgers (JSON) one by one.</summary>
    private static (int Files, IReadOnlyList<Finding> Findings) Check(Session session, string[] paths)
    {
        var (ledgers, others) = (new List<string>(), new List<string>());
        foreach (var path in paths)
        {
            (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ledgers : others).Add(path);
        }

        var wanted = Library.Of(others.Select(session.Around.Resolve), []).Files.Select(file => Path.GetFullPath(file.Name)).ToHashSet(StringComparer.Ordinal);
        var library = session.Library([.. others]);
        bool IsWanted(LibraryFile file) => wanted.Contains(session.Around.Resolve(file.Name));
        using var progress = Output.Progress.Of(session.Terminal, "checking", library.Files.Count(IsWanted) + ledgers.Count);
        var findings = library.Validate(file => IsWanted(file) && progress.Step()).ToList();
        foreach (var ledger in ledgers)
        {
            findings.AddRange(LedgerFile.Read(Named.BytesOf(session.Around.Resolve(ledger)), ledger).Findings);
            progress.Step();
        }

        return (library.Files.Count(IsWanted) + ledgers.Count, findings);
    }

    private static void Sum(Session session, int files, IReadOnlyList<Finding> findings, bool all)
    {
        var page = session.Terminal.NewPage().Blank();
        if (!all && findings.Count > FindingText.Shown)
        {
            page.Line("the others: --all");
        }

        var wrong = findings.Select(finding => finding.File).Distinct(StringComparer.Ordinal).Count();
        page.Line($"{Words.Count(findings.Count, "error")} in {wrong} of {Words.Count(files, "file")}. Nothing was run or written.");
        page.Line($"Explain a code: negsim explain {findings[0].Code.Code}");
        session.Terminal.Say(page);
    }
}
