using System.Numerics;
using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Tests.Proposals;

public class any_outcome_space
{
    [Fact]
    public void knows_each_outcome_by_one_index_the_first_issue_the_most_significant()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var space = RandomSpaces.Space(new Random(seed));
            var outcomes = Enumerable.Range(0, (int)space.Size).Select(outcome => space.OptionsOf(outcome)).ToList();

            outcomes.Select(options => space.IndexOf(options)).ShouldBe(Enumerable.Range(0, (int)space.Size).Select(index => (long)index), $"seed {seed}");
            outcomes.Zip(outcomes.Skip(1)).ShouldAllBe(pair => ComesBefore(pair.First, pair.Second), $"seed {seed}");
        }
    }

    [Fact]
    public void has_the_product_of_its_issues_counts()
    {
        new OutcomeSpace([Given.Five("a"), Given.Five("b"), new Issue.WholeNumbers("c", 1, 4)]).Size.ShouldBe(100);
        new OutcomeSpace([]).Size.ShouldBe(1);
    }

    [Fact]
    public void may_be_larger_than_any_machine_word_and_then_says_how_large_and_what_to_do()
    {
        var space = new OutcomeSpace([.. Enumerable.Range(0, 100).Select(number => Given.Five($"i{number}"))]);

        space.Size.ShouldBe(BigInteger.Pow(5, 100));
        var why = space.TooMany().ShouldNotBeNull();
        why.Message.ShouldBe("the issues have about 7.9E+069 outcomes together; at most 1,000,000 are gone through");
        why.Advice.ShouldContain("fewer steps");
        Should.Throw<InvalidOperationException>(() => space.OptionsOf(0));
    }

    [Fact]
    public void is_gone_through_up_to_the_limit_and_not_beyond()
    {
        var space = new OutcomeSpace([new Issue.WholeNumbers("a", 1, 1000), new Issue.WholeNumbers("b", 1, 1000)]);

        space.TooMany().ShouldBeNull();
        space.TooMany(999_999)!.Message.ShouldBe("the issues have 1,000,000 outcomes together; at most 999,999 are gone through");
    }

    [Fact]
    public void does_not_have_outcomes_beyond_its_size()
    {
        var space = new OutcomeSpace([Given.Five("a"), Given.Five("b")]);

        Should.Throw<ArgumentOutOfRangeException>(() => space.OptionsOf(25));
        Should.Throw<ArgumentOutOfRangeException>(() => space.IndexOf([0, 5]));
        Should.Throw<ArgumentException>(() => new OutcomeSpace([Given.Five("a"), Given.Five("a")]));
    }

    private static bool ComesBefore(int[] first, int[] second)
    {
        var issue = Enumerable.Range(0, first.Length).First(issue => first[issue] != second[issue]);
        return first[issue] < second[issue];
    }
}
