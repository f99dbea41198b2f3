using System.Globalization;
using NegotiationSim.Cli.Output;

namespace NegotiationSim.Cli.Screens;

/// <summary>
/// The balance over time. The axis runs the whole −1…+1, A is up and B down, both halves are always drawn: with the sides
/// exchanged the picture is its own mirror image.
/// </summary>
/// <param name="points">Days and balances in order; null where undefined.</param>
/// <param name="marks">Events to find again in the table: a day and a digit.</param>
internal sealed class BalancePlot(IReadOnlyList<(DateOnly Day, double? Index)> points, IReadOnlyList<(DateOnly Day, char Mark)> marks)
{
    private const int Half = 4;
    private const int Rows = (2 * Half) + 1;
    private const int Axis = 7;
    private const int Widest = 90;

    public void Draw(Page page)
    {
        if (points.Count == 0 || page.Terminal.Plain)
        {
            return;
        }

        var width = Math.Clamp(page.Width - Axis - 1, 20, Widest);
        var picture = Curve(width);
        foreach (var (day, mark) in marks)
        {
            Place(picture, ColumnOf(day, width), mark);
        }

        for (var row = 0; row < Rows; row++)
        {
            Line(page, picture, row, width);
        }

        Dates(page, width);
        page.Blank();
    }

    private static void Line(Page page, char[,] picture, int row, int width)
    {
        var (label, ink) = row switch
        {
            0 => (" A +1 ┤", Ink.A),
            Half => (" even ┼", Ink.Plain),
            Rows - 1 => (" B -1 ┤", Ink.B),
            _ => ("      │", Ink.Plain),
        };
        var line = new Row().Add(label, ink);
        var curve = row < Half ? Ink.A : row > Half ? Ink.B : Ink.Plain;
        var text = new string([.. Enumerable.Range(0, width).Select(column => picture[row, column] == '\0' ? ' ' : picture[row, column])]);
        page.Row(line.Add(text.TrimEnd(), curve));
    }

    private char[,] Curve(int width)
    {
        var picture = new char[Rows, width];
        int? before = null;
        for (var column = 0; column < width; column++)
        {
            var row = RowAt(column, width);
            Draw(picture, column, before, row);
            before = row;
        }

        return picture;
    }

    private static void Draw(char[,] picture, int column, int? from, int? to)
    {
        if (to is not { } row)
        {
            picture[Half, column] = '·';
            return;
        }

        picture[Half, column] = '┈';
        if (from is not { } old || old == row)
        {
            picture[row, column] = row == Half ? '━' : '─';
            return;
        }

        var (top, bottom) = (Math.Min(old, row), Math.Max(old, row));
        for (var between = top + 1; between < bottom; between++)
        {
            picture[between, column] = '│';
        }

        picture[old, column] = old > row ? '╯' : '╮';
        picture[row, column] = old > row ? '╭' : '╰';
    }

    /// <summary>Away from even, where there is room; else on the other side of the curve.</summary>
    private static void Place(char[,] picture, int column, char mark)
    {
        var taken = Enumerable.Range(0, Rows).Where(row => picture[row, column] is not ('\0' or '┈')).ToList();
        if (taken.Count == 0)
        {
            picture[Half, column] = mark;
            return;
        }

        var up = taken[0] + taken[^1] <= 2 * Half;
        int[] places = up ? [taken[0] - 1, taken[^1] + 1] : [taken[^1] + 1, taken[0] - 1];
        foreach (var row in places.Where(row => row is >= 0 and < Rows))
        {
            picture[row, column] = mark;
            return;
        }
    }

    private int? RowAt(int column, int width)
    {
        var day = DayAt(column, width);
        double? index = null;
        foreach (var point in points)
        {
            if (point.Day > day)
            {
                break;
            }

            index = point.Index;
        }

        return index is { } known ? Half - (int)Math.Round(known * Half, MidpointRounding.AwayFromZero) : null;
    }

    private int Span => Math.Max(1, points[^1].Day.DayNumber - points[0].Day.DayNumber);

    private DateOnly DayAt(int column, int width) => points[0].Day.AddDays((int)Math.Ceiling((double)Span * column / (width - 1)));

    private int ColumnOf(DateOnly day, int width) =>
        Math.Clamp((int)((long)(day.DayNumber - points[0].Day.DayNumber) * (width - 1) / Span), 0, width - 1);

    /// <summary>Beginnings of years, or of months where there is less than a year and a half to show.</summary>
    private void Dates(Page page, int width)
    {
        var byMonth = Span < 550;
        var (axis, names) = (new Row().Add("      └"), new Row());
        for (var at = new DateOnly(points[0].Day.Year, byMonth ? points[0].Day.Month : 1, 1); at <= points[^1].Day; at = byMonth ? at.AddMonths(1) : at.AddYears(1))
        {
            var column = Axis + (at < points[0].Day ? 0 : ColumnOf(at, width));
            var name = at.ToString(byMonth ? "MMM yy" : "yyyy", CultureInfo.InvariantCulture);
            if (column < axis.Columns || column + 1 < names.Columns + 2 || column + name.Length > Axis + width)
            {
                continue;
            }

            axis.Add(new string('─', column - axis.Columns)).Add("┴");
            names.Add(new string(' ', column - names.Columns)).Add(name, Ink.Faint);
        }

        axis.Add(new string('─', Math.Max(0, Axis + width - axis.Columns)));
        page.Row(axis).Row(names);
    }
}
