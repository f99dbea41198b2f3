using System.Collections.Immutable;

namespace NegotiationSim.Core.Ledger;

/// <summary>A clause that becomes no item, and why.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Why"><c>safeguard</c>, <c>deleted</c> or <c>open</c>.</param>
public sealed record SetAside(Clause Clause, string Why);

/// <summary>What a proposal becomes in the ledger (measurement model §1.6).</summary>
/// <param name="Items">Steps of the two sides.</param>
/// <param name="Gifts">Steps of third parties, in no balance.</param>
/// <param name="SetAside">Clauses listed without an item.</param>
public sealed record ProposalItems(ImmutableArray<Concession> Items, ImmutableArray<Concession> Gifts, ImmutableArray<SetAside> SetAside)
{
    /// <summary>
    /// Expands every clause by its form. An item that stands alone in its clause carries the clause's id; two items of
    /// one clause are told apart as <c>id.A</c> and <c>id.B</c>. A proposal is read as if agreed: whatever says nothing
    /// of its status is committed.
    /// </summary>
    public static ProposalItems Of(Proposal proposal)
    {
        var items = ImmutableArray.CreateBuilder<Concession>();
        var gifts = ImmutableArray.CreateBuilder<Concession>();
        var aside = ImmutableArray.CreateBuilder<SetAside>();
        foreach (var clause in proposal.Clauses)
        {
            var isText = clause.Form is not (ClauseForm.Deleted or ClauseForm.Open);
            var why = WhySetAside(clause);
            if (why is not null)
            {
                aside.Add(new SetAside(clause, why));
            }

            gifts.AddRange(isText ? GiftsOf(clause) : []);
            items.AddRange(why is null ? ItemsOf(clause) : []);
        }

        return new ProposalItems(items.ToImmutable(), gifts.ToImmutable(), aside.ToImmutable());
    }

    /// <summary>The dimension of a clause: its draft's, else its issue's; null when neither names one.</summary>
    public static Line? LineOf(Clause clause) => clause.Terms.Line ?? IssueLines.Of(clause.Issue);

    private static string? WhySetAside(Clause clause) => clause.Form switch
    {
        ClauseForm.Deleted => "deleted",
        ClauseForm.Open => "open",
        ClauseForm.Conditional when clause.Terms.Conditions is not { Count: > 0 } && (clause.Obliges(Side.A) || clause.Obliges(Side.B)) => "safeguard",
        _ => null,
    };

    private static IEnumerable<Concession> GiftsOf(Clause clause)
    {
        foreach (var giver in clause.Obligated)
        {
            if (!giver.IsSide)
            {
                yield return Settle(clause, clause.Obligated.Count > 1 ? $"{clause.Id}.{giver}" : clause.Id, giver);
            }
        }
    }

    private static IEnumerable<Concession> ItemsOf(Clause clause)
    {
        var givers = new List<Actor>();
        foreach (var actor in clause.Obligated)
        {
            if (actor.IsSide && !BenefitsAlone(actor, clause))
            {
                givers.Add(actor);
            }
        }

        var mutual = clause.Form is ClauseForm.Mutual or ClauseForm.MutualTilted;
        var untilted = clause.Form == ClauseForm.MutualTilted && givers.Exists(giver => clause.For(giver.Side).Magnitude is null);
        foreach (var giver in givers)
        {
            var item = Settle(clause, mutual || givers.Count > 1 ? $"{clause.Id}.{giver}" : clause.Id, giver);
            yield return untilted ? item with { Magnitude = null, TiltUncoded = true } : item;
        }
    }

    private static bool BenefitsAlone(Actor giver, Clause clause) =>
        clause.Form is not (ClauseForm.Mutual or ClauseForm.MutualTilted) && clause.Beneficiaries.Count == 1 && clause.Beneficiaries[0] == giver;

    private static Concession Settle(Clause clause, string id, Actor giver)
    {
        var mutual = clause.Form is ClauseForm.Mutual or ClauseForm.MutualTilted && giver.IsSide;
        var draft = clause.For(giver.Side).Over(clause.Terms);
        var line = LineOf(clause) ?? new Line(Dimension.POL);
        var concession = draft.Settle(id, giver, line) with { Procedural = draft.Procedural ?? IssueLines.IsProcedural(clause.Issue) };
        return mutual || clause.Beneficiaries.Count == 0
            ? concession
            : concession with { Beneficiaries = clause.Beneficiaries };
    }
}

/// <summary>Which dimension a clause's issue belongs to unless the clause says otherwise (§1.6).</summary>
public static class IssueLines
{
    private static readonly Dictionary<string, Line> Lines = new(StringComparer.Ordinal)
    {
        ["army_cap"] = new(Dimension.FOR),
        ["army_limits"] = new(Dimension.FOR),
        ["territory"] = new(Dimension.TER),
        ["foreign_forces"] = new(Dimension.BAS),
        ["troop_withdrawal"] = new(Dimension.BAS),
        ["dmz"] = new(Dimension.WPN),
        ["arms_control"] = new(Dimension.WPN),
        ["nuclear"] = new(Dimension.WPN),
        ["nuclear_status"] = new(Dimension.WPN),
        ["alignment"] = new(Dimension.SEC),
        ["guarantees"] = new(Dimension.SEC),
        ["sovereignty"] = new(Dimension.LEG, "recognition"),
        ["non_aggression"] = new(Dimension.LEG, "force"),
        ["ceasefire"] = new(Dimension.LEG, "force"),
        ["sanctions"] = new(Dimension.ECO),
        ["assets"] = new(Dimension.ECO),
        ["economy"] = new(Dimension.ECO),
        ["reconstruction"] = new(Dimension.ECO),
        ["reparations"] = new(Dimension.ECO),
        ["navigation"] = new(Dimension.ECO),
        ["znpp"] = new(Dimension.ECO),
        ["eu_path"] = new(Dimension.ECO),
        ["humanitarian"] = new(Dimension.HUM),
        ["monitoring"] = new(Dimension.VER),
        ["enforcement"] = new(Dimension.VER),
        ["elections"] = new(Dimension.POL),
        ["rights"] = new(Dimension.POL),
        ["amnesty"] = new(Dimension.POL),
        ["status"] = new(Dimension.POL),
        ["accountability"] = new(Dimension.POL),
        ["hybrid"] = new(Dimension.POL),
        ["domestic"] = new(Dimension.POL),
        [Procedural] = new(Dimension.POL),
    };

    private const string Procedural = "dialogue";

    /// <summary>Every issue the table knows, in ordinal order.</summary>
    public static IEnumerable<string> Issues => Lines.Keys.Order(StringComparer.Ordinal);

    /// <summary>The line of an issue; null when the table does not know it.</summary>
    public static Line? Of(string? issue) => issue is not null && Lines.TryGetValue(issue, out var line) ? line : null;

    /// <summary>True for talk about talks.</summary>
    public static bool IsProcedural(string? issue) => issue == Procedural;
}
