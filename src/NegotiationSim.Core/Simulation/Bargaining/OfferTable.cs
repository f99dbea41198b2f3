using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>A party at the bargaining table.</summary>
/// <param name="Name">As the scenario has it: its draws hang on it and on nothing else (<see cref="DrawStreams"/>).</param>
/// <param name="Reservation">What it has without an agreement, in its own utility; finite. It neither offers nor takes less.</param>
/// <param name="Discount">What a round's delay leaves of a utility, above 0 up to 1: an agreement in round r is worth utility · discount^(r−1).</param>
public sealed record BargainingParty(string Name, double Reservation = 0, double Discount = 1);

/// <summary>
/// What a bargaining kernel needs of a scenario and nothing else. Each party has a list of offers it may make, in descending
/// utility to itself (equal utilities in the order of the outcomes); an offer is a place in its maker's list, from 0. Immutable,
/// and shared by all threads.
/// </summary>
public sealed class OfferTable
{
    private readonly BargainingParty[] _parties;
    private readonly int[][] _outcomes;
    private readonly double[][][] _worth;
    private readonly OfferScale[] _scales;
    private readonly double[][]?[] _given;

    /// <param name="parties">Two or more.</param>
    /// <param name="outcomeCount">How many outcomes are numbered, from 0.</param>
    /// <param name="outcomes">For each party the outcomes it may offer, no outcome twice, in descending utility to itself.</param>
    /// <param name="worth">[maker][to][offer]: the utility of each party's offers to each party.</param>
    internal OfferTable(BargainingParty[] parties, int outcomeCount, int[][] outcomes, double[][][] worth)
        : this(parties, outcomeCount, outcomes, worth, new double[][]?[Enum.GetValues<Norm>().Length])
    {
    }

    private OfferTable(BargainingParty[] parties, int outcomeCount, int[][] outcomes, double[][][] worth, double[][]?[] given, OfferScale[]? scales = null)
    {
        (_parties, OutcomeCount, _outcomes, _worth, _given) = (parties, outcomeCount, outcomes, worth, given);
        _scales = scales ?? [.. parties.Select((party, p) => new OfferScale(worth[p][p], party.Reservation))];
    }

    /// <summary>How many parties sit at the table, at least two; they are numbered from 0 in the order of the turns.</summary>
    public int PartyCount => _parties.Length;

    /// <summary>How many outcomes there are; they are numbered from 0.</summary>
    public int OutcomeCount { get; }

    /// <summary>A party by its number.</summary>
    public BargainingParty this[int party] => _parties[party];

    /// <summary>How many offers a party may make.</summary>
    public int OffersOf(int party) => _outcomes[party].Length;

    /// <summary>How many of its offers are worth at least its reservation value to a party: the first so many of its list.</summary>
    public int AcceptableTo(int party) => _scales[party].Count;

    /// <summary>
    /// The last of its offers that is worth at least a target to a party, or as much as its best if none is; never one below its
    /// reservation value. Utilities a billionth of its range apart are the same.
    /// </summary>
    /// <param name="party">Whose offers and utility.</param>
    /// <param name="target">The target, in its utility.</param>
    public int AtLeast(int party, double target) => _scales[party].AtLeast(target);

    /// <summary>The number of the outcome that an offer proposes: the same one, whoever offers it.</summary>
    /// <param name="maker">Who offers.</param>
    /// <param name="offer">Its place in the maker's list.</param>
    public int OutcomeOf(int maker, int offer) => _outcomes[maker][offer];

    /// <summary>What an offer is worth to a party, not discounted; −∞ if it crosses a red line of that party's.</summary>
    /// <param name="maker">Who offers.</param>
    /// <param name="offer">Its place in the maker's list.</param>
    /// <param name="to">Whose utility.</param>
    public double Utility(int maker, int offer, int to) => _worth[maker][to][offer];

    /// <summary>What a negotiation that has ended is worth to a party: its reservation value without agreement; discounted by the rounds it took.</summary>
    public double UtilityOf(in BargainingEnd end, int to)
    {
        var party = _parties[to];
        var utility = end.IsAgreement ? Utility(end.Maker, end.Offer, to) : party.Reservation;
        return party.Discount == 1 ? utility : utility * Math.Pow(party.Discount, end.Round - 1);
    }

    /// <summary>How much an offer gives, as a norm measures it; null where the norm has no measure of it.</summary>
    /// <param name="norm">Whose measure.</param>
    /// <param name="maker">Who offers, and gives.</param>
    /// <param name="offer">Its place in the maker's list.</param>
    public double? Given(Norm norm, int maker, int offer) =>
        _given[(int)norm] is { } given && !double.IsNaN(given[maker][offer]) ? given[maker][offer] : null;

    /// <summary>This table with what each outcome takes from each party, as a norm measures it.</summary>
    /// <param name="norm">Whose measure.</param>
    /// <param name="given">[party][outcome]: at least 0, more where the party gives more; NaN where the norm has no measure of it.</param>
    public OfferTable Measured(Norm norm, double[][] given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var all = (double[][]?[])_given.Clone();
        all[(int)norm] = [.. _outcomes.Select((outcomes, party) => Array.ConvertAll(outcomes, outcome => given[party][outcome]))];
        return new OfferTable(_parties, OutcomeCount, _outcomes, _worth, all);
    }

    /// <summary>
    /// This table with more red lines: a party neither offers nor takes the outcomes it refuses, whatever else they are worth.
    /// Linkage is such a rule (<see cref="Linkage"/>).
    /// </summary>
    /// <param name="party">Who refuses.</param>
    /// <param name="refuses">Which outcomes.</param>
    public OfferTable Refused(int party, Func<int, bool> refuses)
    {
        ArgumentNullException.ThrowIfNull(refuses);
        var refused = Numbered.By(OutcomeCount, refuses);
        var kept = _outcomes.Select((outcomes, maker) => Enumerable.Range(0, outcomes.Length).Where(offer => maker != party || !refused[outcomes[offer]]).ToArray()).ToArray();
        int[][] left = [.. kept.Select((offers, maker) => Array.ConvertAll(offers, offer => _outcomes[maker][offer]))];
        double[][][] worth = [.. kept.Select((offers, maker) => _worth[maker].Select((utilities, to) =>
            Array.ConvertAll(offers, offer => to == party && refused[_outcomes[maker][offer]] ? double.NegativeInfinity : utilities[offer])).ToArray())];
        double[][]?[] given = [.. _given.Select(byNorm => byNorm?.Select((measures, maker) => Array.ConvertAll(kept[maker], offer => measures[offer])).ToArray())];
        return new OfferTable(_parties, OutcomeCount, left, worth, given);
    }

    /// <summary>This table with other reservation values; it has everything else in common with this one.</summary>
    /// <param name="scales">Each party's offers, counted from its reservation value.</param>
    internal OfferTable Reserving(IReadOnlyList<ReservedScale> scales) => new(
        [.. _parties.Zip(scales, (party, scale) => party with { Reservation = scale.Reservation })], OutcomeCount, _outcomes, _worth, _given, [.. scales.Select(scale => scale.Scale)]);

    /// <summary>A party's offers, counted from another reservation value.</summary>
    internal ReservedScale ReservedAt(int party, double reservation) => new(reservation, new OfferScale(_worth[party][party], reservation));

    /// <summary>This table, not yet measured by any norm, with one more offer of a party's.</summary>
    /// <param name="party">Who may make it.</param>
    /// <param name="outcome">Its outcome: one that the party does not offer yet, or the first number that none has.</param>
    /// <param name="utilities">What it is worth to each party.</param>
    internal OfferTable Offering(int party, int outcome, double[] utilities)
    {
        var place = _worth[party][party].TakeWhile(own => own >= utilities[party]).Count();
        int[][] outcomes = [.. _outcomes.Select((own, maker) => maker == party ? With(own, place, outcome) : own)];
        double[][][] worth = [.. _worth.Select((byParty, maker) => maker == party ? [.. byParty.Select((own, to) => With(own, place, utilities[to]))] : byParty)];
        return new OfferTable(_parties, Math.Max(OutcomeCount, outcome + 1), outcomes, worth);

        static T[] With<T>(T[] list, int place, T one) => [.. list[..place], one, .. list[place..]];
    }

    internal double[] WorthTo(int to, int maker) => _worth[maker][to];

    internal double[]? GivenBy(int maker, Norm norm) => _given[(int)norm]?[maker];

    internal OfferScale ScaleOf(int party) => _scales[party];
}

/// <summary>A party's own offers under a reservation value.</summary>
internal readonly record struct ReservedScale(double Reservation, OfferScale Scale);
