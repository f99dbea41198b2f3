using System.Text;
using System.Text.Json;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Streams.JsonLines;

/// <summary>
/// One line: <c>{"id":…,"version":…,"alias":…,"recordedAt":…,"hash":…,"event":{…}}</c>, keys in any order, all of them needed.
/// </summary>
internal ref struct LineParser(ReadOnlySpan<byte> utf8, int line)
{
    private static readonly string[] Keys = ["id", "version", "alias", "recordedAt", "hash", "event"];

    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private readonly List<StreamFinding> _findings = [];
    private readonly List<string> _seen = [];
    private NegotiationId _id;
    private long _version;
    private string _alias = "";
    private DateTimeOffset _recordedAt;
    private EventHash _hash;
    private (int Start, int Length) _event;

    public static ImportLine Parse(ReadOnlySpan<byte> utf8, int line) => new LineParser(utf8, line).Parse();

    private ImportLine Parse()
    {
        try
        {
            ReadKeys();
        }
        catch (JsonException e)
        {
            _findings.Add(Finding(StreamFault.NotJson, "the line is not JSON", "one JSON object", (int)(e.BytePositionInLine ?? 0)));
            return new ImportLine.Bad(_findings);
        }

        foreach (var key in Keys.Except(_seen, StringComparer.Ordinal))
        {
            _findings.Add(Finding(StreamFault.BadLine, $"'{key}' is missing", $"the keys {string.Join(", ", Keys)}", 0));
        }

        return _findings.Count == 0 && ReadEvent() is { } read ? read : new ImportLine.Bad(_findings);
    }

    private void ReadKeys()
    {
        var reader = new Utf8JsonReader(_utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            _findings.Add(Finding(StreamFault.NotJson, "the line is not an object", "one JSON object", 0));
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (key, place) = (TextOf(ref reader) ?? "", (int)reader.TokenStartIndex);
            if (!Keys.Contains(key, StringComparer.Ordinal) || _seen.Contains(key, StringComparer.Ordinal))
            {
                _findings.Add(Finding(StreamFault.BadLine, $"'{key}' is unknown or here twice", $"the keys {string.Join(", ", Keys)}, once each", place));
            }

            _seen.Add(key);
            reader.Read();
            ReadValue(key, ref reader);
        }

        // Nothing may follow the object.
        reader.Read();
    }

    private void ReadValue(string key, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var text = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : null;
        var expected = key switch
        {
            "id" => Storable.IsId(text) && Took(_id = new NegotiationId(text!)) ? null : Storable.ExpectedId,
            "version" => reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out _version) && _version > 0 ? null : "1, 2, 3 …",
            "alias" => text is not null && Took(_alias = text) ? null : "the storage name of an event",
            "recordedAt" => text is not null && HashChain.TryParseTime(text) is { } time && Took(_recordedAt = time) ? null : "a time such as 2026-02-24T12:00:00.000Z",
            "hash" => text is not null && EventHash.TryParse(text) is { } hash && Took(_hash = hash) ? null : "64 hexadecimal digits",
            "event" => reader.TokenType == JsonTokenType.StartObject ? null : "an object",
            _ => null,
        };
        reader.Skip();
        if (expected is not null)
        {
            _findings.Add(Finding(StreamFault.BadLine, $"'{key}' cannot be read", expected, start));
        }
        else if (key == "event")
        {
            _event = (start, (int)reader.BytesConsumed - start);
        }
    }

    private readonly ImportLine.Read? ReadEvent()
    {
        var json = _utf8.Slice(_event.Start, _event.Length);
        var (@event, finding) = Decoding.TryDecode(_alias, json);
        if (@event is null)
        {
            _findings.Add(finding! with { Stream = _id, Version = _version, Line = line, Column = Column(_event.Start + (finding.Column ?? 1) - 1) });
            return null;
        }

        return new ImportLine.Read(line, _id, @event, new StoredEvent(_version, _alias, _recordedAt, _hash, CanonicalJson.Of(json.ToArray())));
    }

    private readonly StreamFinding Finding(StreamFault fault, string what, string expected, int place) =>
        new(fault, what, expected, Line: line, Column: Column(place));

    private readonly int Column(int place) => Encoding.UTF8.GetCharCount(_utf8[..Math.Clamp(place, 0, _utf8.Length)]) + 1;

    private static bool Took<T>(T value)
    {
        _ = value;
        return true;
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
