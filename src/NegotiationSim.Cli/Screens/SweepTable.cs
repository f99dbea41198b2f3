using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Screens;

/// <summary>A sweep as rows of a spreadsheet, one a variant, with the factors of a design at the end.</summary>
internal static class SweepTable
{
    public static string Of(Swept swept) => swept.Variants[0].Delivery is null ? Talks(swept) : DeliveryTable.Of(swept);

    /// <summary>What a design varies.</summary>
    public static string[] FactorsOf(Swept swept) => [.. swept.Variants.SelectMany(variant => variant.Simulated.Factors).Select(factor => factor.Path).Distinct()];

    /// <summary>The values of a variant.</summary>
    public static IEnumerable<object?> ValuesOf(Simulated simulated, string[] factors) =>
        factors.Select(path => simulated.Factors.FirstOrDefault(factor => factor.Path == path) is { } factor ? (object?)factor.Number ?? factor.Text : null);

    private static string Talks(Swept swept)
    {
        var factors = FactorsOf(swept);
        var csv = new Csv([
            "variant", "strategyOfA", "strategyOfB", "replications", "agreements", "roundMedian",
            .. Norms.All.Select(norm => $"balance{norm}"), "surplusOfA", "surplusOfB", "answeredA", "answeredB", "exposureA", "exposureB", .. factors,
        ]);
        foreach (var (simulated, summary) in swept.Variants.Select(variant => (variant.Simulated, variant.Summary)))
        {
            csv.Row([
                simulated.Id, simulated.StrategyOfA.Name, simulated.StrategyOfB.Name, summary.Tally.Replications, summary.Tally.Agreements, summary.RoundOfAgreement.Quantile(.5),
                .. Norms.All.Select(norm => (object?)summary.Balance(norm).Quantile(.5)), summary.Surplus(Side.A).Mean, summary.Surplus(Side.B).Mean,
                summary.Answered(Side.A).Mean, summary.Answered(Side.B).Mean, summary.Exposure(Side.A).Mean, summary.Exposure(Side.B).Mean,
                .. ValuesOf(simulated, factors),
            ]);
        }

        return csv.ToString();
    }
}
