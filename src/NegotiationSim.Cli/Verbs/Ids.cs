using System.CommandLine.Completions;
using NegotiationSim.Cli.Output;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Ids that a shell may complete: the names of the files in these folders of the seeds.</summary>
internal static class Ids
{
    public static Func<CompletionContext, IEnumerable<CompletionItem>> Of(params string[] folders) => context =>
    {
        var word = context.WordToComplete;
        var found = SeedFolders.Find(named: null, Surroundings.OfProcess());
        return found.All
            .SelectMany(folder => folders.Select(name => Path.GetFileName(folder) == name ? folder : Path.Combine(folder, name)))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml"))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(id => id.StartsWith(word, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(id => new CompletionItem(id));
    };
}
