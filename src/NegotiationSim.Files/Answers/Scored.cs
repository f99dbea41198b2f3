using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files.Answers;

/// <summary>Why a verdict leans on something weaker than a published figure.</summary>
public enum LeanReason
{
    /// <summary>The magnitude is our own coding.</summary>
    OwnCoding,

    /// <summary>The record is unsourced.</summary>
    Unsourced,

    /// <summary>Sources disagree.</summary>
    Disputed,

    /// <summary>Every source is of the weakest tier.</summary>
    WeakSource,
}

/// <summary>An item or holding a verdict leans on, and why.</summary>
public sealed record Lean(string Id, LeanReason Why);

/// <summary>A switch that is off its default, or an assumption that holds for this subject.</summary>
public sealed record SwitchSetting(string Name, string Value);

/// <summary>What a score is about.</summary>
/// <param name="Kind"><c>proposal</c>, <c>history</c>, <c>fork</c> or <c>ledger</c>.</param>
/// <param name="Id">Id.</param>
/// <param name="Title">Title for people.</param>
public sealed record SubjectName(string Kind, string Id, string Title);

/// <summary>A score with everything its documents and screens have to show beside the numbers.</summary>
public sealed record Scored
{
    /// <summary>What was scored.</summary>
    public required SubjectName Subject { get; init; }

    /// <summary>The numbers.</summary>
    public required Score Score { get; init; }

    /// <summary>The perspectives, the headline's first.</summary>
    public required IReadOnlyList<Perspective> Perspectives { get; init; }

    /// <summary>What sentences call the subject and the sides.</summary>
    public required Naming Naming { get; init; }

    /// <summary>Clauses that became no item.</summary>
    public IReadOnlyList<SetAside> SetAside { get; init; } = [];

    /// <summary>What the verdict leans on.</summary>
    public IReadOnlyList<Lean> LeansOn { get; init; } = [];

    /// <summary>Switches off their default and assumptions, in the order in which they are shown.</summary>
    public IReadOnlyList<SwitchSetting> Switches { get; init; } = [];

    /// <summary>The title of a verdict's perspective; a verdict of all perspectives is seen by any of them.</summary>
    public string TitleOf(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var perspective = Perspectives.FirstOrDefault(perspective => perspective.Id == verdict.Perspective);
        return verdict.Perspective is null ? "any perspective" : perspective is { Title.Length: > 0 } ? perspective.Title : verdict.Perspective;
    }

    /// <summary>A verdict in one sentence.</summary>
    public string SentenceOf(Verdict verdict) => VerdictSentence.Of(verdict, TitleOf(verdict), Naming);
}
