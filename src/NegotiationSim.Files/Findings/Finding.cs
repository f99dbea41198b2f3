using NegotiationSim.Files.Documents;

namespace NegotiationSim.Files.Findings;

/// <summary>Another place that helps to understand a finding; without a label it is only shown.</summary>
public sealed record RelatedPlace(SourceText Source, Span At, string Label = "");

/// <summary>
/// One thing that is wrong with a file: the message stands alone, the label stands under the marked span, the help says
/// as a statement what to write instead.
/// </summary>
public sealed record Finding(FindingCode Code, SourceText Source, Span At, string Message, string Label = "")
{
    /// <summary>What to write instead, one statement each.</summary>
    public IReadOnlyList<string> Help { get; init; } = [];

    /// <summary>What else to know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Other places that belong to it.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];

    /// <summary>Name of the file.</summary>
    public string File => Source.Name;

    /// <summary>One line: <c>file:line:column: NS1004: message</c>.</summary>
    public override string ToString() => $"{File}:{At.Line}:{At.Column}: {Code.Code}: {Message}";
}

/// <summary>A value, or what is wrong with it. There is no value as long as there is a finding.</summary>
public sealed class Loaded<T>
    where T : class
{
    internal Loaded(T? value, IReadOnlyList<Finding> findings)
    {
        Value = findings.Count == 0 ? value : null;
        Findings = findings;
    }

    /// <summary>The value; null as long as there is a finding.</summary>
    public T? Value { get; }

    /// <summary>Everything that is wrong, in the order of the file.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    internal Loaded<TOther> Select<TOther>(Func<T, TOther> f)
        where TOther : class => new(Value is null ? null : f(Value), Findings);
}
