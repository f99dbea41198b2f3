using System.Globalization;
using System.Text;
using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Screens;

/// <summary>A sweep of deliveries as rows of a spreadsheet: one a variant, or one a replication.</summary>
internal static class DeliveryTable
{
    /// <summary>Heads of what stands in a row of a replication.</summary>
    public static IEnumerable<string> Heads =>
        ["replication", "variant", "ending", "round", "deliveredA", "deliveredB", "exposureA", "exposureB", "roundsAheadA", "roundsAheadB", .. Norms.All.Select(norm => $"balance{norm}"), "netA", "netB"];

    public static string Of(Swept swept)
    {
        string[] factors = SweepTable.FactorsOf(swept);
        var csv = new Csv([
            "variant", "strategyOfA", "strategyOfB", "replications", "inFullByBoth", "inFullByA", "inFullByB", "deliveredA", "deliveredB", "exposureA", "exposureB", "roundsAheadA", "roundsAheadB",
            .. Norms.All.Select(norm => $"balance{norm}"), "netA", "netB", .. factors,
        ]);
        foreach (var (simulated, summary) in swept.Variants.Select(variant => (variant.Simulated, variant.Delivery!)))
        {
            csv.Row([
                simulated.Id, simulated.StrategyOfA.Name, simulated.StrategyOfB.Name, summary.Tally.Replications, summary.Settled, summary.Kept(Side.A), summary.Kept(Side.B),
                .. Sides.Both.Select(side => (object?)summary.Delivered(side).Mean), .. Sides.Both.Select(side => (object?)summary.Exposure(side).Mean), .. Sides.Both.Select(side => (object?)summary.RoundsAhead(side).Mean),
                .. Norms.All.Select(norm => (object?)summary.Balance(norm).Quantile(.5)), .. Sides.Both.Select(side => (object?)summary.Net(side).Mean),
                .. SweepTable.ValuesOf(simulated, factors),
            ]);
        }

        return csv.ToString();
    }

    /// <summary>What stands of a replication behind its number and variant; what a result amounts to has been worked out.</summary>
    public static void Append(StringBuilder rows, Replicated replicated, SimulatedDelivery delivery, string result)
    {
        var (ofA, ofB) = delivery.DeliveriesIn(replicated.Outcome);
        object[] cells =
        [
            replicated.End.How, replicated.End.Round, delivery.A.ShareAfter(ofA), delivery.B.ShareAfter(ofB),
            delivery.ExposureAt(Side.A, replicated.Along[0]), delivery.ExposureAt(Side.B, replicated.Along[1]), replicated.Along[2], replicated.Along[3],
        ];
        foreach (var cell in cells)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{cell},");
        }

        rows.Append(result);
    }

    /// <summary>What a result amounts to, as the end of a row.</summary>
    public static string ResultOf(Simulated simulated, int result)
    {
        var judged = simulated.Judge(result);
        return new Csv([.. Norms.All.Select(norm => (object?)judged.Verdicts.Under(norm).Index), judged.Net.A, judged.Net.B]).ToString();
    }
}
