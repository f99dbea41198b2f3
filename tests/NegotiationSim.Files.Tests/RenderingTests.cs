using NegotiationSim.Files.Findings;
using NegotiationSim.Tests;

namespace NegotiationSim.Files.Tests;

public class when_findings_are_shown
{
    private static Library ThreeFiles() => Reads.Library([
        ("scenarios/eu-symmetry-paper.yaml", """
            kind: scenario
            id: eu-symmetry-paper
            base: text
            variants:
              - id: eu-as-tabled
                perpective: neutral
            """),
        ("seeds/perspectives/mediator.yaml", """
            kind: perspective
            id: mediator
            weights:
              A: {TER: .1, FOR: .1, WPN: .1, BAS: .1, SEC: .1, LEG: .1, ECO: .1, HUM: .1, VER: .1, POL: .1}
              B: {TER: .15, FOR: .15, WPN: .1, BAS: .1, SEC: .1, LEG: .1, ECO: .1, HUM: .1, VER: .05}
            """),
        ("scenarios/geneva-next-round.yaml", """
            kind: scenario
            id: geneva-next-round
            base: text
            variants:
              - id: pledge

                apply: [{drop: "1"}]


              - id: pledge
            """),
        .. Samples.All]);

    [Fact]
    public void each_names_its_place_marks_its_span_and_says_what_to_write() => Goldens.ShouldMatch(FindingText.Of(ThreeFiles().Validate()));

    [Fact]
    public void a_long_line_is_cut_around_the_span()
    {
        var finding = ThreeFiles().Validate().Single(finding => finding.Code == FindingCodes.WeightsSum);
        Goldens.ShouldMatch(FindingText.Of(finding, width: 60));
    }

    [Fact]
    public void more_than_fit_are_counted()
    {
        var text = FindingText.Of(ThreeFiles().Validate(), most: 1);
        text.ShouldEndWith("\nand 2 more\n");
        text.Split("error[").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("kind: perspective\nid: p\ntitle: 🙂🙂🙂\nweights: equal # 🙂\ntrust: {\"🙂\": 1}\n", "5:9")]
    [InlineData("kind: perspective\nid: p\nweights: {\"🙂é\": .1}\n", "3:11")]
    [InlineData("kind: perspective\nid: p\nweights: {A: {ranks: [SEC]}, B: {ranks: [\"🙂\", TRE]}}\n", "3:47")]
    [InlineData("kind: perspective\nid: p\nweights: {A: {ranks: [SEC]}, B: {ranks: [SEC, \"🙂\"]}, \"🙂🙂\": 1}\n", "3:54")]
    public void columns_count_characters_and_not_bytes(string text, string place)
    {
        var finding = Reads.File(text).Findings[^1];
        $"{finding.At.Line}:{finding.At.Column}".ShouldBe(place);
    }

    [Theory]
    [InlineData("{\"title\": \"🙂é\", \"cutoff\": 5.5}", "1:27")]
    [InlineData("{\"title\": \"🙂é\",\r\n \"é\": \"é\", \"cutoff\": 5.5}", "2:22")]
    [InlineData("{\"title\": \"🙂é\", cutoff: 5}", "1:17")]
    public void columns_of_json_count_characters_too(string json, string place)
    {
        var finding = Reads.Ledger(json).Findings[^1];
        $"{finding.At.Line}:{finding.At.Column}".ShouldBe(place);
    }

    [Fact]
    public void carets_stand_under_characters_beyond_the_basic_plane()
    {
        var text = FindingText.Of(Reads.File("kind: perspective\nid: p\nweights: {A: {ranks: [\"🙂\"]}, B: {ranks: [TRE]}}\n").Findings[1]);
        text.ShouldContain($"\n   | {new string(' ', 41)}^^^ ");
    }

    [Fact]
    public void what_a_file_contains_does_not_steer_the_terminal() =>
        FindingText.Of(Reads.File("kind: perspective\nid: \"\\e[31mred\"\nweights: equal\n").Findings).ShouldNotContain("\u001b");

    [Fact]
    public void corrections_are_statements_and_never_questions()
    {
        var all = ThreeFiles().Validate().Concat(Reads.File("kind: perspektive\nid: p\n").Findings).ToList();
        all.SelectMany(finding => finding.Help.Concat(finding.Notes).Append(finding.Message).Append(finding.Label)).ShouldAllBe(text => !text.Contains('?'));
        all[0].Help.ShouldBe(["write `perspective`"]);
    }
}
