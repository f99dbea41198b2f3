using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

/// <summary>Credibility (§1.5): T16's point estimates, failures without a denominator, and the record of 2008.</summary>
public class when_a_word_is_weighed
{
    [Theory]
    [InlineData(30, .016129)]
    [InlineData(60, .5)]
    [InlineData(100, .697970)]
    [InlineData(200, .848258)]
    public void thirty_failures_say_little_without_their_denominator(int outOf, double theta) =>
        Trust(Records(kept: outOf - 30, broken: 30)).ShouldBe(theta, 1e-4);

    [Fact]
    public void T16_three_failures_of_three()
    {
        Trust(Records(0, 3)).ShouldBe(.125, 1e-9);
        Trust(Records(0, 3), Switches.Default with { A0 = 1, B0 = 1 }).ShouldBe(.2, 1e-9);
        Trust(Records(0, 30)).ShouldBe(.016129, 1e-6);
    }

    [Fact]
    public void no_record_leaves_the_prior() => Trust([]).ShouldBe(.5);

    [Fact]
    public void old_evidence_fades_by_half_in_ten_years_and_a_breach_that_goes_on_does_not()
    {
        var on = Given.Today.AddDays(-3652);

        Trust([new Evidence(Actor.B, Dimension.FOR, 0, on, Continuing: false, Support: 1)]).ShouldBe(.5 / 1.5, 1e-3);
        Trust([new Evidence(Actor.B, Dimension.FOR, 0, on, Continuing: true, Support: 1)]).ShouldBe(.5 / 2, 1e-9);
    }

    [Fact]
    public void seed_fixture_c_the_three_obligations_of_2008_set_the_trust_in_a_new_promise()
    {
        var breaches = new[] { Dimension.FOR, Dimension.VER, Dimension.HUM }
            .Select(dimension => Given.Step($"2008-{dimension}", Side.B, dimension, Given.Share(.5), ObligationClass.Discharge, ConcessionStatus.Breached)).ToArray();
        var credibility = Credibility.Of(Given.Ledger(breaches), Perspective.Neutral, Switches.Default);

        credibility.Trust(Actor.B, Dimension.HUM).ShouldBe(.166667, 1e-6);
        credibility.Trust(Actor.B, Dimension.ECO).ShouldBe(.2, 1e-9);
        credibility.Trust(Actor.A, Dimension.HUM).ShouldBe(.5);
        Credibility.Of(Given.Ledger(breaches), Perspective.Neutral, Switches.Default with { SimOff = 1 }).Trust(Actor.B, Dimension.ECO).ShouldBe(.125, 1e-9);
        foreach (var lens in Enum.GetValues<Lens>())
        {
            Appraisal.Of(Given.Ledger(breaches), Perspective.Neutral, Switches.Default).Judge(new Reading(Norm.Sacrifice, lens, Baseline.StatusQuo)).State.ShouldBe(VerdictState.NoConcessions);
        }
    }

    [Fact]
    public void a_commitment_that_is_only_pending_is_no_evidence()
    {
        var pending = Given.Step("x", Side.B, Dimension.FOR, Given.Share(.5));

        Credibility.Of(Given.Ledger(pending), Perspective.Neutral, Switches.Default).Trust(Actor.B, Dimension.FOR).ShouldBe(.5);
    }

    [Fact]
    public void stated_trust_replaces_the_record()
    {
        var distrust = Perspective.Neutral with { TrustInB = 0 };

        Credibility.Of(Given.Ledger() with { Evidence = [.. Records(9, 0)] }, distrust, Switches.Default).Trust(Actor.B, Dimension.FOR).ShouldBe(0);
    }

    private static IEnumerable<Evidence> Records(int kept, int broken) =>
        Enumerable.Repeat(1.0, kept).Concat(Enumerable.Repeat(0.0, broken)).Select(f => new Evidence(Actor.B, Dimension.FOR, f, null, false, 1));

    private static double Trust(IEnumerable<Evidence> evidence, Switches? switches = null) =>
        Credibility.Of(Given.Ledger() with { Evidence = [.. evidence] }, Perspective.Neutral, switches ?? Switches.Default).Trust(Actor.B, Dimension.FOR);
}
