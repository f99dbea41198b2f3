using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>Agreement and the end.</content>
public static partial class Decider
{
    /// <summary>
    /// On a text: a party of side A and one of side B have accepted it as it stands (one speaks for its side), and none
    /// of either has rejected it in whole; its clauses become commitments. Without a text the parties are on record as
    /// agreed, and nothing else changes. Whoever is at the table may put it on record.
    /// </summary>
    private static Decision Decide(ReachAgreement c, Negotiation state)
    {
        if (c.ProposalId is not { } id)
        {
            return Blank(("text", c.Text ?? "")) ?? Accept(new AgreementReached(c.Stamp, null, c.Text));
        }

        if (state.Proposals.Find(id) is not { } proposal)
        {
            return NotOnRecord("proposal", id, "Table it first, or reach agreement in words, without a text.");
        }

        if (proposal.IsWithdrawn)
        {
            return Withdrawn(proposal, state);
        }

        return NotAccepted(proposal, state)
            ?? Promises.Of(proposal.Text.Proposal).Select(item => Taken(item.Id, state)).FirstOrDefault(taken => taken is not null)
            ?? Accept(new AgreementReached(c.Stamp, id, c.Text));
    }

    /// <summary>For good, also from outside the room, from suspended talks, and out of an agreement.</summary>
    private static Decision Decide(BreakOff c) => Blank(("reason", c.Reason)) ?? Accept(new BrokenOff(c.Stamp, c.Reason));

    private static Decision? NotAccepted(ProposalOnRecord proposal, Negotiation state)
    {
        var missing = Sides.Both.Where(side => !NegotiatorsOf(side, state).Any(party => proposal.IsAcceptedBy(party.Id))).ToList();
        if (missing.Count > 0)
        {
            return Refuse(
                RefusalCode.NotAccepted,
                $"{proposal.Id} is not accepted by {Listed(missing.Select(Called))} as it stands.",
                [.. missing.Select(side => $"{NameOf(new Actor(side), state)} accepts it first."), "Amend it, or reach agreement in words, without a text."]);
        }

        var against = proposal.Rejections.Where(rejection => rejection.IsWhole && rejection.Side != Side.Third).Select(rejection => NameOf(rejection.By, state)).ToList();
        return against.Count == 0
            ? null
            : Refuse(RefusalCode.NotAccepted, $"{proposal.Id} is rejected as it stands, by {Listed(against)}.", "Amend it, which clears the rejection.");

        string Called(Side side) => $"side {side} ({Listed(NegotiatorsOf(side, state).Select(party => party.Name))})";
    }
}
