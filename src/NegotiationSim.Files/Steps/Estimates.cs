using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Steps;

/// <summary>A number, or <c>[low, mode, high]</c>.</summary>
internal static class Estimates
{
    /// <summary>A quantity ≥ 0.</summary>
    public static Reading<Estimate> Quantity { get; } = Of(Values.NotNegative);

    /// <summary>A share in 0..1.</summary>
    public static Reading<Estimate> Share { get; } = Of(Values.Fraction);

    private static Reading<Estimate> Of(Reading<double> number) =>
        Values.Either(number.Select(value => (Estimate)value), Values.ListOf(number).Then<Estimate>(TryRange).Described(Three));

    private static bool TryRange(EquatableList<double> ends, Node node, Report report, [MaybeNullWhen(false)] out Estimate estimate)
    {
        estimate = ends.Count == 3 ? new Estimate(ends[0], ends[1], ends[2]) : default;
        if (ends.Count != 3)
        {
            return Values.Refuse(report, FindingCodes.WrongValue, node, $"a range of {ends.Count} numbers", "`[low, mode, high]` is expected here");
        }

        if (estimate.IsOrdered)
        {
            return true;
        }

        var sorted = ends.Order().ToArray();
        return Values.Refuse(
            report, FindingCodes.RangeOutOfOrder, node, "a range out of order", "low ≤ mode ≤ high", FormattableString.Invariant($"write `[{sorted[0]}, {sorted[1]}, {sorted[2]}]`"));
    }

    private static void Three(JsonObject schema) => (schema["minItems"], schema["maxItems"]) = (3, 3);
}
