using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NegotiationSim.Streams.Contract;

/// <summary>A text: canonical when written; when read, nothing that could not be written.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TakeText();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.PutText(value);
}

/// <summary>A number: canonical when written, finite when read.</summary>
internal sealed class NumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TakeNumber();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.PutNumber(value);
}

/// <summary>A day, <c>2026-02-24</c>.</summary>
internal sealed class DayConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateOnly.TryParseExact(reader.TakeText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ShapeException("a day such as 2026-02-24");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.PutText(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>Reads a value out of its spelling; null where it is none.</summary>
internal delegate T? Reading<T>(ReadOnlySpan<char> text)
    where T : struct;

/// <summary>A value that Core spells as a text and reads back.</summary>
internal sealed class SpelledConverter<T>(Func<T, string> spell, Reading<T> read, string expected) : JsonConverter<T>
    where T : struct
{
    private const int Short = 64;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<char> room = stackalloc char[Short];
        ReadOnlySpan<char> text = reader.IsTextOfAtMost(Short) ? room[..reader.TakeText(room)] : reader.TakeText();
        return read(text) ?? throw new ShapeException(expected);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.PutText(spell(value));
}

/// <summary>One of a fixed set of words. Renaming an enum's member does not change what is stored.</summary>
internal sealed class WordConverter<T>(params (T Value, string Word)[] words) : JsonConverter<T>
    where T : struct, Enum
{
    private readonly byte[][] _spelled = [.. words.Select(row => Encoding.UTF8.GetBytes(row.Word))];

    /// <summary>What a word that needs no escapes stands for; null where it is none of them.</summary>
    public T? Find(ReadOnlySpan<byte> spelled)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (spelled.SequenceEqual(_spelled[i]))
            {
                return words[i].Value;
            }
        }

        return null;
    }

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        foreach (var (value, word) in words)
        {
            if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(word))
            {
                return value;
            }
        }

        throw new ShapeException($"one of {string.Join(", ", words.Select(row => row.Word))}");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        foreach (var row in words)
        {
            if (EqualityComparer<T>.Default.Equals(row.Value, value))
            {
                writer.WriteStringValue(row.Word);
                return;
            }
        }

        throw new UnstorableException($"the {typeof(T).Name} {value}");
    }
}

/// <summary>Canonical leaves, and strict reading of them.</summary>
internal static class Leaves
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _text;

    /// <summary>True if the reader stands on this key, and then moves on to its value.</summary>
    public static bool Names(this ref Utf8JsonReader reader, ReadOnlySpan<byte> key) => reader.ValueTextEquals(key) && reader.Read();

    /// <summary>True if the reader stands on a text of so many characters or fewer; false may mean that it is only escaped.</summary>
    public static bool IsTextOfAtMost(this ref Utf8JsonReader reader, int length) =>
        reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && reader.ValueSpan.Length <= length;

    public static string TakeText(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new ShapeException("a text");
        }

        try
        {
            var text = reader.GetString()!;
            return IsKept(text) ? text : throw new ShapeException("a text without U+0000");
        }
        catch (InvalidOperationException notUnicode)
        {
            throw new ShapeException("a well-formed text", notUnicode);
        }
    }

    /// <summary>The same without a string: its length in <paramref name="room"/>, which has to be large enough.</summary>
    public static int TakeText(this ref Utf8JsonReader reader, scoped Span<char> room)
    {
        try
        {
            var length = reader.CopyString(room);
            return IsKept(room[..length]) ? length : throw new ShapeException("a text without U+0000");
        }
        catch (InvalidOperationException notUnicode)
        {
            throw new ShapeException("a well-formed text", notUnicode);
        }
    }

    private static bool IsKept(ReadOnlySpan<char> text) => !text.Contains('\0');

    public static double TakeNumber(this ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new ShapeException("a number");

    public static void PutText(this Utf8JsonWriter writer, string text)
    {
        var buffer = _text ??= new ArrayBufferWriter<byte>(256);
        buffer.ResetWrittenCount();
        CanonicalJson.WriteText(text, buffer);
        writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
    }

    public static void PutNumber(this Utf8JsonWriter writer, double number)
    {
        Span<byte> digits = stackalloc byte[CanonicalJson.LongestNumber];
        writer.WriteRawValue(digits[..CanonicalJson.FormatNumber(number, digits)], skipInputValidation: true);
    }
}
