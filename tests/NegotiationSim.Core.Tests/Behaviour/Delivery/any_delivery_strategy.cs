using NegotiationSim.Core.Behaviour;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Tests.Simulation.Delivery;

namespace NegotiationSim.Core.Tests.Behaviour.Delivery;

/// <summary>What a strategy declares of itself is what it does, in every history of six turns.</summary>
public class any_delivery_strategy
{
    private const int Turns = 6;

    private static readonly (DeliveryMove Own, DeliveryMove Other)[] Outcomes =
        [.. Strategy.Moves("CD").SelectMany(own => Strategy.Moves("CD").Select(other => (own, other)))];

    public static TheoryData<string> Names => [.. Strategy.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void opens_as_it_declares(string name)
    {
        var expected = Described(name).Traits & (StrategyTraits.OpensByDelivering | StrategyTraits.OpensByWithholding);

        (Strategy.Named(name).ChanceToDeliver(DeliveryStrategy.Start) switch
        {
            1 => StrategyTraits.OpensByDelivering,
            0 => StrategyTraits.OpensByWithholding,
            _ => StrategyTraits.None,
        }).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void makes_draws_if_it_declares_so(string name) =>
        Histories(name, Turns).Any(history => history.Chance is > 0 and < 1).ShouldBe(Has(name, StrategyTraits.Stochastic));

    [Theory]
    [MemberData(nameof(Names))]
    public void remembers_as_many_turns_as_it_declares(string name)
    {
        var histories = Histories(name, Turns).ToList();
        int? depth = Enumerable.Range(0, Turns).Cast<int?>().FirstOrDefault(turns => histories
            .Where(history => history.Moves.Length >= turns)
            .GroupBy(history => string.Join(' ', history.Moves.TakeLast(turns!.Value)), history => history.Chance)
            .All(sameEnd => sameEnd.Distinct().Count() == 1));

        // The opening is no memory: without turns to look back at, any move may be made.
        depth.ShouldBe(Described(name).MemoryDepth);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void heeds_the_other_if_it_declares_so(string name) =>
        Histories(name, Turns)
            .GroupBy(history => string.Join(' ', history.Moves.Select(outcome => outcome.Own)), history => history.Chance)
            .Any(sameOwn => sameOwn.Distinct().Count() > 1)
            .ShouldBe(Has(name, StrategyTraits.Reactive));

    [Theory]
    [MemberData(nameof(Names))]
    public void is_never_the_first_to_withhold_if_it_declares_so(string name) =>
        Histories(name, Turns)
            .Where(history => history.Moves.All(outcome => outcome == (DeliveryMove.Deliver, DeliveryMove.Deliver)))
            .All(history => history.Chance == 1)
            .ShouldBe(Has(name, StrategyTraits.NeverFirstToWithhold));

    [Theory]
    [MemberData(nameof(Names))]
    public void looks_at_the_payoffs_if_it_declares_so(string name)
    {
        var other = DeliveryStrategies.Named(name, new Dictionary<string, double>(), new DeliveryPayoffs(10, 9, 1, 0)).Strategy;

        other!.Equals(Strategy.Named(name)).ShouldBe(!Has(name, StrategyTraits.KnowsPayoffs));
    }

    [Fact]
    public void has_a_name_of_its_own_and_is_fully_described()
    {
        Strategy.Names.Distinct().Count().ShouldBe(Strategy.Names.Count());
        foreach (var description in DeliveryStrategies.Descriptions)
        {
            (description.Family, description.Meaning, description.Source).ShouldSatisfyAllConditions(
                d => d.Family.ShouldBe("repeated delivery"), d => d.Meaning.ShouldEndWith("."), d => d.Source.ShouldMatch("(19|20)\\d\\d"));
            description.Parameters.Where(parameter => parameter.Default is { } value && !parameter.Admits(value)).ShouldBeEmpty();
        }
    }

    private static StrategyDescription Described(string name) => DeliveryStrategies.Descriptions.Single(strategy => strategy.Name == name);

    private static bool Has(string name, StrategyTraits trait) => Described(name).Traits.HasFlag(trait);

    /// <summary>Every history up to so many turns, own slips included, and the chance to deliver after it.</summary>
    private static IEnumerable<((DeliveryMove Own, DeliveryMove Other)[] Moves, double Chance)> Histories(string name, int turns)
    {
        var strategy = Strategy.Named(name);
        IEnumerable<((DeliveryMove Own, DeliveryMove Other)[] Moves, long State)> level = [([], DeliveryStrategy.Start)];
        for (var turn = 0; turn <= turns; turn++)
        {
            level = level.ToList();
            foreach (var (moves, state) in level)
            {
                yield return (moves, strategy.ChanceToDeliver(state));
            }

            level = level.SelectMany(_ => Outcomes, (history, outcome) =>
                (history.Moves.Append(outcome).ToArray(), strategy.StateAfter(history.State, outcome.Own, outcome.Other)));
        }
    }
}
