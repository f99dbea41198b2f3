using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files;

/// <summary>A file that says what it is: <c>kind:</c> and <c>id:</c>.</summary>
public abstract record WrittenFile
{
    /// <summary>What <c>kind:</c> says.</summary>
    public abstract string Kind { get; }

    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Title for people; the id where none is written.</summary>
    public string Title { get; init; } = "";

    /// <summary>Other files that this one names and that are looked up only when they are needed.</summary>
    public virtual IEnumerable<Reference> References => [];
}

/// <summary>The id of another file, and where it is named.</summary>
public sealed record Reference
{
    internal Reference(string id, string kind, SourceText source, Span at) => (Id, Kind, Source, At) = (id, kind, source, at);

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The kind of file that is expected.</summary>
    public string Kind { get; }

    internal SourceText Source { get; }

    internal Span At { get; }

    /// <summary>An id that was typed, and stands in no file.</summary>
    internal static Reference Typed(string id, string kind) => new(id, kind, new SourceText(kind, id), new Span(1, 1, id.Length));

    /// <summary>Adds a finding unless the library has a file of that id.</summary>
    internal static Reference Of(string id, string kind, Node node, Report report)
    {
        var reference = new Reference(id, kind, report.Source, node.At);
        if (report.Library is { } library && !library.Has(id))
        {
            library.AddUnknown(reference, report);
        }

        return reference;
    }
}
