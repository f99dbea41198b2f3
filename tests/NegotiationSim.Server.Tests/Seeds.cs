using System.Runtime.CompilerServices;
using NegotiationSim.Files;

namespace NegotiationSim.Server.Tests;

/// <summary>The shipped histories.</summary>
internal static class Seeds
{
    public static Library Library { get; } = Library.Of([], [Path.Combine(Root(), "seeds")]);

    public static IReadOnlyList<HistoryFile> Histories { get; } =
        [.. Library.Files.Where(file => file.Folder == "histories").Select(file => (HistoryFile)Library.Read(file).Value!)];

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
