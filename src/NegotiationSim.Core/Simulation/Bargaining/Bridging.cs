using NegotiationSim.Core.Behaviour.Bargaining;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>
/// A mediator that knows the parties' utilities and bridges what they say: the outcome with the best product of surpluses among
/// those worth to no party less than the worst of the latest offers or more than the best.
/// </summary>
internal sealed class Bridging(OfferTable table)
{
    private readonly double[] _lowest = new double[table.PartyCount], _highest = new double[table.PartyCount];

    /// <summary>The text for these latest offers, in whose list it stands and where; −1 if nothing bridges them.</summary>
    /// <param name="latest">Each party's latest offer; all have made one.</param>
    public (int Maker, int Offer) Between(int[] latest)
    {
        Surround(latest);
        var best = (Maker: Seat.NoOffer, Offer: Seat.NoOffer);
        var most = double.NegativeInfinity;
        for (var maker = 0; maker < table.PartyCount; maker++)
        {
            var own = table.WorthTo(maker, maker);
            for (var offer = 0; offer < own.Length && own[offer] >= _lowest[maker]; offer++)
            {
                if (own[offer] <= _highest[maker] && Product(maker, offer) is var product && product > most)
                {
                    (best, most) = ((maker, offer), product);
                }
            }
        }

        return best;
    }

    // What the latest offers are worth to each party, at least and at most.
    private void Surround(int[] latest)
    {
        for (var party = 0; party < table.PartyCount; party++)
        {
            (_lowest[party], _highest[party]) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var maker = 0; maker < table.PartyCount; maker++)
            {
                var worth = table.Utility(maker, latest[maker], party);
                _lowest[party] = Math.Min(_lowest[party], worth);
                _highest[party] = Math.Max(_highest[party], worth);
            }
        }
    }

    // −∞ outside the neighbourhood, and where a party would have more without an agreement.
    private double Product(int maker, int offer)
    {
        var product = 1.0;
        for (var party = 0; party < table.PartyCount; party++)
        {
            var worth = table.Utility(maker, offer, party);
            var surplus = worth - table[party].Reservation;
            if (worth < _lowest[party] || worth > _highest[party] || surplus < 0)
            {
                return double.NegativeInfinity;
            }

            product *= surplus;
        }

        return product;
    }
}
