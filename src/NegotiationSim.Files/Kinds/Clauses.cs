using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>The clauses of a text.</summary>
internal static class Clauses
{
    /// <summary>A clause, and which clauses of an earlier text it stands in place of.</summary>
    public sealed record Written(Clause Clause, Terms.Written Terms, EquatableList<string> Replaces)
    {
        public Clause ToClause() => Clause with { Terms = Terms.ToDraft() };
    }

    private sealed record PerSide(ConcessionDraft A, ConcessionDraft B);

    private static readonly Reading<ConcessionDraft> Draft = Terms.Shape.Reading.Select(terms => terms.ToDraft());

    private static readonly Shape<PerSide> PerSideShape = new Shape<PerSide>("perSide", "terms per side", () => new(ConcessionDraft.Empty, ConcessionDraft.Empty))
        .Key("A", Draft, (sides, draft) => sides with { A = draft }, "What holds for side A instead.")
        .Key("B", Draft, (sides, draft) => sides with { B = draft }, "What holds for side B instead.");

    /// <summary>A clause before its first key is read.</summary>
    public static Written Nothing { get; } = new(new Clause { Id = "", Form = ClauseForm.OneSided }, new Terms.Written(), []);

    /// <summary>Everything that may be said of a clause but its id: what an amendment may change.</summary>
    public static Shape<Written> Body { get; } = MakeBody(formIsRequired: false);

    /// <summary>A clause.</summary>
    public static Shape<Written> Shape { get; } = new Shape<Written>("clause", "a clause", () => Nothing)
        .Key("id", Values.Name, (written, id) => written with { Clause = written.Clause with { Id = id } }, "Number in the text.", required: true)
        .With(MakeBody(formIsRequired: true), written => written, (_, written) => written)
        .Check(CheckObligated)
        .Check(CheckDimension)
        .Check(CheckSides);

    /// <summary>Clauses with ids of their own.</summary>
    public static Reading<EquatableList<Placed<Written>>> List { get; } = Values.ListOf(Shape.Reading.Placed())
        .Checked((clauses, _, report) => Ids.AreUnique(clauses, clause => clause.Clause.Id, "clause", report));

    /// <summary>Checks of a clause as it holds after a change: whether its shares have a coder.</summary>
    private static void CheckCoding(Written written, MapNode map, Report report)
    {
        var terms = written.Terms.ToDraft();
        if (terms.Magnitude is not null)
        {
            Terms.CheckCoding(terms, map.Place("magnitude"), report);
        }

        foreach (var (key, draft) in new[] { ("A", written.Clause.ForA), ("B", written.Clause.ForB) })
        {
            if (draft.Magnitude is not null)
            {
                var side = (map.Find("perSide")?.Value as MapNode)?.Find(key)?.Value as MapNode;
                Terms.CheckCoding(draft.Over(terms), side?.Place("magnitude") ?? map.At, report);
            }
        }
    }

    private static Shape<Written> MakeBody(bool formIsRequired) =>
        new Shape<Written>("clauseBody", "a clause", () => Nothing)
            .Key("issue", Values.Name, (written, issue) => written with { Clause = written.Clause with { Issue = issue } }, "What it is about (army_cap); gives the dimension unless `dimension` does.")
            .Key("form", Words.Form, (written, form) => written with { Clause = written.Clause with { Form = form } }, "mutual mutual_tilted one_sided third_party conditional deleted open.", required: formIsRequired)
            .Key("obligated", Words.Actors, (written, actors) => written with { Clause = written.Clause with { Obligated = actors } }, "Who has to act: [A], [A, B], [T:NATO].")
            .Key("beneficiaries", Words.Actors, (written, actors) => written with { Clause = written.Clause with { Beneficiaries = actors } }, "Whom it benefits.")
            .Key("perSide", PerSideShape.Reading, (written, sides) => written with { Clause = written.Clause with { ForA = sides.A.Over(written.Clause.ForA), ForB = sides.B.Over(written.Clause.ForB) } }, "What holds for one side instead.")
            .Key("replaces", Values.ListOf(Values.Name), (written, ids) => written with { Replaces = ids }, "Clauses of the earlier text that this one stands in place of.")
            .With(Terms.Shape, written => written.Terms, (written, terms) => written with { Terms = terms })
            .Check(CheckCoding);

    private static void CheckObligated(Written written, MapNode map, Report report)
    {
        var clause = written.Clause;
        var safeguard = clause.Form == ClauseForm.Conditional && written.Terms.Draft.Conditions is not { Count: > 0 };
        if (clause.Obligated.Count == 0 && !safeguard && clause.Form is not (ClauseForm.Deleted or ClauseForm.Open))
        {
            report.Add(FindingCodes.NobodyObligated, map.Place("obligated"), $"clause `{clause.Id}` obliges nobody", "nobody has to act", "write `obligated: [A]`, `[B]`, `[A, B]` or `[T:name]`");
        }
    }

    private static void CheckDimension(Written written, MapNode map, Report report)
    {
        var clause = written.ToClause();
        if (ProposalItems.LineOf(clause) is not null || clause.Terms.Procedural == true || clause.Form is ClauseForm.Deleted or ClauseForm.Open)
        {
            return;
        }

        var nearest = clause.Issue is { } issue ? Spelling.Nearest(issue, IssueLines.Issues) : null;
        report.Add(
            FindingCodes.NoDimension,
            map.Place("issue"),
            clause.Issue is null ? $"clause `{clause.Id}` has neither `issue` nor `dimension`" : $"the issue `{clause.Issue}` gives no dimension",
            clause.Issue is null ? "no dimension" : "not in the table of issues",
            nearest is null ? "add `dimension:` with one of TER FOR WPN BAS SEC LEG ECO HUM VER POL" : $"write `{nearest}`, or add `dimension:`",
            $"issues in the table: {string.Join(", ", IssueLines.Issues)}");
    }

    private static void CheckSides(Written written, MapNode map, Report report)
    {
        foreach (var side in Sides.Both)
        {
            var entry = (map.Find("perSide")?.Value as MapNode)?.Find(side.ToString());
            if (entry is null || written.Clause.Obliges(side) || written.Clause.For(side) == ConcessionDraft.Empty)
            {
                continue;
            }

            report.Add(FindingCodes.NamedNowhere, entry.KeyAt, $"`perSide` names {side}, whom clause `{written.Clause.Id}` does not oblige", "not among `obligated`", $"leave {side} out, or add {side} to `obligated`");
        }
    }
}
