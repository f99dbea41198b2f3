using NegotiationSim.Files.Domains;

namespace NegotiationSim.Files.Tests.Domains;

public class when_something_is_wrong_with_a_profile
{
    [Theory]
    [InlineData("<negotiation_template/>", "NS3003 1:1")]
    [InlineData("<utility_space/>", "NS3007 1:1", "NS3007 1:1", "NS3007 1:1")]
    [InlineData("<utility_space><issue index=\"1\" name=\"observer\"/></utility_space>", "NS3004 1:33")]
    [InlineData("<utility_space><issue index=\"1\" name=\"cap\"><evaluator/></issue></utility_space>", "NS1006 1:44")]
    [InlineData("<utility_space><issue index=\"1\" name=\"cap\"><evaluator ftype=\"faratin\"/></issue></utility_space>", "NS3006 1:55")]
    [InlineData("<utility_space><issue index=\"1\" name=\"cap\"><evaluator ftype=\"linear\" parameter0=\"1\"/></issue></utility_space>", "NS1006 1:44")]
    [InlineData("<utility_space><issue index=\"1\" name=\"cap\"><evaluator ftype=\"triangular\" parameter0=\"1\" parameter1=\"2\" parameter2=\"3\"/></issue></utility_space>", "NS2002 1:44")]
    [InlineData("<utility_space><issue index=\"1\" name=\"cap\"><evaluator slope=\"1\" offset=\"0\"/></issue></utility_space>", "NS3007 1:16")]
    [InlineData("<utility_space><issue index=\"1\" name=\"observers\"><evaluator slope=\"1\" offset=\"0\"/></issue></utility_space>", "NS1007 1:50")]
    [InlineData("<utility_space><utility maxutility=\"0\"><ufun/></utility></utility_space>", "NS2001 1:25")]
    [InlineData("<utility_space><utility><ufun aggregation=\"min\"/></utility></utility_space>", "NS3006 1:31")]
    [InlineData("<utility_space><utility><ufun><hyperRectangle/></ufun></utility></utility_space>", "NS1006 1:31")]
    [InlineData("<utility_space><utility><ufun><sphere/></ufun></utility></utility_space>", "NS3006 1:31")]
    [InlineData("<utility_space><utility><ufun/><ufun/></utility></utility_space>", "NS3006 1:32")]
    [InlineData("<utility_space><utility><ufun><hyperRectangle utility=\"1\"><INCLUDES index=\"2\" min=\"1\" max=\"0\"/></hyperRectangle></ufun></utility></utility_space>", "NS2002 1:59")]
    [InlineData("<utility_space><utility><ufun><hyperRectangle utility=\"1\"><INCLUDES index=\"9\" min=\"0\" max=\"1\"/></hyperRectangle></ufun></utility></utility_space>", "NS3004 1:69")]
    [InlineData("<utility_space><utility><ufun><hyperRectangle utility=\"1\"><INCLUDES index=\"1\" min=\"0\" max=\"1\"/></hyperRectangle></ufun></utility></utility_space>", "NS1007 1:59")]
    [InlineData("<utility_space><utility><ufun><hyperRectangle utility=\"1\"><INCLUDES index=\"2\" min=\"0\" max=\"1\"/><EXCLUDES/></hyperRectangle></ufun></utility></utility_space>", "NS3006 1:96")]
    public void of_genius_it_is_found_at_its_place(string text, params string[] places) => Of(text, SampleDomains.Genius).ShouldBe(places);

    [Fact]
    public void of_genius_a_discount_outside_its_range_and_an_option_left_out_are_found()
    {
        Of(SampleDomains.GeniusProfile.Replace("0.81", "1.5", StringComparison.Ordinal), SampleDomains.Genius).ShouldBe(["NS2001 1:1"]);
        Of(SampleDomains.GeniusProfile.Replace("evaluation=\"3\"", "evaluation=\"null\"", StringComparison.Ordinal), SampleDomains.Genius).ShouldBe(["NS3007 3:5"]);
        Of(SampleDomains.GeniusProfile.Replace("value=\"unarmed\"", "value=\"unarmd\"", StringComparison.Ordinal), SampleDomains.Genius).ShouldBe(["NS3007 3:5", "NS3004 5:23"]);
        Of(SampleDomains.GeniusProfile.Replace("name=\"cap\"", "name=\"observers\"", StringComparison.Ordinal), SampleDomains.Genius).ShouldBe(["NS2003 8:22"]);
    }

    [Theory]
    [InlineData("{\"DefaultPartialOrdering\": {}}", "NS3006 1:2")]
    [InlineData("{\"LinearAdditiveUtilitySpace\": {\"issueWeights\": {}}}", "NS1006 1:32")]
    [InlineData("{\"LinearAdditiveUtilitySpace\": {\"issueWeights\": {}, \"issueUtilities\": {}}}", "NS3007 1:32")]
    [InlineData("{\"LinearAdditiveUtilitySpace\": {\"issueWeights\": {\"caps\": 1}, \"issueUtilities\": {}}}", "NS3004 1:50")]
    [InlineData("{\"LinearAdditiveUtilitySpace\": []}", "NS1007 1:32")]
    [InlineData("{\"nothing\": 1}", "NS3003 1:1")]
    public void of_geniusweb_it_is_found_at_its_place(string text, string place) => Of(text, SampleDomains.GeniusWeb).ShouldBe([place]);

    [Theory]
    [InlineData("\"armed\": 1", "\"armd\": 1", "NS3004 4:84", "NS3007 4:55")]
    [InlineData("\"lowValue\": 6", "\"lowValue\": 60", "NS2002 5:28")]
    [InlineData("\"lowUtility\": 0.5, ", "", "NS1006 5:28")]
    [InlineData("\"cap\": 8, ", "", "NS3007 9:37")]
    [InlineData("\"cap\": 8, ", "\"cap\": 8.5, ", "NS3004 9:69")]
    public void of_geniusweb_a_value_is_found_wrong(string written, string instead, params string[] places) =>
        Of(SampleDomains.GeniusWebProfile.Replace(written, instead, StringComparison.Ordinal), SampleDomains.GeniusWeb).Order().ShouldBe(places.Order());

    [Theory]
    [InlineData("LinearAdditiveUtilityFunction", "ComplexNonlinearUtilityFunction", "NS3006 2:11")]
    [InlineData("LinearAdditiveUtilityFunction", "AffineUtilityFunction", "NS1007 1:1")]
    [InlineData("[0.5, 2.0, 1.0, 0.25]", "[0.5, 2.0, 1.0]", "NS3007 6:14")]
    [InlineData("[0.5, 2.0, 1.0, 0.25]", "[0.5, 2.0, 1.0, 0.25, 3]", "NS3007 6:14")]
    [InlineData("IdentityFun", "CosFun", "NS3006 10:5")]
    [InlineData("\"slope\": -0.25, ", "", "NS1006 9:5")]
    [InlineData("\"bias\": 0.5", "\"bias\": \"half\"", "NS1007 5:11")]
    public void of_negmas_it_is_found_at_its_place(string written, string instead, string place) =>
        Of(SampleDomains.NegmasProfile.Replace(written, instead, StringComparison.Ordinal), SampleDomains.Negmas).ShouldBe([place]);

    [Theory]
    [InlineData("\"0\": \"armed\"", "\"7\": \"armed\"", "NS3004 3:23")]
    [InlineData("\"0\": \"armed\"", "\"0\": [1, 2]", "NS1007 3:28")]
    [InlineData("[7, 9]", "[9, 7]", "NS2002 3:42")]
    [InlineData("0.125]", "0.125, 3]", "NS3007 4:16")]
    public void of_negmas_a_hyper_rectangle_is_found_wrong(string written, string instead, string place) =>
        Of(SampleDomains.NegmasBoxes.Replace(written, instead, StringComparison.Ordinal), SampleDomains.Negmas).ShouldBe([place]);

    private static string[] Of(string text, string domain) => Profile.Read(Reads.Utf8(text), "profile", Given.Domain(domain)).Places();
}
