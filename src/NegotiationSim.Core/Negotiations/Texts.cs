using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>What amending and rejecting make of a text. The decider asks whether anything would change, the fold does it.</summary>
internal static class Texts
{
    /// <summary>The text with clauses struck out, others replaced in their place by id, and new ones at the end.</summary>
    public static Proposal Amended(Proposal text, EquatableList<Clause> clauses, EquatableList<string> struck)
    {
        var kept = text.Clauses.Where(clause => !struck.Contains(clause.Id)).ToList();
        foreach (var clause in clauses)
        {
            var place = kept.FindIndex(old => old.Id == clause.Id);
            if (place < 0)
            {
                kept.Add(clause);
            }
            else
            {
                kept[place] = clause;
            }
        }

        return text with { Clauses = [.. kept] };
    }

    /// <summary>Rejections with one more: a party's points add up, and a no to the whole text takes their place.</summary>
    public static EquatableList<Rejection> Rejected(EquatableList<Rejection> rejections, Rejection more)
    {
        var earlier = rejections.FirstOrDefault(rejection => rejection.By == more.By);
        var merged = more.IsWhole || earlier is null ? more
            : earlier.IsWhole ? earlier
            : more with { Points = [.. earlier.Points.Union(more.Points)] };
        return [.. rejections.Where(rejection => rejection.By != more.By), merged];
    }
}
