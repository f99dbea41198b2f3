using NegotiationSim.Files.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NegotiationSim.Files.Documents;

/// <summary>
/// Reads the part of YAML that says the same to everybody: maps, lists and scalars. Anchors, aliases, tags, merge keys
/// and several documents are findings; nothing is ever expanded.
/// </summary>
internal sealed class YamlTree
{
    private readonly Report _report;
    private readonly Parser _parser;
    private readonly Columns _columns;

    private YamlTree(string text, Report report)
    {
        _report = report;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        _columns = new Columns(report.Source);
    }

    /// <summary>The document's root; null after a finding that leaves nothing to read.</summary>
    public static Node? Read(string text, Report report)
    {
        var tree = new YamlTree(text, report);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException broken)
        {
            tree.AddSyntax(broken);
            return null;
        }
    }

    private Node? ReadDocument()
    {
        MoveNext();
        MoveNext();
        if (_parser.Current is StreamEnd)
        {
            _report.Add(FindingCodes.NoDocument, Span.Start, "the file is empty", "nothing here", "write `kind:` and `id:` first");
            return null;
        }

        MoveNext();
        var root = ReadNode(depth: 1);
        MoveNext();
        if (root is not null && _parser.Current is DocumentStart second)
        {
            _report.Add(FindingCodes.NoDocument, SpanOf(second), "a second document in one file", "starts here", "write it into a file of its own");
        }

        return root;
    }

    private Node? ReadNode(int depth)
    {
        if (depth > Document.DeepestLevel)
        {
            Document.AddTooDeep(_report, SpanOf(_parser.Current!));
            return null;
        }

        if (_parser.Current is AnchorAlias alias)
        {
            Refuse(alias, $"the alias `*{alias.Value.Value}`", "aliases are not read", "write the value out");
            MoveNext();
            return new RefusedNode(SpanOf(alias));
        }

        if (_parser.Current is not NodeEvent node)
        {
            throw Unreadable(cause: null);
        }

        RefuseProperties(node);
        return _parser.Current switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart list => ReadList(list, depth),
            MappingStart map => ReadMap(map, depth),
            _ => null,
        };
    }

    private Node ReadScalar(Scalar scalar)
    {
        var at = SpanOf(scalar);
        MoveNext();
        return Document.Scalar(_report, at, scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private ListNode? ReadList(SequenceStart start, int depth)
    {
        var items = new List<Node>();
        MoveNext();
        while (_parser.Current is not SequenceEnd)
        {
            if (ReadNode(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        var at = SpanOf(start, start.Style == SequenceStyle.Flow);
        MoveNext();
        return new ListNode(at, items);
    }

    private MapNode? ReadMap(MappingStart start, int depth)
    {
        var entries = new Entries(_report);
        MoveNext();
        while (_parser.Current is not MappingEnd)
        {
            var key = _parser.Current as Scalar;
            var keyNode = ReadNode(depth + 1);
            if (keyNode is null || ReadNode(depth + 1) is not { } value)
            {
                return null;
            }

            if (key is null)
            {
                _report.Add(FindingCodes.NotPlainYaml, keyNode.At, "a key that is not a word", "a list, a map or an alias", "write a single word as the key");
            }
            else if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                _report.Add(FindingCodes.NotPlainYaml, keyNode.At, "the merge key `<<`", "merge keys are not read", "write the keys out");
            }
            else
            {
                entries.Add(keyNode.IsRefused ? "\uFFFD" : key.Value, keyNode.At, value);
            }
        }

        var at = SpanOf(start, start.Style == MappingStyle.Flow);
        MoveNext();
        return new MapNode(at, entries.ToList());
    }

    /// <summary>The parser answers some broken texts with exceptions that are meant for its own bugs.</summary>
    private void MoveNext()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            throw Unreadable(broken);
        }
    }

    private YamlException Unreadable(Exception? cause)
    {
        var at = _parser.Current?.End ?? Mark.Empty;
        return new YamlException(at, at, "nothing can be read from here on", cause!);
    }

    private void RefuseProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            Refuse(node, $"the anchor `&{node.Anchor.Value}`", "anchors are not read", "leave the anchor out");
        }

        if (!node.Tag.IsEmpty)
        {
            Refuse(node, $"the tag `{(node.Tag.IsNonSpecific ? "!" : node.Tag.Value)}`", "tags are not read", "leave the tag out; quotes make a text of a number");
        }
    }

    private void Refuse(ParsingEvent at, string what, string label, string help) =>
        _report.Add(FindingCodes.NotPlainYaml, SpanOf(at), what, label, help);

    private void AddSyntax(YamlException broken)
    {
        var message = broken.Message.ReplaceLineEndings(" ");
        _report.Add(FindingCodes.NotReadable, SpanOf(broken.Start, broken.End), "this is not YAML", message.TrimEnd('.'), "see what stands before this place: a quote, bracket or indent that does not match");
    }

    /// <summary>A collection in brackets is marked whole; one in lines is known by the rest of its first line.</summary>
    private Span SpanOf(ParsingEvent start, bool flow) =>
        flow ? SpanOf(start.Start, _parser.Current!.End) : _columns.RestOfLine((int)start.Start.Line, (int)start.Start.Column);

    private Span SpanOf(ParsingEvent what) => SpanOf(what.Start, what.End);

    private Span SpanOf(in Mark start, in Mark end) => _columns.Of((int)start.Line, (int)start.Column, (int)end.Line, (int)end.Column);
}

/// <summary>Collects the entries of one map; a key that comes twice is a finding, and the first one holds.</summary>
internal sealed class Entries(Report report)
{
    private readonly List<MapEntry> _entries = [];
    private readonly Dictionary<string, Span> _seen = new(StringComparer.Ordinal);

    public void Add(string key, Span at, Node value)
    {
        if (_seen.TryAdd(key, at))
        {
            _entries.Add(new MapEntry(key, at, value));
        }
        else
        {
            report.Add(FindingCodes.DuplicateKey, at, $"the key `{key}` comes twice in one map", "again here", $"leave one `{key}`", related: report.Place(_seen[key], "first here"));
        }
    }

    public IReadOnlyList<MapEntry> ToList() => _entries;
}
