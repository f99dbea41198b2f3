using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>How concessions come on record and move.</content>
public sealed partial record Negotiation
{
    private void EnterPromise(string id, ConcessionDraft terms, ConcessionStatus status, Stamp stamp)
    {
        var (sources, support) = (terms.Sources ?? stamp.Sources, terms.Support ?? stamp.Confidence.Weight());
        if (Concessions.Origins.Find(id) is { } origin)
        {
            var restated = Promises.Restated(Concessions.At(origin.Place), terms, status);
            Concessions = Concessions.Replace(origin.Place, restated with { Sources = sources, Support = support });
        }
        else if (PartyOf(stamp.By) is { } by && terms.Line is { } line)
        {
            Put(terms.Settle(id, by.Actor, line, status, sources, support), by.Id);
        }
    }

    private void Put(Concession concession, PartyId? by)
    {
        var origin = new Origin(concession.Id, by, Version, Concessions.Next(concession.Giver.IsSide));
        Concessions = Concessions.Add(concession, origin);
    }

    private void EnterReport(Report report, string id, double fraction, Side? reading, Stamp stamp)
    {
        if (Concessions.Origins.Find(id) is { } origin)
        {
            var moved = Progress.Move(Concessions.At(origin.Place), report, fraction, reading, stamp);
            Concessions = Concessions.Replace(origin.Place, moved);
        }
    }

    private void Change(string id, Func<Concession, Concession> change)
    {
        if (Concessions.Origins.Find(id) is { } origin)
        {
            Concessions = Concessions.Replace(origin.Place, change(Concessions.At(origin.Place)));
        }
    }

    /// <summary>The clauses of an agreed text become commitments, by nobody in particular.</summary>
    private void Bind(ProposalOnRecord proposal, Stamp stamp)
    {
        foreach (var concession in Promises.Of(proposal.Text.Proposal).Where(item => Concessions.Origins.Find(item.Id) is null))
        {
            Put(concession with { Support = Math.Min(concession.Support, stamp.Confidence.Weight()) }, by: null);
        }
    }

    private static EquatableList<Condition> WithCondition(EquatableList<Condition> conditions, ItemConditioned e) =>
        [.. conditions.Where(condition => condition is not Condition.ThirdParty third || third.Id != e.ConditionId), new Condition.ThirdParty(e.ConditionId, e.P)];
}
