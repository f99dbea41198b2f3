using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>How events change a negotiation.</content>
public sealed partial record Negotiation
{
    /// <summary>
    /// The state after one event more. Total: every event is taken as having happened, and one that refers to something not
    /// on record (a replay by date or by what was known may leave events out) moves the version and nothing else.
    /// Rules are the decider's; there are none here.
    /// </summary>
    public static Negotiation Evolve(Negotiation state, NegotiationEvent @event)
    {
        var next = state.Copy();
        next.Take(@event);
        return next;
    }

    /// <summary>A state of the caller's own, which may <see cref="Take"/> events until somebody else sees it.</summary>
    internal Negotiation Copy() => this with { };

    /// <summary>
    /// Becomes the state after one event more. Only for a <see cref="Copy"/> that nobody else has: a replay folds millions of
    /// events a second, and a copy for each would be a third of the cost.
    /// </summary>
    internal void Take(NegotiationEvent @event)
    {
        Version++;
        Handled = Handled.Add(@event.Stamp.CommandId);
        Enter(@event);
    }

    private void Enter(NegotiationEvent @event)
    {
        switch (@event)
        {
            case ConcessionPartlyFulfilled e: EnterReport(Report.PartlyFulfil, e.ConcessionId, e.Fraction, e.InReadingOf, e.Stamp); break;
            case ConcessionFulfilled e: EnterReport(Report.Fulfil, e.ConcessionId, 1, e.InReadingOf, e.Stamp); break;
            case ConcessionStarted e: EnterReport(Report.Start, e.ConcessionId, 0, e.InReadingOf, e.Stamp); break;
            case ConcessionBreached e: EnterReport(Report.Breach, e.ConcessionId, e.Fraction, e.InReadingOf, e.Stamp); break;
            case ConcessionReversed e: EnterReport(Report.Reverse, e.ConcessionId, 0, e.InReadingOf, e.Stamp); break;
            case ConcessionLapsed e: EnterReport(Report.Lapse, e.ConcessionId, 0, e.InReadingOf, e.Stamp); break;
            case ConcessionCommitted e: EnterPromise(e.ConcessionId, e.Terms, ConcessionStatus.Committed, e.Stamp); break;
            case ConcessionOffered e: EnterPromise(e.ConcessionId, e.Terms, ConcessionStatus.Offered, e.Stamp); break;
            case ConcessionWithdrawn e: Change(e.ConcessionId, static c => c with { Standing = new(ConcessionStatus.Withdrawn) }); break;
            case ItemConditioned e: Change(e.ConcessionId, c => c with { Conditions = WithCondition(c.Conditions, e) }); break;

            case StatementMade: break;
            case DemandTabled e: EnterDemand(e); break;
            case DemandSharpened e: Restate(e.DemandId, e.Terms, e.Text, e.Stamp.On.To, e.Stamp); break;
            case DemandDropped e: EnterDropped(e); break;

            case ProposalTabled e: EnterText(e); break;
            case ProposalAmended e: Answer(e.ProposalId, p => Amended(p, e)); break;
            case ProposalAccepted e: Answer(e.ProposalId, p => Accepted(p, e)); break;
            case ProposalRejected e: Answer(e.ProposalId, p => Rejected(p, e)); break;
            case ProposalWithdrawn e: Answer(e.ProposalId, static p => p with { IsWithdrawn = true }); break;

            case HoldingsStated e: _frame = _frame with { Holdings = Holdings.With(e.Holdings) }; break;
            case RecordCorrected e: EnterCorrection(e); break;
            case FailuresCounted e:
                _frame = _frame with { Failures = [.. Failures, new(e.Stamp.By, e.Against, e.Failures, e.OutOf, e.Text, Version)] };
                break;
            case ItemsLinked e when Links.Find(e.LinkId) is null:
                _frame = _frame with { Links = Links.Add(new(e.LinkId, e.Items, e.Stamp.By, Version)) };
                break;
            case ItemsUnlinked e when Links.PositionOf(e.LinkId) is var position and >= 0:
                _frame = _frame with { Links = Links.Replace(position, Links[position] with { IsTied = false }) };
                break;
            default: Room = Room.After(@event, Version); EnterTurn(@event); break;
        }
    }

    /// <summary>What opens, halts, ends or forks the whole.</summary>
    private void EnterTurn(NegotiationEvent @event)
    {
        switch (@event)
        {
            case NegotiationOpened e: _frame = _frame with { Id = e.Id, Title = e.Title, Phase = Phase.Open, Parties = e.Parties }; break;
            case TalksSuspended e: _frame = _frame with { Phase = Phase.Suspended, Suspension = new(e.Stamp.By, e.Reason, Version) }; break;
            case TalksResumed: _frame = _frame with { Phase = Phase.Open, Suspension = null }; break;
            case AgreementReached e: EnterAgreement(e); break;
            case BrokenOff: _frame = _frame with { Phase = Phase.BrokenOff, Suspension = null }; break;
            case NegotiationForked e: _frame = _frame with { Id = e.Id, Lineage = [.. Lineage, new(e.Source, e.AtVersion, e.Overrides)] }; break;
        }
    }

    private void EnterAgreement(AgreementReached e)
    {
        _frame = _frame with { Phase = Phase.Agreed, Agreement = new(e.ProposalId, e.Text, Version) };
        if (e.ProposalId is { } id && Proposals.Find(id) is { } proposal)
        {
            Bind(proposal, e.Stamp);
            Meet(proposal);
        }
    }

    private void EnterCorrection(RecordCorrected e)
    {
        if (Concessions.Origins.Find(e.TargetId) is not null)
        {
            Change(e.TargetId, c => Corrections.Of(c, e.Correction));
        }
        else
        {
            Restate(e.TargetId, e.Correction, text: null, askedOn: null, e.Stamp);
        }
    }
}
