using System.Runtime.CompilerServices;
using System.Text;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests;

internal static class Reads
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static Loaded<LedgerFile> Ledger(string json, string name = "ledger.json") => LedgerFile.Read(Utf8(json), name);

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
    public static byte[] Beside(string name, [CallerFilePath] string here = "") => File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, name));
}
