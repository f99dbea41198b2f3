using System.Globalization;
using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Screens;

/// <summary>What both sides delivered of a text, who stood ahead on the way, and what a variant changes: the middle of a sweep's screen.</summary>
internal sealed class DeliveryScreen(Swept swept, bool histogram)
{
    private readonly Reading _reading = swept.Variants[0].Simulated.Reading;
    private readonly IReadOnlyList<(Simulated Simulated, DeliverySummary Summary)> _variants = [.. swept.Variants.Select(variant => (variant.Simulated, variant.Delivery!))];

    public void Draw(Page page)
    {
        Outcomes(page);
        AgainstBase(page);
        if (histogram)
        {
            Spread(page);
        }

        Seats(page);
    }

    private void Outcomes(Page page)
    {
        var table = new Table(page, new("of 100 runs", Gives: true), new("in full", Right: true), new("delivered by A, by B"), new("ahead at most A, B"), new("rounds ahead A, B", Goes: "rounds ahead"), new("balance at the end", Goes: "the balance at the end"));
        foreach (var (simulated, summary) in _variants)
        {
            var (ofA, ofB) = (summary.Delivered(Side.A), summary.Delivered(Side.B));
            table.Add(
                $"  {simulated.Title}",
                SweepScreen.Share(summary.Settled, summary.Tally.Replications),
                $"{Words.Percent(ofA.Mean)}, {Words.Percent(ofB.Mean)}",
                $"{Ahead(summary, Side.A)}, {Ahead(summary, Side.B)}",
                $"{Rounds(summary, Side.A)}, {Rounds(summary, Side.B)}",
                SweepScreen.Spread(summary.Balance(_reading.Norm), swept));
        }

        table.Draw();
        page.Text($"In full: both deliver everything. Ahead: what one side has given more than the other, at its most, in percent of all it owes: mean [no more in 95 of 100 runs]. Balance: median [5 %, 95 %]; {ReadingWords.Of(_reading, swept.Variants[0].Simulated.Perspective.Title, true)}.", Ink.Faint).Blank();
    }

    private void AgainstBase(Page page)
    {
        if (_variants.Count == 1)
        {
            return;
        }

        var table = new Table(page, new("Paired with the base, same random numbers", Gives: true), new("in full"), new("ahead at most, A (%)"), new("B (%)"), new("balance", Goes: "balance"));
        var @base = _variants[0].Summary;
        foreach (var (simulated, summary) in _variants.Skip(1))
        {
            var (whole, _) = summary.AgainstBase(@base, SweepSummary.Agreed);
            var (balance, _) = summary.AgainstBase(@base, SweepSummary.BalanceUnder(_reading.Norm));
            table.Add(
                $"  {simulated.Title}",
                SweepScreen.InHundred(whole),
                InPercent(summary.ExposureAgainst(@base, Side.A)),
                InPercent(summary.ExposureAgainst(@base, Side.B)),
                Difference(balance, 1, ".00"));
        }

        table.Draw();
        page.Blank();
    }

    private void Spread(Page page)
    {
        (string What, decimal Narrowest, Func<DeliverySummary, CountedValues> Of)[] measures =
        [
            ("Delivered by A, 1 is all it owes", .01m, summary => summary.Delivered(Side.A)),
            ("Delivered by B, 1 is all it owes", .01m, summary => summary.Delivered(Side.B)),
            ("A ahead at most, in parts of all it owes", .01m, summary => summary.ExposureOfOwed(Side.A)),
            ("B ahead at most, in parts of all it owes", .01m, summary => summary.ExposureOfOwed(Side.B)),
            ("Rounds after which A is ahead", 1, summary => summary.RoundsAhead(Side.A)),
            ("Rounds after which B is ahead", 1, summary => summary.RoundsAhead(Side.B)),
        ];
        SweepScreen.Histograms(page, measures.SelectMany(measure => _variants.Select(one => (measure.What, one.Simulated.Title, measure.Of(one.Summary), measure.Narrowest))));
    }

    private void Seats(Page page)
    {
        var table = new Table(page, new("Who delivers", Gives: true), new("side A"), new("side B"), new("steps A, B", Goes: "steps"), new("owed A, B", Goes: "what is owed"), new("rounds", Right: true, Goes: "rounds"), new("noise", Right: true, Goes: "noise"));
        foreach (var (simulated, summary) in _variants)
        {
            var delivery = summary.Delivery;
            table.Add(
                $"  {simulated.Title}",
                Entrants.NameOf(simulated.StrategyOfA),
                Entrants.NameOf(simulated.StrategyOfB),
                $"{delivery.A.Steps.Length}, {delivery.B.Steps.Length}",
                $"{Words.Points(delivery.A.Total)}, {Words.Points(delivery.B.Total)}",
                $"{delivery.Terms.Turns}",
                Words.Percent(delivery.Terms.Noise));
        }

        table.Draw();
        foreach (var (simulated, summary) in _variants.Where(one => one.Summary.Delivery.SetAside.Length > 0))
        {
            page.Text($"{simulated.Title}: not delivered here, for want of a size or weight: {string.Join(", ", summary.Delivery.SetAside.Select(aside => aside.Clause.Id))}.", Ink.Faint);
        }
    }

    private static string Ahead(DeliverySummary summary, Side side)
    {
        var exposure = summary.ExposureOfOwed(side);
        return $"{Words.Percent(exposure.Mean)} [{Words.Percent(exposure.Quantile(.95))}]";
    }

    private static string Rounds(DeliverySummary summary, Side side) => string.Create(CultureInfo.InvariantCulture, $"{summary.RoundsAhead(side).Mean ?? 0:0.0}");

    private static string InPercent(PairedDifference pairs) => Difference(pairs, 100, "0.0");

    private static string Difference(PairedDifference pairs, double scale, string format) =>
        pairs.Difference.Mean is not { } mean ? Words.Undefined
        : pairs.Difference.Within() is { } ends ? $"{SweepScreen.Signed(scale * mean, format)} {SweepScreen.Between(ends, scale, format)}"
        : SweepScreen.Signed(scale * mean, format);
}
