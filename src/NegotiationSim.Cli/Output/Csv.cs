using System.Globalization;
using System.Text;

namespace NegotiationSim.Cli.Output;

/// <summary>Comma-separated values: numbers with every digit, texts quoted where they need it, an empty cell for undefined.</summary>
internal sealed class Csv
{
    private readonly StringBuilder _text = new();

    public Csv(params ReadOnlySpan<object?> heads) => Row(heads);

    public Csv Row(params ReadOnlySpan<object?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            _text.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
        }

        _text.Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>One cell as it is written.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        double number => (number + 0.0).ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : other.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    /// <summary>Quoted where a comma, quote or line break is in it; a text that a spreadsheet would run as a formula is no formula.</summary>
    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\n\r") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
