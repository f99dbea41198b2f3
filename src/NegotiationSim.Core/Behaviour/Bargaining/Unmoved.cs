using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>Insists on its best offer.</summary>
public sealed record HardLiner : OfferingStrategy
{
    internal static readonly EquatableList<NamedStrategy> All =
    [
        new(new()
        {
            Name = "HardLiner",
            Family = "unmoved by the other",
            Meaning = "Makes its best offer and never another.",
            Traits = StrategyTraits.Monotone,
            MemoryDepth = 0,
            Source = "Baarslag, Hindriks and Jonker 2011, Towards a quantitative concession-based classification method of negotiation strategies",
        }, _ => new HardLiner()),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[0].Description;

    internal override Player Sit(Seat seat, Acceptance acceptance) => new Player<Offering>(seat, default, acceptance);

    private readonly struct Offering : IOffering
    {
        public int Next(in Turn turn) => 0;
    }
}

/// <summary>Lets its target wander: each turn up or down by a random step, all steps up to the largest being as likely.</summary>
/// <param name="Step">The largest step, a share of its range, 0..1.</param>
public sealed record RandomWalk(double Step = .1) : OfferingStrategy
{
    internal static readonly EquatableList<NamedStrategy> All =
    [
        new(new()
        {
            Name = "RandomWalk",
            Family = "unmoved by the other",
            Meaning = "Begins with its best offer and wanders up and down by chance.",
            Parameters = [new("step", "the largest step, as a share of its range; 0: it never moves", 0, 1, .1)],
            Traits = StrategyTraits.Stochastic,
            MemoryDepth = null,
            Source = "Baarslag, Hindriks and Jonker 2011, Towards a quantitative concession-based classification method of negotiation strategies (random walker)",
        }, values => new RandomWalk(values[0])),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[0].Description;

    internal override Player Sit(Seat seat, Acceptance acceptance) => new Player<Offering>(seat, new Offering(this, seat), acceptance);

    private struct Offering(RandomWalk strategy, Seat seat) : IOffering
    {
        private readonly uint _stream = seat.StreamOf(DrawPurpose.Move);
        private readonly double _step = strategy.Step * (seat.Scale.Best - seat.Scale.Least);
        private double _target = double.NaN;

        public int Next(in Turn turn)
        {
            _target = double.IsNaN(_target)
                ? seat.Scale.Best
                : Math.Clamp(_target + (_step * ((2 * turn.Draws(_stream).Uniform()) - 1)), seat.Scale.Least, seat.Scale.Best);
            return seat.Scale.AtLeast(_target);
        }
    }
}
