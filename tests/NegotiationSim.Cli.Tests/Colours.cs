namespace NegotiationSim.Cli.Tests;

public class when_colours_are_chosen
{
    private const string Escape = "\u001b[";
    private static readonly string[] Score = ["score", "us-28-2025-11"];

    [Fact]
    public void a_terminal_with_256_colours_shows_plum_and_moss()
    {
        var screen = Terminals.Run(Score, 100, ("TERM", "xterm-256color")).Out;
        screen.ShouldContain($"{Escape}38;5;133m");
        screen.ShouldContain($"{Escape}38;5;64m");
    }

    [Fact]
    public void a_terminal_with_true_colour_shows_them_as_they_are() =>
        Terminals.Run(Score, 100, ("TERM", "xterm-256color"), ("COLORTERM", "truecolor")).Out.ShouldContain($"{Escape}38;2;161;89;177m");

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void the_environment_can_do_without(string name, string value) => Terminals.Run(Score, 100, (name, value)).All.ShouldNotContain(Escape);

    [Fact]
    public void the_user_can_do_without() => Terminals.Run([.. Score, "--no-color"], 100, ("TERM", "xterm-256color")).All.ShouldNotContain(Escape);

    [Fact]
    public void they_add_and_never_carry()
    {
        var coloured = Terminals.Run(Score, 100, ("TERM", "xterm-256color")).Out;
        string.Concat(coloured.Split(Escape).Select((part, i) => i == 0 ? part : part[(part.IndexOf('m', StringComparison.Ordinal) + 1)..])).ShouldBe(Terminals.At(100, Score).Out);
    }

    [Fact]
    public void hints_are_for_people_at_a_terminal()
    {
        Terminals.At(100, Score).Error.ShouldContain("hint: ");
        Terminals.Piped(Score).Error.ShouldBeEmpty();
    }
}
