using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Simulation;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Tests.Simulation.Bargaining;

public class when_a_mediator_bridges
{
    private const ulong Seed = 20260224;

    [Theory]
    [InlineData(2, 40, 1)]
    [InlineData(2, 700, 1)]
    [InlineData(3, 500, 1)]
    [InlineData(2, 700, 10)]
    [InlineData(3, 500, 10)]
    public void its_text_is_the_first_of_the_best_between_the_latest_offers(int parties, int outcomes, double unit)
    {
        var texts = 0;
        for (uint number = 0; number < 60; number++)
        {
            var draws = new Draws(Seed, number, 0, (uint)parties);
            var table = AnyTable(ref draws, parties, outcomes, unit);
            var seen = new Texts(table);
            new SingleTextMediation(table, new(12), [.. Enumerable.Range(0, parties).Select(_ => new BargainingParticipant(new RandomWalk()))]).Play(Seed, number, ref seen);
            texts += seen.Told.Count;
            seen.Told.ShouldBe(seen.Expected);
        }

        texts.ShouldBeGreaterThan(100);
    }

    // Whole utilities or tenths, so that many products are the same as written; some outcomes cross a red line.
    private static OfferTable AnyTable(ref Draws draws, int parties, int outcomes, double unit)
    {
        var utilities = new double[parties][];
        var seats = new BargainingParty[parties];
        for (var party = 0; party < parties; party++)
        {
            utilities[party] = new double[outcomes];
            for (var outcome = 0; outcome < outcomes; outcome++)
            {
                utilities[party][outcome] = draws.Happens(.02) ? double.NegativeInfinity : draws.UpTo(31) / unit;
            }

            seats[party] = new($"party {party}", draws.UpTo(12) / unit);
        }

        return OfferTables.Tabulated(seats, utilities);
    }

    /// <summary>What the mediator put to the parties, and what every outcome looked at one by one comes to.</summary>
    private readonly struct Texts(OfferTable table) : IBargainingObserver
    {
        private readonly int[] _latest = [.. Enumerable.Repeat(-1, table.PartyCount)];

        public List<(int Round, int Maker, int Offer)> Told { get; } = [];

        public List<(int Round, int Maker, int Offer)> Expected { get; } = [];

        public void Offered(int round, int party, int offer)
        {
            _latest[party] = offer;
            if (party == table.PartyCount - 1 && Array.TrueForAll(_latest, latest => latest >= 0) && Best() is { } best)
            {
                Expected.Add((round, best.Maker, best.Offer));
            }
        }

        public void Accepted(int round, int party)
        {
        }

        public void Passed(int round, int party, bool isAway) => throw new InvalidOperationException("nobody has a rule");

        public void Bridged(int round, int maker, int offer) => Told.Add((round, maker, offer));

        public void WalkedOut(int round, int party) => throw new InvalidOperationException("nobody has a rule");

        private (int Maker, int Offer)? Best()
        {
            var (seats, latest) = (table, _latest);
            var parties = Enumerable.Range(0, seats.PartyCount).ToList();
            var said = parties.ConvertAll(to => parties.ConvertAll(maker => seats.Utility(maker, latest[maker], to)));
            var between = parties.SelectMany(maker => Enumerable.Range(0, seats.OffersOf(maker)).Select(offer => (maker, offer)))
                .Where(text => parties.TrueForAll(to => seats.Utility(text.maker, text.offer, to) is var worth && worth >= said[to].Min() && worth <= said[to].Max() && worth >= seats[to].Reservation))
                .ToList();
            return between.Count == 0 ? null : between.MaxBy(text => parties.Aggregate(1m, (product, to) => product * ((decimal)seats.Utility(text.maker, text.offer, to) - (decimal)seats[to].Reservation)));
        }
    }
}
