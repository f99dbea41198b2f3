using System.Globalization;
using System.Text.Json;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Sweeps;
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

    /// <summary>The document as UTF-8.</summary>
    /// <param name="swept">What was played.</param>
    /// <param name="run">What it took; null: nobody's time was taken.</param>
    /// <param name="histograms">Whether each distribution has its histogram.</param>
    public static byte[] Write(Swept swept, SweepRun? run, bool histograms = false)
    {
        ArgumentNullException.ThrowIfNull(swept);
        return Json.Document(Schema, writer =>
        {
            writer.WriteString("scenario", swept.Scenario);
            writer.WriteString("title", swept.Title);
            writer.Text("question", swept.Question);
            writer.WriteString("seed", swept.Wish.Seed.ToString(CultureInfo.InvariantCulture));
            writer.WriteNumber("replications", swept.Replications);
            writer.WriteBoolean("complete", swept.Complete);
            if (swept.Wish.Until is { } rule)
            {
                writer.Object("stopping", () => Stopping(writer, rule, swept));
            }

            writer.Objects("variants", swept.Variants.Index(), one => Variant(writer, new SweptOutcomes(writer, histograms), one.Item, one.Index == 0 ? null : swept.Variants[0]));
            writer.WriteString("notice", Notice);
            if (run is not null)
            {
                writer.Object("run", () => Run(writer, run));
            }
        });
    }

    private static void Run(Utf8JsonWriter writer, SweepRun run)
    {
        writer.WriteNumber("threads", run.Threads);
        writer.Number("elapsedSeconds", run.Seconds);
        writer.Number("replicationsPerSecond", run.Seconds > 0 ? run.Replications / run.Seconds : null);
        writer.Number("roundsPerSecond", run.Seconds > 0 ? run.Rounds / run.Seconds : null);
    }

    private static void Stopping(Utf8JsonWriter writer, StoppingRule rule, Swept swept)
    {
        writer.WriteString("why", swept.Complete ? swept.Looks[^1].IsMet ? "narrowEnough" : "most" : "interrupted");
        writer.Number("halfWidth", rule.AbsTol);
        writer.Number("alpha", rule.Alpha);
        writer.WriteNumber("most", rule.Cap);
        writer.Objects("looks", swept.Looks, look =>
        {
            writer.WriteNumber("replications", look.Replications);
            writer.Number("alpha", look.Alpha);
            writer.WriteString("widest", Json.Camel(look.Measure));
            writer.WriteString("variant", swept.Variants[look.Variant].Simulated.Id);
            writer.Number("halfWidth", look.HalfWidth);
        });
    }

    private static void Variant(Utf8JsonWriter writer, SweptOutcomes outcomes, SweptVariant variant, SweptVariant? @base)
    {
        var simulated = variant.Simulated;
        writer.WriteString("id", simulated.Id);
        writer.WriteString("title", simulated.Title);
        writer.Texts("overrides", simulated.Overrides);
        if (simulated.Factors.Count > 0)
        {
            writer.Objects("factors", simulated.Factors, factor =>
            {
                writer.WriteString("path", factor.Path);
                if (factor.Number is null)
                {
                    writer.WriteString("value", factor.Text);
                }
                else
                {
                    writer.Number("value", factor.Number);
                }
            });
        }

        writer.Object("reading", () =>
        {
            writer.WriteString("perspective", simulated.Perspective.Id);
            writer.WriteString("norm", simulated.Reading.Norm.ToString());
            writer.WriteString("lens", simulated.Reading.Lens.ToString());
            writer.WriteString("baseline", simulated.Reading.Baseline.ToString());
        });
        if (variant.Delivery is { } delivery)
        {
            new DeliveredOutcomes(writer, outcomes).Write(simulated, delivery, @base?.Delivery);
            return;
        }

        var summary = variant.Summary;
        writer.Object("agenda", () => AgendaOf(writer, simulated.Bargained));
        writer.Object("terms", () =>
        {
            writer.WriteString("protocol", Json.Camel(simulated.Bargained.Terms.Protocol));
            writer.WriteNumber("rounds", simulated.Bargained.Terms.Rounds);
            writer.Number("endChance", simulated.Bargained.Terms.ChanceOfEnding);
            writer.WriteString("opens", simulated.Bargained.Terms.Opener switch { 0 => "A", 1 => "B", _ => "random" });
        });
        writer.Object("A", () => Seat(writer, simulated, Side.A));
        writer.Object("B", () => Seat(writer, simulated, Side.B));
        if (simulated.StrategyOfThird is not null)
        {
            writer.Object("third", () => Seat(writer, simulated, Side.Third));
        }

        if (simulated.SideBySide is { } tables)
        {
            writer.Objects("tables", TableSummary.Of(tables, summary.Tally, @base?.Simulated.SideBySide), table => TableOf(writer, outcomes, table, summary.Tally.Replications));
        }

        outcomes.Write(summary);
        if (@base is not null)
        {
            writer.Object("againstBase", () => outcomes.Paired(summary, @base.Summary, simulated.Reading.Norm));
        }
    }

    private static void AgendaOf(Utf8JsonWriter writer, PlayableTalks talks)
    {
        writer.WriteNumber("issues", talks.Agenda.Issues.Length);
        Offers(writer, talks);
        writer.Texts("assumed", talks.Agenda.Issues.Where(issue => issue.Override is not null).Select(issue => issue.Clause.Id));
        Aside(writer, talks.Agenda.SetAside);
    }

    private static void Offers(Utf8JsonWriter writer, PlayableTalks talks)
    {
        writer.Number("packages", talks.Agenda.Packages);
        writer.WriteString("offers", talks.IsListed ? "allPackages" : "ladders");
    }

    private static void TableOf(Utf8JsonWriter writer, SweptOutcomes outcomes, TableSummary summary, long replications)
    {
        writer.WriteString("id", summary.Table.Id);
        writer.WriteString("title", summary.Table.Title);
        writer.Texts("needs", summary.Table.Needs);
        writer.Texts("clauses", summary.Talks.Agenda.Issues.Select(issue => issue.Clause.Id));
        Offers(writer, summary.Talks);
        foreach (var (name, count) in new[] { ("agreed", summary.Agreed), ("held", summary.Held), ("lost", summary.Lost) })
        {
            writer.Object(name, () => outcomes.Share(count, replications));
        }

        if (summary.HeldAgainst is { } pairs)
        {
            outcomes.Difference("heldAgainstBase", pairs);
        }
    }

    internal static void Aside(Utf8JsonWriter writer, IEnumerable<SetAside> clauses) => writer.Objects("setAside", clauses, aside =>
    {
        writer.WriteString("clause", aside.Clause.Id);
        writer.WriteString("why", aside.Why);
    });

    internal static void Strategy(Utf8JsonWriter writer, WrittenStrategy strategy)
    {
        writer.WriteString("strategy", strategy.Name);
        writer.Object("parameters", () =>
        {
            foreach (var (name, value) in strategy.Parameters)
            {
                writer.Number(name, value);
            }
        });
    }

    private static void Seat(Utf8JsonWriter writer, Simulated simulated, Side side)
    {
        var (strategy, party) = side switch
        {
            Side.A => (simulated.StrategyOfA, 0),
            Side.B => (simulated.StrategyOfB, 1),
            _ => (simulated.StrategyOfThird!, 2),
        };
        Strategy(writer, strategy);
        writer.Texts("rules", RuleWords.Of(simulated.Play.Of(side)));
        writer.WriteString("perspective", simulated.Bargained.Agenda.Of(side).Perspective);
        writer.Number("reservation", simulated.Bargained.ReservationOf(party));
        if (simulated.Play.Of(side).Reservation is { } range && range.Low < range.High)
        {
            writer.Number("reservationLow", range.Low);
            writer.Number("reservationHigh", range.High);
        }

        writer.Number("noAgreement", simulated.Bargained.Agenda.Of(side).OfNoAgreement);
    }
}
