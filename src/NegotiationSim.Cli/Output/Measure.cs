using Spectre.Console.Rendering;

namespace NegotiationSim.Cli.Output;

/// <summary>Texts in columns of a terminal.</summary>
internal static class Measure
{
    /// <summary>How many columns a text takes.</summary>
    public static int Columns(string text)
    {
        foreach (var letter in text)
        {
            // Latin, Greek, Cyrillic and our own marks take one column each; the rest is looked up.
            if (letter is >= '\u0300' and < '\u0370' or >= '\u0590' and not (>= '\u2010' and < '\u2027') and not (>= '\u2190' and < '\u2600'))
            {
                return new Segment(Glyphs.Safe(text)).CellCount();
            }
        }

        return text.Length;
    }

    /// <summary>The text, or as much of it as fits with an ellipsis.</summary>
    public static string Cut(string text, int columns)
    {
        if (Columns(text) <= columns)
        {
            return text;
        }

        var end = Math.Min(text.Length, Math.Max(0, columns - 1));
        while (end > 0 && (Columns(text[..end]) > columns - 1 || char.IsHighSurrogate(text[end - 1])))
        {
            end--;
        }

        return text[..end].TrimEnd() + "…";
    }

    /// <summary>Lines of at most this many columns, broken between words; a longer word stands alone.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && Columns(line) + 1 + Columns(word) > columns)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
