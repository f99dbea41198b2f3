using NegotiationSim.Core.Simulation;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// What one party can see from where it sits: its own utilities, those of the offers put to it, and the clock. Others'
/// utilities are out of sight, except for a strategy that declares that it knows them.
/// </summary>
internal sealed class Seat
{
    /// <summary>Stands where an offer or its maker would, before there is one.</summary>
    public const int NoOffer = -1;

    private readonly OfferTable _table;
    private readonly bool[] _acting;
    private readonly double[][] _worth;

    public Seat(OfferTable table, BargainingTerms terms, int party, bool[] acting)
    {
        (_table, Terms, Party, _acting) = (table, terms, party, acting);
        _worth = Numbered.By(table.PartyCount, maker => table.WorthTo(party, maker));
        Others = [.. Enumerable.Range(0, table.PartyCount).Where(other => other != party && acting[other])];
        Only = Others.Length == 1 ? Others[0] : NoOffer;
        Reservation = table[party].Reservation;
    }

    public int Party { get; }

    /// <summary>The other parties who have turns.</summary>
    public int[] Others { get; }

    /// <summary>The other party where there is just one; else <see cref="NoOffer"/>.</summary>
    public int Only { get; }

    public BargainingTerms Terms { get; }

    public double Reservation { get; }

    /// <summary>Its own offers by what they are worth to it.</summary>
    public OfferScale Scale => _table.ScaleOf(Party);

    /// <summary>The utility at which a share of the way from its best offer down to the least has been given up.</summary>
    public double Target(double conceded) => Scale.Least + ((1 - conceded) * (Scale.Best - Scale.Least));

    /// <summary>How many offers another party has to make.</summary>
    public int OffersOf(int other) => _table.OffersOf(other);

    /// <summary>The outcome that an offer proposes.</summary>
    public int OutcomeOf(int maker, int offer) => _table.OutcomeOf(maker, offer);

    /// <summary>What each offer of a party is worth to this one; its own in descending order.</summary>
    public double[] WorthOf(int maker) => _worth[maker];

    /// <summary>The table with everybody's utilities, for a strategy of complete information alone.</summary>
    public OfferTable Complete(StrategyDescription description) => description.Traits.HasFlag(StrategyTraits.KnowsPayoffs)
        ? _table
        : throw new InvalidOperationException($"{description.Name} does not declare that it knows the others' utilities.");

    /// <summary>What each offer of a party gives by a norm, which is no secret; null where it is not measured.</summary>
    public double[]? GivenBy(int maker, Norm norm) => _table.GivenBy(maker, norm);

    /// <summary>The stream of this party's draws.</summary>
    public uint StreamOf(DrawPurpose purpose) => DrawStreams.Of(_table[Party].Name, purpose);

    /// <summary>
    /// What the others offer as a whole, in own utility: their latest offers, and the worst of these if there are several
    /// others. NaN as long as nobody has offered anything.
    /// </summary>
    public double Received(int[] latest)
    {
        if (Only >= 0)
        {
            return latest[Only] < 0 ? double.NaN : _worth[Only][latest[Only]];
        }

        var worst = double.NaN;
        foreach (var other in Others)
        {
            if (latest[other] >= 0 && !(_worth[other][latest[other]] >= worst))
            {
                worst = _worth[other][latest[other]];
            }
        }

        return worst;
    }
}
