namespace NegotiationSim.Cli.Output;

/// <summary>What the user asked of the output.</summary>
/// <param name="Plain">Sentences and <c>name: value</c> lines, without bars and boxes.</param>
/// <param name="NoColour">No colours, whatever the terminal can do.</param>
/// <param name="Width">Columns to draw for; null: as many as there are.</param>
internal sealed record Wishes(bool Plain = false, bool NoColour = false, int? Width = null);
