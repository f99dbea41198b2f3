using static NegotiationSim.Core.Behaviour.Delivery.DeliveryMove;

namespace NegotiationSim.Core.Behaviour.Delivery;

/// <summary>
/// Contrite tit-for-tat: TFT that takes the answer to its own slip without answering back. It is <em>content</em> and delivers;
/// after the other alone withheld it is <em>provoked</em> and withholds until the other delivers; after it alone withheld, by a
/// slip, it is <em>contrite</em> and delivers until it has done so. Without noise it is TFT.
/// </summary>
public sealed record ContriteTitForTat : DeliveryStrategy
{
    private const long Content = Start, Provoked = 1, Contrite = 2;

    internal static NamedDelivery[] All { get; } =
    [
        new(
            new()
            {
                Name = "CTFT",
                Family = NamedDelivery.Family,
                Meaning = "Contrite tit-for-tat: as TFT, but bears the answer to its own slip and delivers on.",
                Traits = StrategyTraits.Reactive | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = null,
                Source = "Wu and Axelrod 1995, How to Cope with Noise in the Iterated Prisoner's Dilemma, Journal of Conflict Resolution 39; standing by Sugden 1986 and Boyd 1989",
            },
            (_, _) => new ContriteTitForTat()),
    ];

    /// <inheritdoc/>
    public override double ChanceToDeliver(long state) => state == Provoked ? 0 : 1;

    /// <inheritdoc/>
    public override long StateAfter(long state, DeliveryMove own, DeliveryMove other) => state switch
    {
        Provoked => other == Deliver ? Content : Provoked,
        Contrite => own == Deliver ? Content : Contrite,
        _ => (own, other) switch
        {
            (Deliver, Withhold) => Provoked,
            (Withhold, Deliver) => Contrite,
            _ => Content,
        },
    };
}
