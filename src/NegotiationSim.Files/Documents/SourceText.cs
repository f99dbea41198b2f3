namespace NegotiationSim.Files.Documents;

/// <summary>A place in a file: line and column from 1, length, all counted in characters (code points, not bytes).</summary>
public readonly record struct Span(int Line, int Column, int Length)
{
    /// <summary>The first character of a file.</summary>
    public static Span Start { get; } = new(1, 1, 1);
}

/// <summary>The text of one file by lines, for showing where a finding is.</summary>
public sealed class SourceText
{
    private readonly Lazy<string[]> _lines;

    /// <summary>A file's name as the user wrote it, and its text.</summary>
    public SourceText(string name, string text)
    {
        Name = name;
        _lines = new Lazy<string[]>(() => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n'));
        HasSurrogates = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;
    }

    /// <summary>Name as the user wrote it.</summary>
    public string Name { get; }

    /// <summary>True when a column in UTF-16 units may differ from the column in characters.</summary>
    public bool HasSurrogates { get; }

    /// <summary>A line by its number; empty beyond the end.</summary>
    public string Line(int number) => number >= 1 && number <= _lines.Value.Length ? _lines.Value[number - 1] : "";

    /// <summary>Characters (code points) in a piece of text.</summary>
    public static int Characters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>Index in UTF-16 units of a character of a line.</summary>
    public static int IndexOf(ReadOnlySpan<char> line, int character)
    {
        var index = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (--character < 0)
            {
                break;
            }

            index += rune.Utf16SequenceLength;
        }

        return index;
    }
}
