using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>One entry of a history on its way to a command: what any move may say.</summary>
internal sealed record Entry
{
    public WorldDate On { get; init; }

    public Placed<string>? By { get; init; }

    public Placed<string>? Verb { get; init; }

    public EquatableList<string> Sources { get; init; } = [];

    public Confidence Confidence { get; init; } = Confidence.S;

    public string? Note { get; init; }

    public DateOnly? Known { get; init; }

    public Terms.Written Terms { get; init; } = new();

    public ConcessionDraft Draft => Terms.ToDraft();

    public EquatableList<StatedHolding> Holdings { get; init; } = [];

    public string Round { get; init; } = "";

    public WorldDate Planned { get; init; }

    public string? Venue { get; init; }

    public string? Instead { get; init; }

    public string? Outcome { get; init; }

    public string? Reason { get; init; }

    public string Demand { get; init; } = "";

    public Placed<string>? Of { get; init; }

    public string? Text { get; init; }

    public string? Topic { get; init; }

    public string? Clause { get; init; }

    public Proposal? Proposal { get; init; }

    public string? ProposalId { get; init; }

    public EquatableList<Clause> Clauses { get; init; } = [];

    public EquatableList<string> Strike { get; init; } = [];

    public EquatableList<string> Points { get; init; } = [];

    public string Concession { get; init; } = "";

    public double Fraction { get; init; }

    public Side? Reading { get; init; }

    public string Link { get; init; } = "";

    public EquatableList<string> Items { get; init; } = [];

    public string Condition { get; init; } = "";

    public double? P { get; init; }

    public int Version { get; init; }

    public string Target { get; init; } = "";

    public StatementKind Statement { get; init; }

    public int Failures { get; init; }

    public int? OutOf { get; init; }
}

/// <summary>The keys of entries, each declared once and used by several moves.</summary>
internal static class EntryKeys
{
    /// <summary>What every entry has.</summary>
    public static Shape<Entry> Common(string verb) => new Shape<Entry>($"do-{verb}", $"`{verb}`", () => new Entry())
        .Key("on", Dates.World, (entry, on) => entry with { On = on }, "When it happened: 2026-02-24, 2010-12, 2010 or 2025-11-20/2025-11-21.", required: true)
        .Key("by", Values.Name.Placed(), (entry, by) => entry with { By = by }, "Who did it: id of a party.", required: true)
        .Key("do", Values.Word((verb, verb)).Placed(), (entry, word) => entry with { Verb = word }, "The move.", required: true)
        .Key("sources", SourceIds.List, (entry, ids) => entry with { Sources = ids }, "Ids of the list of sources.")
        .Key("confidence", Words.Confidence, (entry, confidence) => entry with { Confidence = confidence }, "S read in a source (default), D derived, U unsourced.")
        .Key("note", Values.Text, (entry, note) => entry with { Note = note }, "A remark without meaning for the model.")
        .Key("known", Dates.Day, (entry, known) => entry with { Known = known }, "When it became known, where that was later.")
        .Check(CheckKnown);

    public static Shape<Entry> Terms(this Shape<Entry> shape) => shape
        .With(Steps.Terms.Shape, entry => entry.Terms, (entry, terms) => entry with { Terms = terms })
        .Check((entry, map, report) => Steps.Terms.CheckCoding(entry.Draft with { Sources = entry.Sources }, map.Place("magnitude"), report));

    public static Shape<Entry> Holdings(this Shape<Entry> shape) => shape.Key("holdings", HoldingTables.Stated, (entry, holdings) => entry with { Holdings = holdings }, "Line to {A: n, B: n} or {pooled: n}.", required: true);

    public static Shape<Entry> Round(this Shape<Entry> shape) => shape.Key("round", Values.Name, (entry, round) => entry with { Round = round }, "Number or name of the round.", required: true);

    public static Shape<Entry> Planned(this Shape<Entry> shape) => shape.Key("planned", Dates.World, (entry, planned) => entry with { Planned = planned }, "For when it is announced.", required: true);

    public static Shape<Entry> Venue(this Shape<Entry> shape, bool required = false) => shape.Key("venue", Values.Name, (entry, venue) => entry with { Venue = venue }, "Where.", required);

    public static Shape<Entry> Instead(this Shape<Entry> shape) => shape.Key("instead", Values.Name, (entry, venue) => entry with { Instead = venue }, "Another venue.");

    public static Shape<Entry> Outcome(this Shape<Entry> shape) => shape.Key("outcome", Values.Text, (entry, outcome) => entry with { Outcome = outcome }, "What came of it.");

    public static Shape<Entry> Reason(this Shape<Entry> shape, bool required = true) => shape.Key("reason", Values.Text, (entry, reason) => entry with { Reason = reason }, "Why.", required);

    public static Shape<Entry> Demand(this Shape<Entry> shape) => shape.Key("demand", Values.Name, (entry, id) => entry with { Demand = id }, "Id of the demand.", required: true);

    public static Shape<Entry> Of(this Shape<Entry> shape, string name = "of") => shape.Key(name, Values.Name.Placed(), (entry, party) => entry with { Of = party }, "Of whom: id of a party.", required: true);

    public static Shape<Entry> Text(this Shape<Entry> shape, bool required) => shape.Key("text", Values.Text, (entry, text) => entry with { Text = text, Terms = entry.Terms.With(draft => draft with { Text = text }) }, "In words.", required);

    public static Shape<Entry> Topic(this Shape<Entry> shape, bool required = false) => shape.Key("topic", Values.Name, (entry, topic) => entry with { Topic = topic }, "What it is about.", required);

    public static Shape<Entry> Clause(this Shape<Entry> shape) => shape.Key("clause", Values.Name, (entry, clause) => entry with { Clause = clause }, "The clause of a text that contains it already.");

    public static Shape<Entry> Proposal(this Shape<Entry> shape) => shape.Key("proposal", Proposals.ById, (entry, file) => entry with { Proposal = file.Proposal }, "Id of a text, or the text itself.", required: true);

    public static Shape<Entry> ProposalId(this Shape<Entry> shape, bool required = true) => shape.Key("proposal", Values.Name, (entry, id) => entry with { ProposalId = id }, "Id of a text on the table.", required);

    public static Shape<Entry> Changes(this Shape<Entry> shape) => shape
        .Key("clauses", NegotiationSim.Files.Kinds.Clauses.List, (entry, clauses) => entry with { Clauses = [.. clauses.Select(clause => clause.Value.ToClause())] }, "Clauses replaced or added by id.")
        .Key("strike", Values.ListOf(Values.Name), (entry, ids) => entry with { Strike = ids }, "Ids of clauses struck out.");

    public static Shape<Entry> Points(this Shape<Entry> shape) => shape.Key("points", Values.ListOf(Values.Name), (entry, ids) => entry with { Points = ids }, "Ids of the clauses rejected; all unless said.");

    public static Shape<Entry> Concession(this Shape<Entry> shape) => shape.Key("concession", Values.Name, (entry, id) => entry with { Concession = id }, "Id of the step.", required: true);

    public static Shape<Entry> Fraction(this Shape<Entry> shape, bool required) => shape.Key("f", Values.Fraction, (entry, f) => entry with { Fraction = f }, "Fraction delivered, 0..1.", required);

    public static Shape<Entry> Reading(this Shape<Entry> shape) => shape.Key("reading", Words.Side, (entry, side) => entry with { Reading = side }, "Only this side reads it so.");

    public static Shape<Entry> Link(this Shape<Entry> shape) => shape.Key("link", Values.Name, (entry, id) => entry with { Link = id }, "Id of the link.", required: true);

    public static Shape<Entry> Items(this Shape<Entry> shape) => shape.Key("items", Values.ListOf(Values.Name), (entry, ids) => entry with { Items = ids }, "Ids of demands and steps: all of them or none.", required: true);

    public static Shape<Entry> Condition(this Shape<Entry> shape) => shape
        .Key("condition", Values.Name, (entry, id) => entry with { Condition = id }, "Id of what a third party has to do.", required: true)
        .Key("p", Values.Fraction, (entry, p) => entry with { P = p }, "Its probability, 0..1.");

    public static Shape<Entry> Correction(this Shape<Entry> shape) => shape
        .Key("version", Values.Count, (entry, version) => entry with { Version = version }, "The version that is corrected.", required: true)
        .Key("target", Values.Name, (entry, id) => entry with { Target = id }, "Id of the step or demand.", required: true);

    public static Shape<Entry> Statement(this Shape<Entry> shape) => shape.Key("statement", StatementKinds, (entry, kind) => entry with { Statement = kind }, "statement threat ruling verification vote redLine.", required: true);

    public static Shape<Entry> Failures(this Shape<Entry> shape) => shape
        .Key("failures", Values.Count, (entry, count) => entry with { Failures = count }, "How many promises are said to be broken.", required: true)
        .Key("outOf", Values.Count, (entry, count) => entry with { OutOf = count }, "Out of how many; absent when nobody says.");

    private static Reading<StatementKind> StatementKinds { get; } = Values.Word(
        ("statement", StatementKind.Statement),
        ("threat", StatementKind.Threat),
        ("ruling", StatementKind.Ruling),
        ("verification", StatementKind.Verification),
        ("vote", StatementKind.Vote),
        ("redLine", StatementKind.RedLine));

    private static void CheckKnown(Entry entry, MapNode map, Report report)
    {
        if (entry.Known < entry.On.From)
        {
            report.Add(FindingCodes.DatesOutOfOrder, map.Place("known"), "known before it happened", "before `on`", "correct one of the two dates");
        }
    }
}
