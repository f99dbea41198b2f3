using NegotiationSim.Files.Domains;

namespace NegotiationSim.Files.Tests.Domains;

public class when_something_is_wrong_with_a_domain
{
    [Theory]
    [InlineData("<negotiation_template>\n  <utility_space>\n</negotiation_template>", "NS3001 3:3")]
    [InlineData("<a>&outside;</a>", "NS3001 1:5")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<a>&x;</a>", "NS3002 1:1")]
    [InlineData("\n<!-- --><!DOCTYPE negotiation_template SYSTEM \"http://example.invalid/d.dtd\">\n<negotiation_template/>", "NS3002 2:9")]
    [InlineData("<html/>", "NS3003 1:1")]
    [InlineData("<negotiation_template><utility_space/></negotiation_template>", "NS3003 1:1")]
    [InlineData("{}", "NS3003 1:1")]
    [InlineData("[1]", "NS3003 1:1")]
    [InlineData("{\"issues\": []}", "NS3003 1:12")]
    [InlineData("{\"issues\": [{\"name\": \"a\", \"values\": []}]}", "NS3003 1:37")]
    [InlineData("{\"issues\": [{\"name\": \"a\", \"values\": 0}]}", "NS3003 1:37")]
    [InlineData("{\"issues\": [{\"name\": \"a\", \"values\": 2000000}]}", "NS3005 1:37")]
    [InlineData("{\"issues\": [{\"name\": \"a\", \"values\": [2, 1], \"type\": \"ContiguousIssue\"}]}", "NS2002 1:37")]
    [InlineData("{\"issues\": [{\"name\": \"a\", \"values\": [0.5, 1], \"type\": \"ContiguousIssue\"}]}", "NS1007 1:37")]
    [InlineData("{\"issues\": [{\"name\": \"a\", \"values\": 2}, {\"name\": \"a\", \"values\": 3}]}", "NS2003 1:41")]
    [InlineData("{\"issues\": [{\"values\": 2}]}", "NS1006 1:13")]
    [InlineData("{\"issuesValues\": {\"a\": {\"values\": [\"x\", \"x\"]}}}", "NS2003 1:41")]
    [InlineData("{\"issuesValues\": {\"a\": {\"range\": [0, 1, 0]}}}", "NS2002 1:34")]
    [InlineData("{\"issuesValues\": {\"a\": {\"range\": [0, 1, 1e-9]}}}", "NS3005 1:34")]
    [InlineData("{\"issuesValues\": {\"a\": {\"range\": [0, \"1e999\", 1]}}}", "NS1011 1:38")]
    [InlineData("{\"issuesValues\": {\"a\": {\"range\": [0, 1]}}}", "NS1007 1:34")]
    [InlineData("{\"issuesValues\": {\"a\": 3}}", "NS1007 1:24")]
    public void it_is_found_at_its_place(string text, string place) => Domain.Read(Reads.Utf8(text), "domain").Places().ShouldBe([place]);

    [Theory]
    [InlineData("<issue index=\"1\" type=\"discrete\"><item value=\"x\"/></issue>", "NS1006 1:47")]
    [InlineData("<issue name=\"a\" type=\"discrete\"><item value=\"x\"/></issue>", "NS1006 1:47")]
    [InlineData("<issue index=\"one\" name=\"a\"><item value=\"x\"/></issue>", "NS1007 1:54")]
    [InlineData("<issue index=\"1\" name=\"a\" type=\"discreet\"/>", "NS1008 1:73")]
    [InlineData("<issue index=\"1\" name=\"a\"/>", "NS3003 1:47")]
    [InlineData("<issue index=\"1\" name=\"a\" type=\"integer\"/>", "NS1006 1:47")]
    [InlineData("<issue index=\"1\" name=\"a\" type=\"integer\" lowerbound=\"3\" upperbound=\"2\"/>", "NS2002 1:103")]
    [InlineData("<issue index=\"1\" name=\"a\" type=\"integer\" lowerbound=\"0\" upperbound=\"2000000000\"/>", "NS3005 1:47")]
    [InlineData("<issue index=\"1\" name=\"a\" type=\"integer\" lowerbound=\"0.5\" upperbound=\"2\"/>", "NS1007 1:47")]
    [InlineData("<issue index=\"1\" name=\"a\" type=\"real\" lowerbound=\"0\" upperbound=\"INF\"/>", "NS1007 1:100")]
    [InlineData("<issue index=\"1\" name=\"a\" type=\"real\" lowerbound=\"0\" upperbound=\"1e300\"/>", "NS1011 1:100")]
    [InlineData("<issue index=\"1\" name=\"a&#9;b\"><item value=\"x\"/></issue>", "NS1014 1:64")]
    public void an_issue_of_genius_is_found_wrong_at_its_place(string issue, string place) =>
        Domain.Read(Reads.Utf8($"<negotiation_template><objective name=\"o\">    {issue}</objective></negotiation_template>"), "domain").Places().ShouldBe([place]);

    [Fact]
    public void every_mistake_of_a_file_is_found_at_once() =>
        Domain.Read(Reads.Utf8(
            """
            <negotiation_template><objective>
              <issue index="1" name="a" type="what"/>
              <issue index="2"/>
              <issue index="3" name="ü🙂" type="real" lowerbound="x" upperbound="1"/>
            </objective></negotiation_template>
            """), "domain").Places().ShouldBe(["NS1008 2:29", "NS1006 3:3", "NS1007 4:42"]);

    [Fact]
    public void a_domain_beyond_the_limits_is_refused()
    {
        var issues = string.Concat(Enumerable.Range(1, 501).Select(number => $"<issue index=\"{number}\" name=\"i{number}\"><item value=\"x\"/></issue>"));

        Domain.Read(Reads.Utf8($"<negotiation_template>{issues}</negotiation_template>"), "domain").Places().ShouldBe(["NS3005 1:1"]);
        Domain.Read(Reads.Utf8($"<negotiation_template>{string.Concat(Enumerable.Repeat("<a>", 70))}{string.Concat(Enumerable.Repeat("</a>", 70))}</negotiation_template>"), "domain").Places().ShouldBe(["NS1016 1:212"]);
        Domain.Read(new byte[5_000_001], "domain").Places().ShouldBe(["NS1003 1:1"]);
        Domain.Read((byte[])[.. "<a b=\"é"u8, 0xFF], "domain").Places().ShouldBe(["NS1002 1:8"]);
    }
}
