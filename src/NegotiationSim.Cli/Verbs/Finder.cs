using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Files;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Finds what the user named: a file, or the id of something that is shipped.</summary>
internal sealed class Finder
{
    private static readonly string[] FileEndings = [".yaml", ".yml", ".json", ".jsonl"];

    private readonly Session _session;
    private readonly string _named;

    private Finder(Session session, string named, Library library) => (_session, _named, Library) = (session, named, library);

    /// <summary>What the found file may refer to.</summary>
    public Library Library { get; }

    /// <summary>True for what looks like a path rather than an id, or is a file.</summary>
    public static bool IsPath(Session session, string named) =>
        named.Contains('/', StringComparison.Ordinal)
        || named.Contains('\\', StringComparison.Ordinal)
        || FileEndings.Any(ending => named.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || File.Exists(session.Around.Resolve(named));

    /// <summary>Files with these words for a kind, looked for in these folders of the seeds.</summary>
    /// <param name="session">Where to look, and where to say what is wrong.</param>
    /// <param name="named">A path or an id.</param>
    /// <param name="what">What is looked for, in words.</param>
    /// <param name="folders">Folders of seeds that hold it.</param>
    /// <param name="found">The file.</param>
    /// <param name="exit">The exit code when it is not there or something is wrong with it.</param>
    public static Finder? TryFind(Session session, string named, string what, string[] folders, out WrittenFile? found, out int exit)
    {
        found = null;
        var isPath = IsPath(session, named);
        if (isPath && !File.Exists(session.Around.Resolve(named)))
        {
            exit = session.Stop(Exit.NotFound, $"no file \"{named}\"");
            return null;
        }

        var finder = new Finder(session, named, isPath ? session.Library(named) : session.Library());
        var file = isPath ? finder.Library.Files[0] : finder.Library.Files.FirstOrDefault(one => one.Id == named && folders.Contains(one.Folder, StringComparer.Ordinal));
        if (file is null)
        {
            exit = finder.StopUnknown(what, folders);
            return null;
        }

        var loaded = finder.Library.Read(file);
        found = loaded.Value;
        exit = loaded.Value is null ? session.Show(loaded.Findings) : Exit.Done;
        return loaded.Value is null ? null : finder;
    }

    /// <summary>A scenario.</summary>
    /// <param name="session">Where to look, and where to say what is wrong.</param>
    /// <param name="named">A path or an id.</param>
    /// <param name="library">What the scenario may refer to.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="exit">The exit code when it is not there, is something else, or something is wrong with it.</param>
    public static bool TryFindScenario(
        Session session, string named, [NotNullWhen(true)] out Library? library, [NotNullWhen(true)] out ScenarioFile? scenario, out int exit)
    {
        library = TryFind(session, named, "scenario", ["scenarios"], out var file, out exit)?.Library;
        scenario = file as ScenarioFile;
        if (library is not null && scenario is null)
        {
            exit = session.Stop(Exit.Findings, $"\"{named}\" is a {file!.Kind}; a scenario is expected here");
        }

        return library is not null && scenario is not null;
    }

    private int StopUnknown(string what, string[] folders)
    {
        if (_session.Folders.Seeds is null)
        {
            return _session.Stop(Exit.NotFound, $"no {what} \"{_named}\": no seeds were found; name their folder with --seeds DIR");
        }

        var known = Library.Files.Where(file => folders.Contains(file.Folder, StringComparer.Ordinal)).Select(file => file.Id);
        return _session.Stop(Exit.NotFound, Spelling.Unknown(what, _named, known, "negsim list shows what there is"));
    }
}
