using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>
/// Talks between side A and side B over an agenda, ready to be played any number of times. Where the packages of the agenda
/// can be listed each side may offer all of them; beyond <see cref="MostListed"/> each offers along its own ladder of
/// concessions (<see cref="OfferTables.Ladders"/>). A text in which every clause is absent is no offer: to agree on nothing is
/// no agreement.
/// </summary>
public sealed partial class SimulatedTalks : PlayableTalks
{
    /// <summary>So many packages are listed at most.</summary>
    public const int MostListed = 100_000;

    private readonly Setting _setting;
    private readonly Packages _packages;
    private readonly int[][] _places;

    private SimulatedTalks(Setting setting, ImmutableArray<Played> sides, OfferTable table, Packages packages)
    {
        (_setting, Sides, Table, _packages) = (setting, sides, table, packages);
        _places = Numbered.By(table.PartyCount, PlacesOf);
        Reservations = new Reservations(table, sides);
        Results = new Results(table, Reservations, Terms.Rounds);
    }

    private SimulatedTalks(SimulatedTalks of, OfferTable table)
    {
        (_setting, Sides, Table, _packages, _places) = (of._setting, of.Sides, table, of._packages, of._places);
        Reservations = new Reservations(table, sides: null);
        Results = new Results(table, Reservations, Terms.Rounds);
    }

    /// <summary>Each side's reservation values, as far as they are drawn.</summary>
    public Reservations Reservations { get; }

    /// <summary>What the talks may come to.</summary>
    public Results Results { get; }

    /// <inheritdoc/>
    public override Agenda Agenda => _setting.Agenda;

    /// <inheritdoc/>
    public override BargainingTerms Terms => _setting.Terms;

    /// <inheritdoc/>
    public override ImmutableArray<Played> Sides { get; }

    /// <summary>What each side may offer: party 0 is side A, party 1 side B, party 2 a third party.</summary>
    public OfferTable Table { get; }

    /// <inheritdoc/>
    public override bool IsListed => _packages.AreAll;

    /// <inheritdoc/>
    public override long ResultCount => Results.Count;

    /// <inheritdoc/>
    public override bool ResultsSayMore => Results.SayMore;

    /// <summary>Seats both sides at an agenda.</summary>
    /// <param name="agenda">What is negotiated.</param>
    /// <param name="terms">The deadline, and who opens.</param>
    /// <param name="a">Who plays side A.</param>
    /// <param name="b">Who plays side B.</param>
    /// <param name="given">What each clause takes from a side as a norm measures it (<see cref="Agenda.GivenBy"/>); null: no norm measures anything.</param>
    /// <param name="bonuses">What combinations add to the utilities of the two sides; only where the packages can be listed.</param>
    /// <param name="third">Who plays the third party of the agenda; null where it has none.</param>
    /// <param name="table">Id of the table, where there are several: the sides have draws of their own at each. Null: this is the only one.</param>
    /// <returns>The talks, or why there are none.</returns>
    public static (SimulatedTalks? Talks, string? WhyNot) Of(
        Agenda agenda, BargainingTerms terms, Played a, Played b, Func<Side, Norm, ImmutableArray<double>>? given = null, IReadOnlyList<CombinationBonus>? bonuses = null, Played? third = null, string? table = null)
    {
        ArgumentNullException.ThrowIfNull(agenda);
        return Of(new Setting(agenda, terms, third is null ? [a, b] : [a, b, third], given, bonuses ?? [], [], table));
    }

    /// <summary>What a side's draws are named after: itself, and its table where there are several.</summary>
    internal static string NameOf(Side side, string? table) => table is null ? side.ToString() : $"{side} at {table}";

    /// <summary>These talks with one more package that a side may offer: a person is bound to no ladder.</summary>
    /// <param name="party">The side.</param>
    /// <param name="package">An option of each issue; none of them crosses a red line of the side.</param>
    internal SimulatedTalks With(int party, EquatableList<int> package) => Of(_setting with { Beyond = [.. _setting.Beyond, (party, package)] }).Talks!;

    /// <summary>These talks in a replication, with a side that is under no rules: a person makes its own.</summary>
    internal SimulatedTalks Freed(int party, ulong seed, uint replication)
    {
        var drawn = In(seed, replication).Table;
        Played[] sides = [.. _setting.Seated.Select((side, place) => side with { Reservation = drawn[place].Reservation })];
        sides[party] = sides[party] with { Participant = sides[party].Participant with { Rules = [] }, WalksOut = [], Linked = [], Breach = null };
        return Of(_setting with { Seated = [.. sides] }).Talks!;
    }

    /// <summary>Does a package have an option that a side refuses whatever else it gets?</summary>
    internal bool CrossesRedLine(int party, EquatableList<int> package) =>
        double.IsNegativeInfinity(OfferTables.Sum(Agenda.ShareOf((Side)party)!, [.. package]));

    private static (SimulatedTalks? Talks, string? WhyNot) Of(Setting setting)
    {
        var (agenda, terms, seated, given, bonuses, beyond, _) = setting;
        if (agenda.Issues.IsEmpty)
        {
            return (null, "nothing that can be weighed is left to settle");
        }

        double[][]?[] shares = [.. seated.Select((_, place) => agenda.ShareOf((Side)place))];
        if (Array.IndexOf(shares, null) is >= 0 and var idle)
        {
            return (null, $"{((Side)idle == Side.Third ? "the third party" : $"side {(Side)idle}")} has nothing at stake in it");
        }

        double[][][] values = shares!;
        if (WhyNotSettled(agenda, values, bonuses) is { } unsettled)
        {
            return (null, unsettled);
        }

        BargainingParty[] parties = [.. seated.Select((side, place) => Party(agenda.Of((Side)place), side, setting.At))];
        var (table, packages) = agenda.Packages <= MostListed ? Offers.All(agenda, parties, values, bonuses) : Offers.OnLadders(parties, values, beyond);
        var talks = new SimulatedTalks(setting, seated, table, packages);
        talks = given is null ? talks : talks.Measured(given);
        talks = talks.Ruled();
        var cannot = talks.Sides.Select((side, party) => side.Participant.Offering.WhyNotAt(talks.Table, party)).FirstOrDefault(why => why is not null)
            ?? (talks.Results.Count > int.MaxValue ? "rounds, packages and reservation values are too many to tell apart: give it fewer rounds or options" : null)
            ?? seated.Select(side => WhyNotUnder(terms.Protocol, side)).FirstOrDefault(why => why is not null)
            ?? (seated.Length > 2 && terms.Protocol != Protocol.Alternating ? "a third party has a seat in alternating offers alone" : null);
        return cannot is null ? (talks, null) : (null, cannot);
    }

    private static string? WhyNotSettled(Agenda agenda, double[][][] values, IReadOnlyList<CombinationBonus> bonuses)
    {
        if (bonuses.Count > 0 && agenda.Packages > MostListed)
        {
            return FormattableString.Invariant($"bonuses on combinations need packages that can be listed, {MostListed:N0} at most, and there are {agenda.Packages:0.##E+0}: give clauses fewer options, or leave some out");
        }

        var alike = Enumerable.Range(0, agenda.Issues.Length).FirstOrDefault(agenda.HasPartsAlike, -1);
        if (alike >= 0)
        {
            return $"\"{agenda.Issues[alike].Clause.Id}\" has no size, so its parts read alike: give it the options [0, 1]";
        }

        var blocked = Enumerable.Range(0, agenda.Issues.Length).FirstOrDefault(issue => IsBlocked(values, issue), -1);
        return blocked < 0 ? null : $"the red lines leave no option of \"{agenda.Issues[blocked].Clause.Id}\"";
    }

    private static bool IsBlocked(double[][][] values, int issue)
    {
        for (var option = 0; option < values[0][issue].Length; option++)
        {
            if (Array.TrueForAll(values, own => double.IsFinite(own[issue][option])))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> PackageOf(int outcome) => _packages[outcome];

    /// <summary>The place of an outcome in a side's list; −1 where that side does not offer it.</summary>
    public int PlaceOf(int outcome, int maker) => _places[maker][outcome];

    /// <inheritdoc/>
    public override int AgreedIn(int result) => Results.OutcomeOf(result);

    /// <inheritdoc/>
    public override double ReservationOf(int party) => Table[party].Reservation;

    /// <inheritdoc/>
    public override double SurplusOf(int result, int party) => Results.SurplusOf(result, party, UtilityOf(Results.OutcomeOf(result), party));

    /// <inheritdoc/>
    public override double UtilityOf(int outcome, int party)
    {
        var maker = Array.FindIndex(_places, places => places[outcome] >= 0);
        return Table.Utility(maker, _places[maker][outcome], party);
    }

    /// <summary>The outcome that gives each issue its option; −1 where nobody can offer it.</summary>
    public int OutcomeOf(IReadOnlyList<int> package) => _packages.NumberOf(package);

    /// <summary>One set of players at the table, for one thread.</summary>
    public BargainingKernel Seat() => Reservations.AreDrawn ? new DrawnReservations(this) : Seated();

    /// <inheritdoc/>
    internal override SweepSeat SeatFor(ulong seed) => new TalksSeat(this, seed);

    /// <summary>These talks with the reservation values of a replication.</summary>
    public SimulatedTalks In(ulong seed, uint replication) => Reservations.AreDrawn ? Under(Reservations.CaseOf(seed, replication)) : this;

    /// <summary>The same talks under one case of the reservation values.</summary>
    internal SimulatedTalks Under(int number) => new(this, Reservations.TableOf(number));

    private BargainingKernel Seated() => BargainingKernel.Of(Table, Terms, [.. Sides.Select(side => side.Participant)]);

    /// <summary>Why a side cannot play under a protocol, in words; null if it can.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="side">What it plays, and under which rules.</param>
    public static string? WhyNotUnder(Protocol protocol, Played side)
    {
        ArgumentNullException.ThrowIfNull(side);
        var participant = side.Participant;
        return protocol switch
        {
            Protocol.Delivery => "a delivery is no way to bargain",
            Protocol.Monotonic when participant.Offering is not Zeuthen => $"monotonic concession is played by Zeuthen's strategy, not by {participant.Offering.Description.Name}",
            Protocol.Monotonic when participant.Acceptance is not Acceptance.NextOffer => "monotonic concession says itself when an offer is taken",
            Protocol.Monotonic when participant.Rules.Count > 0 || side.WalksOut.Count > 0 => "in monotonic concession nobody passes, waits or leaves",
            Protocol.SingleText when side.WalksOut.Count > 0 => "over a single text nobody hears the other's offers, so none can be walked out on",
            _ => null,
        };
    }

    private static BargainingParty Party(Stake stake, Played side, string? table) => new(NameOf(stake.Side, table), side.Reservation?.Mode ?? stake.OfNoAgreement!.Value, side.Discount);

    private int[] PlacesOf(int maker)
    {
        var places = new int[Table.OutcomeCount];
        Array.Fill(places, -1);
        for (var place = 0; place < Table.OffersOf(maker); place++)
        {
            places[Table.OutcomeOf(maker, place)] = place;
        }

        return places;
    }

    /// <summary>What talks are made of.</summary>
    /// <param name="Agenda">What is negotiated.</param>
    /// <param name="Terms">The deadline, and who opens.</param>
    /// <param name="Seated">Who plays side A, side B and perhaps a third party.</param>
    /// <param name="Given">What each clause takes from a side as a norm measures it.</param>
    /// <param name="Bonuses">What combinations add to utilities.</param>
    /// <param name="Beyond">Packages that a side may offer beyond its ladder.</param>
    /// <param name="At">Id of the table, where there are several.</param>
    private sealed record Setting(
        Agenda Agenda,
        BargainingTerms Terms,
        ImmutableArray<Played> Seated,
        Func<Side, Norm, ImmutableArray<double>>? Given,
        IReadOnlyList<CombinationBonus> Bonuses,
        ImmutableArray<(int Party, EquatableList<int> Package)> Beyond,
        string? At);
}
