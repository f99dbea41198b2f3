using NegotiationSim.Cli.Output;

namespace NegotiationSim.Cli.Screens;

/// <summary>The first line: what this is, and at the right where it comes from.</summary>
internal sealed record Heading(string Title, string Right)
{
    public void Draw(Page page)
    {
        var gap = page.Width - Measure.Columns(Title) - Measure.Columns(Right);
        if (page.Terminal.Plain)
        {
            page.Line(Title).Line(Right).Blank();
        }
        else if (gap < 2)
        {
            page.Text(Title, Ink.Strong).Text(Right, Ink.Faint).Blank();
        }
        else
        {
            page.Row(new Row().Add(Title, Ink.Strong).RightTo(page.Width, Right, Ink.Faint)).Blank();
        }
    }
}
