using NegotiationSim.Tests;

namespace NegotiationSim.Cli.Tests;

public class a_person_at_the_table
{
    private static readonly string[] Geneva = ["play", "geneva-next-round", "--as", "A"];

    [Fact]
    public void moves_by_lines_until_there_is_an_agreement()
    {
        var ran = Terminals.Fed("help\noffer 9=full\noffer all=absent\noffer all=full withdrawal=50%\n\nhurry up\naccept\n", [.. Geneva, "--width", "100"]);

        ran.Exit.ShouldBe(0);
        ran.Error.ShouldBeEmpty();
        Goldens.ShouldMatch(ran.Out, "geneva");
    }

    [Theory]
    [InlineData("singleText", "Linear", "mediated", "help\naccept\noffer all=full\nhelp\noffer all=50%\ndecline\noffer withdrawal=50%\naccept\noffer withdrawal=25%\naccept\noffer withdrawal=absent\naccept\n")]
    [InlineData("monotonic", "Zeuthen", "conceding", "accept\noffer all=full delimitation=absent\nhelp\noffer drop-resolution=absent\ndecline\noffer delimitation=full withdrawal=50%\naccept\n")]
    public void moves_by_another_protocol_as_that_gives_it_turns(string protocol, string strategy, string golden, string input)
    {
        using var talks = new WrittenTalks(text => text
            .Replace("rounds: 20", "rounds: 4", StringComparison.Ordinal)
            .Replace("play:\n", $"play:\n  protocol: {protocol}\n", StringComparison.Ordinal)
            .Replace("Linear", strategy, StringComparison.Ordinal).Replace("Boulware", strategy, StringComparison.Ordinal)
            .Replace("    walksOut: [{over: [refugee-return], topic: refugee return, chance: .5, return: .5}]\n", "", StringComparison.Ordinal));
        var file = Path.Combine(talks.Folder, "talks.negsim");

        var ran = Terminals.Fed(input, "play", talks.File, "--as", "A", "--width", "100", "--case", file);

        ran.Exit.ShouldBe(0, ran.All);
        ran.Error.ShouldBeEmpty();
        Goldens.ShouldMatch(ran.Out.Replace(file, "talks.negsim", StringComparison.Ordinal), golden);
        Terminals.Piped("verify", "--case", file).Exit.ShouldBe(0);
    }

    [Fact]
    public void delivers_what_is_agreed_on_or_does_not()
    {
        var ran = Terminals.Fed("help\nhurry up\ndeliver\nwithhold\n" + string.Concat(Enumerable.Repeat("deliver\n", 10)), "play", "withdrawal-in-steps", "--as", "B", "--width", "100");

        ran.Exit.ShouldBe(0, ran.All);
        ran.Error.ShouldBeEmpty();
        Goldens.ShouldMatch(ran.Out, "delivering");
    }

    [Fact]
    public void leaves_the_talks_in_a_case_file_move_by_move()
    {
        var folder = Directory.CreateTempSubdirectory("negsim-");
        var file = Path.Combine(folder.FullName, "talks.negsim");

        var ran = Terminals.Fed("offer all=full\nquit\n", [.. Geneva, "--case", file]);

        ran.Exit.ShouldBe(0);
        ran.Out.ShouldContain("the talks stand as they are");
        Terminals.Piped("verify", "--case", file).Exit.ShouldBe(0);
        Terminals.Piped("show", "geneva-next-round-base-as-a-20260224", "--case", file).Exit.ShouldBe(0);
        var again = Terminals.Fed("accept\n", [.. Geneva, "--case", file]);
        again.Exit.ShouldBe(4);
        again.Error.ShouldContain("is in ");
        folder.Delete(recursive: true);
    }

    [Fact]
    public void who_walks_out_is_told_what_no_agreement_is_worth()
    {
        var ran = Terminals.Fed("walk out", [.. Geneva]);

        ran.Exit.ShouldBe(0);
        ran.Out.ShouldEndWith(" of 100 to you.\n");
        ran.Out.ShouldContain("A side walked out in round 1.");
        ran.Out.ShouldContain("No agreement is worth ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\0\u001b[2J\nüñ\n")]
    public void the_end_of_the_input_is_leaving(string input)
    {
        var ran = Terminals.Fed(input, [.. Geneva]);

        ran.Exit.ShouldBe(0);
        ran.Out.ShouldContain("You left in round 1");
        ran.Out.ShouldNotContain("\u001b");
    }

    [Fact]
    public void a_line_without_end_is_cut() => Terminals.Fed(new string('x', 3_000_000), [.. Geneva]).Exit.ShouldBe(0);

    [Fact]
    public void does_not_see_what_anything_is_worth_to_the_other()
    {
        // A side that never moves does the same with any reservation value; whatever differed on the screen would have been shown.
        string Seen(string reservation)
        {
            using var talks = new WrittenTalks(text => text.Replace("    strategy: Boulware\n", $"    strategy: HardLiner\n    reservation: {reservation}\n", StringComparison.Ordinal));
            File.ReadAllText(talks.File).ShouldContain("HardLiner");
            var ran = Terminals.Fed("offer all=full\noffer all=50%\naccept\n", "play", talks.File, "--as", "A");
            ran.Exit.ShouldBe(0, ran.All);
            return ran.Out;
        }

        Seen(".31").ShouldBe(Seen(".62"));
    }

    [Theory]
    [InlineData(2, "--as takes", "play geneva-next-round")]
    [InlineData(2, "--as takes", "play geneva-next-round --as C")]
    [InlineData(5, "unknown variant", "play geneva-next-round --as A --variant pledg")]
    [InlineData(5, "unknown scenario", "play geneva --as A")]
    [InlineData(2, "a scenario is expected here", "play seeds/perspectives/eu.yaml --as A")]
    [InlineData(2, "error[NS2026]: no person can take a seat in `seated` of eu-at-the-table", "play eu-at-the-table --as A --variant seated")]
    [InlineData(2, "= help: write `--variant one-table`", "play geneva-working-groups --as B")]
    public void that_cannot_be_seated_says_why(int exit, string said, string line)
    {
        var ran = Terminals.Piped(line.Split(' '));

        ran.Exit.ShouldBe(exit);
        ran.Error.ShouldContain(said);
    }

    /// <summary>The scenario of Geneva, written otherwise, in a folder of its own.</summary>
    private sealed class WrittenTalks : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("negsim-");

        public WrittenTalks(Func<string, string> change)
        {
            var text = System.IO.File.ReadAllText(Path.Combine(Terminals.Root, "scenarios", "geneva-next-round.yaml")).ReplaceLineEndings("\n");
            System.IO.File.WriteAllText(File, change(text.Replace("id: geneva-next-round", "id: talks", StringComparison.Ordinal)));
        }

        public string Folder => _folder.FullName;

        public string File => Path.Combine(Folder, "talks.yaml");

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
