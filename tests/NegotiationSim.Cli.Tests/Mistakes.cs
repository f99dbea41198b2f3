namespace NegotiationSim.Cli.Tests;

public class when_something_is_mistyped
{
    [Theory]
    [InlineData("scroe", "unknown verb \"scroe\"; write \"score\"", 2)]
    [InlineData("score us-28-2025-1", "unknown proposal or history \"us-28-2025-1\"; write \"us-28-2025-11\"", 5)]
    [InlineData("score us-28", "unknown proposal or history \"us-28\"; write \"us-28-2025-11\"", 5)]
    [InlineData("score us-28-2025-11 --perpective ukraine", "unknown option \"--perpective\"; write \"--perspective\"", 2)]
    [InlineData("score us-28-2025-11 --perspective ukrane", "unknown perspective \"ukrane\"; write \"ukraine\"", 5)]
    [InlineData("score us-28-2025-11 --norm own-scal", "unknown norm \"own-scal\"; write \"own-scale\"", 2)]
    [InlineData("score us-28-2025-11 --lens x", "unknown lens \"x\"; write one of pledged, expected, delivered", 2)]
    [InlineData("score us-28-2025-11 --norm", "\"--norm\" needs a value", 2)]
    [InlineData("score us-28-2025-11 --width ten", "\"ten\" is no width; write a number of columns from 40 to 1000", 2)]
    [InlineData("score us-28-2025-11 --at soon", "\"soon\" is neither a version nor a date; write a version as 22, a date as 2026-02-24", 2)]
    [InlineData("score us-28-2025-11 --at 22", "\"us-28-2025-11\" is a text and has no versions; --at takes a date here", 2)]
    [InlineData("score us-led-track --at 5000", "there is no v5000", 5)]
    [InlineData("score us-28-2025-11 us-led-track", "\"us-led-track\" is one argument too many", 2)]
    [InlineData("score nowhere.yaml", "no file \"nowhere.yaml\"", 5)]
    [InlineData("score", "score needs a SUBJECT: a file, or an id of negsim list", 2)]
    [InlineData("score scenarios/eu-symmetry-paper.yaml", "\"scenarios/eu-symmetry-paper.yaml\" is a scenario; write \"negsim whatif scenarios/eu-symmetry-paper.yaml\"", 2)]
    [InlineData("replay us-28-2025-11", "\"us-28-2025-11\" is a proposal and has no events; write \"negsim score us-28-2025-11\"", 2)]
    [InlineData("replay us-led-track --norm equal-ceiling", "a replay follows steps", 2)]
    [InlineData("whatif eu-symetry-paper", "unknown scenario \"eu-symetry-paper\"; write \"eu-symmetry-paper\"", 5)]
    [InlineData("explain KSP", "unknown term \"KSP\"; write \"KPS\"", 2)]
    [InlineData("schema senario", "unknown kind \"senario\"; write \"scenario\"", 2)]
    [InlineData("list histores", "unknown kind \"histores\"; write \"histories\"", 2)]
    [InlineData("completion bsh", "unknown shell \"bsh\"; write \"bash\"", 2)]
    [InlineData("import us-led-track", "--case FILE is needed here", 2)]
    [InlineData("verify --case nowhere.negsim", "NO_CASE_FILE", 5)]
    [InlineData("help scroe", "unknown verb \"scroe\"; write \"score\"", 2)]
    public void it_is_said_and_what_to_write_instead(string line, string said, int exit)
    {
        var ran = Terminals.Piped(line.Split(' '));
        ran.Error.ShouldContain(said);
        ran.Out.ShouldBeEmpty();
        ran.Exit.ShouldBe(exit);
    }

    [Fact]
    public void an_unknown_verb_is_all_that_is_said() => Terminals.Piped("scroe", "x", "--y").Error.ShouldBe("unknown verb \"scroe\"; write \"score\"\n");

    [Fact]
    public void findings_in_a_file_end_with_2_and_name_line_and_column()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");
        File.WriteAllText(file, "kind: scenario\nid: bad\ntitle: x\nbase: us-28-2025-11\nvariants:\n  - id: e\n    perpetive: neutral\n");
        try
        {
            var ran = Terminals.Piped("whatif", file);
            ran.Exit.ShouldBe(2);
            ran.Out.ShouldBeEmpty();
            ran.Error.ShouldContain("error[NS1004]: unknown key `perpetive`");
            ran.Error.ShouldContain(":7:5");
            ran.Error.ShouldContain("= help: write `perspective`");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
