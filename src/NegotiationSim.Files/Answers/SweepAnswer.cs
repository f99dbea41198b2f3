using System.Globalization;
using System.Text.Json;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Files.Answers;

/// <summary>What a machine took for a sweep; the only part of the document that depends on it.</summary>
/// <param name="Threads">Threads.</param>
/// <param name="Seconds">Wall clock.</param>
/// <param name="Replications">Replications played here, all variants together.</param>
/// <param name="Rounds">Rounds played here.</param>
public sealed record SweepRun(int Threads, double Seconds, long Replications, long Rounds);

/// <summary>The document <c>negsim/sweep/1</c>.</summary>
public static class SweepAnswer
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "negsim/sweep/1";

    /// <summary>What no reader of the numbers may forget.</summary>
    public const string Notice = "These are runs of the strategies named in the scenario, not a forecast.";

    private const int MostSettlements = 10;

    /// <summary>The document as UTF-8.</summary>
    public static byte[] Write(Swept swept, SweepRun run)
    {
        ArgumentNullException.ThrowIfNull(swept);
        ArgumentNullException.ThrowIfNull(run);
        return Json.Document(Schema, writer =>
        {
            writer.WriteString("scenario", swept.Scenario);
            writer.WriteString("title", swept.Title);
            writer.Text("question", swept.Question);
            writer.WriteString("seed", swept.Seed.ToString(CultureInfo.InvariantCulture));
            writer.WriteNumber("replications", swept.Replications);
            writer.WriteBoolean("complete", swept.Complete);
            writer.Objects("variants", swept.Variants.Index(), one => Variant(writer, one.Item, one.Index == 0 ? null : swept.Variants[0]));
            writer.WriteString("notice", Notice);
            writer.Object("run", () =>
            {
                writer.WriteNumber("threads", run.Threads);
                writer.Number("elapsedSeconds", run.Seconds);
                writer.Number("replicationsPerSecond", run.Seconds > 0 ? run.Replications / run.Seconds : null);
                writer.Number("roundsPerSecond", run.Seconds > 0 ? run.Rounds / run.Seconds : null);
            });
        });
    }

    private static void Variant(Utf8JsonWriter writer, SweptVariant variant, SweptVariant? @base)
    {
        var (simulated, summary) = (variant.Simulated, variant.Summary);
        writer.WriteString("id", simulated.Id);
        writer.WriteString("title", simulated.Title);
        writer.Texts("overrides", simulated.Overrides);
        writer.Object("reading", () =>
        {
            writer.WriteString("perspective", simulated.Perspective.Id);
            writer.WriteString("norm", simulated.Reading.Norm.ToString());
            writer.WriteString("lens", simulated.Reading.Lens.ToString());
            writer.WriteString("baseline", simulated.Reading.Baseline.ToString());
        });
        writer.Object("agenda", () => AgendaOf(writer, simulated.Talks.Agenda, simulated.Talks.Packages, simulated.Talks.IsListed));
        writer.Object("terms", () =>
        {
            writer.WriteNumber("rounds", simulated.Talks.Terms.Rounds);
            writer.Number("endChance", simulated.Talks.Terms.ChanceOfEnding);
            writer.WriteString("opens", simulated.Talks.Terms.Opener switch { 0 => "A", 1 => "B", _ => "random" });
        });
        writer.Object("A", () => Seat(writer, simulated, Side.A));
        writer.Object("B", () => Seat(writer, simulated, Side.B));
        Outcomes(writer, summary);
        if (@base is not null)
        {
            writer.Object("againstBase", () => Paired(writer, summary, @base.Summary, simulated.Reading.Norm));
        }
    }

    private static void AgendaOf(Utf8JsonWriter writer, Agenda agenda, double packages, bool isListed)
    {
        writer.WriteNumber("issues", agenda.Issues.Length);
        writer.Number("packages", packages);
        writer.WriteString("offers", isListed ? "allPackages" : "ladders");
        writer.Objects("setAside", agenda.SetAside, aside =>
        {
            writer.WriteString("clause", aside.Clause.Id);
            writer.WriteString("why", aside.Why);
        });
    }

    private static void Seat(Utf8JsonWriter writer, Simulated simulated, Side side)
    {
        var (strategy, party) = side == Side.A ? (simulated.StrategyOfA, 0) : (simulated.StrategyOfB, 1);
        writer.WriteString("strategy", strategy.Name);
        writer.Object("parameters", () =>
        {
            foreach (var (name, value) in strategy.Parameters)
            {
                writer.Number(name, value);
            }
        });
        writer.WriteString("perspective", simulated.Talks.Agenda.Of(side).Perspective);
        writer.Number("reservation", simulated.Talks.Table[party].Reservation);
        writer.Number("noAgreement", simulated.Talks.Agenda.Of(side).OfNoAgreement);
    }

    private static void Outcomes(Utf8JsonWriter writer, VariantSummary summary)
    {
        var tally = summary.Tally;
        writer.Object("agreement", () =>
        {
            var interval = Interval.Wilson(tally.Agreements, tally.Replications);
            writer.WriteNumber("agreements", tally.Agreements);
            writer.Number("share", tally.Replications > 0 ? (double)tally.Agreements / tally.Replications : null);
            writer.Number("low", interval?.Low);
            writer.Number("high", interval?.High);
            foreach (var how in Enum.GetValues<BargainingEnding>().Where(how => how != BargainingEnding.Agreement))
            {
                writer.WriteNumber(Json.Camel(how), tally.Ended(how));
            }
        });
        writer.Object("roundOfAgreement", () => Distribution(writer, summary.RoundOfAgreement));
        writer.Objects("balance", Norms.All, norm =>
        {
            writer.WriteString("norm", norm.ToString());
            Distribution(writer, summary.Balance(norm));
        });
        BySide(writer, "answered", summary.Answered);
        BySide(writer, "unanswered", summary.Unanswered);
        BySide(writer, "exposure", summary.Exposure);
        BySide(writer, "surplus", summary.Surplus);
        writer.Object("jointSurplus", () => Distribution(writer, summary.JointSurplus));
        writer.Object("splitToA", () => Distribution(writer, summary.SplitToA));
        writer.Objects("settlements", summary.Settlements.Take(MostSettlements), one =>
        {
            writer.WriteNumber("count", one.Count);
            writer.Number("utilityOfA", one.Settlement.UtilityOfA);
            writer.Number("utilityOfB", one.Settlement.UtilityOfB);
            writer.Objects("clauses", summary.Talks.Agenda.Issues.Index(), issue =>
            {
                writer.WriteString("clause", issue.Item.Clause.Id);
                writer.Number("agreed", issue.Item.Options[one.Settlement.Package[issue.Index]]);
            });
        });
    }

    private static void BySide(Utf8JsonWriter writer, string name, Func<Side, CountedValues> values) => writer.Object(name, () =>
    {
        writer.Object("A", () => Distribution(writer, values(Side.A)));
        writer.Object("B", () => Distribution(writer, values(Side.B)));
    });

    private static void Distribution(Utf8JsonWriter writer, CountedValues values)
    {
        writer.WriteNumber("count", values.Count);
        writer.WriteNumber("undefined", values.Undefined);
        writer.Number("mean", values.Mean);
        writer.Number("sd", values.Variance is { } variance ? Math.Sqrt(variance) : null);
        writer.Number("q05", values.Quantile(.05));
        writer.Number("median", values.Quantile(.5));
        writer.Number("q95", values.Quantile(.95));
    }

    private static void Paired(Utf8JsonWriter writer, VariantSummary variant, VariantSummary @base, Norm norm)
    {
        (string Name, Func<VariantSummary, int, double?> Measure)[] measures =
        [
            ("agreement", VariantSummary.Agreed),
            ("balance", VariantSummary.BalanceUnder(norm)),
            ("surplusOfA", VariantSummary.SurplusOf(Side.A)),
            ("surplusOfB", VariantSummary.SurplusOf(Side.B)),
        ];
        foreach (var (name, measure) in measures)
        {
            var (pairs, undefined) = variant.AgainstBase(@base, measure);
            writer.Object(name, () =>
            {
                var interval = pairs.Difference.Within();
                writer.WriteNumber("pairs", pairs.Difference.Count);
                writer.WriteNumber("undefined", undefined);
                writer.Number("difference", pairs.Difference.Mean);
                writer.Number("low", interval?.Low);
                writer.Number("high", interval?.High);
                writer.Number("narrowerBy", pairs.NarrowerBy);
            });
        }
    }
}
