using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>
/// A mediator that knows the parties' utilities and bridges what they say: the outcome with the best product of surpluses among
/// those worth to no party less than the worst of the latest offers or more than the best; of several, to as many decimals as any
/// utility has, the first in the lists of the parties in their order.
/// <para>
/// The lists are cut into blocks, and a block that can hold nothing as good as what another one holds is passed over.
/// </para>
/// </summary>
internal sealed class Bridging
{
    private const int BlockSize = 64;

    private readonly OfferTable _table;
    private readonly Block[] _blocks;
    private readonly double[] _bounds, _lowest, _highest;

    public Bridging(OfferTable table)
    {
        _table = table;
        _blocks = [.. Enumerable.Range(0, table.PartyCount).SelectMany(BlocksOf)];
        _bounds = new double[_blocks.Length];
        (_lowest, _highest) = (new double[table.PartyCount], new double[table.PartyCount]);
    }

    // Some of a party's offers, one after the other in its list, and the most that any of them is worth to each party.
    private sealed record Block(int Maker, int First, int End, double[] Most);

    /// <summary>The text for these latest offers, in whose list it stands and where; −1 if nothing bridges them.</summary>
    /// <param name="latest">Each party's latest offer; all have made one.</param>
    public (int Maker, int Offer) Between(int[] latest)
    {
        Surround(latest);
        var best = (Maker: Seat.NoOffer, Offer: Seat.NoOffer);
        var (most, enough) = (double.NegativeInfinity, BestOf(MostPromising()).Product);
        for (var b = 0; b < _blocks.Length; b++)
        {
            if (_bounds[b] > most && _bounds[b] >= enough && BestOf(b) is var found && found.Product > most)
            {
                (best, most) = ((_blocks[b].Maker, found.Offer), found.Product);
            }
        }

        return best;
    }

    private IEnumerable<Block> BlocksOf(int maker)
    {
        var offers = Enumerable.Range(0, _table.OffersOf(maker));
        return offers.Chunk(BlockSize).Select(block => new Block(maker, block[0], block[^1] + 1,
            Numbered.By(_table.PartyCount, party => block.Max(offer => _table.Utility(maker, offer, party)))));
    }

    // What the latest offers are worth to each party, at least and at most.
    private void Surround(int[] latest)
    {
        for (var party = 0; party < _table.PartyCount; party++)
        {
            (_lowest[party], _highest[party]) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var maker = 0; maker < _table.PartyCount; maker++)
            {
                var worth = _table.Utility(maker, latest[maker], party);
                _lowest[party] = Math.Min(_lowest[party], worth);
                _highest[party] = Math.Max(_highest[party], worth);
            }
        }
    }

    // Works out every block's bound as well.
    private int MostPromising()
    {
        var best = 0;
        for (var b = 0; b < _blocks.Length; b++)
        {
            _bounds[b] = Bound(_blocks[b]);
            best = _bounds[b] > _bounds[best] ? b : best;
        }

        return best;
    }

    // No product of the block is more, to the last digit: no factor is, and rounding keeps the order.
    private double Bound(Block block)
    {
        var product = 1.0;
        for (var party = 0; party < _table.PartyCount; party++)
        {
            var surplus = Math.Min(block.Most[party], _highest[party]) - _table[party].Reservation;
            if (block.Most[party] < _lowest[party] || surplus < 0)
            {
                return double.NegativeInfinity;
            }

            product *= surplus;
        }

        return _table.Utility(block.Maker, block.End - 1, block.Maker) > _highest[block.Maker] ? double.NegativeInfinity : Utility.Rounded(product);
    }

    private (int Offer, double Product) BestOf(int b)
    {
        var best = (Offer: Seat.NoOffer, Product: double.NegativeInfinity);
        for (var offer = _blocks[b].First; offer < _blocks[b].End; offer++)
        {
            var product = Product(_blocks[b].Maker, offer);
            best = product > best.Product ? (offer, product) : best;
        }

        return best;
    }

    // −∞ outside the neighbourhood, and where a party would have more without an agreement.
    private double Product(int maker, int offer)
    {
        var product = 1.0;
        for (var party = 0; party < _table.PartyCount; party++)
        {
            var worth = _table.Utility(maker, offer, party);
            var surplus = worth - _table[party].Reservation;
            if (worth < _lowest[party] || worth > _highest[party] || surplus < 0)
            {
                return double.NegativeInfinity;
            }

            product *= surplus;
        }

        return Utility.Rounded(product);
    }
}
