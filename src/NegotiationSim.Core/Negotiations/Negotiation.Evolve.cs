using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

public sealed partial record Negotiation
{
    /// <summary>
    /// The state after one event more. Total: every event is taken as having happened, and one that refers to something not
    /// on record (a replay by date or by what was known may leave events out) moves the version and nothing else.
    /// Rules are the decider's; there are none here.
    /// </summary>
    public static Negotiation Evolve(Negotiation state, NegotiationEvent @event)
    {
        var next = state with { Version = state.Version + 1, Handled = state.Handled.Add(@event.Stamp.CommandId) };
        return @event switch
        {
            ConcessionPartlyFulfilled e => next.Reported(Report.PartlyFulfil, e.ConcessionId, e.Fraction, e.InReadingOf, e.Stamp),
            ConcessionFulfilled e => next.Reported(Report.Fulfil, e.ConcessionId, 1, e.InReadingOf, e.Stamp),
            ConcessionCommitted e => next.Committed(e),
            ConcessionOffered e => next.Offered(e),
            ConcessionStarted e => next.Reported(Report.Start, e.ConcessionId, 0, e.InReadingOf, e.Stamp),
            ConcessionBreached e => next.Reported(Report.Breach, e.ConcessionId, e.Fraction, e.InReadingOf, e.Stamp),
            ConcessionReversed e => next.Reported(Report.Reverse, e.ConcessionId, 0, e.InReadingOf, e.Stamp),
            ConcessionLapsed e => next.Reported(Report.Lapse, e.ConcessionId, 0, e.InReadingOf, e.Stamp),
            ConcessionWithdrawn e => next.Changed(e.ConcessionId, static c => c with { Standing = new(ConcessionStatus.Withdrawn) }),
            ItemConditioned e => next.Changed(e.ConcessionId, c => c with { Conditions = WithCondition(c.Conditions, e) }),

            StatementMade => next,
            DemandTabled e => next.Tabled(e),
            DemandSharpened e => next.Sharpened(e),
            DemandDropped e => next.Dropped(e),

            ProposalTabled e => next.Tabled(e),
            ProposalAmended e => next.Amended(e),
            ProposalAccepted e => next.Accepted(e),
            ProposalRejected e => next.Rejected(e),
            ProposalWithdrawn e => next.Answered(e.ProposalId, static p => p with { IsWithdrawn = true }),

            RoundOpened e => next.InRoom(next.Room with
            {
                OpenRound = new(e.Round, e.Venue, next.Version),
                Scheduled = next.Room.Scheduled?.Name == e.Round ? null : next.Room.Scheduled,
                Absent = [],
            }),
            RoundClosed => next.InRoom(next.Room with { OpenRound = null }),
            RoundScheduled e => next.InRoom(next.Room with { Scheduled = new(e.Round, e.Planned, e.Venue) }),
            VenuePlaced e => next.InRoom(next.Room with { Venue = e.Venue, Dispute = null }),
            VenueChanged e => next.InRoom(next.Room with { Venue = e.Venue, Dispute = null }),
            VenueChallenged e => next.InRoom(next.Room with { Dispute = new(e.Stamp.By, e.Reason, e.Instead, next.Version) }),
            WalkedOut e => next.InRoom(next.Room with
            {
                Absent = [.. Without(next.Room.Absent, e.Stamp.By), new(e.Stamp.By, e.Topic, next.Version)],
            }),
            ReturnedToTable e => next.InRoom(next.Room with { Absent = [.. Without(next.Room.Absent, e.Stamp.By)] }),

            TalksSuspended e => next with { Phase = Phase.Suspended, Suspension = new(e.Stamp.By, e.Reason, next.Version) },
            TalksResumed => next with { Phase = Phase.Open, Suspension = null },
            AgreementReached e => next.Agreed(e),
            BrokenOff => next with { Phase = Phase.BrokenOff, Suspension = null },

            ItemsLinked e when next.Links.Find(e.LinkId) is null =>
                next with { Links = next.Links.Add(new(e.LinkId, e.Items, e.Stamp.By, next.Version)) },
            ItemsUnlinked e when next.Links.PositionOf(e.LinkId) is var position and >= 0 =>
                next with { Links = next.Links.Replace(position, next.Links[position] with { IsTied = false }) },

            NegotiationOpened e => next with
            {
                Id = e.Id,
                Title = e.Title,
                Phase = Phase.Open,
                Parties = e.Parties,
                Room = next.Room with { Venue = e.Venue },
            },
            HoldingsStated e => next with { Holdings = next.Holdings.With(e.Holdings) },
            FailuresCounted e => next with
            {
                Failures = [.. next.Failures, new(e.Stamp.By, e.Against, e.Failures, e.OutOf, e.Text, next.Version)],
            },
            RecordCorrected e => next.Corrected(e),
            NegotiationForked e => next with { Id = e.Id, Lineage = [.. next.Lineage, new(e.Source, e.AtVersion, e.Overrides)] },
            _ => next,
        };
    }

    private static IEnumerable<Absence> Without(EquatableList<Absence> absent, PartyId party) =>
        absent.Where(absence => absence.Party != party);

    private Negotiation InRoom(Room room) => this with { Room = room };

    private Negotiation Agreed(AgreementReached e)
    {
        var agreed = this with { Phase = Phase.Agreed, Agreement = new(e.ProposalId, e.Text, Version) };
        return e.ProposalId is { } id && Proposals.Find(id) is { } proposal
            ? agreed.Bound(proposal, e.Stamp).Met(proposal)
            : agreed;
    }

    private Negotiation Corrected(RecordCorrected e) =>
        Concessions.Origins.Find(e.TargetId) is not null
            ? Changed(e.TargetId, c => Corrections.Of(c, e.Correction))
            : Restated(e.TargetId, e.Correction, text: null, askedOn: null, e.Stamp);
}
