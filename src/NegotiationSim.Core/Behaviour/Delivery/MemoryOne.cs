using static NegotiationSim.Core.Behaviour.Delivery.DeliveryMove;

namespace NegotiationSim.Core.Behaviour.Delivery;

/// <summary>
/// A strategy that remembers one turn: five chances say all there is to say about it (Nowak and Sigmund 1990, "The evolution of
/// stochastic strategies in the Prisoner's Dilemma", Acta Applicandae Mathematicae 20). C = delivered, D = withheld, the
/// strategy's own move first. State 0 is before the first turn, the others are the outcome of the last.
/// </summary>
/// <param name="Open">The chance to deliver, 0..1, in the first turn.</param>
/// <param name="AfterCC">After both delivered.</param>
/// <param name="AfterCD">After it delivered and the other withheld.</param>
/// <param name="AfterDC">After it withheld and the other delivered.</param>
/// <param name="AfterDD">After both withheld.</param>
public sealed record MemoryOne(double Open, double AfterCC, double AfterCD, double AfterDC, double AfterDD) : DeliveryStrategy
{
    internal static NamedDelivery[] All { get; } =
    [
        new(
            new()
            {
                Name = "MemoryOne",
                Family = NamedDelivery.Family,
                Meaning = "Delivers with a chance of its own after each outcome of the last turn.",
                Parameters =
                [
                    new("open", "The chance to deliver in the first turn.", 0, 1, 1),
                    new("afterCC", "The chance to deliver after both delivered.", 0, 1, 1),
                    new("afterCD", "The chance to deliver after it delivered and the other withheld.", 0, 1, .25),
                    new("afterDC", "The chance to deliver after it withheld and the other delivered.", 0, 1, .25),
                    new("afterDD", "The chance to deliver after both withheld.", 0, 1, .5),
                ],
                Traits = StrategyTraits.Stochastic | StrategyTraits.Reactive | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = 1,
                Source = "Nowak and Sigmund 1990, The evolution of stochastic strategies in the Prisoner's Dilemma",
            },
            (values, _) => new MemoryOne(values[0], values[1], values[2], values[3], values[4])),
    ];

    /// <inheritdoc/>
    public override double ChanceToDeliver(long state) => state switch
    {
        Start => Open,
        1 => AfterCC,
        2 => AfterCD,
        3 => AfterDC,
        _ => AfterDD,
    };

    /// <inheritdoc/>
    public override long StateAfter(long state, DeliveryMove own, DeliveryMove other) => 1 + (own == Deliver ? 0 : 2) + (other == Deliver ? 0 : 1);

    /// <summary>Looks at nothing.</summary>
    internal static MemoryOne Always(double chance) => new(chance, chance, chance, chance, chance);

    /// <summary>Looks at the other's move alone.</summary>
    internal static MemoryOne Answering(double open, double delivered, double withheld) => new(open, delivered, withheld, delivered, withheld);
}
