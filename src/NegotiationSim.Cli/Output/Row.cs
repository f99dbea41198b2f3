namespace NegotiationSim.Cli.Output;

/// <summary>One line in the making.</summary>
internal sealed class Row
{
    private readonly List<Piece> _pieces = [];

    public IReadOnlyList<Piece> Pieces => _pieces;

    /// <summary>Columns so far.</summary>
    public int Columns { get; private set; }

    public Row Add(string text, Ink ink = Ink.Plain)
    {
        if (text.Length > 0)
        {
            _pieces.Add(new Piece(text, ink));
            Columns += Measure.Columns(text);
        }

        return this;
    }

    public Row Add(Row other)
    {
        foreach (var piece in other._pieces)
        {
            Add(piece.Text, piece.Ink);
        }

        return this;
    }

    /// <summary>Goes on at this column; never glues two things together.</summary>
    public Row To(int column) => Add(new string(' ', Math.Max(column - Columns, Columns == 0 ? 0 : 1)));

    /// <summary>Ends the text at this column.</summary>
    public Row RightTo(int column, string text, Ink ink = Ink.Plain) =>
        Add(new string(' ', Math.Max(column - Columns - Measure.Columns(text), 0))).Add(text, ink);

    /// <summary>Without blanks at the end.</summary>
    public Row Trimmed()
    {
        while (_pieces.Count > 0 && _pieces[^1].Text.TrimEnd() is var text && text.Length < _pieces[^1].Text.Length)
        {
            var last = _pieces[^1];
            _pieces.RemoveAt(_pieces.Count - 1);
            Columns -= Measure.Columns(last.Text);
            Add(text, last.Ink);
            if (text.Length > 0)
            {
                break;
            }
        }

        return this;
    }
}
