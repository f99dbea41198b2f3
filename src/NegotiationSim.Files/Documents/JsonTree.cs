using System.Text;
using System.Text.Json;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Documents;

/// <summary>Reads JSON (RFC 8259, no comments, no trailing commas) with a place for every key and value.</summary>
internal ref struct JsonTree
{
    private readonly Report _report;
    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _reader;
    private Cursor _cursor;

    private JsonTree(ReadOnlySpan<byte> utf8, Report report)
    {
        _report = report;
        _utf8 = utf8;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 1000 });
        _cursor = new Cursor { Line = 1, Column = 1 };
    }

    /// <summary>The document's root; null after a finding that leaves nothing to read.</summary>
    public static Node? Read(ReadOnlyMemory<byte> utf8, Report report)
    {
        var tree = new JsonTree(utf8.Span, report);
        try
        {
            tree._reader.Read();
            var root = tree.ReadNode(depth: 1);
            if (root is not null)
            {
                tree._reader.Read();
            }

            return root;
        }
        catch (JsonException broken)
        {
            report.Add(FindingCodes.NotReadable, tree.PlaceOf(broken), "this is not JSON", FirstSentence(broken.Message), "see what stands at and before this place: a comma, quote or bracket");
            return null;
        }
    }

    private Node? ReadNode(int depth)
    {
        var at = SpanOfToken();
        if (depth > Document.DeepestLevel)
        {
            Document.AddTooDeep(_report, at);
            return null;
        }

        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMap(at, depth),
            JsonTokenType.StartArray => ReadList(at, depth),
            JsonTokenType.String => Document.Scalar(_report, at, Text(at), plain: false),
            _ => new ScalarNode(at, Encoding.UTF8.GetString(_reader.ValueSpan), plain: true),
        };
    }

    private MapNode? ReadMap(Span start, int depth)
    {
        var entries = new Entries(_report);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var at = SpanOfToken();
            var key = Document.Scalar(_report, at, Text(at), plain: false) is ScalarNode written ? written.Text : "\uFFFD";
            _reader.Read();
            if (ReadNode(depth + 1) is not { } value)
            {
                return null;
            }

            entries.Add(key, at, value);
        }

        return new MapNode(ToEnd(start), entries.ToList());
    }

    private ListNode? ReadList(Span start, int depth)
    {
        var items = new List<Node>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadNode(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new ListNode(ToEnd(start), items);
    }

    /// <summary>An escape may name half of a surrogate pair, which no text can hold.</summary>
    private string Text(Span at)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _report.Add(FindingCodes.ControlCharacter, at, "a text with a character that cannot be stored", "half of a surrogate pair", "leave the escape out");
            return "";
        }
    }

    private Span SpanOfToken()
    {
        _cursor.MoveTo(_utf8, (int)_reader.TokenStartIndex);
        var (line, column) = (_cursor.Line, _cursor.Column);
        _cursor.MoveTo(_utf8, (int)_reader.BytesConsumed);
        return new Span(line, column, _cursor.Line == line ? Math.Max(1, _cursor.Column - column) : 1);
    }

    /// <summary>From a bracket to its partner on the same line, else the rest of the first line.</summary>
    private Span ToEnd(Span start)
    {
        _cursor.MoveTo(_utf8, (int)_reader.BytesConsumed);
        return _cursor.Line == start.Line
            ? start with { Length = Math.Max(1, _cursor.Column - start.Column) }
            : start with { Length = Math.Max(1, SourceText.Characters(_report.Source.Line(start.Line).TrimEnd()) - start.Column + 1) };
    }

    private readonly Span PlaceOf(JsonException broken)
    {
        var line = (int)(broken.LineNumber ?? 0) + 1;
        var text = Encoding.UTF8.GetBytes(_report.Source.Line(line));
        var before = Math.Clamp((int)(broken.BytePositionInLine ?? 0), 0, text.Length);
        return new Span(line, Encoding.UTF8.GetString(text, 0, before).EnumerateRunes().Count() + 1, 1);
    }

    private static string FirstSentence(string message) => message.IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? message[..end] : message.TrimEnd('.');

    /// <summary>Walks forward over the bytes once, counting lines and characters.</summary>
    private struct Cursor
    {
        private int _byte;

        public int Line { get; set; }

        public int Column { get; set; }

        public void MoveTo(ReadOnlySpan<byte> utf8, int target)
        {
            for (; _byte < target; _byte++)
            {
                var isBreak = utf8[_byte] == '\n' || (utf8[_byte] == '\r' && (_byte + 1 == utf8.Length || utf8[_byte + 1] != '\n'));
                if (isBreak)
                {
                    (Line, Column) = (Line + 1, 1);
                }
                else if ((utf8[_byte] & 0xC0) != 0x80)
                {
                    Column++;
                }
            }
        }
    }
}
