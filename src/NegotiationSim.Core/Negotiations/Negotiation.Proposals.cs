using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>How texts come on record and are answered.</content>
public sealed partial record Negotiation
{
    private void EnterText(ProposalTabled e)
    {
        if (Proposals.Find(e.Proposal.Id) is null)
        {
            var tabled = new ProposalOnRecord
            {
                Id = e.Proposal.Id,
                Text = new(e.Proposal),
                By = e.Stamp.By,
                Since = Version,
                TextSince = Version,
                Acceptances = StandingBehind(e.Stamp.By),
            };
            _frame = _frame with { Proposals = Proposals.Add(tabled) };
        }
    }

    private void Answer(string id, Func<ProposalOnRecord, ProposalOnRecord> answer)
    {
        if (Proposals.PositionOf(id) is var position and >= 0)
        {
            _frame = _frame with { Proposals = Proposals.Replace(position, answer(Proposals[position])) };
        }
    }

    private ProposalOnRecord Amended(ProposalOnRecord proposal, ProposalAmended e) => proposal with
    {
        Text = new(Texts.Amended(proposal.Text.Proposal, e.Clauses, e.Struck) with { Date = e.Stamp.On.To }),
        TextSince = Version,
        Acceptances = e.Stamp.By == proposal.By ? StandingBehind(proposal.By) : [],
        Rejections = [],
    };

    private static ProposalOnRecord Accepted(ProposalOnRecord proposal, ProposalAccepted e) => proposal with
    {
        Acceptances = [.. proposal.Acceptances.Where(party => party != e.Stamp.By), e.Stamp.By],
        Rejections = [.. proposal.Rejections.Where(rejection => rejection.By != e.Stamp.By)],
    };

    private ProposalOnRecord Rejected(ProposalOnRecord proposal, ProposalRejected e) => proposal with
    {
        Acceptances = [.. proposal.Acceptances.Where(party => party != e.Stamp.By)],
        Rejections = Texts.Rejected(proposal.Rejections, new(e.Stamp.By, PartyOf(e.Stamp.By)?.Side ?? Side.Third, e.Points, e.Reason)),
    };

    private EquatableList<PartyId> StandingBehind(PartyId by) => PartyOf(by) is { Role: PartyRole.Party } ? [by] : [];
}
