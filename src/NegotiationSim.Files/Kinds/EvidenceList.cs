using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>The earlier record of a holdings file or bare ledger: single entries, or all that a history resolved.</summary>
internal static class EvidenceList
{
    private sealed record WrittenEvidence(Actor Giver, Dimension Dimension, double Kept, DateOnly? On, bool Continuing, double Support);

    /// <summary>One of the two.</summary>
    public sealed record Entry(Evidence? Evidence, HistoryAsEvidence? History);

    private static readonly Shape<WrittenEvidence> Single = new Shape<WrittenEvidence>("evidence", "evidence", () => new(Actor.A, default, 0, null, false, 1))
        .Key("side", Words.Actor, (evidence, side) => evidence with { Giver = side }, "Whose record it is: A or B.", required: true)
        .Key("dimension", Words.Line, (evidence, line) => evidence with { Dimension = line.Dimension }, "What it was about.", required: true)
        .Key("f", Values.Fraction, (evidence, f) => evidence with { Kept = f }, "Kept fraction, 0..1.", required: true)
        .Key("on", Dates.Day, (evidence, on) => evidence with { On = on }, "When it was kept or broken.")
        .Key("continuing", Values.Truth, (evidence, goesOn) => evidence with { Continuing = goesOn }, "True while a breach goes on.")
        .Key("confidence", Words.Support, (evidence, support) => evidence with { Support = support }, "S, D, U, or a weight in 0..1.")
        .Key("sources", SourceIds.List, (evidence, _) => evidence, "Ids of the list of sources.")
        .Remark("text", "The commitment in words.")
        .Remark("note", "A remark without meaning for the model.");

    private static readonly Shape<HistoryAsEvidence> Whole = new Shape<HistoryAsEvidence>("evidenceOfHistory", "evidence from a history", () => new(null!, [Side.A, Side.B]))
        .Key("history", Header.IdOf("history"), (evidence, history) => evidence with { History = history }, "Every resolved commitment of that history.", required: true)
        .Key("sides", Values.ListOf(Words.Side), (evidence, sides) => evidence with { Sides = sides }, "Whose commitments count; both unless said.")
        .Remark("note", "A remark without meaning for the model.");

    private static readonly Reading<Entry> Either = new(
        (Node node, Findings.Report report, [MaybeNullWhen(false)] out Entry entry) =>
        {
            if (node is MapNode map && map.Find("history") is not null)
            {
                var named = Whole.TryRead(node, report, out var history);
                entry = new Entry(null, history);
                return named;
            }

            var read = Single.TryRead(node, report, out var evidence);
            entry = new Entry(evidence is null ? null : ToEvidence(evidence), null);
            return read;
        },
        definitions => new() { ["anyOf"] = new System.Text.Json.Nodes.JsonArray(Single.Schema(definitions), Whole.Schema(definitions)) });

    /// <summary>Single entries: a bare ledger stands alone.</summary>
    public static Reading<EquatableList<Evidence>> Singles { get; } = Values.ListOf(Single.Reading.Select(ToEvidence));

    /// <summary>Both kinds.</summary>
    public static Reading<EquatableList<Entry>> List { get; } = Values.ListOf(Either);

    private static Evidence ToEvidence(WrittenEvidence written) =>
        new(written.Giver, written.Dimension, written.Kept, written.On, written.Continuing, written.Support);
}
