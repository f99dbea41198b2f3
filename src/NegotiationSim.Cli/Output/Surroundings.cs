using System.Text;

namespace NegotiationSim.Cli.Output;

/// <summary>What a run finds around it: streams, variables, folder, clock. Tests bring their own.</summary>
internal sealed record Surroundings
{
    /// <summary>Standard output; flushed at the end of the run.</summary>
    public required Stream Out { get; init; }

    /// <summary>Standard error.</summary>
    public required Stream Error { get; init; }

    /// <summary>Standard input, for a verb that talks with a person.</summary>
    public Func<TextReader> In { get; init; } = () => TextReader.Null;

    /// <summary>How characters become bytes on a terminal.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Standard output is a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Standard error is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int Columns { get; init; } = 80;

    /// <summary>Environment variables.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Where relative paths begin.</summary>
    public required string Folder { get; init; }

    /// <summary>Where the program lies, with the seeds it ships.</summary>
    public required string ProgramFolder { get; init; }

    /// <summary>The time at which something becomes known here.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A path as the user wrote it, made absolute. No file's name has a null character in it.</summary>
    public string Resolve(string path) => Path.GetFullPath(path.Replace('\0', '\uFFFD'), Folder);

    /// <summary>True when the reader of our output has gone (EPIPE, or Windows' two names for it).</summary>
    public static bool IsBrokenPipe(IOException e) => (e.HResult & 0xFFFF) is 32 or 109 or 232;

    /// <summary>The real ones.</summary>
    public static Surroundings OfProcess() => new()
    {
        Out = Console.OpenStandardOutput(),
        Error = Console.OpenStandardError(),
        In = () => new StreamReader(Console.OpenStandardInput()),
        Encoding = Console.OutputEncoding,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Columns = Console.IsOutputRedirected ? 0 : WindowColumns(),
        Variable = Environment.GetEnvironmentVariable,
        Folder = Environment.CurrentDirectory,
        ProgramFolder = AppContext.BaseDirectory,
    };

    private static int WindowColumns()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
