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

    /// <summary>"CCD" as moves.</summary>
    public static DeliveryMove[] Moves(string text) => [.. text.Select(letter => letter == 'C' ? DeliveryMove.Deliver : DeliveryMove.Withhold)];

    public static char Letter(DeliveryMove move) => move == DeliveryMove.Deliver ? 'C' : 'D';
}
