using System.Runtime.CompilerServices;
using System.Text;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests;

internal static class Reads
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static Loaded<LedgerFile> Ledger(string json, string name = "ledger.json") => LedgerFile.Read(Utf8(json), name);

    /// <summary>A library of files in memory: name and text.</summary>
    public static Library Library(params (string Name, string Text)[] files) =>
        new(files.Select(file => new LibraryFile(file.Name, IsNamedById: false, () => Utf8(file.Text))));

    /// <summary>A file of any kind, alone but for what it names.</summary>
    public static Loaded<WrittenFile> File(string text, params (string Name, string Text)[] others)
    {
        var library = Library([("written.yaml", text), .. others]);
        return library.Read(library.Files[0]);
    }

    /// <summary><c>NS1004 3:5</c> for each finding.</summary>
    public static string[] Places<T>(this Loaded<T> loaded)
        where T : class =>
        [.. loaded.Findings.Select(finding => $"{finding.Code} {finding.At.Line}:{finding.At.Column}")];

    public static Finding Only<T>(this Loaded<T> loaded)
        where T : class
    {
        loaded.Value.ShouldBeNull();
        return loaded.Findings.ShouldHaveSingleItem();
    }

    /// <summary>A file beside the tests.</summary>
    public static byte[] Beside(string name, [CallerFilePath] string here = "") => System.IO.File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, name));
}
