using NegotiationSim.Cli.Output;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>Every event of a replay as a row of a spreadsheet.</summary>
internal static class StepTable
{
    public static string Of(Replayed replayed)
    {
        var csv = new Csv("version", "on", "event", "by", "text", "balanceIndex", "state", "moved", "moveType", "sources", "confidence");
        foreach (var step in replayed.Steps)
        {
            var stamp = step.Event.Stamp;
            csv.Row(
                step.Version, stamp.On.ToString(), EventNames.Of(step.Event), stamp.By.Value, EventWords.Of(step.Event, replayed.State), step.Index,
                step.State.ToString(), step.Moved ? "true" : "false", step.Move?.Type.ToString(), string.Join(' ', stamp.Sources), stamp.Confidence.ToString());
        }

        return csv.ToString();
    }
}
