namespace NegotiationSim.Core.Behaviour.Delivery;

/// <summary>Strategies that judge their own last move by what came of it.</summary>
internal static class WinStayLoseShift
{
    public static NamedDelivery[] All { get; } =
    [
        new(
            new()
            {
                Name = "Pavlov",
                Family = NamedDelivery.Family,
                Meaning = "Delivers first; repeats its last move if the other delivered (it got R or T), else does the opposite.",
                Traits = StrategyTraits.Reactive | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = 1,
                Source = "Nowak and Sigmund 1993, A strategy of win-stay, lose-shift that outperforms tit-for-tat in the Prisoner's Dilemma game, Nature 364",
            },
            (_, _) => new MemoryOne(1, 1, 0, 0, 1)),
    ];
}
