using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NegotiationSim.Files.Answers;

/// <summary>
/// How every document is written: camelCase, undefined numbers as null, enumerations as text, dates as <c>2026-02-24</c>.
/// </summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One document, ending in a line feed.</summary>
    public static byte[] Document(string schema, Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", schema);
            body(writer);
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>Part of a document: one object.</summary>
    public static byte[] Part(Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            body(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>The members of a part, in the document that it belongs to.</summary>
    public static void CopyMembers(ReadOnlyMemory<byte> part, Utf8JsonWriter writer)
    {
        using var document = JsonDocument.Parse(part);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            member.WriteTo(writer);
        }
    }

    /// <summary>A number, or null where it is undefined; minus zero is zero.</summary>
    public static void Number(this Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumber(name, number + 0.0);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>A number with the reason beside it when it is undefined.</summary>
    public static void Number(this Utf8JsonWriter writer, string name, double? value, string reason)
    {
        writer.Number(name, value);
        if (value is null)
        {
            writer.WriteString($"{name}Reason", reason);
        }
    }

    /// <summary>A text, or null.</summary>
    public static void Text(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>A day.</summary>
    public static void Day(this Utf8JsonWriter writer, string name, DateOnly day) =>
        writer.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A list of texts.</summary>
    public static void Texts(this Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    /// <summary>A list of counts.</summary>
    public static void Counts(this Utf8JsonWriter writer, string name, IEnumerable<long> counts)
    {
        writer.WriteStartArray(name);
        foreach (var count in counts)
        {
            writer.WriteNumberValue(count);
        }

        writer.WriteEndArray();
    }

    /// <summary>A list of objects.</summary>
    public static void Objects<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> values, Action<T> body)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStartObject();
            body(value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>An object.</summary>
    public static void Object(this Utf8JsonWriter writer, string name, Action body)
    {
        writer.WriteStartObject(name);
        body();
        writer.WriteEndObject();
    }

    /// <summary>An enumeration's value in camelCase.</summary>
    public static string Camel<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
