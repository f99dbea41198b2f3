using NegotiationSim.Cli.Output;

namespace NegotiationSim.Cli.Verbs;

/// <summary>
/// Where seeds and scenarios lie: the folder that is named, else the nearest one above the current folder, else the copies
/// beside the program.
/// </summary>
internal sealed record SeedFolders(string? Seeds, string? Scenarios)
{
    /// <summary>Those that exist.</summary>
    public IEnumerable<string> All => new[] { Seeds, Scenarios }.OfType<string>();

    public static SeedFolders Find(string? named, Surroundings around)
    {
        var wanted = named ?? (around.Variable("NEGSIM_SEEDS") is { Length: > 0 } variable ? variable : null);
        if (wanted is not null)
        {
            return Of(around.Resolve(wanted));
        }

        for (var folder = new DirectoryInfo(around.Folder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "seeds", "sources.yaml")))
            {
                return Of(folder.FullName);
            }
        }

        return Of(around.ProgramFolder);
    }

    /// <summary>The folder holds <c>seeds</c> and <c>scenarios</c>, or is itself the seeds.</summary>
    private static SeedFolders Of(string folder)
    {
        var inside = Path.Combine(folder, "seeds");
        return Directory.Exists(inside)
            ? new SeedFolders(inside, Existing(Path.Combine(folder, "scenarios")))
            : new SeedFolders(Existing(folder), Existing(Path.Combine(folder, "..", "scenarios")));
    }

    private static string? Existing(string folder) => Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
}
