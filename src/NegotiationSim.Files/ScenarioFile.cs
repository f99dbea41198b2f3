using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files;

/// <summary>How a scenario or a variant wants to be read; what is null is left to whoever asks.</summary>
public sealed record ReadingWish
{
    /// <summary>What comparable means.</summary>
    public Norm? Norm { get; init; }

    /// <summary>What part of a promise counts.</summary>
    public Lens? Lens { get; init; }

    /// <summary>From where steps are counted.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Whose account.</summary>
    public Account? Account { get; init; }

    /// <summary>Perspectives, the headline's first; empty: whoever asks decides.</summary>
    public ImmutableArray<WrittenPerspective> Perspectives { get; init; } = [];

    /// <summary>The headline's reading, what is open as it usually is.</summary>
    public Reading Headline => new(
        Norm ?? Reading.Headline.Norm, Lens ?? Reading.Headline.Lens, Baseline ?? Reading.Headline.Baseline, Account ?? Reading.Headline.Account);

    /// <summary>This wish, with what it leaves open taken from <paramref name="under"/>.</summary>
    public ReadingWish Over(ReadingWish under) => new()
    {
        Norm = Norm ?? under.Norm,
        Lens = Lens ?? under.Lens,
        Baseline = Baseline ?? under.Baseline,
        Account = Account ?? under.Account,
        Perspectives = Perspectives.IsEmpty ? under.Perspectives : Perspectives,
    };
}

/// <summary>A history up to a version, and what is done after it instead.</summary>
/// <param name="Source">The history.</param>
/// <param name="AtVersion">How many of its events are kept.</param>
/// <param name="Tail">Commands decided after them.</param>
/// <param name="Events">What came of these commands.</param>
/// <param name="Negotiation">The state at the end.</param>
public sealed record HistoryFork(
    HistoryFile Source,
    int AtVersion,
    ImmutableArray<NegotiationCommand> Tail,
    ImmutableArray<NegotiationEvent> Events,
    Negotiation Negotiation);

/// <summary>What a base or a variant is about: a text, or a history with or without another end. One of the two is there.</summary>
/// <param name="Text">The text.</param>
/// <param name="Fork">The history; an empty tail leaves it as it was.</param>
/// <param name="Against">Holdings in place of those it names itself.</param>
public sealed record ScenarioSubject(ProposalFile? Text, HistoryFork? Fork, Reference? Against)
{
    /// <summary>Id of the text or history.</summary>
    public string Id => Text?.Id ?? Fork!.Source.Id;
}

/// <summary>One answer to "what if".</summary>
public sealed record Variant
{
    /// <summary>Id, unique in its scenario.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public required ScenarioSubject Subject { get; init; }

    /// <summary>What is different, in words.</summary>
    public ImmutableArray<string> Overrides { get; init; } = [];

    /// <summary>Its reading, the scenario's included.</summary>
    public ReadingWish Reading { get; init; } = new();

    /// <summary>How it is played, the scenario's included.</summary>
    public PlayWish Play { get; init; } = new();

    /// <summary>Its switches, the scenario's included.</summary>
    public Switches Switches { get; init; } = Switches.Default;
}

/// <summary>A point of a design.</summary>
/// <param name="Variant">The variant that it is.</param>
/// <param name="Values">The value of every factor.</param>
public sealed record DesignPoint(Variant Variant, EquatableList<FactorValue> Values);

/// <summary>A value of a factor.</summary>
/// <param name="Path">What varies, as a variant would write it: <c>play.rounds</c>.</param>
/// <param name="Text">The value as it is written.</param>
/// <param name="Number">The value where it is a number.</param>
public sealed record FactorValue(string Path, string Text, double? Number);

/// <summary>A base and variants of it.</summary>
public sealed record ScenarioFile : WrittenFile
{
    /// <inheritdoc/>
    public override string Kind => "scenario";

    /// <summary>What it asks.</summary>
    public string? Question { get; init; }

    /// <summary>What the variants are compared with.</summary>
    public required ScenarioSubject Base { get; init; }

    /// <summary>The cut-off; null: the subject's own.</summary>
    public DateOnly? Cutoff { get; init; }

    /// <summary>How it wants to be read.</summary>
    public ReadingWish Reading { get; init; } = new();

    /// <summary>How it wants to be played.</summary>
    public PlayWish Play { get; init; } = new();

    /// <summary>Switches, the rest at their defaults.</summary>
    public Switches Switches { get; init; } = Switches.Default;

    /// <summary>The variants.</summary>
    public ImmutableArray<Variant> Variants { get; init; } = [];

    /// <summary>The points of a design, which a sweep plays like variants.</summary>
    public ImmutableArray<DesignPoint> Design { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<Reference> References =>
        Variants.Concat(Design.Select(point => point.Variant)).Select(variant => variant.Subject).Prepend(Base)
            .SelectMany(subject => new[] { subject.Against, subject.Text?.Against, subject.Fork?.Source.Against })
            .OfType<Reference>().DistinctBy(reference => reference.Id);
}
