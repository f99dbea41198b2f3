using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

public class when_a_text_is_carried_out_step_by_step
{
    // T27: A 3, B 2, A 2, B 4, B 1, A 2.
    private readonly Exposure _exposure = Exposure.Along([3, -2, 2, -4, -1, 2]);

    [Fact]
    public void each_side_is_ahead_by_what_it_gave_more_so_far() => _exposure.OfA.ShouldBe([3, 1, 3, -1, -2, 0]);

    [Fact]
    public void the_largest_lead_of_each_is_its_exposure() => (_exposure.LargestOfA, _exposure.LargestOfB).ShouldBe((3, 2));

    [Fact]
    public void the_longest_climb_of_each_is_its_drawdown() => (_exposure.DrawdownOfA, _exposure.DrawdownOfB).ShouldBe((3, 5));

    [Fact]
    public void the_tilt_says_who_is_exposed_more() => _exposure.Tilt.ShouldBe(.2);

    [Fact]
    public void the_expected_loss_counts_the_chance_that_it_ends_there() => _exposure.ExpectedLossOfA(.1).ShouldBe(.633, 1e-12);

    [Fact]
    public void nobody_is_exposed_where_nothing_is_due() => Exposure.Along([]).Tilt.ShouldBeNull();
}
