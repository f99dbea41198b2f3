using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Xml;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Domains;

/// <summary>An attribute with its place.</summary>
internal sealed record Attribute(string Name, string Value, Span At);

/// <summary>An element with its place; text between elements is no part of it.</summary>
internal sealed record Element(string Name, Span At, IReadOnlyList<Attribute> Attributes)
{
    public List<Element> Children { get; } = [];

    public IEnumerable<Element> Named(string name) => Children.Where(child => child.Name == name);

    public Attribute? Find(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);
}

/// <summary>Reads XML without document types, entities or anything outside the file, and never deeper than a document may be.</summary>
internal static class Xml
{
    private const double Largest = 1e15;

    /// <summary>True where the first character that shows is an angle bracket.</summary>
    public static bool Is(ReadOnlyMemory<byte> utf8)
    {
        var text = utf8.Span.StartsWith("\uFEFF"u8) ? utf8.Span[3..] : utf8.Span;
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    /// <summary>The document's element; null after a finding that leaves nothing to read.</summary>
    public static (Element? Root, Report Report) Read(ReadOnlyMemory<byte> utf8, string name)
    {
        var (text, report) = Document.TextOf(utf8, name);
        if (text is null)
        {
            return (null, report);
        }

        using var reader = XmlReader.Create(new StringReader(WithoutDeclaration(text)), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
        try
        {
            return (new Tree(reader, report).Read(), report);
        }
        catch (XmlException broken)
        {
            AddSyntax(broken, text, report);
            return (null, report);
        }
    }

    /// <summary>An attribute that has to be there.</summary>
    public static bool Needs(this Element element, string name, Report report, [MaybeNullWhen(false)] out Attribute attribute)
    {
        attribute = element.Find(name);
        if (attribute is null)
        {
            report.Add(FindingCodes.MissingKey, element.At, $"`{element.Name}` without `{name}`", $"`{name}` is missing", $"write `{name}=\"…\"`");
        }

        return attribute is not null;
    }

    /// <summary>A finite number that has to be there.</summary>
    public static double? Number(this Element element, string name, Report report) =>
        element.Needs(name, report, out var attribute) ? Number(attribute, report) : null;

    /// <summary>A whole number that has to be there.</summary>
    public static int? Whole(this Element element, string name, Report report)
    {
        if (!element.Needs(name, report, out var attribute))
        {
            return null;
        }

        if (int.TryParse(attribute.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        report.Add(FindingCodes.WrongValue, attribute.At, $"`{name}` is not a whole number", "a whole number is expected here");
        return null;
    }

    public static double? Number(Attribute attribute, Report report)
    {
        if (!double.TryParse(attribute.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            report.Add(FindingCodes.WrongValue, attribute.At, $"`{attribute.Name}` is not a number", "a number is expected here");
            return null;
        }

        if (!(Math.Abs(number) <= Largest))
        {
            report.Add(FindingCodes.NotFinite, attribute.At, $"`{attribute.Name}` is not a finite number", "no value is that large");
            return null;
        }

        return number;
    }

    /// <summary>
    /// The text with blanks in place of the XML declaration: what that says about the encoding no longer matters, and many of GENIUS's own files have white
    /// space or a comment before it, which XML forbids.
    /// </summary>
    private static string WithoutDeclaration(string text)
    {
        var from = StartOf(text);
        var length = text.AsSpan(from).StartsWith("<?xml ") ? text.AsSpan(from).IndexOf("?>") + 2 : 0;
        return length > 2 && !text.AsSpan(from, length).ContainsAny('\r', '\n')
            ? string.Concat(text.AsSpan(0, from), new string(' ', length), text.AsSpan(from + length))
            : text;
    }

    /// <summary>Where something stands that is neither white space nor a comment.</summary>
    private static int StartOf(string text)
    {
        var from = 0;
        while (true)
        {
            from = text.Length - text.AsSpan(from).TrimStart().Length;
            var comment = text.AsSpan(from).StartsWith("<!--") ? text.IndexOf("-->", from, StringComparison.Ordinal) : -1;
            if (comment < 0)
            {
                return from;
            }

            from = comment + 3;
        }
    }

    private static void AddSyntax(XmlException broken, string text, Report report)
    {
        var columns = new Columns(report.Source);

        // The one error that the reader puts nowhere.
        if (broken.LineNumber == 0 && text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) is var doctype and >= 0)
        {
            var before = text[..doctype].ReplaceLineEndings("\n");
            var at = columns.RestOfLine(before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
            report.Add(FindingCodes.Doctype, at, "a document type definition", "not read", "leave the DOCTYPE out");
        }
        else
        {
            var at = columns.RestOfLine(broken.LineNumber, broken.LinePosition) with { Length = 1 };
            report.Add(FindingCodes.NotXml, at, "this is not XML", FirstSentence(broken.Message), "see what stands at and before this place: an element, quote or ampersand");
        }
    }

    private static string FirstSentence(string message)
    {
        var line = message.ReplaceLineEndings(" ");
        return line.IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? line[..end] : line.TrimEnd('.');
    }

    private sealed class Tree(XmlReader reader, Report report)
    {
        private readonly IXmlLineInfo _at = (IXmlLineInfo)reader;
        private readonly Columns _columns = new(report.Source);

        public Element? Read()
        {
            var open = new Stack<Element>();
            Element? root = null;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.EndElement)
                {
                    open.Pop();
                }
                else if (reader.NodeType == XmlNodeType.Element)
                {
                    var isLeaf = reader.IsEmptyElement;
                    var element = ReadElement();
                    if (open.Count == Document.DeepestLevel)
                    {
                        Document.AddTooDeep(report, element.At);
                        return null;
                    }

                    root ??= element;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Children.Add(element);
                    }

                    if (!isLeaf)
                    {
                        open.Push(element);
                    }
                }
            }

            return root;
        }

        private Element ReadElement()
        {
            var (line, unit, name) = (_at.LineNumber, _at.LinePosition, reader.LocalName);
            var attributes = new List<Attribute>(reader.AttributeCount);
            var at = _columns.Of(line, unit - 1, line, unit + reader.Name.Length);
            while (reader.MoveToNextAttribute())
            {
                attributes.Add(ReadAttribute());
            }

            return new Element(name, at, attributes);
        }

        private Attribute ReadAttribute()
        {
            var (line, unit) = (_at.LineNumber, _at.LinePosition);
            var written = report.Source.Line(line).AsSpan();
            var from = Math.Clamp(unit - 1, 0, written.Length);
            var quote = written[from..].IndexOfAny('"', '\'');
            var length = quote < 0 ? -1 : written[(from + quote + 1)..].IndexOf(written[from + quote]);
            var at = length < 0 ? _columns.RestOfLine(line, unit) : _columns.Of(line, unit, line, from + quote + length + 3);
            if (reader.Value.Any(char.IsControl))
            {
                report.Add(FindingCodes.ControlCharacter, at, "a text with a control character", "it cannot be seen", "leave it out");
            }

            return new Attribute(reader.LocalName, reader.Value, at);
        }
    }
}
