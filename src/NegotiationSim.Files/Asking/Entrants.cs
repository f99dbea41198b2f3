using System.Globalization;
using NegotiationSim.Core.Behaviour;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Asking;

/// <summary>Strategies as they are typed: <c>Boulware</c>, or <c>Polynomial:beta=0.1:kappa=0.05</c> with what tunes it.</summary>
public static class Entrants
{
    /// <summary>The strategies that were typed, each once.</summary>
    /// <param name="typed">One strategy each.</param>
    public static Answer<IReadOnlyList<WrittenStrategy>> Read(IReadOnlyList<string> typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var (entrants, mistakes) = (new List<WrittenStrategy>(), new List<string>());
        foreach (var text in typed)
        {
            var parts = text.Split(':');
            var parameters = parts.Skip(1).Select(part => part.Split('=')).Select(pair => (Name: pair[0], Value: pair.Length == 2 ? Number(pair[1]) : null)).ToList();
            if (parameters.Exists(parameter => parameter.Value is null))
            {
                mistakes.Add($"\"{text}\" is no strategy; write its name alone, or with numbers, as in Polynomial:beta=0.1");
                continue;
            }

            var entrant = new WrittenStrategy(parts[0], [.. parameters.Select(parameter => new WrittenParameter(parameter.Name, parameter.Value!.Value))]);
            if (entrants.Contains(entrant) || parameters.DistinctBy(parameter => parameter.Name).Count() < parameters.Count)
            {
                mistakes.Add($"\"{text}\" says something twice");
            }

            entrants.Add(entrant);
        }

        return mistakes.Count > 0 ? new NoAnswer.Mistaken(mistakes) : Answer.Of<IReadOnlyList<WrittenStrategy>>(entrants);
    }

    /// <summary>The bargaining strategies, or everything that is wrong with what was asked for.</summary>
    public static Answer<IReadOnlyList<OfferingStrategy>> Bargaining(IReadOnlyList<WrittenStrategy> entrants) => Made(
        entrants, Strategies.Descriptions, strategy => Strategies.Named(strategy.Name, ValuesOf(strategy)) is var answer ? (answer.Strategy, answer.Findings) : default);

    /// <summary>The strategies for repeated delivery, or everything that is wrong with what was asked for.</summary>
    public static Answer<IReadOnlyList<DeliveryStrategy>> Delivering(IReadOnlyList<WrittenStrategy> entrants, DeliveryPayoffs payoffs) => Made(
        entrants, DeliveryStrategies.Descriptions, strategy => DeliveryStrategies.Named(strategy.Name, ValuesOf(strategy), payoffs) is var answer ? (answer.Strategy, answer.Findings) : default);

    /// <summary>Every strategy of a catalogue that needs nothing to be said.</summary>
    public static IReadOnlyList<WrittenStrategy> All(IEnumerable<StrategyDescription> catalogue) => [.. catalogue.Select(strategy => new WrittenStrategy(strategy.Name, []))];

    /// <summary>A strategy as it is typed.</summary>
    public static string NameOf(WrittenStrategy strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return string.Concat(strategy.Parameters.Select(parameter => string.Create(CultureInfo.InvariantCulture, $":{parameter.Name}={parameter.Value:R}")).Prepend(strategy.Name));
    }

    private static Answer<IReadOnlyList<T>> Made<T>(
        IReadOnlyList<WrittenStrategy> entrants, EquatableList<StrategyDescription> catalogue, Func<WrittenStrategy, (T? Strategy, EquatableList<StrategyFinding> Findings)> make)
        where T : class
    {
        var (made, mistakes) = (new List<T>(), new List<string>());
        foreach (var entrant in entrants)
        {
            if (catalogue.All(known => known.Name != entrant.Name))
            {
                mistakes.Add(Spelling.Unknown("strategy", entrant.Name, catalogue.Select(known => known.Name), "negsim strategies lists them"));
            }
            else if (make(entrant) is var (strategy, findings) && findings.Count > 0)
            {
                mistakes.AddRange(findings.Select(finding => finding.Problem));
            }
            else
            {
                made.Add(strategy!);
            }
        }

        return mistakes.Count > 0 ? new NoAnswer.Mistaken(mistakes) : Answer.Of<IReadOnlyList<T>>(made);
    }

    private static Dictionary<string, double> ValuesOf(WrittenStrategy strategy) => strategy.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
