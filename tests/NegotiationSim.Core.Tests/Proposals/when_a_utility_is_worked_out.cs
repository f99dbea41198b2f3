using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Tests.Proposals;

public class when_a_utility_is_worked_out
{
    private static readonly OutcomeSpace Space = new([new Issue.Categorical("a", ["x", "y"]), new Issue.WholeNumbers("b", 1, 3)]);

    private static readonly Utility Plain = new([new(.75, ValueFunction.Table.Of(0, 1)), new(.25, new ValueFunction.Affine(.5, -.5))]);

    [Fact]
    public void it_is_the_weighted_sum_as_written() => Given.Table(Plain, Space).Values.ToArray().ShouldBe([0, .125, .25, .75, .875, 1]);

    [Fact]
    public void a_bonus_or_penalty_applies_to_its_combination_alone()
    {
        var utility = Plain with { Terms = [new(Box.Of((0, 1), (1, 2)), -2), new(new Box([new(1, 0, 1)]), .5)] };

        Given.Table(utility, Space).Values.ToArray().ShouldBe([.5, .625, .25, 1.25, 1.375, -1]);
    }

    [Fact]
    public void a_red_line_is_a_veto_and_costs_nothing_of_the_utility()
    {
        var table = Given.Table(Plain with { RedLines = [new("never x", Box.Of((0, 0)))], Reservation = .25 }, Space);

        table.Vetoed.ToArray().ShouldBe([true, true, true, false, false, false]);
        table.Values.ToArray().ShouldBe([0, .125, .25, .75, .875, 1]);
        table.Admits(2).ShouldBeFalse();
        table.Admits(3).ShouldBeTrue();
        table.SurplusOf(0).ShouldBe(-.25);
    }

    [Fact]
    public void options_without_a_value_leave_it_undefined_with_every_reason()
    {
        var utility = new Utility([new(1, new ValueFunction.Affine(1)), new(1, new ValueFunction.Table([.1, null, .3]))]);

        Tabulation.Of(utility, Space).ShouldBeOfType<Tabulation.Incomplete>().Missing.ShouldBe(
        [
            new("a", "x", UndefinedReason.NoNumber),
            new("a", "y", UndefinedReason.NoNumber),
            new("b", "2", UndefinedReason.NoEntry),
        ]);
        utility.ValueOf(Space, [0, 0]).ShouldBeNull();
    }

    [Fact]
    public void a_space_too_large_is_an_answer() =>
        Tabulation.Of(Plain, Space, limit: 5).ShouldBe(new Tabulation.TooLarge(new TooManyOutcomes(6, 5)));

    [Fact]
    public void waiting_costs_the_discount_every_round()
    {
        var patient = Plain with { Discount = .9 };

        patient.Discounted(2, 0).ShouldBe(2);
        patient.Discounted(2, 1).ShouldBe(1.8);
        patient.Discounted(2, 5).ShouldBe(2 * Math.Pow(.9, 5), 1e-15);
        Plain.Discounted(2, 1000).ShouldBe(2);
    }
}
