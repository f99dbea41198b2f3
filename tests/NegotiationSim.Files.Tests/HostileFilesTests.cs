using System.Text;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests;

/// <summary>
/// Thousands of broken files, the same on every run: each ends in a value or in findings, and every finding can be shown.
/// </summary>
public class when_a_file_is_hostile
{
    private const long MostBytes = 4L << 30;
    private const int Rounds = 12_000;

    private static readonly byte[][] Tokens =
    [
        .. new[] { "NaN", ".nan", ".inf", "-.inf", "1e999", "-1e-999", "999999999999999999999999", "null", "~", "true", "\"", "'", "{", "}", "[", "]", ":", ": ", "- ", ",", "#", "&a ", "*a", "!!int ", "!", "<<: ", "? ", "| ", "> ", "%YAML 1.3\n", "---\n", "...\n", "\t", "\0", "\r", "\n", "\r\n", "\\u0000", "\\ud800", "\\", "\u2028", "\uFEFF", "🙂", "0x10", "1_000", "2026-02-30", "9999-12-31", "0000-00-00" }
            .Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
    ];

    [Fact]
    public void it_ends_in_a_value_or_in_findings_and_never_in_an_exception()
    {
        var seeds = Directory.EnumerateFiles(Path.Combine(when_all_seeds_and_scenarios_are_read.Root(), "seeds", "proposals")).Take(1)
            .Concat(Directory.EnumerateFiles(Path.Combine(when_all_seeds_and_scenarios_are_read.Root(), "scenarios")).Take(1))
            .Select(File.ReadAllBytes).ToList();
        byte[][] yaml = [.. Samples.All.Select(file => Encoding.UTF8.GetBytes(file.Text)), Encoding.UTF8.GetBytes(Samples.Scenario("variants:\n  - {id: v, apply: [{drop: \"2\"}]}\n")), .. seeds];
        var json = Reads.Beside("e2e-1.json");
        long most = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(round);
            var isJson = round % 2 == 0;
            var bytes = Mutated(isJson ? json : yaml[random.Next(yaml.Length)], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Survives(bytes, isJson, round);
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // What is made of a file depends on its length and on nothing else in it.
        most.ShouldBeLessThan(MostBytes);
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { "aliases.yaml", "kind: perspective\nid: p\na: &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(0, 26).Select(i => $"{(char)('b' + (i % 20))}{i}: &n{i} [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n")) },
        { "deep.yaml", new string('[', 200_000) },
        { "deep-block.yaml", string.Concat(Enumerable.Range(0, 2_000).Select(i => $"{new string(' ', i)}a:\n")) },
        { "dashes.yaml", string.Concat(Enumerable.Repeat("- ", 100_000)) },
        { "deep.json", new string('[', 1_000_000) },
        { "deep-map.json", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) },
        { "keys.yaml", "kind: perspective\nid: p\n" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"k{i}: 1\n")) },
        { "keys.json", "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\":1")) + "}" },
        { "same.json", "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(_ => "\"cutoff\":1")) + "}" },
        { "long.yaml", "kind: perspective\nid: " + new string('a', 2_000_000) },
        { "long-flow.yaml", "kind: perspective\nid: p\nweights: {" + string.Join(", ", Enumerable.Range(0, 60_000).Select(i => $"🙂{i}: .1")) + "}" },
        { "quotes.yaml", new string('"', 100_000) },
        { "questions.yaml", string.Concat(Enumerable.Repeat("? ", 50_000)) },
        { "colons.yaml", string.Concat(Enumerable.Repeat("a: ", 50_000)) },
        { "spaces.json", new string(' ', 4_900_000) },
        { "numbers.json", "{\"cutoff\": " + new string('9', 1_000_000) + "}" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void it_is_refused_before_it_grows(string name, string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(Encoding.UTF8.GetBytes(text), name.EndsWith(".json", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostBytes);
    }

    private static void Survives(byte[] bytes, bool json, int round)
    {
        try
        {
            Read(bytes, json);
        }
        catch (Exception broken)
        {
            Assert.Fail($"Round {round}: {broken}\n{Encoding.UTF8.GetString(bytes)}");
        }
    }

    private static int Read(byte[] bytes, bool json)
    {
        if (json)
        {
            return Shown(LedgerFile.Read(bytes, "ledger.json").Findings);
        }

        var library = new Library([new LibraryFile("hostile.yaml", false, () => bytes), .. Samples.All.Select(file => new LibraryFile(file.Name, false, () => Reads.Utf8(file.Text)))]);
        return Shown(library.Read(library.Files[0]).Findings);
    }

    private static int Shown(IReadOnlyList<Finding> findings)
    {
        FindingText.Of(findings, width: 80).Length.ShouldBeGreaterThanOrEqualTo(findings.Count == 0 ? 0 : 1);
        return findings.Count;
    }

    internal static byte[] Mutated(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, Line(bytes, at));
                    break;
                case 5:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)"[{-\" "[random.Next(5)], random.Next(1, 300)));
                    break;
                default:
                    bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }

    private static List<byte> Line(List<byte> bytes, int at)
    {
        var start = bytes.LastIndexOf((byte)'\n', at) + 1;
        var end = bytes.IndexOf((byte)'\n', at);
        return bytes.GetRange(Math.Min(start, at), Math.Max(0, (end < 0 ? bytes.Count : end + 1) - Math.Min(start, at)));
    }
}
