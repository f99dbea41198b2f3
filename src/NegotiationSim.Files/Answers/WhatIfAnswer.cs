using System.Text.Json;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files.Answers;

/// <summary>The document <c>negsim/whatif/1</c>. Differences are variant less base; null where either is undefined.</summary>
public static class WhatIfAnswer
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "negsim/whatif/1";

    /// <summary>The document as UTF-8.</summary>
    public static byte[] Write(Compared compared)
    {
        ArgumentNullException.ThrowIfNull(compared);
        return Json.Document(Schema, writer => Body(
            writer,
            (compared.Id, compared.Title, compared.Question),
            () => Score(writer, compared.Base),
            compared.Variants.Select<Variant, Action>(variant => () => Variant(writer, variant, compared.Base.Score))));
    }

    /// <summary>The base's part of the document, where the parts are made apart.</summary>
    public static byte[] PartOf(Scored basis) => Json.Part(writer => Score(writer, basis));

    /// <summary>A variant's part of the document.</summary>
    public static byte[] PartOf(Variant variant, Scored basis) => Json.Part(writer => Variant(writer, variant, basis.Score));

    /// <summary>The document of its parts: the same bytes as of all in one.</summary>
    /// <param name="id">Id of the scenario.</param>
    /// <param name="title">Its title.</param>
    /// <param name="question">What it asks; null when none is written.</param>
    /// <param name="parts">The base's part, then the variants' in the order of the file.</param>
    public static byte[] Write(string id, string title, string? question, IReadOnlyList<ReadOnlyMemory<byte>> parts) => Json.Document(Schema, writer => Body(
        writer,
        (id, title, question),
        () => Json.CopyMembers(parts[0], writer),
        parts.Skip(1).Select<ReadOnlyMemory<byte>, Action>(part => () => Json.CopyMembers(part, writer))));

    /// <summary>Variant less base, of one score and another.</summary>
    internal static void Delta(Utf8JsonWriter writer, Score from, Score to)
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

    private static void Body(Utf8JsonWriter writer, (string Id, string Title, string? Question) scenario, Action basis, IEnumerable<Action> variants)
    {
        writer.Object("scenario", () =>
        {
            writer.WriteString("id", scenario.Id);
            writer.WriteString("title", scenario.Title);
            writer.Text("question", scenario.Question);
        });
        writer.Object("base", basis);
        writer.Objects("variants", variants, variant => variant());
        writer.WriteString("notice", VerdictSentence.Notice);
    }

    private static void Variant(Utf8JsonWriter writer, Variant variant, Score basis)
    {
        writer.WriteString("id", variant.Id);
        writer.WriteString("title", variant.Title);
        writer.Object("lineage", () => Lineage(writer, variant.Lineage));
        writer.Object("score", () => Score(writer, variant.Scored));
        writer.Object("delta", () => Delta(writer, basis, variant.Scored.Score));
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

    private static string? BandOf(Verdict verdict) => verdict.Band is { } band ? Json.Camel(band) : null;
}
