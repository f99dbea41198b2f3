using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files.Answers;

/// <summary>A history replayed up to a version, with the score at its end.</summary>
public sealed record Replayed
{
    /// <summary>Id and title.</summary>
    public required SubjectName History { get; init; }

    /// <summary>The state at the end.</summary>
    public required Negotiation State { get; init; }

    /// <summary>Every event with the balance after it.</summary>
    public required IReadOnlyList<ReplayedStep> Steps { get; init; }

    /// <summary>The score at the end.</summary>
    public required Scored Final { get; init; }
}

/// <summary>Where a variant comes from.</summary>
/// <param name="Source">The subject it was made of.</param>
/// <param name="AtVersion">The version of a history it was forked at; null for a text.</param>
/// <param name="Overrides">What was changed, one sentence each.</param>
public sealed record Lineage(string Source, int? AtVersion, IReadOnlyList<string> Overrides);

/// <summary>A variant of a scenario.</summary>
public sealed record Variant(string Id, string Title, Lineage Lineage, Scored Scored);

/// <summary>A scenario's base and its variants.</summary>
public sealed record Compared
{
    /// <summary>Id of the scenario.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>The question it asks; null when none is written.</summary>
    public string? Question { get; init; }

    /// <summary>The base.</summary>
    public required Scored Base { get; init; }

    /// <summary>The variants, in the order of the file.</summary>
    public required IReadOnlyList<Variant> Variants { get; init; }
}
