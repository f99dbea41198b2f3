using System.Text.Json;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files.Answers;

/// <summary>The document <c>negsim/score/1</c>.</summary>
public static class ScoreAnswer
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "negsim/score/1";

    /// <summary>The document as UTF-8.</summary>
    public static byte[] Write(Scored scored) => Json.Document(Schema, writer => Body(writer, scored));

    /// <summary>The document's members, for documents that contain a score.</summary>
    internal static void Body(Utf8JsonWriter writer, Scored scored)
    {
        ArgumentNullException.ThrowIfNull(scored);
        var score = scored.Score;
        writer.Object("subject", () =>
        {
            writer.WriteString("kind", scored.Subject.Kind);
            writer.WriteString("id", scored.Subject.Id);
            writer.WriteString("title", scored.Subject.Title);
        });
        writer.Day("ledgerCutoff", score.Ledger.Cutoff);
        writer.Object("headline", () =>
        {
            Verdict(writer, scored, score.Headline);
            writer.WriteBoolean("dependsOnBaseline", score.DependsOnBaseline);
        });
        writer.Objects("verdicts", score.Verdicts, verdict => Verdict(writer, scored, verdict));
        writer.Objects("net", score.Net, net => Net(writer, net));
        writer.Object("principle", () =>
        {
            writer.WriteString("perspective", scored.Perspectives[0].Id);
            writer.Object("askedOfA", () => Asked(writer, score.Principle.OfA));
            writer.Object("askedOfB", () => Asked(writer, score.Principle.OfB));
        });
        writer.Objects("items", score.Ledger.Items, item => Item(writer, score, item));
        writer.Objects("thirdPartyGifts", score.Ledger.Gifts, gift => Gift(writer, gift));
        writer.Objects("setAside", scored.SetAside, aside =>
        {
            writer.WriteString("id", aside.Clause.Id);
            writer.WriteString("why", aside.Why);
            writer.Text("text", aside.Clause.Terms.Text);
        });
        writer.Objects("leansOn", scored.LeansOn, lean =>
        {
            writer.WriteString("id", lean.Id);
            writer.WriteString("why", Json.Camel(lean.Why));
        });
        writer.Objects("switches", scored.Switches, setting =>
        {
            writer.WriteString("name", setting.Name);
            writer.WriteString("value", setting.Value);
        });
        writer.WriteString("notice", VerdictSentence.Notice);
    }

    private static void Verdict(Utf8JsonWriter writer, Scored scored, Verdict verdict)
    {
        var (reading, balance, state) = (verdict.Reading, verdict.Balance, verdict.State);
        var reason = ReasonOf(verdict);
        var level = reading.Norm.IsLevel();
        writer.Text("perspective", verdict.Perspective);
        writer.WriteString("norm", reading.Norm.ToString());
        writer.WriteString("lens", reading.Lens.ToString());
        writer.Text("baseline", level ? null : reading.Baseline.ToString());
        writer.Text("account", level ? null : reading.Account.ToString());
        writer.Number("a", IsEntered(state) ? balance.A : null, reason);
        writer.Number("b", IsEntered(state) ? balance.B : null, reason);
        writer.Number("balanceIndex", balance.Index, reason);
        writer.Number("parityRatio", balance.ParityRatio, reason);
        writer.Number("logRatio", balance.LogRatio, balance.Index is null ? reason : nameof(VerdictState.OneSided));
        if (balance.LogRatioShifted is { } shifted)
        {
            writer.Number("logRatioShifted", shifted);
        }

        writer.Number("l1", balance.L1, reason);
        writer.Number("compensation", balance.Compensation, balance.Index is null ? reason : nameof(Caveats.Mirror));
        writer.Number("cosine", balance.Cosine, balance.Index is null ? reason : nameof(VerdictState.OneSided));
        Interval(writer, verdict, reason);
        writer.WriteString("state", state.ToString());
        writer.Texts("flags", verdict.Caveats.Names());
        writer.Texts("unmeasured", verdict.Unmeasured);
        writer.Text("band", verdict.Band is { } band ? Json.Camel(band) : null);
        writer.WriteString("sentence", scored.SentenceOf(verdict));
        writer.Objects("dimensions", verdict.Dimensions, dimension =>
        {
            writer.WriteString("code", dimension.Dimension.ToString());
            writer.Number("a", dimension.A);
            writer.Number("b", dimension.B);
        });
    }

    private static void Interval(Utf8JsonWriter writer, Verdict verdict, string reason)
    {
        if (verdict.Interval is not { } ends)
        {
            writer.WriteNull("interval");
            writer.WriteString("intervalReason", reason);
            return;
        }

        writer.WriteStartArray("interval");
        writer.WriteNumberValue(ends.Low + 0.0);
        writer.WriteNumberValue(ends.High + 0.0);
        writer.WriteEndArray();
    }

    private static string ReasonOf(Verdict verdict) =>
        verdict.Caveats.HasFlag(Caveats.SignedAccount) ? nameof(Caveats.SignedAccount) : verdict.State.ToString();

    /// <summary>False where the columns could not be filled at all.</summary>
    private static bool IsEntered(VerdictState state) => state is not (
        VerdictState.WeightCoverage or VerdictState.NoHoldings or VerdictState.NoTargetRatio or VerdictState.ZeroLevels or VerdictState.NoWeight);

    private static void Net(Utf8JsonWriter writer, NetAccount net)
    {
        writer.WriteString("perspective", net.Perspective);
        writer.WriteString("norm", net.Reading.Norm.ToString());
        writer.WriteString("lens", net.Reading.Lens.ToString());
        writer.WriteString("baseline", net.Reading.Baseline.ToString());
        writer.Number("netA", net.A, nameof(VerdictState.WeightCoverage));
        writer.Number("netB", net.B, nameof(VerdictState.WeightCoverage));
        writer.Number("difference", net.Difference, nameof(VerdictState.WeightCoverage));
        writer.Texts("unmeasured", net.Unmeasured);
    }

    private static void Asked(Utf8JsonWriter writer, Asked asked)
    {
        writer.Number("likeForLike", asked.LikeForLike, "Vacuous");
        writer.Number("any", asked.Any, asked.LikeForLike is null ? "Vacuous" : nameof(VerdictState.WeightCoverage));
        writer.WriteNumber("asked", asked.Demands.Count);
        writer.WriteNumber("answered", asked.AnsweredCount);
        writer.Texts("unmeasured", asked.Unmeasured);
        writer.Texts("alreadyOwed", asked.AlreadyOwed);
        writer.Objects("observers", asked.Beside, demand =>
        {
            writer.WriteString("id", demand.Id);
            writer.WriteString("asker", demand.Asker);
            writer.WriteString("text", demand.Text);
            writer.WriteString("dimension", demand.Line.ToString());
            writer.Texts("sources", demand.Sources);
        });
        writer.Objects("unanswered", asked.Unanswered, demand =>
        {
            writer.WriteString("id", demand.Id);
            writer.WriteString("text", demand.Text);
            writer.WriteString("dimension", demand.Line.ToString());
            writer.Number("magnitude", demand.Magnitude);
            writer.Number("coverage", demand.Coverage);
            writer.WriteString("why", WordOf(demand.Because!.Value));
            writer.Texts("sources", demand.Sources);
        });
    }

    /// <summary>The reason a demand is unanswered, in the model's words.</summary>
    public static string WordOf(UnansweredBecause because) => because switch
    {
        UnansweredBecause.NoCounterpart => "no counterpart",
        UnansweredBecause.TooSmall => "too small",
        UnansweredBecause.WeakerStatus => "weaker status",
        UnansweredBecause.LaterOrUndated => "later or undated",
        UnansweredBecause.WeakerVerification => "weaker verification",
        _ => "used up elsewhere",
    };

    private static void Item(Utf8JsonWriter writer, Score score, Concession item)
    {
        writer.WriteString("id", item.Id);
        writer.WriteString("side", item.Giver.ToString());
        writer.WriteString("dimension", item.Line.ToString());
        writer.WriteString("text", item.Text);
        writer.WriteString("obligationClass", item.ObligationClass.ToString().ToUpperInvariant());
        writer.WriteString("status", item.ReadBy(score.Headlined.Perspective.Reading).Status.ToString());
        writer.Number("chance", score.Headlined.Credibility.Chance(item));
        writer.Text("codedBy", item.CodedBy);
        writer.Texts("sources", item.Sources);
    }

    private static void Gift(Utf8JsonWriter writer, Concession gift)
    {
        writer.WriteString("id", gift.Id);
        writer.WriteString("giver", gift.Giver.ToString());
        writer.Texts("receivers", gift.Beneficiaries.Select(receiver => receiver.ToString()));
        writer.WriteString("dimension", gift.Line.ToString());
        writer.WriteString("text", gift.Text);
        writer.Texts("sources", gift.Sources);
    }
}
