using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// Opens with its best offer and gives as much of its own utility as it gained by the others' latest move, as the utility of
/// what it was offered shows it.
/// </summary>
/// <param name="Kappa">What it gives for a unit that it gained, above 0.</param>
/// <param name="First">The share of its range that it gives of its own accord in its second offer, 0..1, so that somebody begins.</param>
/// <param name="Punishes">Does it also take back when the others do?</param>
public sealed record NaiveTitForTat(double Kappa = 1, double First = 0, bool Punishes = false) : OfferingStrategy
{
    internal static readonly EquatableList<NamedStrategy> All =
    [
        new(new()
        {
            Name = "NaiveTitForTat",
            Family = "tit-for-tat",
            Meaning = "Gives as much of its own utility as the other's last move gave it.",
            Parameters =
            [
                new("kappa", "what it gives for a unit of utility gained", 0, 10, 1),
                new("first", "share of its range that it gives unasked in its second offer", 0, 1, 0),
                new("punishes", "1: it takes back when the other does, and is not monotone then; 0: it does not", 0, 1, 0, Whole: true),
            ],
            Traits = StrategyTraits.Reactive | StrategyTraits.Monotone,
            MemoryDepth = null,
            Source = "Mohammad, Nakadai and Greenwald 2021, NegMAS: a platform for situated negotiations (after Axelrod 1984)",
        }, values => new NaiveTitForTat(values[0], values[1], values[2] == 1)),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[0].Description;

    internal override Player Sit(Seat seat, Acceptance acceptance) => new Player<Offering>(seat, new Offering(this, seat), acceptance);

    private struct Offering(NaiveTitForTat strategy, Seat seat) : IOffering
    {
        private readonly OfferScale _scale = seat.Scale;
        private readonly double _kappa = strategy.Kappa;
        private readonly double _leastChange = strategy.Punishes ? double.NegativeInfinity : 0;
        private double _target = seat.Scale.Best;
        private double _lastReceived = double.NaN;
        private int _offers;

        public int Next(in Turn turn)
        {
            var gained = turn.Received - _lastReceived;
            _lastReceived = turn.Received;
            if (_offers++ == 1)
            {
                _target = seat.Target(strategy.First);
            }

            if (!double.IsNaN(gained))
            {
                _target = Math.Clamp(_target - (_kappa * Math.Max(gained, _leastChange)), _scale.Least, _scale.Best);
            }

            return _scale.AtLeast(_target);
        }
    }
}

/// <summary>
/// Mirrors how far the other has come from its first offer towards the Nash solution, as the party's utility shows it, and makes
/// that offer among all it could make which serves the other best. The Nash solution is the best product of the surpluses that
/// any of its own offers reaches; where several others sit, the one served worst is the one to serve.
/// </summary>
public sealed record NiceTitForTat : OfferingStrategy
{
    internal static readonly EquatableList<NamedStrategy> All =
    [
        new(new()
        {
            Name = "NiceTitForTat",
            Family = "tit-for-tat",
            Meaning = "Comes as far towards the Nash solution as the other has, by the offers the other likes best.",
            Traits = StrategyTraits.Reactive | StrategyTraits.KnowsPayoffs,
            MemoryDepth = null,
            Source = "Baarslag, Hindriks and Jonker 2013, A tit for tat negotiation strategy for real-time bilateral negotiations (here with the other's utilities known, not learned)",
        }, _ => new NiceTitForTat()),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[0].Description;

    internal override Player Sit(Seat seat, Acceptance acceptance)
    {
        var table = seat.Complete(Description);
        return new Player<Offering>(seat, new Offering(seat, KindestUpTo(seat, table), AtNash(seat, table)), acceptance);
    }

    // [offer]: among it and all better ones, the one that serves the others best; the better one if two serve them alike.
    private static int[] KindestUpTo(Seat seat, OfferTable table)
    {
        var kindest = new int[seat.Scale.Count];
        for (var offer = 1; offer < kindest.Length; offer++)
        {
            kindest[offer] = Served(offer) > Served(kindest[offer - 1]) ? offer : kindest[offer - 1];
        }

        return kindest;

        double Served(int offer) => seat.Others.Min(other => table.Utility(seat.Party, offer, other) - table[other].Reservation);
    }

    private static double AtNash(Seat seat, OfferTable table)
    {
        var own = seat.WorthOf(seat.Party);
        var best = 0;
        for (var offer = 1; offer < seat.Scale.Count; offer++)
        {
            best = Product(offer) > Product(best) ? offer : best;
        }

        return own[best];

        double Product(int offer) => Utility.Rounded(seat.Others.Aggregate(
            own[offer] - seat.Reservation, (product, other) => product * Math.Max(0, table.Utility(seat.Party, offer, other) - table[other].Reservation)));
    }

    private struct Offering(Seat seat, int[] kindest, double nash) : IOffering
    {
        private double _first = double.NaN;

        public int Next(in Turn turn)
        {
            _first = double.IsNaN(_first) ? turn.Received : _first;
            if (double.IsNaN(_first))
            {
                return kindest[seat.Scale.AtLeast(seat.Scale.Best)];
            }

            var way = nash - _first;
            var come = way > seat.Scale.Tolerance ? Math.Clamp((turn.Received - _first) / way, 0, 1) : 1;
            return kindest[seat.Scale.AtLeast(seat.Scale.Best - (come * (seat.Scale.Best - nash)))];
        }
    }
}
