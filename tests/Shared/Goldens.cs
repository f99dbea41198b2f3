using System.Runtime.CompilerServices;
using System.Text;

namespace NegotiationSim.Tests;

/// <summary>
/// Compares a text with the approved one beside the test's source file. A mismatch leaves a <c>*.received.txt</c> there;
/// <c>ACCEPT_GOLDENS=1 dotnet test</c> approves what was received (never under <c>CI=true</c>).
/// </summary>
internal static class Goldens
{
    /// <param name="text">What the program says now.</param>
    /// <param name="name">Tells goldens of one test apart; the test's own name when left out.</param>
    /// <param name="test">Filled in by the compiler.</param>
    /// <param name="file">Filled in by the compiler.</param>
    public static void ShouldMatch(string text, string? name = null, [CallerMemberName] string test = "", [CallerFilePath] string file = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{name ?? test}");
        var (verified, received) = ($"{stem}.verified.txt", $"{stem}.received.txt");
        var got = text.ReplaceLineEndings("\n");

        if (AcceptsReceived)
        {
            Write(verified, got);
        }

        var approved = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (got == approved)
        {
            File.Delete(received);
            return;
        }

        Write(received, got);
        Assert.Fail(approved is null
            ? $"No golden yet. Read {received}, then approve it with ACCEPT_GOLDENS=1.\n{got}"
            : $"{Difference(approved, got)}\nCompare {received} with {verified}; approve with ACCEPT_GOLDENS=1.");
    }

    private static bool AcceptsReceived => Variable("ACCEPT_GOLDENS") is "1" && Variable("CI") is (null or "" or "false");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    private static void Write(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static string Difference(string approved, string got)
    {
        var (was, now) = (approved.Split('\n'), got.Split('\n'));
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"Differs from the golden in line {line + 1}:\n  approved: {LineAt(was, line)}\n  received: {LineAt(now, line)}";
    }

    private static string LineAt(string[] lines, int index) => index < lines.Length ? $"'{lines[index]}'" : "(the text ends)";
}
