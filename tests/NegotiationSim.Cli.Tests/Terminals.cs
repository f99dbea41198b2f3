using System.Runtime.CompilerServices;
using System.Text;
using NegotiationSim.Cli.Output;

namespace NegotiationSim.Cli.Tests;

/// <summary>Runs the program in this process against streams of its own.</summary>
internal static class Terminals
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", ".."));

    /// <summary>What a run leaves behind.</summary>
    public sealed record Ran(int Exit, string Out, string Error)
    {
        public string All => Out + Error;
    }

    /// <summary>Into a pipe.</summary>
    public static Ran Piped(params string[] args) => Run(args, columns: null);

    /// <summary>On a terminal of so many columns, without colours.</summary>
    public static Ran At(int columns, params string[] args) => Run(args, columns, ("NO_COLOR", "1"));

    /// <summary>Between two pipes: these lines come in.</summary>
    public static Ran Fed(string input, params string[] args) => Run(args, null, input);

    public static Ran Run(string[] args, int? columns, params (string Name, string Value)[] variables) => Run(args, columns, "", variables);

    private static Ran Run(string[] args, int? columns, string input, params (string Name, string Value)[] variables)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var exit = Negsim.Run(args, Around(output, error, columns, variables) with { In = () => new StringReader(input) });
        return new Ran(exit, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    public static Surroundings Around(Stream output, Stream error, int? columns, params (string Name, string Value)[] variables)
    {
        var known = variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
        return new Surroundings
        {
            Out = output,
            Error = error,
            OutIsTerminal = columns is not null,
            ErrorIsTerminal = columns is not null,
            Columns = columns ?? 0,
            Variable = name => known.GetValueOrDefault(name),
            Folder = Root,
            ProgramFolder = AppContext.BaseDirectory,
            Clock = new Stopped(),
        };
    }

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    /// <summary>A clock that always says the same.</summary>
    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 2, 24, 12, 0, 0, TimeSpan.Zero);
    }
}
