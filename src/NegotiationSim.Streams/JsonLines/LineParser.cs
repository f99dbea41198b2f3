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
    private static readonly string AllKeys = $"the keys {string.Join(", ", Keys)}, once each";

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
            _findings.Add(Finding(StreamFault.BadLine, $"'{key}' is missing", AllKeys, 0));
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
            var isKnown = Keys.Contains(key, StringComparer.Ordinal) && !_seen.Contains(key, StringComparer.Ordinal);
            _seen.Add(key);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (!isKnown)
            {
                _findings.Add(Finding(StreamFault.BadLine, $"'{key}' is unknown or here twice", AllKeys, place));
            }
            else if (!TryTake(key, ref reader))
            {
                _findings.Add(Finding(StreamFault.BadLine, $"'{key}' cannot be read", Expected(key), start));
            }

            reader.Skip();
            _event = key == "event" ? (start, (int)reader.BytesConsumed - start) : _event;
        }

        // Nothing may follow the object.
        reader.Read();
    }

    private bool TryTake(string key, ref Utf8JsonReader reader)
    {
        var text = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : null;
        switch (key)
        {
            case "id" when Storable.IsId(text):
                _id = new NegotiationId(text!);
                return true;
            case "version":
                return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out _version) && _version > 0;
            case "alias" when text is not null:
                _alias = text;
                return true;
            case "recordedAt" when text is not null && HashChain.TryParseTime(text) is { } time:
                _recordedAt = time;
                return true;
            case "hash" when text is not null && EventHash.TryParse(text) is { } hash:
                _hash = hash;
                return true;
            case "event":
                return reader.TokenType == JsonTokenType.StartObject;
            default:
                return false;
        }
    }

    private static string Expected(string key) => key switch
    {
        "id" => Storable.ExpectedId,
        "version" => "1, 2, 3 …",
        "alias" => "the storage name of an event",
        "recordedAt" => "a time such as 2026-02-24T12:00:00.000Z",
        "hash" => "64 hexadecimal digits",
        _ => "an object",
    };

    private readonly ImportLine.Read? ReadEvent()
    {
        var json = _utf8.Slice(_event.Start, _event.Length);
        var (@event, finding) = Decoding.TryDecode(_alias, json);
        if (@event is null)
        {
            _findings.Add(finding! with { Stream = _id, Version = _version, Line = line, Column = Column(_event.Start + (finding.Column ?? 1) - 1) });
            return null;
        }

        try
        {
            return new ImportLine.Read(line, _id, @event, new StoredRow(_version, _alias, _recordedAt, _hash, CanonicalJson.Of(json.ToArray())));
        }
        catch (JsonException e)
        {
            // A number such as 1e-500 is zero to a double and has no canonical spelling.
            _findings.Add(Finding(StreamFault.UnreadableEvent, $"{_alias} has no canonical spelling", e.Message, _event.Start) with { Stream = _id, Version = _version });
            return null;
        }
    }

    private readonly StreamFinding Finding(StreamFault fault, string what, string expected, int place) =>
        new(fault, what, expected, Line: line, Column: Column(place));

    private readonly int Column(int place) => Encoding.UTF8.GetCharCount(_utf8[..Math.Clamp(place, 0, _utf8.Length)]) + 1;

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
