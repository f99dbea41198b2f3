using System.Text.Json;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files.Answers;

/// <summary>The document <c>negsim/whatif/1</c>. Differences are variant less base; null where either is undefined.</summary>
public static class WhatIfAnswer
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "negsim/whatif/1";

    /// <summary>The document as UTF-8.</summary>
    public static byte[] Write(Compared compared) => Json.Document(Schema, writer => Body(writer, compared));

    private static void Body(Utf8JsonWriter writer, Compared compared)
    {
        ArgumentNullException.ThrowIfNull(compared);
        writer.Object("scenario", () =>
        {
            writer.WriteString("id", compared.Id);
            writer.WriteString("title", compared.Title);
            writer.Text("question", compared.Question);
        });
        writer.Object("base", () => Score(writer, compared.Base));
        writer.Objects("variants", compared.Variants, variant =>
        {
            writer.WriteString("id", variant.Id);
            writer.WriteString("title", variant.Title);
            writer.Object("lineage", () => Lineage(writer, variant.Lineage));
            writer.Object("score", () => Score(writer, variant.Scored));
            writer.Object("delta", () => Delta(writer, compared.Base.Score, variant.Scored.Score));
        });
        writer.WriteString("notice", VerdictSentence.Notice);
    }

    private static void Score(Utf8JsonWriter writer, Scored scored)
    {
        writer.WriteString("schema", ScoreAnswer.Schema);
        ScoreAnswer.Body(writer, scored);
    }

    private static void Lineage(Utf8JsonWriter writer, Lineage lineage)
    {
        writer.WriteString("source", lineage.Source);
        if (lineage.AtVersion is { } version)
        {
            writer.WriteNumber("atVersion", version);
        }
        else
        {
            writer.WriteNull("atVersion");
        }

        writer.Texts("overrides", lineage.Overrides);
    }

    private static void Delta(Utf8JsonWriter writer, Score from, Score to)
    {
        writer.Number("balanceIndex", to.Headline.Index - from.Headline.Index, "Undefined");
        writer.Number("likeForLikeA", to.Principle.OfA.LikeForLike - from.Principle.OfA.LikeForLike, "Vacuous");
        writer.Number("likeForLikeB", to.Principle.OfB.LikeForLike - from.Principle.OfB.LikeForLike, "Vacuous");
        writer.Object("band", () =>
        {
            writer.Text("from", BandOf(from.Headline));
            writer.Text("to", BandOf(to.Headline));
        });
    }

    private static string? BandOf(Verdict verdict) => verdict.Band is { } band ? Json.Camel(band) : null;
}
