using NegotiationSim.Core.Behaviour;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Behaviour.Bargaining;

/// <summary>Declared traits against behaviour: what a strategy offers in 24 rounds, when it is told what to hear.</summary>
public class when_strategies_describe_themselves
{
    private const int Rounds = 24;

    private static readonly Dictionary<string, double> Defaults = [];

    private static readonly OfferTable Table = Measured(Domain(.4));

    // The same for the party, another for the other.
    private static readonly OfferTable Otherwise = Measured(Domain(2.5));

    private static readonly int[] Unmoved = [.. Enumerable.Repeat(0, Rounds)];

    private static readonly int[] Conceding = [.. Enumerable.Range(0, Rounds).Select(round => round * 4)];

    private static readonly int[] Wavering = [.. Enumerable.Range(0, Rounds).Select(round => round % 3 == 2 ? (round * 2) - 4 : round * 2)];

    private static readonly int[][] Scripts = [Unmoved, Conceding, Wavering];

    public static TheoryData<string> Names => [.. Strategies.Descriptions.Select(description => description.Name)];

    [Fact]
    public void there_are_thirty_five_at_least_and_no_two_of_one_name()
    {
        string[] names = [.. Strategies.Descriptions.Concat(DeliveryStrategies.Descriptions).Select(description => description.Name)];
        names.Length.ShouldBeGreaterThanOrEqualTo(35);
        names.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void one_draws_exactly_if_it_says_so(string name) =>
        Scripts.Any(script => !Offers(name, script, replication: 1).SequenceEqual(Offers(name, script, replication: 2)))
            .ShouldBe(Says(name, StrategyTraits.Stochastic));

    [Theory]
    [MemberData(nameof(Names))]
    public void one_reacts_exactly_if_it_says_so(string name) =>
        Scripts.Any(script => !Offers(name, script).SequenceEqual(Offers(name, Unmoved))).ShouldBe(Says(name, StrategyTraits.Reactive));

    [Theory]
    [MemberData(nameof(Names))]
    public void one_goes_by_the_clock_exactly_if_it_says_so(string name) =>
        Scripts.Any(script => !Offers(name, script, deadline: 90).SequenceEqual(Offers(name, script))).ShouldBe(Says(name, StrategyTraits.TimeDependent));

    [Theory]
    [MemberData(nameof(Names))]
    public void one_that_says_it_is_monotone_never_takes_back(string name)
    {
        if (Says(name, StrategyTraits.Monotone))
        {
            foreach (var script in Scripts)
            {
                int[] offers = [.. Offers(name, script).Where(move => move >= 0)];
                offers.ShouldBe(offers.Order());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void one_that_knows_no_others_utilities_is_not_moved_by_them(string name) =>
        Scripts.Any(script => !Offers(name, script, table: Otherwise).SequenceEqual(Offers(name, script))).ShouldBe(Says(name, StrategyTraits.KnowsPayoffs));

    [Theory]
    [MemberData(nameof(Names))]
    public void one_without_memory_offers_the_same_whatever_came_before(string name)
    {
        if (Named(name).Description.MemoryDepth == 0)
        {
            Scripts.ShouldAllBe(script => Offers(name, script).SequenceEqual(Offers(name, Unmoved)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void one_is_made_at_the_ends_of_all_its_ranges_and_refused_beyond_them(string name)
    {
        var description = Named(name).Description;
        foreach (var parameter in description.Parameters)
        {
            parameter.Admits(parameter.Default!.Value).ShouldBeTrue();
            Offers(name, Wavering, parameters: new() { [parameter.Name] = parameter.Low }).Length.ShouldBe(Rounds);
            Offers(name, Wavering, parameters: new() { [parameter.Name] = parameter.High }).Length.ShouldBe(Rounds);
            Strategies.Named(name, new Dictionary<string, double> { [parameter.Name] = parameter.High + 1, ["unknown"] = 1 }).Findings.Count.ShouldBe(2);
            Strategies.Named(name, new Dictionary<string, double> { [parameter.Name] = double.NaN }).Findings.Count.ShouldBe(1);
        }
    }

    [Fact]
    public void a_name_that_nobody_has_is_a_finding_that_lists_those_there_are()
    {
        Strategies.Named("Boulwar", Defaults).Findings.Single().Problem.ShouldContain("Boulware");
        AcceptanceConditions.Named("AC_nxt", Defaults).Findings.Single().Problem.ShouldContain("AC_next");
        AcceptanceConditions.Named("AC_time", new Dictionary<string, double> { ["after"] = 2 }).Findings.Single().Parameter.ShouldBe("after");
        AcceptanceConditions.Descriptions.ShouldAllBe(description => AcceptanceConditions.Named(description.Name, Defaults).Acceptance != null);
    }

    [Fact]
    public void one_that_cannot_play_says_why()
    {
        var unmeasured = Domain(1);
        var three = OfferTables.Tabulated([new("A"), new("B"), new("C")], [[1, 2], [1, 2], [1, 2]]);
        AlternatingOffers.WhyNot(unmeasured, [new(new ReciprocalMatcher(Norm.Sacrifice)), new(new Micro())]).Single().ShouldContain("Sacrifice");
        AlternatingOffers.WhyNot(Table, [new(new ReciprocalMatcher(Norm.Sacrifice)), new(new Micro())]).ShouldBeEmpty();
        AlternatingOffers.WhyNot(three, [new(new Zeuthen()), new(new Micro()), new(new Micro())]).Single().ShouldContain("two");
        AlternatingOffers.WhyNot(three, [new(new Micro()), null, null]).ShouldNotBeEmpty();
    }

    private static bool Says(string name, StrategyTraits trait) => Named(name).Description.Traits.HasFlag(trait);

    private static OfferingStrategy Named(string name, Dictionary<string, double>? parameters = null) => Strategies.Named(name, parameters ?? Defaults).Strategy!;

    private static OfferTable Domain(double curvature)
    {
        double[] own = [.. Enumerable.Range(1, 101).Select(piece => piece / 101.0)];
        return OfferTables.Tabulated([new("A"), new("B")], [own, [.. own.Select(piece => Math.Pow(1.01 - piece, curvature))]]);
    }

    // What is given is as much as its place in the maker's list: the same on both tables.
    private static OfferTable Measured(OfferTable table)
    {
        double[] ofA = [.. Enumerable.Range(0, 101).Select(outcome => 100.0 - outcome)], ofB = [.. Enumerable.Range(0, 101).Select(outcome => (double)outcome)];
        return Enum.GetValues<Norm>().Aggregate(table, (measured, norm) => measured.Measured(norm, [ofA, ofB]));
    }

    // Its offers against a party whose offers, places in its list, are written down.
    private static int[] Offers(
        string name, int[] script, uint replication = 1, int deadline = Rounds, OfferTable? table = null, Dictionary<string, double>? parameters = null)
    {
        var strategy = Named(name, parameters);
        var (tableUsed, latest) = (table ?? Table, new[] { -1, -1 });
        var player = new BargainingParticipant(strategy).Sit(tableUsed, new BargainingTerms(deadline), 0);
        player.Begin(3, replication);
        var offers = new int[Rounds];
        for (var round = 1; round <= Rounds; round++)
        {
            var move = player.Turn(round, -1, latest);
            offers[round - 1] = latest[0] = move;
            latest[1] = script[round - 1];
        }

        return offers;
    }
}
