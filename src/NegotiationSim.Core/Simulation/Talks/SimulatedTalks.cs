using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>Who plays a side.</summary>
/// <param name="Participant">What it offers and takes.</param>
/// <param name="Reservation">Utility, 0..1, below which it rather goes without; null: what no agreement is worth to it.</param>
public sealed record Played(BargainingParticipant Participant, double? Reservation = null);

/// <summary>
/// Talks between side A and side B over an agenda, ready to be played any number of times. Where the packages of the agenda
/// can be listed each side may offer all of them; beyond <see cref="MostListed"/> each offers along its own ladder of
/// concessions (<see cref="OfferTables.Ladders"/>). A text in which every clause is absent is no offer: to agree on nothing is
/// no agreement.
/// </summary>
public sealed class SimulatedTalks
{
    /// <summary>So many packages are listed at most.</summary>
    public const int MostListed = 100_000;

    private readonly ImmutableArray<EquatableList<int>>? _ladders;
    private readonly int[][] _places;

    private SimulatedTalks(Agenda agenda, BargainingTerms terms, ImmutableArray<Played> sides, OfferTable table, ImmutableArray<EquatableList<int>>? ladders)
    {
        (Agenda, Terms, Sides, Table, _ladders) = (agenda, terms, sides, table, ladders);
        _places = [.. Enumerable.Range(0, table.PartyCount).Select(PlacesOf)];
    }

    /// <summary>What is negotiated.</summary>
    public Agenda Agenda { get; }

    /// <summary>The deadline, and who opens.</summary>
    public BargainingTerms Terms { get; }

    /// <summary>Who plays side A and side B, in this order.</summary>
    public ImmutableArray<Played> Sides { get; }

    /// <summary>What each side may offer: party 0 is side A, party 1 side B.</summary>
    public OfferTable Table { get; }

    /// <summary>True where every package may be offered, false where each side offers along its ladder.</summary>
    public bool IsListed => _ladders is null;

    /// <summary>Packages of the agenda, as a number that may be too large to count in any integer.</summary>
    public double Packages => PackagesOf(Agenda);

    /// <summary>Seats both sides at an agenda.</summary>
    /// <param name="agenda">What is negotiated.</param>
    /// <param name="terms">The deadline, and who opens.</param>
    /// <param name="a">Who plays side A.</param>
    /// <param name="b">Who plays side B.</param>
    /// <param name="given">What each clause takes from a side as a norm measures it (<see cref="Agenda.GivenBy"/>); null: no norm measures anything.</param>
    /// <returns>The talks, or why there are none.</returns>
    public static (SimulatedTalks? Talks, string? WhyNot) Of(
        Agenda agenda, BargainingTerms terms, Played a, Played b, Func<Side, Norm, ImmutableArray<double>>? given = null)
    {
        ArgumentNullException.ThrowIfNull(agenda);
        if (agenda.Issues.IsEmpty)
        {
            return (null, "nothing that can be weighed is left to settle");
        }

        if (agenda.ShareOf(Side.A) is not { } shareOfA || agenda.ShareOf(Side.B) is not { } shareOfB)
        {
            var idle = agenda.A.OfNoAgreement is null ? Side.A : Side.B;
            return (null, $"side {idle} has nothing at stake in it");
        }

        BargainingParty[] parties = [Party(agenda.A, a), Party(agenda.B, b)];
        double[][][] values = [shareOfA, shareOfB];
        SimulatedTalks talks;
        if (PackagesOf(agenda) <= MostListed)
        {
            talks = new SimulatedTalks(agenda, terms, [a, b], OfferTables.Additive(parties, values, nothing: 0), null);
        }
        else
        {
            var ladders = OfferTables.Ladders(parties, values, package => Array.Exists(package, option => option > 0));
            talks = new SimulatedTalks(agenda, terms, [a, b], ladders.Table, [.. ladders.Packages]);
        }

        talks = given is null ? talks : talks.Measured(given);
        var cannot = talks.Sides.Select((side, party) => side.Participant.Offering.WhyNotAt(talks.Table, party)).FirstOrDefault(why => why is not null);
        return cannot is null ? (talks, null) : (null, cannot);
    }

    /// <summary>The option that an outcome has on each issue.</summary>
    public IReadOnlyList<int> PackageOf(int outcome)
    {
        if (_ladders is { } ladders)
        {
            return ladders[outcome];
        }

        var package = new int[Agenda.Issues.Length];
        for (var issue = package.Length - 1; issue >= 0; issue--)
        {
            var options = Agenda.Issues[issue].Options.Length;
            package[issue] = outcome % options;
            outcome /= options;
        }

        return package;
    }

    /// <summary>The place of an outcome in a side's list; −1 where that side does not offer it.</summary>
    public int PlaceOf(int outcome, int maker) => _places[maker][outcome];

    /// <summary>The outcome that gives each issue its option; −1 where nobody can offer it.</summary>
    public int OutcomeOf(IReadOnlyList<int> package)
    {
        ArgumentNullException.ThrowIfNull(package);
        if (_ladders is { } ladders)
        {
            EquatableList<int> wanted = [.. package];
            return ladders.IndexOf(wanted);
        }

        var outcome = 0;
        for (var issue = 0; issue < package.Count; issue++)
        {
            outcome = (outcome * Agenda.Issues[issue].Options.Length) + package[issue];
        }

        return outcome;
    }

    /// <summary>One set of players at the table, for one thread.</summary>
    public AlternatingOffers Seat() => new(Table, Terms, [.. Sides.Select(side => side.Participant)]);

    private static double PackagesOf(Agenda agenda)
    {
        double packages = 1;
        foreach (var issue in agenda.Issues)
        {
            packages *= issue.Options.Length;
        }

        return packages;
    }

    private static BargainingParty Party(Stake stake, Played side) => new(stake.Side.ToString(), side.Reservation ?? stake.OfNoAgreement!.Value);

    /// <summary>The table for strategies that play by norms, with what each outcome gives as these measure it.</summary>
    /// <param name="strategies">All who may sit at it.</param>
    /// <param name="given">What each clause takes from a side as a norm measures it (<see cref="Agenda.GivenBy"/>).</param>
    public OfferTable MeasuredFor(IEnumerable<OfferingStrategy> strategies, Func<Side, Norm, ImmutableArray<double>> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var table = Table;
        foreach (var norm in strategies.Select(strategy => strategy.PlaysBy).OfType<Norm>().Where(norm => !norm.IsLevel()).Distinct())
        {
            ImmutableArray<double>[] bySide = [.. Ledger.Sides.Both.Select(side => given(side, norm))];
            table = table.Measured(norm, [.. bySide.Select(clauses => Enumerable.Range(0, table.OutcomeCount).Select(outcome => Taken(PackageOf(outcome), clauses)).ToArray())]);
        }

        return table;
    }

    private SimulatedTalks Measured(Func<Side, Norm, ImmutableArray<double>> given) =>
        new(Agenda, Terms, Sides, MeasuredFor(Sides.Select(side => side.Participant.Offering), given), _ladders);

    private double Taken(IReadOnlyList<int> package, ImmutableArray<double> clauses)
    {
        Summation sum = default;
        for (var issue = 0; issue < package.Count; issue++)
        {
            var f = Agenda.Issues[issue].Options[package[issue]];
            sum.Add(f == 0 ? 0 : f * clauses[issue]);
        }

        return sum.Value;
    }

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
}
