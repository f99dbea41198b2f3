using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Core.Tests.Simulation.Delivery;

namespace NegotiationSim.Core.Tests.Behaviour.Delivery;

/// <summary>Zero-determinant strategies: what they enforce holds against anybody.</summary>
public class when_a_strategy_sets_a_line
{
    [Fact]
    public void the_published_strategies_come_out()
    {
        Strategy.Named("Extort").ShouldBeOfType<MemoryOne>().ShouldSatisfyAllConditions(
            p => p.AfterCC.ShouldBe(8 / 9.0, 1e-15), p => p.AfterCD.ShouldBe(.5, 1e-15), p => p.AfterDC.ShouldBe(1 / 3.0, 1e-15), p => p.AfterDD.ShouldBe(0));
        Strategy.Named("GenerousZD").ShouldBe(new MemoryOne(1, 1, .125, 1, .25));
    }

    [Theory]
    [InlineData("Extort", 2, 1)]
    [InlineData("Extort", 5, 1)]
    [InlineData("GenerousZD", 2, 3)]
    [InlineData("GenerousZD", 1.5, 3)]
    public void both_averages_lie_on_it_whoever_the_other_is(string name, double factor, double l)
    {
        const int Turns = 2_000;
        string[] others = ["RANDOM", "TFT", "ALLC", "ALLD", "ALT", "Pavlov", "Bully", "JOSS", "MemoryOne"];
        foreach (var other in others)
        {
            var expected = ExpectedDelivery.Of(new() { Turns = Turns }, Strategy.Named(name, ("factor", factor)), Strategy.Named(other)).ShouldNotBeNull();

            ((expected.ToA / Turns) - l).ShouldBe(factor * ((expected.ToB / Turns) - l), .04, $"{name} v {other}");
        }
    }
}
