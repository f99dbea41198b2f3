using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Tests.Proposals;

public class any_utility
{
    [Fact]
    public void has_the_same_bits_in_a_table_as_outcome_by_outcome()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var space = RandomSpaces.Space(random);
            var utility = RandomSpaces.Utility(random, space);

            var table = Given.Table(utility, space);

            for (var outcome = 0; outcome < table.Count; outcome++)
            {
                table[outcome].ShouldBe(utility.ValueOf(space, space.OptionsOf(outcome))!.Value, $"seed {seed}, outcome {outcome}");
                table.IsVetoed(outcome).ShouldBe(utility.Crossed(space.OptionsOf(outcome)).Any(), $"seed {seed}, outcome {outcome}");
            }
        }
    }

    [Fact]
    public void ties_where_outcomes_are_worth_the_same_as_written()
    {
        OutcomeSpace space = new([new Issue.WholeNumbers("a", 0, 1), new Issue.WholeNumbers("b", 0, 1), new Issue.WholeNumbers("c", 0, 1)]);
        double[] weights = [.1, .2, .3];
        Utility utility = new([.. weights.Select(weight => new Criterion(weight, ValueFunction.Table.Of([0, 1])))]) { Reservation = .1 + .2 };

        var table = Given.Table(utility, space);

        (weights[0] + weights[1]).ShouldNotBe(weights[2]);
        table[0b110].ShouldBe(table[0b001]);
        table.Admits(0b001).ShouldBeTrue();
        Frontier.Of([table, new UtilityTable([1, 3, 0, 0, 0, 0, 2, 0])], Candidates.All).Outcomes.ToArray().ShouldBe([0b111, 0b001]);
    }

    [Fact]
    public void ranks_outcomes_from_the_best_down_and_equal_ones_by_index()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var utilities = Enumerable.Range(0, random.Next(0, 300)).Select(_ => Ranked(random)).ToArray();

            var expected = Enumerable.Range(0, utilities.Length).OrderByDescending(outcome => utilities[outcome]).ToArray();

            Ranking.Of(utilities).Outcomes.ToArray().ShouldBe(expected, $"seed {seed}");
        }
    }

    [Fact]
    public void is_listed_with_the_others_utility_beside_it()
    {
        var (own, other) = (new UtilityTable([.1, .9, .9, .4]), new UtilityTable([4, 3, 2, 1]));

        var ranking = Ranking.Of(own);

        ranking.InOrder(own).ShouldBe([.9, .9, .4, .1]);
        ranking.InOrder(other).ShouldBe([3, 2, 1, 4]);
    }

    // Few distinct numbers, both zeros, both signs, every size, and what crosses a red line.
    private static double Ranked(Random random) => random.Next(6) switch
    {
        0 => random.Next(3) / 2.0,
        1 => random.Next(2) == 0 ? 0.0 : -0.0,
        2 => -random.NextDouble(),
        3 => Math.Pow(10, random.Next(-320, 308)),
        4 => double.NegativeInfinity,
        _ => random.NextDouble(),
    };
}
