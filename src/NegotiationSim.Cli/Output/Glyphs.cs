using System.Text;

namespace NegotiationSim.Cli.Output;

/// <summary>The marks we draw with, and what becomes of characters a terminal cannot or must not show.</summary>
internal static class Glyphs
{
    public const char BarOfA = '█';
    public const char BarOfB = '▒';

    /// <summary>A bar of so many columns.</summary>
    public static string Bar(Terminal terminal, int length) => new(terminal.Unicode ? '━' : '=', length);

    /// <summary>Without anything that moves a cursor or changes a colour.</summary>
    public static string Safe(string text)
    {
        foreach (var letter in text)
        {
            if (IsUnsafe(letter))
            {
                return string.Create(text.Length, text, static (into, from) =>
                {
                    for (var i = 0; i < from.Length; i++)
                    {
                        into[i] = from[i] is '\t' or '\n' ? ' ' : IsUnsafe(from[i]) ? '\uFFFD' : from[i];
                    }
                });
            }
        }

        return text;
    }

    /// <summary>Signs as words, for those who listen.</summary>
    public static string Spoken(string text)
    {
        if (text.AsSpan().IndexOfAny("·→–≤") < 0)
        {
            return text;
        }

        var words = text.Replace(" · ", "; ", StringComparison.Ordinal).Split(' ');
        return string.Join(' ', words.Select(word => word switch
        {
            "→" => "to",
            "–" or "–." or "–;" => "undefined" + word[1..],
            "≤" => "up to",
            _ => word,
        }));
    }

    /// <summary>The same number of ASCII characters; letters without a counterpart become question marks.</summary>
    public static string Ascii(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) == text.Length)
        {
            return text;
        }

        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            ascii.Append(rune.IsAscii ? (char)rune.Value : AsciiOf(rune));
        }

        return ascii.ToString();
    }

    private static bool IsUnsafe(char letter) =>
        char.IsControl(letter) || letter is '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static char AsciiOf(Rune rune) => (char)(rune.Value <= 0xFFFF ? rune.Value : 0) switch
    {
        BarOfA => '#',
        BarOfB => '=',
        '●' or '○' or '◐' => 'o',
        '■' => '#',
        '▬' or '━' => '=',
        '✓' => 'v',
        '–' or '—' or '−' or '─' or '┈' or '·' => '-',
        '│' or '┆' or '┤' or '├' or '╎' => '|',
        '┼' or '╭' or '╮' or '╯' or '╰' or '└' or '┴' or '┘' or '┌' or '┐' => '+',
        '→' => '>',
        '…' => '~',
        '≤' => '<',
        '≥' => '>',
        '²' => '2',
        '×' => 'x',
        '‘' or '’' => '\'',
        '“' or '”' => '"',
        '\u00A0' or '\u202F' or '\u2009' => ' ',
        _ => '?',
    };
}
