using System.Globalization;
using NegotiationSim.Core.Behaviour;
using NegotiationSim.Core.Behaviour.Delivery;

namespace NegotiationSim.Core.Tests.Simulation.Delivery;

/// <summary>Strategies by name, with their defaults.</summary>
internal static class Strategy
{
    public static IEnumerable<string> Names => DeliveryStrategies.Descriptions.Select(strategy => strategy.Name);

    public static IEnumerable<string> DeterministicNames =>
        DeliveryStrategies.Descriptions.Where(strategy => !strategy.Traits.HasFlag(StrategyTraits.Stochastic)).Select(strategy => strategy.Name);

    public static DeliveryStrategy Named(string name, params (string Name, double Value)[] parameters)
    {
        var answer = DeliveryStrategies.Named(name, parameters.ToDictionary(p => p.Name, p => p.Value), DeliveryPayoffs.Default);
        answer.Findings.ShouldBeEmpty();
        return answer.Strategy!;
    }

    /// <summary>One as the command line takes it, with a parameter or without: <c>ALT:open=0</c>.</summary>
    public static DeliveryStrategy Written(string text) =>
        text.Split(':', '=') is [var name, var parameter, var value] ? Named(name, (parameter, double.Parse(value, CultureInfo.InvariantCulture))) : Named(text);

    /// <summary>"CCD" as moves.</summary>
    public static DeliveryMove[] Moves(string text) => [.. text.Select(letter => letter == 'C' ? DeliveryMove.Deliver : DeliveryMove.Withhold)];

    public static char Letter(DeliveryMove move) => move == DeliveryMove.Deliver ? 'C' : 'D';
}
