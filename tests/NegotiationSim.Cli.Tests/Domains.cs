using System.Text.Json;

namespace NegotiationSim.Cli.Tests;

public class a_domain_of_another_program
{
    private const string Here = "tests/NegotiationSim.Cli.Tests/";

    private static readonly string[] Ceasefire = ["domain", $"{Here}ceasefire.xml", "--profiles", $"{Here}ceasefire-a.xml", $"{Here}ceasefire-b.xml"];

    [Theory]
    [InlineData("genius", "xml")]
    [InlineData("geniusweb", "json")]
    [InlineData("negmas", "json")]
    public void is_the_same_bargain_when_it_has_been_written_in_another_format(string format, string ending)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"negsim-{Guid.NewGuid():N}");
        try
        {
            // GeniusWeb has weights that sum to 1 and no reservation value: what it has no words for is said, and nothing is written.
            var written = Terminals.Piped([.. Ceasefire, "--to", format, "--into", folder]);
            if (written.Exit == 2)
            {
                written.Error.ShouldStartWith($"{format} has no words for ");
                Directory.Exists(folder).ShouldBeFalse();
                return;
            }

            written.Exit.ShouldBe(0, written.All);
            var again = Terminals.Piped("domain", $"{folder}/domain.{ending}", "--profiles", $"{folder}/profile-1.{ending}", $"{folder}/profile-2.{ending}", "--json");

            Utilities(again.Out).ShouldBe(Utilities(Terminals.Piped([.. Ceasefire, "--json"]).Out));
            Terminals.Piped([.. Ceasefire, "--to", format, "--into", folder]).Error.ShouldContain("is there already");
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    [Fact]
    public void too_large_to_go_through_says_so_with_its_size_and_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("negsim-");
        var numbers = Enumerable.Range(1, 7).ToList();
        var (domain, profile) = (Path.Combine(folder.FullName, "large.xml"), Path.Combine(folder.FullName, "profile.xml"));
        File.WriteAllText(domain, $"<negotiation_template>{string.Concat(numbers.Select(i => $"<issue index=\"{i}\" name=\"i{i}\" type=\"integer\" lowerbound=\"0\" upperbound=\"9\"/>"))}</negotiation_template>");
        File.WriteAllText(profile, $"<utility_space>{string.Concat(numbers.Select(i => $"<issue index=\"{i}\" name=\"i{i}\"><evaluator slope=\"0.1\" offset=\"0\"/></issue><weight index=\"{i}\" value=\"0.1\"/>"))}</utility_space>");

        var shown = Terminals.Piped("domain", domain, "--profiles", profile, profile);
        var played = Terminals.Piped("tournament", "--domain", domain, "--profiles", profile, profile);

        shown.Exit.ShouldBe(0);
        shown.Out.ShouldContain("10,000,000 outcomes together; at most 1,000,000 are gone through");
        played.Exit.ShouldBe(2);
        played.Error.ShouldContain("10,000,000 outcomes together");
        played.Error.ShouldContain("leave issues out");
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(5, "no file", "domain", "nowhere.xml")]
    [InlineData(5, "no file", "domain", $"{Here}ceasefire.xml", "--profiles", "nowhere.xml")]
    [InlineData(2, "error[NS", "domain", $"{Here}ceasefire-a.xml", "--profiles", "README.md")]
    [InlineData(2, "--steps takes", "domain", $"{Here}ceasefire.xml", "--steps", "0")]
    [InlineData(2, "unknown format", "domain", $"{Here}ceasefire.xml", "--to", "yaml")]
    [InlineData(2, "--into DIR", "domain", $"{Here}ceasefire.xml", "--to", "genius")]
    [InlineData(2, "give two profiles", "tournament", "--domain", $"{Here}ceasefire.xml", "--profiles", $"{Here}ceasefire-a.xml")]
    [InlineData(2, "has no meaning", "tournament", "geneva-next-round", "--domain", $"{Here}ceasefire.xml")]
    public void that_cannot_be_used_says_why(int exit, string said, params string[] line)
    {
        var ran = Terminals.Piped(line);

        ran.Exit.ShouldBe(exit, ran.All);
        ran.Error.ShouldContain(said);
    }

    private static string Utilities(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join(' ', document.RootElement.GetProperty("frontier").EnumerateArray().SelectMany(outcome => outcome.GetProperty("utilities").EnumerateArray()).Select(utility => utility.GetDouble().ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
