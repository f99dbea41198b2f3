using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>Proposals.</content>
public static partial class Decider
{
    /// <summary>Several texts may lie on the table; the one tabled or amended last is what is measured.</summary>
    private static Decision Decide(TableProposal c, Negotiation state) =>
        Blank(("proposal", c.Proposal.Id), ("title", c.Proposal.Title)) is { } blank ? blank
        : state.Proposals.Find(c.Proposal.Id) is { } old
            ? Refuse(RefusalCode.AlreadyOnRecord, $"{old.Id} was tabled at v{old.Since} by {NameOf(old.By, state)}.", "Amend it, or table this text under another id.")
        : RefusedText(c.Proposal) ?? Accept(new ProposalTabled(c.Stamp, c.Proposal));

    /// <summary>By who tabled the text, or a mediator. Whatever was answered to the text before does not hold for the new one.</summary>
    private static Decision Decide(AmendProposal c, Negotiation state, Party by)
    {
        if (state.Proposals.Find(c.ProposalId) is not { } proposal)
        {
            return NotOnRecord("proposal", c.ProposalId, "Table it first.");
        }

        if (proposal.By != by.Id && by.Role != PartyRole.Mediator)
        {
            return Refuse(
                RefusalCode.NotYours,
                $"Only {NameOf(proposal.By, state)} or a mediator can amend {c.ProposalId}; you are seated as {by.Name}.",
                $"{by.Name} can reject points of it, or table a text of its own.");
        }

        if (proposal.IsWithdrawn)
        {
            return Withdrawn(proposal, state);
        }

        var text = proposal.Text.Proposal;
        if (c.Struck.FirstOrDefault(id => !proposal.Text.Has(id)) is { } missing)
        {
            return NotOnRecord("clause", missing, $"Clauses of {c.ProposalId}: {Listed(text.Clauses.Select(clause => clause.Id))}.");
        }

        if (c.Clauses.FirstOrDefault(clause => c.Struck.Contains(clause.Id)) is { } both)
        {
            return Refuse(RefusalCode.OutOfRange, $"Clause {both.Id} is struck out and written anew.", "Do one of the two.");
        }

        var amended = Texts.Amended(text, c.Clauses, c.Struck);
        return amended == text
            ? Refuse(RefusalCode.NoChange, $"{c.ProposalId} says this already.", "Change a clause, or strike one out.")
            : RefusedText(amended) ?? Twice(c.Clauses) ?? Accept(new ProposalAmended(c.Stamp, c.ProposalId, c.Clauses, c.Struck));
    }

    /// <summary>
    /// A text can be accepted until it is withdrawn, unless the same party has rejected it in whole as it stands. A no by
    /// somebody else does not stand in the way: acceptance is a position on record, agreement is another move. Accepting
    /// the text takes back one's no to points of it.
    /// </summary>
    private static Decision Decide(AcceptProposal c, Negotiation state, Party by) =>
        state.Proposals.Find(c.ProposalId) is not { } proposal ? NotOnRecord("proposal", c.ProposalId, "Table it first.")
        : proposal.IsWithdrawn ? Withdrawn(proposal, state)
        : proposal.IsRejectedBy(by.Id)
            ? Refuse(
                RefusalCode.WrongStatus,
                $"{by.Name} has rejected {c.ProposalId} as it stands.",
                $"{NameOf(proposal.By, state)} or a mediator can amend it, which clears the rejection.",
                $"{by.Name} can table the text it would accept.")
        : proposal.IsAcceptedBy(by.Id)
            ? Refuse(RefusalCode.NoChange, proposal.By == by.Id ? $"{by.Name} tabled {c.ProposalId} and stands behind it." : $"{by.Name} has accepted {c.ProposalId} already.", "Reach agreement once both sides have accepted it.")
        : LinkedApart(proposal, state, by) ?? Accept(new ProposalAccepted(c.Stamp, c.ProposalId));

    /// <summary>Also by who had accepted it: that takes the acceptance back. Points add up.</summary>
    private static Decision Decide(RejectProposal c, Negotiation state, Party by)
    {
        if (state.Proposals.Find(c.ProposalId) is not { } proposal)
        {
            return NotOnRecord("proposal", c.ProposalId, "Table it first.");
        }

        if (proposal.IsWithdrawn)
        {
            return Withdrawn(proposal, state);
        }

        if (c.Points.FirstOrDefault(point => !proposal.Text.Has(point)) is { } missing)
        {
            return NotOnRecord("clause", missing, $"Clauses of {c.ProposalId}: {Listed(proposal.Text.Proposal.Clauses.Select(clause => clause.Id))}.", "Reject the text in whole, with no points.");
        }

        var mine = proposal.Rejections.FirstOrDefault(rejection => rejection.By == by.Id);
        return mine is { IsWhole: true } || (mine is not null && c.Points.Count > 0 && c.Points.All(mine.Points.Contains))
            ? Refuse(RefusalCode.NoChange, $"{by.Name} has rejected this already.", "Say why in a statement.")
            : Accept(new ProposalRejected(c.Stamp, c.ProposalId, c.Reason, c.Points));
    }

    private static Decision Decide(WithdrawProposal c, Negotiation state, Party by) =>
        state.Proposals.Find(c.ProposalId) is not { } proposal ? NotOnRecord("proposal", c.ProposalId, "Table it first.")
        : proposal.By != by.Id
            ? Refuse(
                RefusalCode.NotYours,
                $"Only {NameOf(proposal.By, state)} can withdraw {c.ProposalId}; you are seated as {by.Name}.",
                $"{by.Name} can reject it, or table a text of its own.")
        : proposal.IsWithdrawn ? Refuse(RefusalCode.NoChange, $"{c.ProposalId} is withdrawn already.", "Table a text under another id.")
        : Accept(new ProposalWithdrawn(c.Stamp, c.ProposalId));

    private static Decision Withdrawn(ProposalOnRecord proposal, Negotiation state) => Refuse(
        RefusalCode.WrongStatus,
        $"{NameOf(proposal.By, state)} has withdrawn {proposal.Id}; it is not on the table.",
        "Table the text again under another id.");

    private static Decision? RefusedText(Proposal text) =>
        text.Clauses.Select(clause => Blank(("clause id", clause.Id)) ?? OutOfRange(clause)).FirstOrDefault(refusal => refusal is not null)
        ?? Twice(text.Clauses)
        ?? (Promises.Of(text).GroupBy(item => item.Id).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? Refuse(RefusalCode.AlreadyOnRecord, $"Two clauses would both become {twice.Key}.", "Give one of them another id.")
            : null);

    private static Decision? Twice(EquatableList<Clause> clauses) =>
        clauses.GroupBy(clause => clause.Id).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? Refuse(RefusalCode.AlreadyOnRecord, $"Clause {twice.Key} stands there twice.", "Give one of them another id.")
            : null;
}
