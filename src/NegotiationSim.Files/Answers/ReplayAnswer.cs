using System.Text.Json;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files.Answers;

/// <summary>The document <c>negsim/replay/1</c>.</summary>
public static class ReplayAnswer
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "negsim/replay/1";

    /// <summary>The document as UTF-8.</summary>
    public static byte[] Write(Replayed replayed) => Json.Document(Schema, writer => Body(writer, replayed));

    private static void Body(Utf8JsonWriter writer, Replayed replayed)
    {
        ArgumentNullException.ThrowIfNull(replayed);
        writer.Object("history", () =>
        {
            writer.WriteString("id", replayed.History.Id);
            writer.WriteString("title", replayed.History.Title);
        });
        writer.Object("at", () =>
        {
            writer.WriteNumber("version", replayed.State.Version);
            writer.Day("on", replayed.Final.Score.Ledger.Cutoff);
        });
        writer.Objects("steps", replayed.Steps, step => Step(writer, replayed, step));
        writer.Object("final", () =>
        {
            writer.WriteString("schema", ScoreAnswer.Schema);
            ScoreAnswer.Body(writer, replayed.Final);
        });
    }

    private static void Step(Utf8JsonWriter writer, Replayed replayed, ReplayedStep step)
    {
        var stamp = step.Event.Stamp;
        writer.WriteNumber("version", step.Version);
        writer.WriteString("on", stamp.On.ToString());
        writer.WriteString("event", EventNames.Of(step.Event));
        writer.WriteString("by", stamp.By.Value);
        writer.WriteString("text", EventWords.Of(step.Event, replayed.State));
        writer.Number("balanceIndex", step.Index);
        writer.Text("balanceReason", step.Index is null ? step.State.ToString() : null);
        writer.Text("moveType", step.Move is { } move ? Json.Camel(move.Type) : null);
        writer.Texts("sources", stamp.Sources);
        writer.WriteString("confidence", stamp.Confidence.ToString());
    }
}
