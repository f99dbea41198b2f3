using System.CommandLine;

namespace NegotiationSim.Cli.Verbs;

/// <summary>For whom an answer is written.</summary>
internal enum Format
{
    /// <summary>People.</summary>
    Screen,

    /// <summary>Programs: one document.</summary>
    Json,

    /// <summary>Spreadsheets: one table.</summary>
    Csv,
}

/// <summary>The options that choose a format.</summary>
internal sealed class Formats(string schema, string row)
{
    private readonly Option<bool> _json = new("--json") { Description = $"one JSON document ({schema})" };
    private readonly Option<bool> _csv = new("--csv") { Description = $"CSV, {row}" };

    public void AddTo(Command command)
    {
        command.Add(_json);
        command.Add(_csv);
    }

    /// <summary>JSON wins over CSV: it holds more.</summary>
    public Format Of(ParseResult parsed) => parsed.GetValue(_json) ? Format.Json : parsed.GetValue(_csv) ? Format.Csv : Format.Screen;
}
