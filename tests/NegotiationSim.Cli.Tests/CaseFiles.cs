using System.Text.Json;

namespace NegotiationSim.Cli.Tests;

public sealed class a_case_file : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Case => Path.Combine(_folder, "talks.negsim");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void takes_in_histories_and_gives_the_same_score_as_the_files()
    {
        Do("import", "us-led-track").Exit.ShouldBe(0);
        var fromCase = Do("score", "us-led-track", "--json").Out;
        fromCase.ShouldBe(Terminals.Piped("score", "us-led-track", "--json").Out);
    }

    [Fact]
    public void gives_an_export_that_makes_the_same_stream_elsewhere()
    {
        Do("import", "us-led-track");
        var lines = Do("export", "us-led-track").Out;
        var file = Path.Combine(_folder, "out.jsonl");
        File.WriteAllText(file, lines);
        var other = Path.Combine(_folder, "other.negsim");
        Terminals.Piped("import", file, "--case", other).Exit.ShouldBe(0);
        Terminals.Piped("export", "us-led-track", "--case", other).Out.ShouldBe(lines);
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => JsonDocument.Parse(line, default).RootElement.ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public void takes_a_legal_move_and_writes_it()
    {
        Do("import", "us-led-track");
        var moved = Act("table-demand", "demand=pull-back", "of=russia", "dimension=TER", "text=Pull back: 10 km");
        moved.Exit.ShouldBe(0);
        moved.Out.ShouldContain("Ukraine asks Russia: Pull back: 10 km");
        moved.Out.ShouldContain("now at v39");
        Do("verify").Out.ShouldContain("1 stream, 39 events");
    }

    [Fact]
    public void refuses_an_illegal_move_with_3_and_says_what_is_legal()
    {
        Do("import", "us-led-track");
        var refused = Act("return");
        refused.Exit.ShouldBe(3);
        refused.Out.ShouldBeEmpty();
        refused.Error.ShouldContain("refused[NO_CHANGE]");
        refused.Error.ShouldContain("Legal now:");
        refused.Error.ShouldContain("still at v38");
    }

    [Fact]
    public void tells_who_was_late_what_is_new_with_4()
    {
        Do("import", "us-led-track");
        var late = Act("table-demand", "demand=x", "of=russia", "dimension=TER", "text=x", "--expect", "37");
        late.Exit.ShouldBe(4);
        late.Error.ShouldContain("lost race[STALE_VERSION]: you saw v37; the history is at v38.");
        late.Error.ShouldContain("v38  18 Feb 2026");
        Do("verify").Out.ShouldContain("38 events");
    }

    [Fact]
    public void repeats_a_command_without_effect()
    {
        Do("import", "us-led-track");
        string[] move = ["table-demand", "demand=x", "of=russia", "dimension=TER", "text=x", "--command-id", "once"];
        Act(move).Out.ShouldContain("now at v39");
        Act(move).Out.ShouldContain("still at v39");
    }

    [Fact]
    public void forks_without_touching_the_source()
    {
        Do("import", "us-led-track");
        var before = Do("export", "us-led-track").Out;
        Do("fork", "us-led-track", "freeze-first", "--at", "2025-12-24", "--why", "the freeze comes first").Exit.ShouldBe(0);
        Do("export", "us-led-track").Out.ShouldBe(before);
        Do("list").Out.ShouldContain("us-led-track at v");
        Do("replay", "freeze-first").Exit.ShouldBe(0);
        Do("fork", "us-led-track", "freeze-first").Exit.ShouldBe(4);
    }

    [Theory]
    [InlineData(5, "score", "nothing")]
    [InlineData(5, "export", "nothing")]
    [InlineData(5, "fork", "nothing", "new")]
    [InlineData(5, "verify", "nothing")]
    [InlineData(5, "show", "nothing")]
    public void says_what_is_not_in_it_with_5(int exit, params string[] args)
    {
        Do("import", "us-led-track");
        Do(args).Exit.ShouldBe(exit);
    }

    [Fact]
    public void is_not_made_of_anything_else()
    {
        File.WriteAllText(Case, "no case file");
        Do("list").Exit.ShouldBe(2);
        Do("verify").Error.ShouldContain("NOT_A_CASE_FILE");
        File.ReadAllText(Case).ShouldBe("no case file");
    }

    private Terminals.Ran Do(params string[] args) => Terminals.Piped([.. args, "--case", Case]);

    private Terminals.Ran Act(string move, params string[] rest) => Do(["act", "us-led-track", move, .. rest, "--as", "ukraine"]);

    private Terminals.Ran Act(string[] move) => Act(move[0], move[1..]);
}
