using NegotiationSim.Tests;

namespace NegotiationSim.Cli.Tests;

public class every_screen
{
    public static TheoryData<string, string> Screens => new()
    {
        { "score-28-points", "score us-28-2025-11" },
        { "score-ceasefire-2008", "score ceasefire-2008" },
        { "score-demands-all", "score us-28-2025-11 --only demands --all" },
        { "score-gifts-leans", "score us-28-2025-11 --only points --gifts --leans --all" },
        { "score-lenses", "score us-led-track --lens all --baseline all --only readings" },
        { "score-net", "score us-28-2025-11 --account net,cost --only readings" },
        { "score-ledger", "score --ledger tests/NegotiationSim.Files.Tests/e2e-1.json" },
        { "replay-geneva-2012", "replay geneva-international-discussions --at 2012-12-31" },
        { "replay-us-led", "replay us-led-track --known-by 2026-02-18 --all" },
        { "whatif-eu-paper", "whatif eu-symmetry-paper" },
        { "whatif-gifts", "whatif third-party-gifts" },
        { "whatif-geneva", "whatif geneva-next-round" },
        { "sweep-eu-paper", "sweep eu-symmetry-paper --replications 2000" },
        { "sweep-geneva", "sweep geneva-next-round --replications 500 --threads 3" },
        { "sweep-delivery", "sweep withdrawal-in-steps --replications 1000" },
        { "sweep-third-party", "sweep eu-at-the-table --replications 200" },
        { "sweep-tables", "sweep geneva-working-groups --replications 500" },
        { "tournament-delivery", "tournament --game delivery --strategies TFT,ALLD,ALLC,GRIM,Pavlov,GTFT,RANDOM --noise .01 --replications 50" },
        { "tournament-eu-paper", "tournament eu-symmetry-paper us-28-2025-11 --replications 20 --threads 2" },
        { "tournament-mediated", "tournament geneva-next-round --protocol singleText --strategies Boulware,Linear,MiCRO --replications 3" },
        { "sweep-until", "sweep who-concedes-when --until-width .05 --most 450 --histogram" },
        { "tournament-domain", "tournament --domain tests/NegotiationSim.Cli.Tests/ceasefire.xml --profiles tests/NegotiationSim.Cli.Tests/ceasefire-a.xml tests/NegotiationSim.Cli.Tests/ceasefire-b.xml --strategies Linear,MiCRO,Polynomial:beta=0.1 --replications 20" },
        { "domain", "domain tests/NegotiationSim.Cli.Tests/ceasefire.xml --profiles tests/NegotiationSim.Cli.Tests/ceasefire-a.xml tests/NegotiationSim.Cli.Tests/ceasefire-b.xml" },
        { "play-geneva", "play geneva-next-round --as B" },
        { "strategies", "strategies" },
        { "strategy-boulware", "strategies Boulware" },
        { "list", "list" },
        { "show-28-points", "show us-28-2025-11" },
        { "explain-kps", "explain KPS" },
        { "help", "--help" },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public void is_as_approved_at_100_columns(string name, string line) => Approve($"{name}.100", Terminals.At(100, Words(line)));

    [Theory]
    [MemberData(nameof(Screens))]
    public void is_as_approved_at_80_columns(string name, string line) => Approve($"{name}.80", Terminals.At(80, Words(line)));

    [Theory]
    [InlineData("score-28-points", "score us-28-2025-11")]
    [InlineData("replay-geneva-2012", "replay geneva-international-discussions --at 2012-12-31")]
    [InlineData("whatif-eu-paper", "whatif eu-symmetry-paper")]
    public void is_as_approved_in_plain_words(string name, string line) => Approve($"{name}.plain", Terminals.Piped([.. Words(line), "--plain"]));

    [Theory]
    [InlineData("score-28-points", "score us-28-2025-11")]
    [InlineData("replay-geneva-2012", "replay geneva-international-discussions --at 2012-12-31")]
    [InlineData("whatif-eu-paper", "whatif eu-symmetry-paper")]
    public void is_as_approved_in_a_pipe(string name, string line) => Approve($"{name}.piped", Terminals.Piped(Words(line)));

    [Theory]
    [MemberData(nameof(Screens))]
    public void keeps_within_its_columns(string name, string line)
    {
        foreach (var columns in new[] { 80, 100, 132 })
        {
            Terminals.At(columns, Words(line)).Out.Split('\n').Where(row => row.Length > columns && !row.StartsWith("  negsim", StringComparison.Ordinal) && name != "help")
                .ShouldBeEmpty($"{name} at {columns} columns");
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void cuts_and_drops_nothing_in_a_pipe(string name, string line)
    {
        var piped = Terminals.Piped(Words(line));
        piped.Error.ShouldBeEmpty(name);
        piped.Out.ShouldNotContain("Left out");
        piped.Out.ShouldNotContain("\u001b");
        piped.Out.Split('\n').Where(row => row.Contains("… ", StringComparison.Ordinal) && !row.StartsWith('…')).ShouldBeEmpty(name);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void draws_nothing_in_plain_words(string name, string line)
    {
        var plain = Terminals.Run([.. Words(line), "--plain"], 100).All;
        plain.ShouldNotContain("\u001b", customMessage: name);
        plain.Where(letter => letter is >= '\u2500' and < '\u2600').ShouldBeEmpty(name);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void needs_no_more_than_ascii_where_there_is_no_more(string name, string line) =>
        Terminals.Run(Words(line), 100, ("LC_ALL", "C"), ("NO_COLOR", "1")).Out.Where(letter => letter > 126).ShouldBeEmpty(name);

    [Theory]
    [MemberData(nameof(Screens))]
    public void says_nothing_that_a_judge_would_say(string name, string line)
    {
        string[] never = ["fair", "unfair", "wins", "loses", "guilty", "deserves", "biased", "rating", "optimal", "victory", "blame"];
        foreach (var text in new[] { Terminals.At(100, Words(line)).All, Terminals.Piped([.. Words(line), "--plain"]).All })
        {
            var words = text.Split([' ', '\n', '.', ',', ';', ':', '(', ')', '"', '-', '/'], StringSplitOptions.RemoveEmptyEntries);
            words.Where(word => never.Contains(word, StringComparer.OrdinalIgnoreCase)).ShouldBeEmpty(name);
        }
    }

    [Theory]
    [InlineData("score us-28-2025-11")]
    [InlineData("replay us-led-track")]
    [InlineData("whatif eu-symmetry-paper")]
    public void of_a_judgement_carries_the_notice(string line)
    {
        string[] ways = ["--width=100", "--plain"];
        foreach (var way in ways)
        {
            Terminals.Piped([.. Words(line), way]).Out.ReplaceLineEndings(" ").ShouldContain(Core.Symmetry.VerdictSentence.Notice);
        }
    }

    private static void Approve(string name, Terminals.Ran ran)
    {
        ran.Exit.ShouldBe(0);
        Goldens.ShouldMatch(ran.Out, name);
    }

    private static string[] Words(string line) => line.Split(' ');
}
