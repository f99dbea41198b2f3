using NegotiationSim.Files.Documents;

namespace NegotiationSim.Files.Findings;

/// <summary>Collects everything that is wrong with one file while it is read.</summary>
internal sealed class Report(SourceText source, Library? library = null)
{
    /// <summary>A file that is wrong in more places than this is not what it says it is.</summary>
    private const int Most = 1000;

    private readonly List<Finding> _findings = [];

    public SourceText Source { get; } = source;

    /// <summary>Where ids are looked up; null for a file that stands alone.</summary>
    public Library? Library { get; } = library;

    public int Count { get; private set; }

    public bool IsFull => _findings.Count >= Most;

    public void Add(FindingCode code, Span at, string message, string label = "", string? help = null, string? note = null, RelatedPlace? related = null) =>
        Add(new Finding(code, Source, at, message, label)
        {
            Help = help is null ? [] : [help],
            Notes = note is null ? [] : [note],
            Related = related is null ? [] : [related],
        });

    public void Add(Finding finding)
    {
        Count++;
        if (!IsFull)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Takes over what was found in another file that this one names.</summary>
    public void AddRange(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Add(finding);
        }
    }

    /// <summary>A place of this file to show beside a finding.</summary>
    public RelatedPlace Place(Span at, string label = "") => new(Source, at, label);

    public Loaded<T> Finish<T>(T? value)
        where T : class =>
        new(value, [.. _findings.OrderBy(finding => finding.File == Source.Name ? 0 : 1).ThenBy(finding => finding.At.Line).ThenBy(finding => finding.At.Column)]);
}
