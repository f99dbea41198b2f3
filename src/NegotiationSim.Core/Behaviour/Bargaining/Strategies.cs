using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>A strategy of the catalogue.</summary>
/// <param name="Description">What it says about itself.</param>
/// <param name="Make">From the values of its parameters, in their order, all admitted.</param>
internal sealed record NamedStrategy(StrategyDescription Description, Func<IReadOnlyList<double>, OfferingStrategy> Make);

/// <summary>Something wrong with a strategy that was asked for.</summary>
/// <param name="Parameter">Which parameter; null where it is the name of the strategy.</param>
/// <param name="Problem">What is wrong and what would be right, in words.</param>
public sealed record StrategyFinding(string? Parameter, string Problem);

/// <summary>The strategy asked for, or every reason why there is none.</summary>
/// <param name="Strategy">The strategy; null if there are findings.</param>
/// <param name="Findings">Everything that is wrong with the request.</param>
public sealed record StrategyAnswer(OfferingStrategy? Strategy, EquatableList<StrategyFinding> Findings);

/// <summary>The bargaining strategies by name.</summary>
public static class Strategies
{
    private static readonly EquatableList<NamedStrategy> All = [.. Polynomial.All, .. Exponential.All, .. Aspiration.All, .. NaiveTitForTat.All];

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

        EquatableList<StrategyFinding> findings = [.. Unknown(strategy.Description, parameters), .. NotAdmitted(strategy.Description, parameters)];
        return findings.Count > 0
            ? new(null, findings)
            : new(strategy.Make([.. strategy.Description.Parameters.Select(parameter => parameters.GetValueOrDefault(parameter.Name, parameter.Default ?? double.NaN))]), []);
    }

    private static IEnumerable<StrategyFinding> Unknown(StrategyDescription description, IReadOnlyDictionary<string, double> parameters) =>
        from name in parameters.Keys.Order(StringComparer.Ordinal)
        where description.Parameters.All(parameter => parameter.Name != name)
        select new StrategyFinding(name, description.Parameters.Count == 0
            ? $"{description.Name} has no parameters."
            : $"{description.Name} has no parameter '{name}'. It has: {string.Join(", ", description.Parameters.Select(parameter => parameter.Name))}.");

    private static IEnumerable<StrategyFinding> NotAdmitted(StrategyDescription description, IReadOnlyDictionary<string, double> parameters) =>
        from parameter in description.Parameters
        where parameters.TryGetValue(parameter.Name, out var value) && !parameter.Admits(value)
        select new StrategyFinding(parameter.Name, FormattableString.Invariant(
            $"{parameter.Name} of {description.Name} is {(parameter.Whole ? "a whole number " : "")}from {parameter.Low} to {parameter.High}, not {parameters[parameter.Name]}."));
}
