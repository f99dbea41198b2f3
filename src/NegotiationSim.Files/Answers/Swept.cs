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

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Replications played of the base and of each variant.</summary>
    public required long Replications { get; init; }

    /// <summary>False where it was interrupted.</summary>
    public required bool Complete { get; init; }

    /// <summary>The base first, then the variants in the order of the file.</summary>
    public required ImmutableArray<SweptVariant> Variants { get; init; }

    /// <summary>Summarises what was counted.</summary>
    public static Swept Of(ScenarioFile scenario, IReadOnlyList<Simulated> simulated, IReadOnlyList<Tally> tallies, ulong seed, long wanted)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(simulated);
        ArgumentNullException.ThrowIfNull(tallies);
        return new Swept
        {
            Scenario = scenario.Id,
            Title = scenario.Title,
            Question = scenario.Question,
            Seed = seed,
            Replications = tallies[0].Replications,
            Complete = tallies[0].Replications == wanted,
            Variants = [.. simulated.Zip(tallies, (one, tally) => new SweptVariant(one, one.Summary(tally)))],
        };
    }
}

/// <summary>A base or variant, and what its replications came to.</summary>
public sealed record SweptVariant(Simulated Simulated, VariantSummary Summary);
