using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Cli.Screens;

/// <summary>A refused move: its code, why, and what would be legal.</summary>
internal static class RefusalLines
{
    public static Page Refused(this Page page, Refusal why)
    {
        page.Line($"refused[{why.CodeText}]: {why.Why}", Ink.Strong);
        if (why.LegalNow.Count > 0)
        {
            page.Line("  Legal now:");
            foreach (var legal in why.LegalNow)
            {
                page.Text(legal, indent: 4);
            }
        }

        return page;
    }
}
