namespace NegotiationSim.Files.Documents;

/// <summary>
/// Turns a parser's places, which count UTF-16 units, into places that count characters. It remembers the last one, so that places asked for from left to
/// right cost no more than the line is long.
/// </summary>
internal sealed class Columns(SourceText source)
{
    private (int Line, int Unit, int Character) _last = (0, 0, 0);

    /// <summary>From one place to another; the rest of the first line where the other lies on a later one.</summary>
    public Span Of(int fromLine, int fromUnit, int toLine, int toUnit)
    {
        if (toLine != fromLine)
        {
            return RestOfLine(fromLine, fromUnit);
        }

        var (line, column) = Place(fromLine, fromUnit);
        return new Span(line, column, Math.Max(1, Place(toLine, toUnit).Column - column));
    }

    /// <summary>From a place to the end of its line.</summary>
    public Span RestOfLine(int fromLine, int fromUnit)
    {
        var (line, column) = Place(fromLine, fromUnit);
        var text = source.Line(line).AsSpan();
        var rest = text[Math.Clamp(fromUnit - 1, 0, text.Length)..].TrimEnd();
        return new Span(line, column, Math.Max(1, source.HasSurrogates ? SourceText.Characters(rest) : rest.Length));
    }

    private (int Line, int Column) Place(int line, int unit)
    {
        (line, unit) = (Math.Max(1, line), Math.Max(1, unit) - 1);
        if (!source.HasSurrogates)
        {
            return (line, unit + 1);
        }

        var text = source.Line(line);
        unit = Math.Min(unit, text.Length);
        var from = _last.Line == line && _last.Unit <= unit ? _last : (Line: line, Unit: 0, Character: 0);
        _last = (line, unit, from.Character + SourceText.Characters(text.AsSpan(from.Unit, unit - from.Unit)));
        return (line, _last.Character + 1);
    }
}
