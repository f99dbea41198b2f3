using System.Runtime.CompilerServices;

namespace NegotiationSim.Architecture.Tests;

/// <summary>Where the projects lie and what they are called.</summary>
internal static class Rooms
{
    /// <summary>The assemblies of src, as built for these tests.</summary>
    public static readonly string[] Assemblies = ["NegotiationSim.Core", "NegotiationSim.Streams", "NegotiationSim.Files", "NegotiationSim.Web", "negsim"];

    public static string Source { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", "src"));

    /// <summary>Files of src that people wrote, not what a build left beside them.</summary>
    public static IEnumerable<string> SourceFiles(string pattern) => Files(Source, pattern);

    /// <summary>The same of tests.</summary>
    public static IEnumerable<string> TestFiles(string pattern) => Files(Path.Combine(Source, "..", "tests"), pattern);

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
