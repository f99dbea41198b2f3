using System.Text;
using Spectre.Console;

namespace NegotiationSim.Cli.Output;

/// <summary>
/// Where a run writes: the result on standard output; findings, progress and hints on standard error. On a terminal
/// pictures fit its width; into a pipe nothing is coloured, wrapped, cut or dropped.
/// </summary>
internal sealed class Terminal
{
    private const int Drawn = 100;
    private const int Narrowest = 40;
    private const int Unbounded = 1_000_000;

    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    private readonly Surroundings _around;
    private readonly Lazy<IAnsiConsole> _out;
    private readonly Lazy<IAnsiConsole> _error;

    public Terminal(Surroundings around, Wishes wishes)
    {
        _around = around;
        IsTerminal = around.OutIsTerminal;
        Plain = wishes.Plain;
        Unicode = IsUnicode(around);
        Fit = wishes.Width ?? (around.OutIsTerminal ? Math.Max(around.Columns, Narrowest) : null);
        var encoding = IsUtf8(around.Encoding) ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : around.Encoding;
        Palette = wishes.NoColour || wishes.Plain || IsSet("NO_COLOR") || around.Variable("TERM") == "dumb" ? Palette.None : Palette.Of(around);
        _out = new Lazy<IAnsiConsole>(() => Console(around.Out, encoding, around.OutIsTerminal));
        _error = new Lazy<IAnsiConsole>(() => Console(around.Error, encoding, around.ErrorIsTerminal));
    }

    /// <summary>Standard output.</summary>
    public IAnsiConsole Out => _out.Value;

    /// <summary>Standard error.</summary>
    public IAnsiConsole Error => _error.Value;

    /// <summary>Standard output is a terminal.</summary>
    public bool IsTerminal { get; }

    /// <summary>Words instead of pictures.</summary>
    public bool Plain { get; }

    /// <summary>False where block characters would turn into question marks.</summary>
    public bool Unicode { get; }

    /// <summary>Columns a line may take; null: as many as it needs.</summary>
    public int? Fit { get; }

    /// <summary>Columns a picture is drawn for.</summary>
    public int Width => Fit ?? Drawn;

    /// <summary>The inks there are.</summary>
    public Palette Palette { get; }

    /// <summary>Hints are for people at a terminal.</summary>
    public bool ShowsHints => _around.OutIsTerminal && _around.ErrorIsTerminal && !Plain;

    /// <summary>Progress is redrawn in place on a terminal only.</summary>
    public bool ShowsProgress => _around.ErrorIsTerminal && !Plain && _around.Variable("TERM") != "dumb";

    /// <summary>A page for this terminal.</summary>
    public Page NewPage() => new(this);

    /// <summary>The result.</summary>
    public void Show(Page page) => Out.Write(page);

    /// <summary>Findings, refusals, progress.</summary>
    public void Say(Page page)
    {
        FlushOut();
        Error.Write(page);
    }

    /// <summary>One line on standard error.</summary>
    public void Say(string line) => Say(NewPage().Line(line));

    /// <summary>A line on standard error in the place of the one before it.</summary>
    public void Redraw(string line)
    {
        var writer = Error.Profile.Out.Writer;
        writer.Write($"\r{Measure.Cut(line, Math.Max(20, _around.Columns - 1))}");
        writer.Flush();
    }

    /// <summary>At most two, on a terminal only.</summary>
    public void Hint(params ReadOnlySpan<string> hints)
    {
        if (!ShowsHints)
        {
            return;
        }

        var page = NewPage().Line("");
        foreach (var hint in hints[..Math.Min(2, hints.Length)])
        {
            page.Row(new Row().Add("hint: ", Ink.Faint).Add(hint, Ink.Faint));
        }

        Say(page);
    }

    /// <summary>A document for machines: its bytes and nothing else, UTF-8 whatever the terminal's encoding.</summary>
    public void Document(ReadOnlySpan<byte> utf8)
    {
        FlushOut();
        _around.Out.Write(utf8);
    }

    /// <summary>A document that is written as it is made.</summary>
    public void Document(Action<Stream> write)
    {
        FlushOut();
        write(_around.Out);
    }

    /// <summary>A text for machines (CSV, schema, script).</summary>
    public void Document(string text) => Document(Encoding.UTF8.GetBytes(text));

    /// <summary>Everything is written.</summary>
    public void Flush()
    {
        FlushOut();
        if (_error.IsValueCreated)
        {
            Error.Profile.Out.Writer.Flush();
        }

        _around.Out.Flush();
        _around.Error.Flush();
    }

    private void FlushOut()
    {
        if (_out.IsValueCreated)
        {
            Out.Profile.Out.Writer.Flush();
        }
    }

    private bool IsSet(string variable) => _around.Variable(variable) is { Length: > 0 };

    private IAnsiConsole Console(Stream stream, Encoding encoding, bool isTerminal)
    {
        var writer = new StreamWriter(stream, encoding, bufferSize: 1 << 14, leaveOpen: true) { NewLine = "\n" };
        var colours = isTerminal ? Palette.System : ColorSystemSupport.NoColors;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new Written(writer, isTerminal),
            Ansi = isTerminal && Palette != Palette.None ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = isTerminal && Fit is { } columns ? columns : Unbounded;
        console.Profile.Capabilities.Unicode = Unicode;
        return console;
    }

    /// <summary>Where a console writes. Spectre's own asks the process's console, whose set-up takes as long as a score.</summary>
    private sealed class Written(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => Unbounded;

        public int Height => 24;

        public void SetEncoding(Encoding encoding)
        {
            // Decided when the writer was made.
        }
    }

    private static bool IsUnicode(Surroundings around) => IsUtf8(around.Encoding) && Locale(around) is not ("C" or "POSIX");

    private static bool IsUtf8(Encoding encoding) => encoding.CodePage == Encoding.UTF8.CodePage;

    /// <summary>The locale the user named, if any.</summary>
    private static string? Locale(Surroundings around) =>
        LocaleVariables.Select(around.Variable).FirstOrDefault(value => value is { Length: > 0 });
}
