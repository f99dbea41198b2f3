using System.Text;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Web.Sweeps;

/// <summary>What a sweep computes, as text: it can be kept, sent to another node, and read there to the same effect.</summary>
public sealed record SweepPlan
{
    /// <summary>The scenario as it was written.</summary>
    public required string Scenario { get; init; }

    /// <summary>It is JSON; otherwise YAML.</summary>
    public bool IsJson { get; init; }

    /// <summary>The files it may name (<see cref="Shelf.Tag"/>): a node with others would compute something else.</summary>
    public required string Shelf { get; init; }

    /// <summary>Slices in all.</summary>
    public int Slices { get; init; }

    /// <summary>How often base and variants are played; null: until they are known exactly enough, or they are scored.</summary>
    public uint? Replications { get; init; }

    /// <summary>The half-width at which what is played is known exactly enough (<see cref="SweepWish.Read"/>); null: there is no such.</summary>
    public double? UntilWidth { get; init; }

    /// <summary>How often it is played at most until then.</summary>
    public int? Most { get; init; }

    /// <summary>What the random numbers hang on where they are played.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Readings in place of the scenario's own, as they were typed.</summary>
    public string? Perspective { get; init; }

    /// <inheritdoc cref="Perspective"/>
    public string? Norm { get; init; }

    /// <inheritdoc cref="Perspective"/>
    public string? Lens { get; init; }

    /// <inheritdoc cref="Perspective"/>
    public string? Baseline { get; init; }

    /// <inheritdoc cref="Perspective"/>
    public string? Account { get; init; }

    /// <summary>What there is to run, or why it cannot be read.</summary>
    internal Answer<ReadPlan> Read(Shelf shelf)
    {
        if (shelf.Tag != Shelf)
        {
            return new NoAnswer.Mistaken($"this node has other seeds ({shelf.Tag}) than the one that took the sweep ({Shelf})");
        }

        var question = Question.Read(Perspective, Norm, Lens, Baseline, Account);
        if (question.Why is { } mistake)
        {
            return mistake;
        }

        var file = new LibraryFile(IsJson ? "body.json" : "body.yaml", IsNamedById: false, () => Encoding.UTF8.GetBytes(Scenario));
        var library = shelf.Library.With(file);
        var loaded = library.Read(file);
        return loaded.Value switch
        {
            ScenarioFile scenario => IsPlayed ? Played(library, scenario) : Scored(library, scenario, question.Value!),
            null => new NoAnswer.Wrong(loaded.Findings),
            var other => new NoAnswer.Mistaken($"this is a {other.Kind}; a scenario is expected here"),
        };
    }

    private Answer<ReadPlan> Scored(Library library, ScenarioFile scenario, Question question) => Seed is null
        ? new ScoredSweep(scenario, library, question)
        : new NoAnswer.Mistaken("a seed is of use where there are replications; nothing is drawn for a score");

    private bool IsPlayed => Replications is not null || UntilWidth is not null || Most is not null;

    private Answer<ReadPlan> Played(Library library, ScenarioFile scenario)
    {
        if ((Perspective ?? Norm ?? Lens ?? Baseline ?? Account) is not null)
        {
            return new NoAnswer.Mistaken("what is played is judged in the reading that the scenario names: write it there");
        }

        var wish = SweepWish.Read(Seed, Replications, UntilWidth, Most, PlayedSweep.MostReplications);
        return wish.Value is { } asked ? PlayedSweep.Of(library, FormattableString.Invariant($"{Shelf} {IsJson} {Scenario}"), scenario, asked) : wish.Why!;
    }
}
