using System.Text;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Domains;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests.Domains;

/// <summary>Ten thousand broken domains and profiles, the same on every run: each ends in a value or in findings that can be shown, and soon.</summary>
public class when_a_domain_is_hostile
{
    private const int Rounds = 10_000;

    /// <summary>A loop that depends on more than the length of a file allocates: what is made of a file is bounded, and no clock is asked.</summary>
    private const long MostOfSmall = 64L << 20;

    private const long MostOfLarge = 4L << 30;

    private static readonly byte[][] Tokens =
    [
        .. new[] { "NaN", "Infinity", "-1e999", "999999999999999999999999", "1e15", "-0", "null", "true", "\"", "'", "{", "}", "[", "]", ":", ",", "<", ">", "/>", "</issue>", "<issue ", "<item/>", "<objective>", "&amp;", "&lt", "&x;", "&#0;", "&#x1F600;", "<![CDATA[", "]]>", "<!--", "-->", "<?xml?>", "<!DOCTYPE a>", "<!ENTITY", "=\"\"", "name=\"observers\"", "index=\"2\"", "xmlns:a=\"b\"", "a:", "\t", "\0", "\r", "\n", "\\u0000", "\\ud800", "\\", "\uFEFF", "🙂", "0.5", "6", "10" }
            .Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x80],
    ];

    [Fact]
    public void it_ends_in_a_value_or_in_findings_and_never_in_an_exception()
    {
        var samples = SampleDomains.All.Select(sample => (Domain: Reads.Utf8(sample.Domain), Profile: Reads.Utf8(sample.Profile), sample.Format)).ToList();
        var read = 0;
        long most = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(round);
            var (domain, profile, _) = samples[random.Next(samples.Count)];
            var (other, mutated) = (random.Next(3) > 0 ? domain : Mutated(domain, random), Mutated(profile, random));
            var before = GC.GetAllocatedBytesForCurrentThread();
            read += Survives(other, mutated, round) ? 1 : 0;
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        most.ShouldBeLessThan(MostOfSmall);

        // Mutations that are too coarse would try the front door only.
        read.ShouldBeInRange(Rounds / 50, Rounds / 2);
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { "laughs", "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><negotiation_template>&b;</negotiation_template>" },
        { "deep", string.Concat(Enumerable.Repeat("<objective>", 200_000)) },
        { "attributes", $"<negotiation_template {string.Concat(Enumerable.Range(0, 200_000).Select(number => $"a{number}=\"1\" "))}/>" },
        { "issues", $"<negotiation_template>{string.Concat(Enumerable.Range(0, 60_000).Select(number => $"<issue index=\"{number}\" name=\"i{number}\"><item value=\"a\"/></issue>"))}</negotiation_template>" },
        { "bad issues", $"<negotiation_template>{string.Concat(Enumerable.Repeat("<issue/>", 500_000))}</negotiation_template>" },
        { "items", $"<negotiation_template><issue index=\"1\" name=\"i\">{string.Concat(Enumerable.Range(0, 160_000).Select(number => $"<item value=\"{number}\"/>"))}</issue></negotiation_template>" },
        { "bad items", $"<negotiation_template><issue index=\"1\" name=\"i\">{string.Concat(Enumerable.Repeat("<item/>", 600_000))}</issue></negotiation_template>" },
        { "one line", $"<negotiation_template><issue index=\"1\" name=\"{string.Concat(Enumerable.Repeat("🙂", 500_000))}\" type=\"x\"/>{string.Concat(Enumerable.Repeat("<issue/>", 100_000))}</negotiation_template>" },
        { "comments", $"<negotiation_template>{string.Concat(Enumerable.Repeat("<!---->", 700_000))}</negotiation_template>" },
        { "quotes", "<negotiation_template a=\"" + new string('<', 4_000_000) },
        { "range", "{\"issuesValues\": {\"a\": {\"range\": [0, 1000000000000000, 1e-15]}}}" },
        { "values", "{\"issues\": [{\"name\": \"a\", \"values\": [" + string.Join(',', Enumerable.Range(0, 500_000)) + "]}]}" },
        { "same values", "{\"issuesValues\": {\"a\": {\"values\": [" + string.Join(',', Enumerable.Repeat("\"a\"", 1_000_000)) + "]}}}" },
        { "keys", "{\"issuesValues\": {" + string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"\"k{number}\": 1")) + "}}" },
        { "deep json", new string('[', 1_000_000) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void it_is_refused_before_it_grows(string name, string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Domain.Read(Reads.Utf8(text), "bomb").Findings.ShouldNotBeEmpty(name);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostOfLarge);
    }

    [Fact]
    public void a_profile_that_speaks_of_a_large_domain_over_and_over_makes_no_more_of_it()
    {
        var items = string.Concat(Enumerable.Range(0, 100_000).Select(number => $"<item value=\"v{number}\"/>"));
        var domain = Given.Domain($"<negotiation_template><issue index=\"1\" name=\"a\">{items}</issue>{string.Concat(Enumerable.Range(2, 400).Select(number => $"<issue index=\"{number}\" name=\"i{number}\" type=\"integer\" lowerbound=\"0\" upperbound=\"99999\"/>"))}</negotiation_template>");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refused(string.Concat(Enumerable.Repeat("<issue index=\"1\" name=\"a\"><item value=\"v99999\" evaluation=\"1\"/></issue>", 60_000)));
        Refused("<issue index=\"1\" name=\"a\">" + string.Concat(Enumerable.Range(0, 100_000).Select(number => $"<item value=\"w{number}\"/>")) + "</issue>");
        Refused("<utility><ufun>" + string.Concat(Enumerable.Repeat("<hyperRectangle utility=\"1\"><INCLUDES index=\"400\" min=\"5\" max=\"9\"/></hyperRectangle>", 50_000)) + "</ufun></utility>");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostOfLarge);

        void Refused(string inside) => Profile.Read(Reads.Utf8($"<utility_space>{inside}</utility_space>"), "bomb", domain).Findings.ShouldNotBeEmpty();
    }

    [Fact]
    public void nothing_outside_the_file_is_fetched()
    {
        var secret = Path.Combine(Path.GetTempPath(), $"negsim-{Guid.NewGuid():N}.txt");
        File.WriteAllText(secret, "outside");
        try
        {
            var text = $"<!DOCTYPE a [<!ENTITY x SYSTEM \"file://{secret}\">]><negotiation_template><issue index=\"1\" name=\"&x;\"><item value=\"v\"/></issue></negotiation_template>";

            var read = Domain.Read(Reads.Utf8(text), "domain");

            read.Places().ShouldBe(["NS3002 1:1"]);
            read.Findings.Select(finding => FindingText.Of(finding)).ShouldAllBe(shown => !shown.Contains("outside", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(secret);
        }
    }

    /// <summary>True for a profile that could be read.</summary>
    private static bool Survives(byte[] domainBytes, byte[] profileBytes, int round)
    {
        try
        {
            var domain = Domain.Read(domainBytes, "domain");
            Show(domain);
            if (domain.Value is null)
            {
                return false;
            }

            Export.ToGenius(domain.Value);
            Export.ToGeniusWeb(domain.Value);
            Export.ToNegmas(domain.Value);
            var profile = Profile.Read(profileBytes, "profile", domain.Value);
            Show(profile);
            if (profile.Value is not { } read)
            {
                return false;
            }

            Tabulation.Of(read.Utility, domain.Value.Space, limit: 20_000).ShouldNotBeOfType<Tabulation.Incomplete>();
            Export.ToGenius(read, domain.Value);
            Export.ToGeniusWeb(read, domain.Value);
            Export.ToNegmas(read, domain.Value);
            Plays(domainBytes, profileBytes, domain.Value);
            return true;
        }
        catch (Exception broken) when (broken is not ShouldAssertException)
        {
            throw new InvalidOperationException($"round {round}: {broken.GetType().Name}: {broken.Message}\n{broken.StackTrace}\n{Encoding.UTF8.GetString(profileBytes)}", broken);
        }
    }

    /// <summary>What can be read can be looked at and played, or says that it is too large, how large, and what to do.</summary>
    private static void Plays(byte[] domainBytes, byte[] profileBytes, Domain domain)
    {
        if (domain.Space.Size is var size && size > 2_000 && size <= TooManyOutcomes.DefaultLimit)
        {
            return;
        }

        var (file, profile) = (new LibraryFile("domain", false, () => domainBytes), new LibraryFile("profile", false, () => profileBytes));
        var bargain = Bargain.Read(file, [profile, profile]).Value!;
        DomainAnswer.Write(bargain).ShouldNotBeEmpty();
        var answer = Competing.Over(bargain, 5, new EntryRules([new WrittenStrategy("Linear", []), new WrittenStrategy("MiCRO", [])], WithTwins: true));
        if (bargain.TooMany is { } many)
        {
            answer.Why.ShouldBeOfType<NoAnswer.Mistaken>().Sentences.ShouldBe([$"{domain.Name}: {many.Message}", many.Advice]);
        }
        else
        {
            answer.Value!.Tournament.Play(1, 1, threads: 1).Replications.ShouldBe(1);
        }
    }

    private static void Show<T>(Loaded<T> loaded)
        where T : class
    {
        (loaded.Value is null).ShouldBe(loaded.Findings.Count > 0);
        FindingText.Of(loaded.Findings, width: 100, most: 5).ShouldNotBeNull();
        loaded.Findings.ShouldAllBe(finding => finding.At.Line >= 1 && finding.At.Column >= 1 && finding.At.Length >= 1);
    }

    private static byte[] Mutated(byte[] bytes, Random random)
    {
        var mutated = bytes.ToList();
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var at = random.Next(mutated.Count + 1);
            var length = Math.Min(random.Next(1, 12), mutated.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    mutated.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                case 1:
                    mutated.RemoveRange(at, length);
                    break;
                case 2:
                    mutated.InsertRange(random.Next(mutated.Count + 1), mutated.GetRange(at, Math.Min(random.Next(1, 200), mutated.Count - at)));
                    break;
                case 3 when length > 0:
                    mutated[at] = (byte)random.Next(256);
                    break;
                default:
                    ChangeDigit(mutated, at, random);
                    break;
            }
        }

        return [.. mutated];
    }

    /// <summary>The nearest digit after a place becomes another one, so that many files stay well formed and say something else.</summary>
    private static void ChangeDigit(List<byte> bytes, int from, Random random)
    {
        var digit = bytes.FindIndex(Math.Min(from, bytes.Count - 1), letter => letter is >= (byte)'0' and <= (byte)'9');
        if (digit >= 0)
        {
            bytes[digit] = (byte)('0' + random.Next(10));
        }
    }
}
