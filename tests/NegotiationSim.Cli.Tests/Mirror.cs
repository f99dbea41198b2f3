namespace NegotiationSim.Cli.Tests;

public sealed class when_the_sides_are_exchanged : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void the_bars_are_their_own_mirror_image()
    {
        var (one, other) = (Bars("A", "B"), Bars("B", "A"));
        one.Count.ShouldBe(3);
        one.Select(row => (row.B, row.A)).ShouldBe(other.Select(row => (row.A, row.B)));
        one.ShouldNotBe(other);
    }

    [Fact]
    public void the_headline_names_the_other_side_with_the_other_sign()
    {
        Score("A", "B").ShouldContain("status quo:   A +.56");
        Score("B", "A").ShouldContain("status quo:   B -.56");
    }

    private List<(int A, int B)> Bars(string first, string second) =>
        [.. Score(first, second).Split('\n').Where(row => row.Any(letter => letter is '█' or '▒')).Select(row => (row.Count(letter => letter == '█'), row.Count(letter => letter == '▒')))];

    private string Score(string first, string second)
    {
        var file = Path.Combine(_folder, $"{first}{second}.json");
        File.WriteAllText(file, $$"""
            {"cutoff": "2026-02-24", "title": "two sides", "items": [
              {"id": "1", "side": "{{first}}", "dimension": "FOR", "magnitude": {"x": 0.5} },
              {"id": "2", "side": "{{first}}", "dimension": "TER", "magnitude": {"x": 0.2} },
              {"id": "3", "side": "{{second}}", "dimension": "TER", "magnitude": {"x": 0.1} },
              {"id": "4", "side": "{{second}}", "dimension": "HUM", "magnitude": {"x": 0.1} } ] }
            """);
        return Terminals.Piped("score", "--ledger", file).Out;
    }
}

public class what_was_typed
{
    [Fact]
    public void cannot_steer_the_terminal()
    {
        var ran = Terminals.Run(["\u001b[31mscore\u0007"], 80);
        ran.Error.ShouldContain("unknown verb");
        ran.Error.Where(letter => letter is '\u001b' or '\u0007').ShouldBeEmpty();
    }
}
