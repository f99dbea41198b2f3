using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>How concessions come on record and move.</content>
public sealed partial record Negotiation
{
    private Negotiation Offered(ConcessionOffered e) => Promised(e.ConcessionId, e.Terms, ConcessionStatus.Offered, e.Stamp);

    private Negotiation Committed(ConcessionCommitted e) => Promised(e.ConcessionId, e.Terms, ConcessionStatus.Committed, e.Stamp);

    private Negotiation Promised(string id, ConcessionDraft terms, ConcessionStatus status, Stamp stamp)
    {
        if (Concessions.Origins.Find(id) is { } origin)
        {
            var restated = Promises.Restated(Concessions.At(origin.Place), terms, status);
            return this with { Concessions = Concessions.Replace(origin.Place, Supported(restated, terms, stamp)) };
        }

        if (PartyOf(stamp.By) is not { } by || terms.Line is not { } line)
        {
            return this;
        }

        var concession = terms.Settle(id, by.Actor, line) with { Standing = new(status) };
        return Put(Supported(concession, terms, stamp), by.Id);
    }

    private static Concession Supported(Concession concession, ConcessionDraft terms, Stamp stamp) => concession with
    {
        Sources = terms.Sources ?? stamp.Sources,
        Support = terms.Support ?? stamp.Confidence.Weight(),
    };

    private Negotiation Put(Concession concession, PartyId? by)
    {
        var origin = new Origin(concession.Id, by, Version, Concessions.Next(concession.Giver.IsSide));
        return this with { Concessions = Concessions.Add(concession, origin) };
    }

    private Negotiation Reported(Report report, string id, double fraction, Side? reading, Stamp stamp)
    {
        if (Concessions.Origins.Find(id) is not { } origin)
        {
            return this;
        }

        var concession = Concessions.At(origin.Place);
        var moved = Progress.Move(concession, report, fraction, reading, stamp.On.To);
        var sources = Joined(concession.Sources, stamp.Sources);
        var support = reading is null && Progress.IsResolved(moved.Standing) ? Math.Min(moved.Support, stamp.Confidence.Weight()) : moved.Support;
        if (!ReferenceEquals(sources, moved.Sources) || support != moved.Support)
        {
            moved = moved with { Sources = sources, Support = support };
        }

        return this with { Concessions = Concessions.Replace(origin.Place, moved) };
    }

    private Negotiation Changed(string id, Func<Concession, Concession> change) =>
        Concessions.Origins.Find(id) is { } origin
            ? this with { Concessions = Concessions.Replace(origin.Place, change(Concessions.At(origin.Place))) }
            : this;

    private Negotiation Bound(ProposalOnRecord proposal, Stamp stamp)
    {
        var state = this;
        foreach (var concession in Promises.Of(proposal.Text.Proposal))
        {
            if (state.Concessions.Origins.Find(concession.Id) is null)
            {
                state = state.Put(concession with { Support = Math.Min(concession.Support, stamp.Confidence.Weight()) }, by: null);
            }
        }

        return state;
    }

    private static EquatableList<Condition> WithCondition(EquatableList<Condition> conditions, ItemConditioned e) =>
        [.. conditions.Where(condition => condition is not Condition.ThirdParty third || third.Id != e.ConditionId), new Condition.ThirdParty(e.ConditionId, e.P)];

    private static EquatableList<string> Joined(EquatableList<string> known, EquatableList<string> more)
    {
        if (known.Count == 0)
        {
            return more.Count == 0 ? known : more;
        }

        for (var i = 0; i < more.Count; i++)
        {
            if (!known.Contains(more[i]))
            {
                return [.. known.Union(more)];
            }
        }

        return known;
    }
}
