using static NegotiationSim.Core.Behaviour.Delivery.DeliveryMove;

namespace NegotiationSim.Core.Behaviour.Delivery;

/// <summary>
/// Withholds for some turns once the other has withheld some times in a row, and again as long as it goes on (Axelrod 1984,
/// ch. 2, on tit for two tats and two tits for a tat). The state holds the run of withholdings and the turns left.
/// </summary>
/// <param name="Tats">How many withholdings in a row it takes, at least 1.</param>
/// <param name="Tits">For how many turns it then withholds, at least 1; <see cref="Forever"/> never ends.</param>
public sealed record Retaliation(int Tats, int Tits) : DeliveryStrategy
{
    /// <summary>As <see cref="Tits"/>: it never delivers again.</summary>
    public const int Forever = int.MaxValue;

    private const string Axelrod = "Axelrod 1984, The Evolution of Cooperation";

    internal static NamedDelivery[] All { get; } =
    [
        new(
            new()
            {
                Name = "TF2T",
                Family = NamedDelivery.Family,
                Meaning = "Tit for two tats: withholds only after the other has withheld twice in a row.",
                Traits = StrategyTraits.Reactive | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = 2,
                Source = Axelrod,
            },
            (_, _) => new Retaliation(2, 1)),
        new(
            new()
            {
                Name = "2TFT",
                Family = NamedDelivery.Family,
                Meaning = "Two tits for a tat: withholds in the two turns after each withholding of the other.",
                Traits = StrategyTraits.Reactive | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = 2,
                Source = Axelrod,
            },
            (_, _) => new Retaliation(1, 2)),
        new(
            new()
            {
                Name = "Retaliator",
                Family = NamedDelivery.Family,
                Meaning = "Withholds for some turns once the other has withheld some times in a row.",
                Parameters =
                [
                    new("tats", "How many withholdings in a row it takes.", 1, 100, 2, Whole: true),
                    new("tits", "For how many turns it then withholds.", 1, 100, 3, Whole: true),
                ],
                Traits = StrategyTraits.Reactive | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                // The run of two may lie up to two turns further back than the last of it.
                MemoryDepth = 4,
                Source = Axelrod,
            },
            (values, _) => new Retaliation((int)values[0], (int)values[1])),
        new(
            new()
            {
                Name = "GRIM",
                Family = NamedDelivery.Family,
                Meaning = "Delivers until the other withholds for the first time, then never again.",
                Traits = StrategyTraits.Reactive | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = null,
                Source = "Friedman 1971, A Non-cooperative Equilibrium for Supergames, Review of Economic Studies 38",
            },
            (_, _) => new Retaliation(1, Forever)),
    ];

    /// <inheritdoc/>
    public override double ChanceToDeliver(long state) => TurnsLeft(state) > 0 ? 0 : 1;

    /// <inheritdoc/>
    public override long StateAfter(long state, DeliveryMove own, DeliveryMove other)
    {
        var run = other == Deliver ? 0 : Math.Min((int)state + 1, Tats);
        var left = run == Tats ? Tits : TurnsLeft(state) is Forever ? Forever : Math.Max(TurnsLeft(state) - 1, 0);
        return ((long)left << 32) | (uint)run;
    }

    private static int TurnsLeft(long state) => (int)(state >> 32);
}
