namespace NegotiationSim.Core.Behaviour.Delivery;

/// <summary>Strategies to which it makes no difference what the other does: the yardsticks of every tournament since Axelrod's.</summary>
internal static class Unconditional
{
    private const string Axelrod = "Axelrod 1984, The Evolution of Cooperation";

    public static NamedDelivery[] All { get; } =
    [
        new(
            new()
            {
                Name = "ALLC",
                Family = NamedDelivery.Family,
                Meaning = "Always delivers.",
                Traits = StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = 0,
                Source = Axelrod,
            },
            (_, _) => MemoryOne.Always(1)),
        new(
            new()
            {
                Name = "ALLD",
                Family = NamedDelivery.Family,
                Meaning = "Never delivers.",
                Traits = StrategyTraits.OpensByWithholding,
                MemoryDepth = 0,
                Source = Axelrod,
            },
            (_, _) => MemoryOne.Always(0)),
        new(
            new()
            {
                Name = "ALT",
                Family = NamedDelivery.Family,
                Meaning = "Delivers first, then does the opposite of its own last move.",
                Parameters = [new("open", "The chance to deliver in the first turn: 0 is the alternation that w* is measured against.", 0, 1, 1)],
                Traits = StrategyTraits.OpensByDelivering,
                MemoryDepth = 1,
                Source = "Axelrod and Hamilton 1981, The Evolution of Cooperation, Science 211",
            },
            (values, _) => new MemoryOne(values[0], 0, 0, 1, 1)),
        new(
            new()
            {
                Name = "RANDOM",
                Family = NamedDelivery.Family,
                Meaning = "Delivers with the same chance in every turn.",
                Parameters = [new("chance", "The chance to deliver.", 0, 1, .5)],
                Traits = StrategyTraits.Stochastic,
                MemoryDepth = 0,
                Source = "Axelrod 1980, Effective Choice in the Prisoner's Dilemma, Journal of Conflict Resolution 24",
            },
            (values, _) => MemoryOne.Always(values[0])),
    ];
}
