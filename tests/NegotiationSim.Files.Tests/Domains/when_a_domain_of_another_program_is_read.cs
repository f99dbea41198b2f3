using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Domains;

namespace NegotiationSim.Files.Tests.Domains;

public class when_a_domain_of_another_program_is_read
{
    [Fact]
    public void genius_has_names_whole_numbers_and_real_ones()
    {
        var domain = Given.Domain(SampleDomains.Genius, steps: 4);

        domain.Name.ShouldBe("ceasefire");
        domain.Space.Issues.ShouldBe([new Issue.Categorical("observers", ["none", "unarmed", "armed & mobile"]), new Issue.WholeNumbers("cap", 6, 10), new Issue.Grid("share", 0, 1, 4)]);
    }

    [Fact]
    public void genius_may_put_a_comment_before_the_declaration_and_an_option_in_twice()
    {
        var text = "\n <!-- ours -->" + SampleDomains.Genius.Replace("<item index=\"2\" value=\"unarmed\"/>", "<item value=\"unarmed\"/><item value=\"unarmed\"/>", StringComparison.Ordinal);

        Given.Domain(text).Space.Issues.ShouldBe(Given.Domain(SampleDomains.Genius).Space.Issues);
        Domain.Read(Reads.Utf8(text.Replace("name=\"share\"", "", StringComparison.Ordinal)), "domain").Places().ShouldBe(["NS1006 13:7"]);
    }

    [Fact]
    public void genius_divides_by_the_highest_evaluation_and_takes_weights_as_written()
    {
        var profile = Given.Profile(SampleDomains.GeniusProfile, SampleDomains.Genius);

        // .5 · 12/12 + .5 · (10 − 6)/4 + .25 · clipped to 1: more than 1, and left so.
        Given.Value(profile, SampleDomains.Genius, "armed & mobile", "10", "0").ShouldBe(1.25);
        Given.Value(profile, SampleDomains.Genius, "unarmed", "7", "0.25").ShouldBe((.5 * 3 / 12) + (.5 * .25) + (.25 * .5), 1e-15);
        Given.Value(profile, SampleDomains.Genius, "none", "6", "1").ShouldBe(0);
        profile.Utility.Reservation.Mode.ShouldBe(.125);
        profile.DiscountFactor.ShouldBe(.81);
        profile.OverRounds(2).Discount.ShouldBe(.9, 1e-15);
    }

    [Fact]
    public void genius_takes_no_agreement_for_nothing_and_no_discount_where_none_is_given()
    {
        var text = SampleDomains.GeniusProfile.Replace("<discount_factor value=\"0.81\"/>", "", StringComparison.Ordinal).Replace("<reservation value=\"0.125\"/>", "", StringComparison.Ordinal);

        var profile = Given.Profile(text, SampleDomains.Genius);

        profile.Utility.Reservation.Mode.ShouldBe(0);
        profile.DiscountFactor.ShouldBe(1);
        Given.Profile(SampleDomains.GeniusProfile.Replace("0.81", "0", StringComparison.Ordinal), SampleDomains.Genius).DiscountFactor.ShouldBe(1);
    }

    [Fact]
    public void genius_counts_an_issue_without_a_positive_evaluation_for_nothing()
    {
        var text = SampleDomains.GeniusProfile.Replace("evaluation=\"12\"", "evaluation=\"0\"", StringComparison.Ordinal).Replace("evaluation=\"3\"", "evaluation=\"0\"", StringComparison.Ordinal);

        Given.Value(Given.Profile(text, SampleDomains.Genius), SampleDomains.Genius, "armed & mobile", "6", "1").ShouldBe(0);
    }

    [Theory]
    [InlineData("<evaluator ftype=\"linear\" parameter0=\"-1.5\" parameter1=\"0.25\"/>", "7", .25)]
    [InlineData("<evaluator ftype=\"linear\" parameter0=\"-1.5\" parameter1=\"0.25\"/>", "10", 1)]
    [InlineData("<evaluator ftype=\"constant\" parameter0=\"0.7\"/>", "9", .7)]
    [InlineData("<evaluator ftype=\"triangular\" parameter0=\"6\" parameter1=\"10\" parameter2=\"7\"/>", "7", 1)]
    [InlineData("<evaluator ftype=\"triangular\" parameter0=\"6\" parameter1=\"10\" parameter2=\"7\"/>", "8", 2.0 / 3)]
    [InlineData("<evaluator ftype=\"triangular\" parameter0=\"6\" parameter1=\"10\" parameter2=\"7\"/>", "10", 0)]
    public void genius_has_lines_constants_and_triangles_over_numbers(string evaluator, string cap, double value)
    {
        var text = SampleDomains.GeniusProfile.Replace("<evaluator slope=\"0.25\" offset=\"0.0\"/>", evaluator, StringComparison.Ordinal);

        Given.Value(Given.Profile(text, SampleDomains.Genius), SampleDomains.Genius, "none", cap, "1").ShouldBe(.5 * value, 1e-12);
    }

    [Theory]
    [InlineData("3", "2", .4)]
    [InlineData("3", "3", .4 + .2)]
    [InlineData("6", "2", 0)]
    [InlineData("9", "9", .2 + .25)]
    public void genius_sums_hyper_rectangles_inside_and_outside(string north, string south, double expected) =>
        Given.Value(Given.Profile(SampleDomains.BoxesProfile, SampleDomains.Boxes), SampleDomains.Boxes, north, south).ShouldBe(expected + .05, 1e-15);

    [Fact]
    public void geniusweb_has_values_and_ranges()
    {
        var domain = Given.Domain(SampleDomains.GeniusWeb);
        var profile = Given.Profile(SampleDomains.GeniusWebProfile, SampleDomains.GeniusWeb);

        domain.Space.Issues.ShouldBe([new Issue.Categorical("observers", ["none", "unarmed", "armed"]), new Issue.WholeNumbers("cap", 6, 10), new Issue.Grid("share", 0, 1, 4)]);
        profile.Name.ShouldBe("side A");
        Given.Value(profile, SampleDomains.GeniusWeb, "armed", "10", "0").ShouldBe(1);
        profile.Utility.Reservation.Mode.ShouldBe((.5 * .25) + (.25 * .75) + (.25 * .5), 1e-15);
        profile.ReservationBid.ShouldBe([1, 2, 2]);
    }

    [Fact]
    public void geniusweb_carries_its_domain_in_the_profile() =>
        Domain.Read(Reads.Utf8("{\"LinearAdditiveUtilitySpace\": {\"domain\": " + SampleDomains.GeniusWeb + "}}"), "p.json").Value!.Space.Size.ShouldBe(3 * 5 * 5);

    [Fact]
    public void negmas_has_issues_of_every_class()
    {
        var domain = Given.Domain(SampleDomains.Negmas, steps: 2);
        var profile = Given.Profile(SampleDomains.NegmasProfile, SampleDomains.Negmas);

        domain.Space.Issues.ShouldBe(
        [
            new Issue.Categorical("observers", ["none", "unarmed", "armed"]),
            new Issue.WholeNumbers("cap", 6, 10),
            new Issue.Grid("share", 0, 1, 2),
            new Issue.Ladder("months", [new("6", 6), new("12", 12), new("24", 24)]),
        ]);
        Given.Value(profile, SampleDomains.Negmas, "unarmed", "8", "0.5", "12").ShouldBe(.25 + 1 + .5 + .125 + .5, 1e-15);
        profile.Utility.Reservation.Mode.ShouldBe(.3);
    }

    [Fact]
    public void negmas_has_hyper_rectangles_over_names_and_numbers()
    {
        var profile = Given.Profile(SampleDomains.NegmasBoxes, SampleDomains.Negmas);

        Given.Value(profile, SampleDomains.Negmas, "armed", "8", "0.5", "6").ShouldBe(1.5 - .25 + .125);
        Given.Value(profile, SampleDomains.Negmas, "armed", "10", "1", "6").ShouldBe(.125);
    }

    [Fact]
    public void negmas_weighs_numbers_as_they_are()
    {
        const string Domain = """{"issues": [{"name": "a", "values": 5}, {"name": "b", "values": [1, 2, 4]}]}""";

        Given.Value(Given.Profile("""{"type": "AffineUtilityFunction", "weights": {"a": 1, "b": -2}, "bias": 3}""", Domain), Domain, "4", "2").ShouldBe(4 - 4 + 3);
    }
}
