using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Steps;

/// <summary>The terms of a step, written alike in clauses, concessions, demands, corrections and bare ledgers.</summary>
internal static class Terms
{
    private sealed record WrittenStanding(ConcessionStatus? Status = null, double? Fraction = null)
    {
        public Standing? ToStanding() => Status is { } status ? new Standing(status, Fraction ?? 0) : null;
    }

    private sealed record ByReading(WrittenStanding? A = null, WrittenStanding? B = null);

    private sealed record WrittenCondition(string? Kind = null, string? Id = null, double? P = null, string? Item = null);

    /// <summary>Terms on their way: a status and its fraction are two keys.</summary>
    public sealed record Written
    {
        public ConcessionDraft Draft { get; init; } = ConcessionDraft.Empty;

        public ConcessionStatus? Status { get; init; }

        public double? Fraction { get; init; }

        public ConcessionDraft ToDraft() => Status is { } status ? Draft with { Standing = new Standing(status, Fraction ?? 0) } : Draft;

        public Written With(Func<ConcessionDraft, ConcessionDraft> change) => this with { Draft = change(Draft) };
    }

    private static readonly Shape<WrittenStanding> StandingShape = new Shape<WrittenStanding>("standing", "a status", () => new WrittenStanding())
        .Key("status", Words.Status, (standing, status) => standing with { Status = status }, "How far the step has come.", required: true)
        .Key("f", Values.Fraction, (standing, f) => standing with { Fraction = f }, "Fraction delivered, 0..1.");

    private static readonly Shape<ByReading> ByReadingShape = new Shape<ByReading>("statusBy", "a status by reading", () => new ByReading())
        .Key("A", StandingShape.Reading, (by, standing) => by with { A = standing }, "The status as side A reads it.")
        .Key("B", StandingShape.Reading, (by, standing) => by with { B = standing }, "The status as side B reads it.");

    private static readonly Shape<WrittenCondition> ConditionShape = new Shape<WrittenCondition>("condition", "a condition", () => new WrittenCondition())
        .Key("kind", Values.Word(("thirdParty", "thirdParty"), ("otherSide", "otherSide")), (condition, kind) => condition with { Kind = kind }, "thirdParty or otherSide.", required: true)
        .Key("id", Values.Name, (condition, id) => condition with { Id = id }, "Id of what a third party has to do.")
        .Key("p", Values.Fraction, (condition, p) => condition with { P = p }, "Its probability, 0..1; unsaid: .5, flagged.")
        .Key("item", Values.Name, (condition, item) => condition with { Item = item }, "The other side's item.");

    public static Reading<Condition> Condition { get; } = ConditionShape.Reading.Then<Condition>(TryCondition);

    /// <summary>Every key of the terms of a step.</summary>
    public static Shape<Written> Shape { get; } = new Shape<Written>("terms", "the terms of a step", () => new Written())
        .Key("dimension", Words.Line, (terms, line) => terms.With(draft => draft with { Line = line }), "Dimension, or a class of it: TER FOR WPN BAS SEC LEG ECO HUM VER POL, LEG/force, WPN/tanks.")
        .Key("magnitude", Magnitudes.Reading, (terms, size) => terms.With(draft => draft with { Magnitude = size }), "Size: one of quantity, cap, x, ladder; absent when unknown.")
        .Key("irr", Values.Fraction, (terms, irr) => terms.With(draft => draft with { Irreversibility = irr }), "0 undone within a week, .25 three months, .5 a year, .75 five years, 1 practically never.")
        .Key("obligationClass", Words.ObligationClass, (terms, owed) => terms.With(draft => draft with { ObligationClass = owed }), "NEW unless it repeats, discharges or drops something.")
        .Key("status", Words.Status, (terms, status) => terms with { Status = status }, "How far the step has come.")
        .Key("f", Values.Fraction, (terms, f) => terms with { Fraction = f }, "Fraction delivered, 0..1.")
        .Key("statusBy", ByReadingShape.Reading, (terms, by) => terms.With(draft => draft with { ReadByA = by.A?.ToStanding(), ReadByB = by.B?.ToStanding() }), "The status as one side reads it, where it differs.")
        .Key("resolvedOn", Dates.Day, (terms, on) => terms.With(draft => draft with { ResolvedOn = on }), "When it was kept or broken.")
        .Key("continuing", Values.Truth, (terms, goesOn) => terms.With(draft => draft with { Continuing = goesOn }), "False once a breach has ended.")
        .Key("due", Dates.Day, (terms, due) => terms.With(draft => draft with { Due = due }), "When it is due.")
        .Key("verification", Words.Verification, (terms, level) => terms.With(draft => draft with { Verification = level }), "0..1, or none national observers onSite continuous.")
        .Key("enforcement", Values.Fraction, (terms, level) => terms.With(draft => draft with { Enforcement = level }), "0..1.")
        .Key("beneficiaries", Words.Actors, (terms, actors) => terms.With(draft => draft with { Beneficiaries = actors }), "Whom it benefits: A, B, T:name; the other side unless said.")
        .Key("conditions", Values.ListOf(Condition), (terms, conditions) => terms.With(draft => draft with { Conditions = conditions }), "What has to happen first.")
        .Key("procedural", Values.Truth, (terms, procedural) => terms.With(draft => draft with { Procedural = procedural }), "True: weighs nothing.")
        .Key("y", Estimates.Quantity, (terms, y) => terms.With(draft => draft with { ReceiverShare = y }), "The receiver's own share, a number or [low, mode, high].")
        .Key("text", Values.Text, (terms, text) => terms.With(draft => draft with { Text = text }), "The step in words.")
        .Key("sources", SourceIds.List, (terms, ids) => terms.With(draft => draft with { Sources = ids }), "Ids of the list of sources.")
        .Key("confidence", Words.Support, (terms, support) => terms.With(draft => draft with { Support = support }), "S read in a source, D derived, U unsourced; or a weight in 0..1.")
        .Key("codedBy", Values.Name, (terms, who) => terms.With(draft => draft with { CodedBy = who }), "Who coded a magnitude that no source publishes: ours, or a name.")
        .Remark("note", "A remark without meaning for the model.")
        .Check(CheckFraction);

    private static bool TryCondition(WrittenCondition written, Node node, Report report, [MaybeNullWhen(false)] out Condition condition)
    {
        condition = written switch
        {
            { Kind: "thirdParty", Id: { } id, Item: null } => new Condition.ThirdParty(id, written.P),
            { Kind: "otherSide", Item: { } item, Id: null, P: null } => new Condition.OtherSide(item),
            _ => null,
        };
        if (condition is not null)
        {
            return true;
        }

        var wants = written.Kind == "thirdParty" ? "`id` and perhaps `p`" : "`item` and nothing else";
        return Values.Refuse(report, FindingCodes.MissingKey, node, $"a {written.Kind} condition with other keys than its own", $"{wants} belong to it", $"write {wants}");
    }

    private static void CheckFraction(Written terms, MapNode map, Report report)
    {
        if (terms is { Fraction: not null, Status: null })
        {
            report.Add(FindingCodes.MissingKey, map.Place("f"), "`f` without `status`", "a fraction of what is not said", "add `status: InProgress` or `status: Breached`");
        }
    }

    /// <summary>What nobody published is named as somebody's coding, and then it is no exact number.</summary>
    /// <param name="draft">The terms as they hold.</param>
    /// <param name="at">Where the magnitude stands.</param>
    /// <param name="report">Takes the finding.</param>
    public static void CheckCoding(ConcessionDraft draft, Span at, Report report)
    {
        var exact = draft.Magnitude switch
        {
            Magnitude.Share share => share.X.IsExact && share.X.Mode != 0,
            Magnitude.Quantity quantity => quantity.Amount.IsExact && quantity.Amount.Mode != 0,
            Magnitude.Cap cap => cap.Level.IsExact,
            _ => false,
        };
        if (exact && draft.CodedBy is not null)
        {
            report.Add(FindingCodes.CodedAsPoint, at, "a coding that pretends to be exact", $"coded by {draft.CodedBy}, so known within limits only", "write a range, `[low, mode, high]`, or a ladder");
        }
        else if (draft is { Magnitude: Magnitude.Share, CodedBy: null, Sources: null or { Count: 0 } } && report.Library is not null)
        {
            report.Add(FindingCodes.NobodyCoded, at, "a share that nobody is named for", "published by no source, coded by nobody", "add `codedBy: ours`, or the source that publishes it");
        }
    }
}
