using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>All kinds of files, by what their <c>kind:</c> says.</summary>
internal static class AnyKind
{
    private static readonly Kind[] Kinds =
    [
        new("proposal", "proposals", () => Proposals.File.Select<WrittenFile>(file => file)),
        new("holdings", "catalogues", () => HoldingsFiles.File.Select<WrittenFile>(file => file)),
        new("history", "histories", () => Histories.File.Select<WrittenFile>(file => file)),
        new("perspective", "perspectives", () => SmallFiles.Perspective.Select<WrittenFile>(file => file)),
        new("scenario", "scenarios", () => Scenarios.File.Select<WrittenFile>(file => file)),
        new("catalogue", "catalogues", () => Catalogues.File.Select<WrittenFile>(file => file)),
        new("sources", null, () => SmallFiles.Sources.Select<WrittenFile>(file => file)),
    ];

    /// <summary>The words that <c>kind:</c> may be.</summary>
    public static IEnumerable<string> Names => Kinds.Select(kind => kind.Name);

    /// <summary>The reading of a kind; null when there is no such kind.</summary>
    public static Reading<WrittenFile>? Of(string kind) => Array.Find(Kinds, known => known.Name == kind)?.Reading;

    /// <summary>Whether files of a kind lie in folders of this name; anything may lie in a folder of another name.</summary>
    public static bool MayHold(string folder, string kind) => Array.Exists(Kinds, known => known.Folder == folder)
        ? Array.Exists(Kinds, known => known.Folder == folder && known.Name == kind)
        : true;

    /// <summary>Whether this is the folder of that kind alone.</summary>
    public static bool LiesIn(string folder, string kind) => Array.FindAll(Kinds, known => known.Folder == folder) is [var only] && only.Name == kind;

    public static Loaded<WrittenFile> Read(LibraryFile file, Library library)
    {
        var (root, report) = library.Parse(file);
        if (root is null || KindOf(root, report) is not { } reading || !reading.TryRead(root, report, out var written))
        {
            return report.Finish<WrittenFile>(null);
        }

        if (file.IsNamedById && written.Id != file.Id)
        {
            report.Add(FindingCodes.FileName, ((MapNode)root).Place("id"), $"`{written.Id}` lies in a file named `{file.Id}`", "found by no one under this id", $"rename the file to `{written.Id}.yaml`, or write `{file.Id}`");
        }

        return report.Finish<WrittenFile>(written);
    }

    private static Reading<WrittenFile>? KindOf(Node root, Report report)
    {
        if (root is not MapNode map || map.Find("kind") is not { Value: ScalarNode kind } || kind.IsNull)
        {
            report.Add(FindingCodes.WrongKind, root.At with { Length = Math.Min(root.At.Length, 40) }, "a file that does not say what it is", "`kind:` is expected first", $"add `kind:` with one of {string.Join(", ", Names)}");
            return null;
        }

        if (Of(kind.Text) is { } reading)
        {
            return reading;
        }

        var nearest = Spelling.Nearest(kind.Text, Names);
        report.Add(FindingCodes.WrongKind, kind.At, $"{kind.Noun} is no kind of file", "no such kind", nearest is null ? null : $"write `{nearest}`", $"kinds: {string.Join(", ", Names)}");
        return null;
    }

    /// <summary>A kind of file. Its keys, and those of all its parts, are put together when the first such file is read.</summary>
    private sealed class Kind(string name, string? folder, Func<Reading<WrittenFile>> makeReading)
    {
        public string Name { get; } = name;

        public string? Folder { get; } = folder;

        public Reading<WrittenFile> Reading => field ??= makeReading();
    }
}
