using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// Zeuthen's strategy: who would lose the smaller share of his surplus by taking the other's offer rather than insist, until the
/// talks break down, risks less, and concedes: by the smallest step that makes the other the one to concede. It leads towards
/// the Nash solution (Harsanyi 1956). For two parties that know each other's utilities.
/// </summary>
public sealed record Zeuthen : OfferingStrategy
{
    internal static readonly EquatableList<NamedStrategy> All =
    [
        new(new()
        {
            Name = "Zeuthen",
            Family = "monotonic concession",
            Meaning = "Concedes when it risks less than the other by insisting, by the smallest step that turns this round.",
            Traits = StrategyTraits.Reactive | StrategyTraits.Monotone | StrategyTraits.KnowsPayoffs,
            MemoryDepth = null,
            Source = "Zeuthen 1930, Problems of monopoly and economic warfare; Rosenschein and Zlotkin 1994, Rules of encounter",
        }, _ => new Zeuthen()),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[0].Description;

    /// <inheritdoc/>
    public override string? WhyNotAt(OfferTable table, int party)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.PartyCount == 2 ? null : "Zeuthen's risks compare two parties, and here are more.";
    }

    internal override Player Sit(Seat seat, Acceptance acceptance) => new Player<Offering>(seat, new Offering(seat, Description), acceptance);

    private struct Offering(Seat seat, StrategyDescription description) : IOffering
    {
        private readonly ZeuthenRisk _risk = new(seat.Complete(description), seat.Party, 1 - seat.Party);
        private int _own = Seat.NoOffer;

        public int Next(in Turn turn)
        {
            var theirs = turn.Latest[seat.Only];
            if (_own < 0 || theirs < 0)
            {
                return _own = 0;
            }

            if (_risk.Own(_own, theirs) > _risk.Other(_own, theirs))
            {
                return _own;
            }

            var step = _risk.Step(_own, theirs);
            return step >= 0 ? _own = step : turn.Received >= seat.Reservation ? Player.Accept : _own;
        }
    }
}

/// <summary>Two parties' risks, seen by one of them, in surplus over the reservation values (measurement model §5).</summary>
internal sealed class ZeuthenRisk(OfferTable table, int own, int other)
{
    private readonly int _count = table.ScaleOf(own).Count;

    /// <summary>The share of its surplus that the party would lose by taking the other's offer; 1 where it has none to lose.</summary>
    public double Own(int offer, int theirs) => Risk(table.Utility(own, offer, own), table.Utility(other, theirs, own), table[own].Reservation);

    /// <summary>The other's share, likewise.</summary>
    public double Other(int offer, int theirs) => Risk(table.Utility(other, theirs, other), table.Utility(own, offer, other), table[other].Reservation);

    /// <summary>The nearest further offer with which the other risks less than the party does; <see cref="Seat.NoOffer"/> if there is none.</summary>
    public int Step(int offer, int theirs)
    {
        for (var next = offer + 1; next < _count; next++)
        {
            if (Own(next, theirs) > Other(next, theirs))
            {
                return next;
            }
        }

        return Seat.NoOffer;
    }

    private static double Risk(double mine, double others, double reservation) => mine == reservation ? 1 : (mine - others) / (mine - reservation);
}
