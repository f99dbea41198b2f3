using NegotiationSim.Core.Simulation;

namespace NegotiationSim.Core.Tests.Simulation;

public class when_a_sweep_is_designed
{
    private static readonly Factor Weight = new Factor.Range("weight", 0, 1, 3);
    private static readonly Factor Deadline = new Factor.Levels("deadline", [10, 20]);

    [Fact]
    public void few_factors_meet_in_every_combination()
    {
        var design = Design.Of([Weight, Deadline], 99, seed: 1);

        design.Points.ShouldBe([[0, 10], [0, 20], [.5, 10], [.5, 20], [1, 10], [1, 20]]);
    }

    [Fact]
    public void a_range_reaches_its_ends_exactly() =>
        Design.FullFactorial([new Factor.Range("x", .1, .7, 4)]).Points.Select(point => point[0]).ShouldBe([.1, .3, .5, .7], 1e-15);

    [Fact]
    public void without_factors_there_is_one_point() => Design.Of([], 5, seed: 1).Points.ShouldBe([[]]);

    [Fact]
    public void four_factors_are_few_and_five_are_many()
    {
        Design.Of([.. Ranges(4)], 7, seed: 1).Points.Count.ShouldBe(81);
        Design.Of([.. Ranges(5)], 7, seed: 1).Points.Count.ShouldBe(7);
        Design.SizeOfFullFactorial([.. Ranges(50)]).ShouldBe(Math.Pow(3, 50));
    }

    [Fact]
    public void a_hypercube_has_one_point_in_every_slice_of_every_factor()
    {
        var design = Design.LatinHypercube([.. Ranges(6)], 50, seed: 7);

        for (var f = 0; f < 6; f++)
        {
            design.Points.Select(point => (int)(point[f] * 50)).Order().ShouldBe(Enumerable.Range(0, 50));
        }
    }

    [Fact]
    public void a_hypercube_takes_each_level_equally_often() =>
        Design.LatinHypercube([Deadline, .. Ranges(5)], 30, seed: 7).Points.Count(point => point[0] == 10).ShouldBe(15);

    [Fact]
    public void the_factors_of_a_hypercube_are_in_different_orders_and_evenly_mixed()
    {
        var points = Design.LatinHypercube([.. Ranges(5)], 2000, seed: 3).Points;

        // Of independent factors r has a standard deviation of 1/√2000 = .022.
        var covariance = points.Average(point => (point[0] - .5) * (point[1] - .5));
        (covariance * 12).ShouldBe(0, .09);
        points.Zip(points.Skip(1)).ShouldContain(pair => pair.First[0] > pair.Second[0]);
    }

    [Fact]
    public void a_hypercube_follows_from_its_seed_and_a_factor_more_changes_no_other()
    {
        var five = Design.LatinHypercube([.. Ranges(5)], 20, seed: 1);

        Design.LatinHypercube([.. Ranges(5)], 20, seed: 1).Points.ShouldBe(five.Points);
        Design.LatinHypercube([.. Ranges(5)], 20, seed: 2).Points.SequenceEqual(five.Points).ShouldBeFalse();
        Design.LatinHypercube([Weight, .. Ranges(5)], 20, seed: 1).Points.Select(point => point[1]).ShouldBe(five.Points.Select(point => point[0]));
    }

    private static IEnumerable<Factor> Ranges(int count) => Enumerable.Range(0, count).Select(i => new Factor.Range($"f{i}", 0, 1, 3));
}
