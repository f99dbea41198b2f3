using static NegotiationSim.Core.Behaviour.Delivery.DeliveryMove;

namespace NegotiationSim.Core.Behaviour.Delivery;

/// <summary>
/// Answers a withholding with a run of withholdings that gets longer each time, then calms the other with two deliveries
/// (Beaufils, Delahaye and Mathieu 1997, "Our meeting with gradual", Artificial Life V). The paper leaves open whether what
/// the other withholds during a run counts. In the program behind its figures it did not (<see cref="CountsAll"/> false); its
/// authors have since said that it should. The state holds the length, the turns left of the run, and those of the calm.
/// </summary>
/// <param name="CountsAll">True: a run is as long as the other's withholdings so far. False: as the runs so far, and one.</param>
public sealed record Gradual(bool CountsAll) : DeliveryStrategy
{
    private const int CalmTurns = 2, CalmBits = 2, CountBits = 31;
    private const long CountMask = (1L << CountBits) - 1;

    internal static NamedDelivery[] All { get; } =
    [
        new(
            new()
            {
                Name = "Gradual",
                Family = NamedDelivery.Family,
                Meaning = "Answers the n-th withholding of the other with n of its own, then delivers twice; counts every withholding, also during a run.",
                Traits = StrategyTraits.Reactive | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = null,
                Source = "Beaufils, Delahaye and Mathieu 1997, Our meeting with gradual, as its authors read it (CRIStAL SMAC, 2018)",
            },
            (_, _) => new Gradual(CountsAll: true)),
        new(
            new()
            {
                Name = "OriginalGradual",
                Family = NamedDelivery.Family,
                Meaning = "Answers a withholding of the other with a run one longer than the last, then delivers twice.",
                Traits = StrategyTraits.Reactive | StrategyTraits.OpensByDelivering | StrategyTraits.NeverFirstToWithhold,
                MemoryDepth = null,
                Source = "Beaufils, Delahaye and Mathieu 1997, Our meeting with gradual, as in the tournament of the paper",
            },
            (_, _) => new Gradual(CountsAll: false)),
    ];

    /// <inheritdoc/>
    public override double ChanceToDeliver(long state) => Read(state).Run > 0 ? 0 : 1;

    /// <inheritdoc/>
    public override long StateAfter(long state, DeliveryMove own, DeliveryMove other)
    {
        var (count, run, calm) = Read(state);
        var withheld = other == Withhold;
        count += CountsAll && withheld ? 1 : 0;
        if (run > 0)
        {
            run--;
            calm = run == 0 ? CalmTurns : 0;
        }
        else
        {
            calm = Math.Max(calm - 1, 0);
        }

        if (withheld && run == 0 && calm == 0)
        {
            count += CountsAll ? 0 : 1;
            run = count;
        }

        return (count << (CountBits + CalmBits)) | (run << CalmBits) | calm;
    }

    private static (long Count, long Run, long Calm) Read(long state) =>
        (state >> (CountBits + CalmBits), (state >> CalmBits) & CountMask, state & ((1 << CalmBits) - 1));
}
