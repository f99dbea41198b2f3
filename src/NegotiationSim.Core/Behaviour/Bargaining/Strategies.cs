using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>A strategy of the catalogue.</summary>
/// <param name="Description">What it says about itself.</param>
/// <param name="Make">From the values of its parameters, in their order, all admitted.</param>
internal sealed record NamedStrategy(StrategyDescription Description, Func<IReadOnlyList<double>, OfferingStrategy> Make);

/// <summary>The strategy asked for, or every reason why there is none.</summary>
/// <param name="Strategy">The strategy; null if there are findings.</param>
/// <param name="Findings">Everything that is wrong with the request.</param>
public sealed record StrategyAnswer(OfferingStrategy? Strategy, EquatableList<StrategyFinding> Findings);

/// <summary>The bargaining strategies by name.</summary>
public static class Strategies
{
    private static readonly EquatableList<NamedStrategy> All =
    [
        .. Polynomial.All, .. Exponential.All, .. Aspiration.All, .. TacticMixture.All, .. NaiveTitForTat.All, .. NiceTitForTat.All, .. Micro.All,
        .. Zeuthen.All, .. Comparative.All, .. Grit.All, .. ReciprocalMatcher.All, .. HardLiner.All, .. RandomWalk.All,
    ];

    private static readonly Dictionary<string, NamedStrategy> ByName = All.ToDictionary(strategy => strategy.Description.Name);

    /// <summary>What the strategies say about themselves, family by family.</summary>
    public static EquatableList<StrategyDescription> Descriptions { get; } = [.. All.Select(strategy => strategy.Description)];

    /// <summary>A strategy by its name.</summary>
    /// <param name="name">As in its description.</param>
    /// <param name="parameters">Values that differ from the defaults.</param>
    public static StrategyAnswer Named(string name, IReadOnlyDictionary<string, double> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!ByName.TryGetValue(name, out var strategy))
        {
            return new(null, [new(null, $"No bargaining strategy is called '{name}'. There are: {string.Join(", ", ByName.Keys.Order(StringComparer.Ordinal))}.")]);
        }

        var findings = strategy.Description.FindingsIn(parameters);
        return findings.Count > 0 ? new(null, findings) : new(strategy.Make(strategy.Description.ValuesFrom(parameters)), []);
    }
}
