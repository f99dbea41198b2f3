using System.Text.Json;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files.Answers;

/// <summary>The document <c>negsim/comparison/1</c>: two subjects side by side. Differences are right less left.</summary>
public static class ComparisonAnswer
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "negsim/comparison/1";

    /// <summary>The document as UTF-8.</summary>
    public static byte[] Write(Scored left, Scored right) => Json.Document(Schema, writer =>
    {
        writer.Object("left", () => Score(writer, left));
        writer.Object("right", () => Score(writer, right));
        writer.Object("delta", () => WhatIfAnswer.Delta(writer, left.Score, right.Score));
        writer.WriteString("notice", VerdictSentence.Notice);
    });

    private static void Score(Utf8JsonWriter writer, Scored scored)
    {
        writer.WriteString("schema", ScoreAnswer.Schema);
        ScoreAnswer.Body(writer, scored);
    }
}
