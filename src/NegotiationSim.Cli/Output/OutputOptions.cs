using System.CommandLine;
using System.Globalization;

namespace NegotiationSim.Cli.Output;

/// <summary>Options that every verb has.</summary>
internal sealed class OutputOptions
{
    private const int Least = 40;
    private const int Most = 1000;

    public Option<bool> Plain { get; } = new("--plain") { Description = "sentences and name: value lines, no bars", Recursive = true };

    public Option<bool> NoColour { get; } = new("--no-color") { Description = "no colours (as NO_COLOR)", Recursive = true };

    public Option<string?> Width { get; } = new("--width") { Description = "draw for N columns", HelpName = "N", Recursive = true };

    public Option<string?> Seeds { get; } = new("--seeds") { Description = "folder with seeds and scenarios (as NEGSIM_SEEDS)", HelpName = "DIR", Recursive = true };

    public IEnumerable<Option> All => [Plain, NoColour, Width, Seeds];

    /// <summary>The wishes, or null after having said what is wrong with them.</summary>
    public Wishes? TryWishes(ParseResult parsed, Terminal terminal)
    {
        var text = parsed.GetValue(Width);
        int? width = null;
        if (text is not null)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var columns) || columns is < Least or > Most)
            {
                terminal.Say($"\"{text}\" is no width; write a number of columns from {Least} to {Most}");
                return null;
            }

            width = columns;
        }

        return new Wishes(parsed.GetValue(Plain), parsed.GetValue(NoColour), width);
    }
}
