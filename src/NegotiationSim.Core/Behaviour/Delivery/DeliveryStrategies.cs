using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Behaviour.Delivery;

/// <summary>A strategy of the catalogue.</summary>
/// <param name="Description">What it says about itself.</param>
/// <param name="Make">
/// From the values of its parameters, in their order, all admitted, NaN where the scenario gives none and there is no default;
/// and from the payoffs, for a strategy that declares that it knows them.
/// </param>
internal sealed record NamedDelivery(StrategyDescription Description, Func<IReadOnlyList<double>, DeliveryPayoffs, DeliveryStrategy> Make)
{
    public const string Family = "repeated delivery";
}

/// <summary>The strategy asked for, or every reason why there is none.</summary>
/// <param name="Strategy">The strategy; null if there are findings.</param>
/// <param name="Findings">Everything that is wrong with the request.</param>
public sealed record DeliveryAnswer(DeliveryStrategy? Strategy, EquatableList<StrategyFinding> Findings);

/// <summary>The strategies for repeated delivery by name.</summary>
public static class DeliveryStrategies
{
    private static readonly EquatableList<NamedDelivery> All =
    [
        .. Unconditional.All, .. TitForTat.All, .. Retaliation.All, .. WinStayLoseShift.All, .. ContriteTitForTat.All, .. Gradual.All, .. ZeroDeterminant.All, .. MemoryOne.All,
    ];

    private static readonly Dictionary<string, NamedDelivery> ByName = All.ToDictionary(strategy => strategy.Description.Name);

    /// <summary>What the strategies say about themselves, family by family.</summary>
    public static EquatableList<StrategyDescription> Descriptions { get; } = [.. All.Select(strategy => strategy.Description)];

    /// <summary>A strategy by its name.</summary>
    /// <param name="name">As in its description.</param>
    /// <param name="parameters">Values that differ from the defaults.</param>
    /// <param name="payoffs">The payoffs of the game it is to play.</param>
    public static DeliveryAnswer Named(string name, IReadOnlyDictionary<string, double> parameters, DeliveryPayoffs payoffs)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!ByName.TryGetValue(name, out var strategy))
        {
            return new(null, [new(null, $"No strategy for repeated delivery is called '{name}'. There are: {string.Join(", ", ByName.Keys.Order(StringComparer.Ordinal))}.")]);
        }

        var findings = strategy.Description.FindingsIn(parameters);
        return findings.Count > 0
            ? new(null, findings)
            : new(strategy.Make(strategy.Description.ValuesFrom(parameters), payoffs), []);
    }
}
