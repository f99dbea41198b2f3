using NegotiationSim.Core.Behaviour;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Behaviour.Delivery;

namespace NegotiationSim.Files.Answers;

/// <summary>The document <c>negsim/strategies/1</c>: every strategy, with what tunes it, what is true of it, and whose idea it was.</summary>
public static class StrategiesAnswer
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "negsim/strategies/1";

    /// <summary>All strategies, family by family.</summary>
    public static IReadOnlyList<StrategyDescription> All { get; } = [.. Strategies.Descriptions, .. DeliveryStrategies.Descriptions];

    /// <summary>The names of what is true of a strategy, in camelCase; empty for nothing.</summary>
    public static IEnumerable<string> TraitsOf(StrategyDescription strategy) =>
        Enum.GetValues<StrategyTraits>().Where(trait => trait != StrategyTraits.None && strategy.Traits.HasFlag(trait)).Select(Json.Camel);

    /// <summary>The document as UTF-8.</summary>
    public static byte[] Write() => Json.Document(Schema, writer => writer.Objects("strategies", All, strategy =>
    {
        writer.WriteString("name", strategy.Name);
        writer.WriteString("family", strategy.Family);
        writer.WriteString("meaning", strategy.Meaning);
        writer.Objects("parameters", strategy.Parameters, parameter =>
        {
            writer.WriteString("name", parameter.Name);
            writer.WriteString("meaning", parameter.Meaning);
            writer.Number("low", parameter.Low);
            writer.Number("high", parameter.High);
            writer.Number("default", parameter.Default);
            writer.WriteBoolean("whole", parameter.Whole);
        });
        writer.Texts("traits", TraitsOf(strategy));
        writer.Number("memoryDepth", strategy.MemoryDepth);
        writer.WriteString("source", strategy.Source);
    }));
}
