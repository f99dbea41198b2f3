namespace NegotiationSim.Core.Behaviour.Delivery;

/// <summary>Strategies that answer the other's last move, and nothing else.</summary>
internal static class TitForTat
{
    public static NamedDelivery[] All { get; } =
    [
        new(
            new()
            {
                Name = "TFT",
                Family = NamedDelivery.Family,
                Meaning = "Delivers first, then does what the other did last.",
                Traits = StrategyTraits.Reactive | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = 1,
                Source = "Rapoport's entry in Axelrod 1980, Effective Choice in the Prisoner's Dilemma, Journal of Conflict Resolution 24",
            },
            (_, _) => MemoryOne.Answering(1, 1, 0)),
        new(
            new()
            {
                Name = "STFT",
                Family = NamedDelivery.Family,
                Meaning = "Suspicious tit-for-tat: withholds first, then does what the other did last.",
                Traits = StrategyTraits.Reactive | StrategyTraits.OpensByWithholding,
                MemoryDepth = 1,
                Source = "Boyd and Lorberbaum 1987, No pure strategy is evolutionarily stable in the repeated Prisoner's Dilemma game, Nature 327",
            },
            (_, _) => MemoryOne.Answering(0, 1, 0)),
        new(
            new()
            {
                Name = "GTFT",
                Family = NamedDelivery.Family,
                Meaning = "Generous tit-for-tat: as TFT, but forgives a withholding with a chance.",
                Parameters = [new("forgiveness", "The chance to deliver after the other withheld; without a value min(1 − (T−R)/(R−S), (R−P)/(T−P)).", 0, 1, null)],
                Traits = StrategyTraits.Stochastic | StrategyTraits.Reactive | StrategyTraits.KnowsPayoffs | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = 1,
                Source = "Nowak and Sigmund 1992, Tit for tat in heterogeneous populations, Nature 355",
            },
            (values, payoffs) => MemoryOne.Answering(1, 1, double.IsNaN(values[0]) ? Math.Clamp(payoffs.Generosity, 0, 1) : values[0])),
        new(
            new()
            {
                Name = "JOSS",
                Family = NamedDelivery.Family,
                Meaning = "As TFT, but now and then withholds although the other delivered.",
                Parameters = [new("honesty", "The chance to deliver after the other delivered.", 0, 1, .9)],
                Traits = StrategyTraits.Stochastic | StrategyTraits.Reactive | StrategyTraits.OpensByDelivering,
                MemoryDepth = 1,
                Source = "Joss's entry in Axelrod 1980, Effective Choice in the Prisoner's Dilemma, Journal of Conflict Resolution 24",
            },
            (values, _) => MemoryOne.Answering(1, values[0], 0)),
        new(
            new()
            {
                Name = "Bully",
                Family = NamedDelivery.Family,
                Meaning = "Withholds first, then does the opposite of what the other did last: it exploits who gives way and gives way to who does not.",
                Traits = StrategyTraits.Reactive | StrategyTraits.OpensByWithholding,
                MemoryDepth = 1,
                Source = "Nachbar 1992, Evolution in the finitely repeated prisoner's dilemma, Journal of Economic Behavior and Organization 19 (reverse tit-for-tat)",
            },
            (_, _) => MemoryOne.Answering(0, 0, 1)),
    ];
}
