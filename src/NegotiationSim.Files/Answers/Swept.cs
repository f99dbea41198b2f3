using System.Collections.Immutable;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Files.Answers;

/// <summary>A scenario played so many times.</summary>
public sealed record Swept
{
    /// <summary>Id of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>The question it asks; null when none is written.</summary>
    public string? Question { get; init; }

    /// <summary>What was asked for: the seed, and how long.</summary>
    public required SweepWish Wish { get; init; }

    /// <summary>Looks taken on the way; none where the number of replications was given.</summary>
    public required ImmutableArray<Look> Looks { get; init; }

    /// <summary>Replications played of the base and of each variant.</summary>
    public required long Replications { get; init; }

    /// <summary>False where it was interrupted.</summary>
    public required bool Complete { get; init; }

    /// <summary>The base first, then the variants in the order of the file.</summary>
    public required ImmutableArray<SweptVariant> Variants { get; init; }

    /// <summary>Summarises what was counted.</summary>
    public static Swept Of(ScenarioFile scenario, IReadOnlyList<Simulated> simulated, SweepWish wish, SweepSoFar soFar)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(simulated);
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(soFar);
        return new Swept
        {
            Scenario = scenario.Id,
            Title = scenario.Title,
            Question = scenario.Question,
            Wish = wish,
            Replications = soFar.Replications,
            Complete = wish.IsFulfilledBy(soFar),
            Looks = soFar.Looks,
            Variants = [.. simulated.Zip(soFar.Tallies, (one, tally) => new SweptVariant(one, one.Summary(tally)))],
        };
    }
}

/// <summary>A base or variant, and what its replications came to.</summary>
/// <param name="Simulated">What was played.</param>
/// <param name="Result">What it came to.</param>
public sealed record SweptVariant(Simulated Simulated, SweepSummary Result)
{
    /// <summary>What the talks came to; only of talks.</summary>
    public VariantSummary Summary => (VariantSummary)Result;

    /// <summary>What was delivered; null for talks.</summary>
    public DeliverySummary? Delivery => Result as DeliverySummary;
}
