using Spectre.Console;

namespace NegotiationSim.Cli.Output;

/// <summary>What a piece of text is; colour adds to it and never carries it.</summary>
internal enum Ink
{
    Plain,

    /// <summary>Headings and the sentence.</summary>
    Strong,

    /// <summary>Side A.</summary>
    A,

    /// <summary>Side B.</summary>
    B,

    /// <summary>Notes, axes, hints.</summary>
    Faint,

    /// <summary>Something broken, never a side.</summary>
    Broken,
}

/// <summary>The inks as colours: plum and moss for the sides, alike in lightness, nobody's flag or emblem.</summary>
internal sealed class Palette
{
    private readonly Style[] _styles;

    private Palette(ColorSystemSupport system, Color a, Color b, Color broken)
    {
        System = system;
        _styles = system == ColorSystemSupport.NoColors
            ? Array.ConvertAll(Enum.GetValues<Ink>(), _ => Style.Plain)
            : [Style.Plain, new Style(decoration: Decoration.Bold), new Style(a), new Style(b), new Style(decoration: Decoration.Dim), new Style(broken)];
    }

    public static Palette None { get; } = new(ColorSystemSupport.NoColors, Color.Default, Color.Default, Color.Default);

    public ColorSystemSupport System { get; }

    /// <summary>True colour where the terminal says so, else 256 or 16 colours.</summary>
    public static Palette Of(Surroundings around)
    {
        if (around.Variable("COLORTERM") is "truecolor" or "24bit")
        {
            return new Palette(ColorSystemSupport.TrueColor, new Color(0xa1, 0x59, 0xb1), new Color(0x3f, 0x85, 0x21), new Color(0xcc, 0x3b, 0x32));
        }

        return around.Variable("TERM")?.Contains("256color", StringComparison.Ordinal) == true
            ? new Palette(ColorSystemSupport.EightBit, Color.FromInt32(133), Color.FromInt32(64), Color.FromInt32(160))
            : new Palette(ColorSystemSupport.Standard, Color.Purple, Color.Green, Color.Maroon);
    }

    public Style this[Ink ink] => _styles[(int)ink];
}
