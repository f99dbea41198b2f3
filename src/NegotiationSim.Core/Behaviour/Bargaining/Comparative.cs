using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// The comparative responder: it moves by as much as it moved before, corrected by a part of the difference between the other's
/// last move and its own. A move is what it cost its maker or gained the party, in the party's own utility; a negative one takes
/// back.
/// </summary>
/// <param name="Beta">β: the part of the difference that it makes good, 0..1.</param>
/// <param name="First">Its first move, a share of its range, 0..1.</param>
public sealed record Comparative(double Beta = .5, double First = .05) : OfferingStrategy
{
    internal static readonly EquatableList<NamedStrategy> All =
    [
        new(new()
        {
            Name = "Comparative",
            Family = "comparative response",
            Meaning = "Brings its moves nearer to the other's, by a part of the difference each time.",
            Parameters =
            [
                new("beta", "part of the difference between the moves that it makes good", 0, 1, .5),
                new("first", "its first move, as a share of its range", 0, 1, .05),
            ],
            Traits = StrategyTraits.Reactive,
            MemoryDepth = null,
            Source = "Stoll and McAndrew 1986, Negotiating strategic arms control 1969-1979; Druckman and Harris 1990",
        }, values => new Comparative(values[0], values[1])),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[0].Description;

    /// <summary>move + β·(other's move − move).</summary>
    /// <param name="move">The party's last move.</param>
    /// <param name="others">The other's move at the same time.</param>
    /// <param name="beta">β.</param>
    public static double NextMove(double move, double others, double beta) => move + (beta * (others - move));

    internal override Player Sit(Seat seat, Acceptance acceptance) => new Player<Offering>(seat, new Offering(this, seat), acceptance);

    private struct Offering(Comparative strategy, Seat seat) : IOffering
    {
        private double _move = strategy.First * (seat.Scale.Best - seat.Scale.Least);
        private double _received = double.NaN;
        private double _target = double.NaN;

        public int Next(in Turn turn)
        {
            var others = turn.Received - _received;
            _received = turn.Received;
            if (double.IsNaN(_target))
            {
                _target = seat.Scale.Best;
                return seat.Scale.AtLeast(_target);
            }

            _move = double.IsNaN(others) ? _move : NextMove(_move, others, strategy.Beta);
            _target = Math.Clamp(_target - _move, seat.Scale.Least, seat.Scale.Best);
            return seat.Scale.AtLeast(_target);
        }
    }
}
