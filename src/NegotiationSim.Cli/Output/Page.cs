using Spectre.Console.Rendering;

namespace NegotiationSim.Cli.Output;

/// <summary>A piece of a line in one ink.</summary>
internal sealed record Piece(string Text, Ink Ink);

/// <summary>
/// A screen, line by line, each exactly as composed: the console neither wraps nor cuts it. What a file contains cannot
/// steer the terminal: control characters are replaced.
/// </summary>
internal sealed class Page(Terminal terminal) : IRenderable
{
    private readonly List<IReadOnlyList<Piece>> _lines = [];

    /// <summary>The terminal it is drawn for.</summary>
    public Terminal Terminal { get; } = terminal;

    /// <summary>Columns a picture is drawn for.</summary>
    public int Width => Terminal.Width;

    /// <summary>What was left out for want of columns, one phrase each; said in the last line.</summary>
    public SortedSet<string> LeftOut { get; } = new(StringComparer.Ordinal);

    public Page Row(Row row)
    {
        _lines.Add(row.Pieces);
        return this;
    }

    public Page Line(string text, Ink ink = Ink.Plain) => Row(new Row().Add(text, ink));

    public Page Blank()
    {
        // Two empty lines in a row never mean more than one.
        if (_lines.Count > 0 && _lines[^1].Count > 0)
        {
            _lines.Add([]);
        }

        return this;
    }

    /// <summary>Sentences, broken between words where there is an end to the line.</summary>
    public Page Text(string text, Ink ink = Ink.Plain, int indent = 0)
    {
        var words = text.TrimStart(' ');
        indent += text.Length - words.Length;
        foreach (var line in Measure.Wrap(words, (Terminal.Fit ?? int.MaxValue) - indent))
        {
            Line(new string(' ', indent) + line, ink);
        }

        return this;
    }

    /// <summary>A value with its name.</summary>
    public Page Value(string name, string value) => Line($"{name}: {value}");

    /// <summary>The last line: what there was no room for.</summary>
    public Page SayWhatIsLeftOut()
    {
        if (LeftOut.Count > 0)
        {
            Blank().Text($"Left out for want of columns: {string.Join(", ", LeftOut)}. A wider terminal or a pipe shows everything.", Ink.Faint);
        }

        return this;
    }

    Measurement IRenderable.Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

    IEnumerable<Segment> IRenderable.Render(RenderOptions options, int maxWidth)
    {
        foreach (var line in _lines)
        {
            foreach (var piece in line)
            {
                var text = Glyphs.Safe(Terminal.Plain ? Glyphs.Spoken(piece.Text) : piece.Text);
                yield return new Segment(Terminal.Unicode ? text : Glyphs.Ascii(text), Terminal.Palette[piece.Ink]);
            }

            yield return Segment.LineBreak;
        }
    }
}
