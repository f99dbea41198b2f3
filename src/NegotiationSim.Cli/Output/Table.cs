namespace NegotiationSim.Cli.Output;

/// <summary>A column of a table.</summary>
/// <param name="Head">Its heading.</param>
/// <param name="Right">Ends at its right edge.</param>
/// <param name="Gives">Gives way where columns are scarce: its texts are cut.</param>
/// <param name="Goes">Goes as a whole before anything is cut, the first such column first, and is then called this.</param>
internal sealed record Column(string Head, bool Right = false, bool Gives = false, string? Goes = null);

/// <summary>Cells in columns as wide as their contents, two blanks apart. Without a limit nothing is cut.</summary>
internal sealed class Table(Page page, params Column[] columns)
{
    private const int Gap = 2;
    private const int GoodText = 30;
    private const int LeastText = 11;

    private readonly List<object> _rows = [];

    /// <summary>A cell's text in one ink.</summary>
    public sealed record Cell(string Text, Ink Ink = Ink.Plain)
    {
        public static implicit operator Cell(string text) => new(text);
    }

    /// <summary>Blanks before each line.</summary>
    public int Indent { get; init; }

    /// <summary>Stands at the left of the line of headings.</summary>
    public string Title { get; init; } = "";

    /// <summary>A row.</summary>
    public Table Add(params Cell[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    /// <summary>A name cut to so many columns where columns are scarce at all.</summary>
    public string Short(string name, int columns) => page.Terminal.Fit is null || page.Terminal.Plain ? name : Measure.Cut(name, columns);

    /// <summary>A line across all columns.</summary>
    public Table Section(string text, Ink ink = Ink.Plain)
    {
        _rows.Add(new Cell(text, ink));
        return this;
    }

    /// <summary>Writes the table onto its page: in words where words were asked for.</summary>
    public void Draw()
    {
        if (page.Terminal.Plain)
        {
            Say();
            return;
        }

        var (shown, widths) = Measured();
        Fit(shown, widths);
        Heads(shown, widths);
        foreach (var row in _rows)
        {
            if (row is Cell section)
            {
                page.Text(section.Text, section.Ink, Indent);
            }
            else
            {
                Line(new Row(), shown, widths, i => ((Cell[])row)[i]);
            }
        }
    }

    /// <summary>The columns that have something in them, and how wide each has to be.</summary>
    private (List<int> Shown, int[] Widths) Measured()
    {
        var shown = new List<int>();
        var widths = new int[columns.Length];
        for (var i = 0; i < widths.Length; i++)
        {
            foreach (var row in _rows)
            {
                widths[i] = row is Cell[] cells ? Math.Max(widths[i], Measure.Columns(cells[i].Text)) : widths[i];
            }

            if (widths[i] > 0)
            {
                widths[i] = Math.Max(widths[i], Measure.Columns(columns[i].Head));
                shown.Add(i);
            }
        }

        return (shown, widths);
    }

    private void Heads(List<int> shown, int[] widths)
    {
        var title = new Row().Add(Title, Ink.Strong);
        if (!shown.Exists(i => columns[i].Head.Length > 0))
        {
            if (Title.Length > 0)
            {
                page.Row(title);
            }

            return;
        }

        if (Title.Length > 0 && title.Columns >= StartOfHeads(shown, widths))
        {
            page.Row(title);
            title = new Row();
        }

        Line(title, shown, widths, i => new Cell(columns[i].Head, Ink.Faint));
    }

    /// <summary>The first column that a heading takes.</summary>
    private int StartOfHeads(List<int> shown, int[] widths)
    {
        var at = Indent;
        foreach (var i in shown)
        {
            if (columns[i].Head.Length > 0)
            {
                return columns[i].Right ? at + widths[i] - Measure.Columns(columns[i].Head) : at;
            }

            at += widths[i] + Gap;
        }

        return at;
    }

    private void Fit(List<int> shown, int[] widths)
    {
        if (page.Terminal.Fit is not { } fit)
        {
            return;
        }

        int Over() => Indent + shown.Sum(i => widths[i] + Gap) - Gap - fit;
        int Slack() => shown.Where(i => columns[i].Gives).Sum(i => Math.Max(0, widths[i] - GoodText));
        foreach (var i in shown.Where(i => columns[i].Goes is not null).ToList())
        {
            if (Over() > Slack())
            {
                shown.Remove(i);
                page.LeftOut.Add(columns[i].Goes!);
            }
        }

        foreach (var i in shown.Where(i => columns[i].Gives))
        {
            var over = Over();
            if (over > 0)
            {
                widths[i] = Math.Max(Math.Min(widths[i], LeastText), widths[i] - over);
                page.LeftOut.Add("the ends of texts with …");
            }
        }
    }

    private void Line(Row line, List<int> shown, int[] widths, Func<int, Cell> cellOf)
    {
        var at = Indent;
        foreach (var i in shown)
        {
            var cell = cellOf(i);
            var text = Measure.Cut(cell.Text, widths[i]);
            var start = columns[i].Right ? at + widths[i] - Measure.Columns(text) : at;
            if (text.Length > 0 && start >= line.Columns)
            {
                line.Add(new string(' ', start - line.Columns)).Add(text, cell.Ink);
            }

            at += widths[i] + Gap;
        }

        page.Row(line);
    }

    /// <summary>Each row in one line: the cells without a heading, then name and value of the others.</summary>
    private void Say()
    {
        if (Title.Length > 0)
        {
            page.Line($"{Title}:");
        }

        foreach (var row in _rows)
        {
            if (row is Cell section)
            {
                page.Line(section.Text.Trim());
                continue;
            }

            var cells = ((Cell[])row).Select((cell, i) => (columns[i].Head, cell.Text)).Where(cell => cell.Text.Length > 0).ToList();
            var name = string.Join(' ', cells.TakeWhile(cell => cell.Head.Length == 0).Select(cell => cell.Text));
            var values = cells.Skip(name.Length == 0 ? 0 : cells.TakeWhile(cell => cell.Head.Length == 0).Count()).Select(cell => cell.Head.Length == 0 ? cell.Text : $"{cell.Head} {cell.Text}");
            page.Line(string.Join("; ", new[] { name }.Where(text => text.Length > 0).Concat(values)));
        }
    }
}
