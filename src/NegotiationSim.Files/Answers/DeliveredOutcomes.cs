using System.Text.Json;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Files.Answers;

/// <summary>What the delivery of a base or variant came to, as members of its object.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="outcomes">Writes distributions and differences.</param>
internal sealed class DeliveredOutcomes(Utf8JsonWriter writer, SweptOutcomes outcomes)
{
    public void Write(Simulated simulated, DeliverySummary summary, DeliverySummary? @base)
    {
        var delivery = summary.Delivery;
        writer.Object("terms", () =>
        {
            writer.WriteString("protocol", "delivery");
            writer.WriteNumber("rounds", delivery.Terms.Turns);
            writer.Number("noise", delivery.Terms.Noise);
            writer.Number("endChance", 1 - delivery.Terms.Continuation);
        });
        writer.Object("A", () => Seat(simulated.StrategyOfA, delivery.A));
        writer.Object("B", () => Seat(simulated.StrategyOfB, delivery.B));
        SweepAnswer.Aside(writer, delivery.SetAside);
        writer.Object("delivery", () =>
        {
            writer.Object("inFullByBoth", () => outcomes.Share(summary.Settled, summary.Tally.Replications));
            foreach (var side in Sides.Both)
            {
                writer.Object($"inFullBy{side}", () => outcomes.Share(summary.Kept(side), summary.Tally.Replications));
            }

            writer.Object("rounds", () => outcomes.Distribution(summary.Rounds, narrowest: 1));
        });
        outcomes.BySide("delivered", summary.Delivered);
        outcomes.Balance(summary);
        outcomes.BySide("exposure", summary.Exposure);
        outcomes.BySide("exposureOfOwed", summary.ExposureOfOwed);
        outcomes.BySide("roundsAhead", summary.RoundsAhead, narrowest: 1);
        outcomes.BySide("net", summary.Net);
        if (@base is not null)
        {
            writer.Object("againstBase", () => AgainstBase(simulated, summary, @base));
        }
    }

    private void Seat(WrittenStrategy strategy, OwedSteps owed)
    {
        SweepAnswer.Strategy(writer, strategy);
        writer.Number("owed", owed.Total);
        writer.Objects("steps", owed.Steps, step =>
        {
            writer.WriteString("id", step.Item.Id);
            writer.Text("due", step.Item.Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            writer.Number("cost", step.Cost);
        });
    }

    private void AgainstBase(Simulated simulated, DeliverySummary summary, DeliverySummary @base)
    {
        var (whole, _) = summary.AgainstBase(@base, SweepSummary.Agreed);
        var (balance, undefined) = summary.AgainstBase(@base, SweepSummary.BalanceUnder(simulated.Reading.Norm));
        outcomes.Difference("inFullByBoth", whole);
        outcomes.Difference("balance", balance, undefined);
        foreach (var side in Sides.Both)
        {
            outcomes.Difference($"deliveredBy{side}", summary.AgainstBase(@base, DeliverySummary.ShareOf(side)).Pairs);
            outcomes.Difference($"exposureOfOwed{side}", summary.ExposureAgainst(@base, side));
        }
    }
}
