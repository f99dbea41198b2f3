using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>How often each of several tables agreed, and how often its agreement held; nothing where there is one table.</summary>
/// <param name="swept">What was played.</param>
internal sealed class TablesTable(Swept swept)
{
    public void Draw(Page page)
    {
        if (swept.Variants.All(variant => variant.Simulated.SideBySide is null))
        {
            return;
        }

        var table = new Table(page, new("Tables, of 100 runs", Gives: true), new("agree", Right: true), new("hold", Right: true), new("lost", Right: true), new("held against the base", Goes: "what pairing with the base gives"), new("needs"));
        foreach (var variant in swept.Variants.Where(variant => variant.Simulated.SideBySide is not null))
        {
            var tally = variant.Summary.Tally;
            table.Section($"  {variant.Simulated.Title}");
            foreach (var one in TableSummary.Of(variant.Simulated.SideBySide!, tally, variant == swept.Variants[0] ? null : swept.Variants[0].Simulated.SideBySide))
            {
                table.Add(
                    $"    {one.Table.Title}",
                    SweepScreen.Share(one.Agreed, tally.Replications),
                    SweepScreen.Share(one.Held, tally.Replications),
                    SweepScreen.Share(one.Lost, tally.Replications),
                    one.HeldAgainst is { } pairs ? SweepScreen.InHundred(pairs) : "",
                    string.Join(", ", variant.Simulated.SideBySide!.Tables.Where(other => one.Table.Needs.Contains(other.Id)).Select(other => other.Title)));
            }
        }

        table.Draw();
        page.Text("Lost: agreed at the table, and not held for want of an agreement at another.", Ink.Faint).Blank();
    }
}
