using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Tests.Proposals;

public class when_options_are_named_and_valued
{
    private static readonly Issue Cap = new Issue.WholeNumbers("cap", 50, 100);

    [Fact]
    public void every_option_is_found_again_by_its_name()
    {
        Issue[] issues = [Given.Five("a"), new Issue.Ladder("b", [new("none", 0), new("some", .3), new("all", 1)]), Cap, new Issue.Grid("d", .1, .7, 6), new Issue.Grid("e", -3, 1e-3, 7)];

        foreach (var issue in issues)
        {
            Enumerable.Range(0, issue.Count).Select(option => issue.Find(issue.NameOf(option))).ShouldBe(Enumerable.Range(0, issue.Count).Select(option => (int?)option), issue.Id);
            issue.Find("neither").ShouldBeNull();
            Should.Throw<ArgumentOutOfRangeException>(() => issue.NameOf(issue.Count));
        }
    }

    [Fact]
    public void a_grid_ends_exactly_where_it_is_said_to()
    {
        var grid = new Issue.Grid("d", .1, .7, 3);

        grid.NumberOf(0).ShouldBe(.1);
        grid.NumberOf(3).ShouldBe(.7);
        grid.Find(".25").ShouldBeNull();
    }

    [Fact]
    public void an_issue_without_options_is_a_mistake()
    {
        Should.Throw<ArgumentException>(() => new Issue.Categorical("a", []));
        Should.Throw<ArgumentException>(() => new Issue.WholeNumbers("a", 2, 1));
        Should.Throw<ArgumentException>(() => new Issue.WholeNumbers("a", long.MinValue, long.MaxValue));
        Should.Throw<ArgumentException>(() => new Issue.Grid("a", 0, double.PositiveInfinity, 3));
        Should.Throw<ArgumentException>(() => new Issue.Grid("a", 0, 1, 0));
    }

    [Fact]
    public void T12_a_falling_curve_runs_straight_between_its_points_and_flat_beyond_them()
    {
        var curve = new ValueFunction.PiecewiseLinear([new(50, 1), new(75, .8), new(90, .5), new(100, 0)]);
        var wider = new Issue.WholeNumbers("cap", 40, 120);

        curve.ValueOf(Cap, Cap.Find("60")!.Value)!.Value.ShouldBe(.92, 1e-12);
        curve.ValueOf(wider, 0).ShouldBe(1);
        curve.ValueOf(wider, 80).ShouldBe(0);
    }

    [Fact]
    public void T12_a_rising_curve_does_too()
    {
        var grid = new Issue.Grid("g", -.5, .5, 10);
        var curve = new ValueFunction.PiecewiseLinear([new(-.15, 0), new(0, .1), new(.25, .9), new(.35, 1)]);

        curve.ValueOf(grid, 6)!.Value.ShouldBe(.42, 1e-12);
    }

    [Fact]
    public void a_triangle_peaks_and_falls_to_nothing_at_its_feet()
    {
        var triangle = new ValueFunction.Peaked(60, 70, 90);

        Values(triangle, 50, 60, 65, 70, 80, 90, 100).ShouldBe([0, 0, .5, 1, .5, 0, 0]);
        Values(new ValueFunction.Peaked(50, 50, 100), 50, 75, 100).ShouldBe([1, .5, 0]);
        Should.Throw<ArgumentException>(() => new ValueFunction.Peaked(3, 2, 4));
    }

    [Fact]
    public void an_affine_value_follows_the_number() => Values(new ValueFunction.Affine(-.02, 2), 50, 75, 100).ShouldBe([1, .5, 0]);

    [Fact]
    public void an_affine_value_stays_within_its_bounds() =>
        Values(new ValueFunction.Affine(-.02, 2) { Least = .25, Most = .75 }, 50, 75, 100).ShouldBe([.75, .5, .25]);

    [Fact]
    public void what_nobody_valued_is_undefined_with_the_reason()
    {
        var categorical = Given.Five("a");

        new ValueFunction.Affine(1).ValueOf(categorical, 0).ShouldBeNull();
        new ValueFunction.Affine(1).WhyUndefined(categorical, 0).ShouldBe(UndefinedReason.NoNumber);
        ValueFunction.Table.Of(1, 2).WhyUndefined(categorical, 2).ShouldBe(UndefinedReason.NoEntry);
        new ValueFunction.Table([1, null]).WhyUndefined(categorical, 1).ShouldBe(UndefinedReason.NoEntry);
        new ValueFunction.Affine(double.MaxValue).WhyUndefined(Cap, 3).ShouldBe(UndefinedReason.NotFinite);
        new ValueFunction.Table([1]).WhyUndefined(categorical, 0).ShouldBeNull();
    }

    private static IEnumerable<double> Values(ValueFunction function, params int[] numbers) => numbers.Select(number => function.ValueOf(Cap, number - 50)!.Value);
}
