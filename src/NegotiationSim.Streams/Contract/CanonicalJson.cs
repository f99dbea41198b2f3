using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NegotiationSim.Streams.Contract;

/// <summary>
/// The one spelling of a JSON value that hashes are taken over, in UTF-8:
/// <list type="bullet">
/// <item>no white space; the keys of an object in ordinal order (UTF-16 code units), none twice;</item>
/// <item>in strings only <c>"</c>, <c>\</c> and U+0001 … U+001F are escaped, as <c>\" \\ \b \f \n \r \t</c> or <c>\u00xx</c>
/// with lower-case digits; U+0000 and halves of surrogate pairs are refused;</item>
/// <item>numbers as plain decimals: no exponent, no <c>+</c>, no zeros after the last decimal, no minus zero.
/// A double is written with the fewest digits that read back to it.</item>
/// </list>
/// </summary>
/// <remarks>RFC 8785 but for numbers: this spelling of them survives PostgreSQL's <c>jsonb</c>.</remarks>
public static class CanonicalJson
{
    // A double has at most 309 digits before the point and 324 + 17 after it; more is nothing that we wrote.
    private const int MaxExponent = 400;
    private const int MaxDigits = 1000;

    private static readonly SearchValues<char> Suspicious =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The canonical spelling of a JSON text.</summary>
    /// <exception cref="JsonException">Not JSON, or JSON that has no canonical spelling.</exception>
    public static byte[] Of(ReadOnlySequence<byte> json)
    {
        var output = new ArrayBufferWriter<byte>((int)json.Length + 16);
        using var document = JsonDocument.Parse(json, Strict);
        Write(document.RootElement, output);
        return output.WrittenSpan.ToArray();
    }

    /// <inheritdoc cref="Of(ReadOnlySequence{byte})"/>
    public static byte[] Of(ReadOnlyMemory<byte> json) => Of(new ReadOnlySequence<byte>(json));

    /// <summary>Writes a text as a canonical JSON string, quotes included.</summary>
    /// <exception cref="UnstorableException">U+0000 or half a surrogate pair.</exception>
    public static void WriteText(string text, IBufferWriter<byte> output)
    {
        var span = output.GetSpan((3 * text.Length) + 2);
        span[0] = (byte)'"';
        if (text.AsSpan().IndexOfAny(Suspicious) < 0)
        {
            var length = Encoding.UTF8.GetBytes(text, span[1..]);
            span[length + 1] = (byte)'"';
            output.Advance(length + 2);
            return;
        }

        output.Advance(1);
        foreach (var rune in Runes(text))
        {
            WriteRune(rune, output);
        }

        output.Write("\""u8);
    }

    /// <summary>Writes a double as a canonical JSON number; returns its length.</summary>
    /// <exception cref="UnstorableException">NaN or infinite.</exception>
    public static int FormatNumber(double value, Span<byte> destination)
    {
        if (!double.IsFinite(value))
        {
            throw new UnstorableException($"the number {value.ToString(CultureInfo.InvariantCulture)}");
        }

        value.TryFormat(destination, out var length, "R", CultureInfo.InvariantCulture);
        var text = destination[..length];
        if (text.IndexOf((byte)'E') < 0 && !text.SequenceEqual("-0"u8))
        {
            return length;
        }

        return Encoding.ASCII.GetBytes(PlainDecimal(Encoding.ASCII.GetString(text)), destination);
    }

    /// <summary>Room that <see cref="FormatNumber"/> needs at most.</summary>
    public const int LongestNumber = 360;

    private static void Write(JsonElement element, IBufferWriter<byte> output)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var keys = element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal);
                WriteAll("{"u8, keys, "}"u8, output, property =>
                {
                    WriteText(property.Name, output);
                    output.Write(":"u8);
                    Write(property.Value, output);
                });
                break;
            case JsonValueKind.Array:
                WriteAll("["u8, element.EnumerateArray(), "]"u8, output, item => Write(item, output));
                break;
            case JsonValueKind.String:
                WriteText(TextOf(element), output);
                break;
            case JsonValueKind.Number:
                output.Write(Encoding.ASCII.GetBytes(PlainDecimal(element.GetRawText())));
                break;
            default:
                output.Write(Encoding.ASCII.GetBytes(element.GetRawText()));
                break;
        }
    }

    private static void WriteAll<T>(ReadOnlySpan<byte> open, IEnumerable<T> parts, ReadOnlySpan<byte> close, IBufferWriter<byte> output, Action<T> write)
    {
        output.Write(open);
        var first = true;
        foreach (var part in parts)
        {
            output.Write(first ? [] : ","u8);
            first = false;
            write(part);
        }

        output.Write(close);
    }

    private static string TextOf(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException notUnicode)
        {
            throw new ShapeException("a well-formed text", notUnicode);
        }
    }

    private static IEnumerable<Rune> Runes(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                throw new UnstorableException("half a surrogate pair");
            }

            yield return rune;
            i += rune.Utf16SequenceLength;
        }
    }

    private static void WriteRune(Rune rune, IBufferWriter<byte> output)
    {
        switch (rune.Value)
        {
            case 0:
                throw new UnstorableException("the character U+0000");
            case '"' or '\\':
                output.Write([(byte)'\\', (byte)rune.Value]);
                break;
            case < 0x20:
                output.Write(rune.Value switch
                {
                    '\b' => "\\b"u8,
                    '\t' => "\\t"u8,
                    '\n' => "\\n"u8,
                    '\f' => "\\f"u8,
                    '\r' => "\\r"u8,
                    var control => Encoding.ASCII.GetBytes($"\\u{control:x4}"),
                });
                break;
            default:
                var span = output.GetSpan(4);
                output.Advance(rune.EncodeToUtf8(span));
                break;
        }
    }

    // Moves the point by the exponent and strips what says nothing.
    private static string PlainDecimal(string number)
    {
        var negative = number[0] == '-';
        var e = number.AsSpan().IndexOfAny('e', 'E');
        var mantissa = number.AsSpan((negative ? 1 : 0)..(e < 0 ? number.Length : e));
        var exponent = 0;
        if (mantissa.Length > MaxDigits
            || (e >= 0 && (!int.TryParse(number.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > MaxExponent)))
        {
            throw new ShapeException("a number that a double can hold");
        }

        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        var whole = (point < 0 ? mantissa.Length : point) + exponent;
        var padded = digits.PadLeft(digits.Length + Math.Max(0, 1 - whole), '0');
        whole = Math.Max(whole, 1);
        padded = padded.PadRight(whole, '0');
        var front = padded[..whole].TrimStart('0');
        var back = padded[whole..].TrimEnd('0');
        var text = $"{(front.Length == 0 ? "0" : front)}{(back.Length == 0 ? "" : ".")}{back}";
        return negative && text != "0" ? $"-{text}" : text;
    }
}

/// <summary>A text or number that no host can keep.</summary>
public sealed class UnstorableException(string what) : Exception(what);
