using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NegotiationSim.Core.Ledger;

/// <summary>Values by line, in the order of every table: by dimension, then by class (ordinal). Immutable.</summary>
/// <typeparam name="T">What stands on a line.</typeparam>
public sealed class LineTable<T> : IEnumerable<KeyValuePair<Line, T>>
{
    private readonly Row[] _rows;

    /// <summary>No line.</summary>
    public LineTable() => _rows = [];

    private LineTable(Row[] rows) => _rows = rows;

    /// <summary>How many lines have a value.</summary>
    public int Count => _rows.Length;

    /// <summary>The values in the order of their lines.</summary>
    public IEnumerable<T> Values
    {
        get
        {
            foreach (var row in _rows)
            {
                yield return row.Value;
            }
        }
    }

    /// <summary>The value of a line that has one.</summary>
    /// <exception cref="KeyNotFoundException">It has none.</exception>
    public T this[Line line] => TryGetValue(line, out var value) ? value : throw new KeyNotFoundException($"Nothing stands on {line}.");

    /// <summary>A table of these values.</summary>
    public static implicit operator LineTable<T>(Dictionary<Line, T> values) => LineTable.Of(values, entry => entry.Key, entry => entry.Value);

    /// <summary>True when the line has a value.</summary>
    public bool Has(Line line) => PlaceOf(line) >= 0;

    /// <summary>The value of a line; false when it has none.</summary>
    public bool TryGetValue(Line line, [MaybeNullWhen(false)] out T value)
    {
        var place = PlaceOf(line);
        value = place >= 0 ? _rows[place].Value : default;
        return place >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<Line, T>> GetEnumerator()
    {
        foreach (var row in _rows)
        {
            yield return new(row.Line, row.Value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static LineTable<T> Of<TSource>(IEnumerable<TSource> source, Func<TSource, Line> lineOf, Func<TSource, T> valueOf)
    {
        var rows = new List<Row>();
        foreach (var one in source)
        {
            rows.Add(new Row(lineOf(one), valueOf(one), rows.Count));
        }

        rows.Sort(InOrder);
        return new([.. rows.Where((row, i) => i + 1 == rows.Count || rows[i + 1].Line != row.Line)]);
    }

    private static int InOrder(Row x, Row y) => x.Line.CompareTo(y.Line) is var order and not 0 ? order : x.Place.CompareTo(y.Place);

    private int PlaceOf(Line line)
    {
        var (low, high) = (0, _rows.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _rows[middle].Line.CompareTo(line);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private sealed record Row(Line Line, T Value, int Place);
}

/// <summary>Makes tables by line.</summary>
public static class LineTable
{
    /// <summary>A table of values that come in any order; of two on one line the later one stands.</summary>
    /// <param name="source">What the values come from.</param>
    /// <param name="lineOf">The line of each.</param>
    /// <param name="valueOf">The value of each.</param>
    public static LineTable<T> Of<TSource, T>(IEnumerable<TSource> source, Func<TSource, Line> lineOf, Func<TSource, T> valueOf) =>
        LineTable<T>.Of(source, lineOf, valueOf);
}
