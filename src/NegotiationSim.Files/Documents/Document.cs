using System.Text;
using System.Text.Unicode;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Documents;

/// <summary>A file as a tree, and what was wrong with it up to there.</summary>
/// <param name="Root">The root; null when nothing can be read.</param>
/// <param name="Report">Takes what else is wrong with it.</param>
internal sealed record Parsed(Node? Root, Report Report);

/// <summary>From bytes to a tree with places, YAML or JSON, within bounds that no file a person writes comes near.</summary>
internal static class Document
{
    public const int DeepestLevel = 64;
    public const int LargestFile = 5_000_000;

    /// <summary>Reads a file; a name that ends in <c>.json</c> is JSON, anything else YAML.</summary>
    public static Parsed Read(ReadOnlyMemory<byte> utf8, string name, Library? library = null) =>
        Read(utf8, name, name.EndsWith(".json", StringComparison.OrdinalIgnoreCase), library);

    public static Parsed Read(ReadOnlyMemory<byte> utf8, string name, bool json, Library? library = null, int largest = LargestFile)
    {
        var (text, read) = TextOf(utf8, name, library, largest);
        if (text is null || RefusesControlCharacters(text, json, read))
        {
            return new Parsed(null, read);
        }

        return new Parsed(json ? JsonTree.Read(WithoutByteOrderMark(utf8), read) : YamlTree.Read(text, read), read);
    }

    /// <summary>A file's text; null when it is too big or not UTF-8.</summary>
    public static (string? Text, Report Report) TextOf(ReadOnlyMemory<byte> utf8, string name, Library? library = null, int largest = LargestFile)
    {
        var bytes = WithoutByteOrderMark(utf8);
        if (bytes.Length > largest)
        {
            var report = new Report(new SourceText(name, ""), library);
            report.Add(FindingCodes.TooBig, Span.Start, $"the file has {bytes.Length} bytes; {largest} are read at most", help: "split it into several files");
            return (null, report);
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            return (null, NotUtf8(bytes.Span, name, library));
        }

        var text = Encoding.UTF8.GetString(bytes.Span);
        return (text, new Report(new SourceText(name, text), library));
    }

    /// <summary>A scalar whose text can be stored everywhere: no U+0000, no half of a surrogate pair.</summary>
    public static Node Scalar(Report report, Span at, string text, bool plain)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || !IsWellFormed(text))
        {
            report.Add(FindingCodes.ControlCharacter, at, "a text with a character that cannot be stored", "U+0000 or half of a surrogate pair", "leave the escape out");
            return new RefusedNode(at);
        }

        return new ScalarNode(at, text, plain);
    }

    public static void AddTooDeep(Report report, Span at) =>
        report.Add(FindingCodes.TooDeep, at, $"more than {DeepestLevel} levels of maps and lists", "too deep here", "write it flatter");

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static Report NotUtf8(ReadOnlySpan<byte> bytes, string name, Library? library)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            valid += consumed;
        }

        var before = Encoding.UTF8.GetString(bytes[..valid]).ReplaceLineEndings("\n");
        var line = before[(before.LastIndexOf('\n') + 1)..];
        var at = new Span(before.AsSpan().Count('\n') + 1, SourceText.Characters(line) + 1, 1);
        var report = new Report(new SourceText(name, Encoding.UTF8.GetString(bytes)), library);
        report.Add(FindingCodes.NotUtf8, at, "the file is not UTF-8", $"the byte 0x{bytes[valid]:X2} is no character", "save the file as UTF-8");
        return report;
    }

    /// <summary>
    /// Refuses what editors show as nothing, or as a line break where the parser sees none. JSON allows tabs between values.
    /// </summary>
    private static bool RefusesControlCharacters(string text, bool json, Report report)
    {
        var found = false;
        var (line, start) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is '\n' || (letter is '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                (line, start) = (line + 1, i + 1);
            }
            else if (IsRefused(letter, json))
            {
                var at = new Span(line, SourceText.Characters(text.AsSpan(start, i - start)) + 1, 1);
                var (what, help) = letter == '\t' ? ("a tab", "write spaces") : ($"the control character U+{(int)letter:X4}", "leave it out");
                report.Add(FindingCodes.ControlCharacter, at, what, "here", help);
                found = true;
                if (report.IsFull)
                {
                    break;
                }
            }
        }

        return found;
    }

    private static bool IsRefused(char letter, bool json) => letter switch
    {
        '\t' => !json,
        '\r' => false,
        '\u2028' or '\u2029' or '\uFEFF' => !json,
        _ => char.IsControl(letter),
    };
}
