using System.Collections.Frozen;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Contract;

/// <summary>
/// The storage name of every event. These names are in case files, exports and hashes: one that was ever written stays.
/// A new meaning is a new event with a name of its own.
/// </summary>
public static class EventAliases
{
    /// <summary>Every event type with its alias.</summary>
    public static IReadOnlyList<(string Alias, Type Type)> All { get; } =
    [
        ("negotiation_opened", typeof(NegotiationOpened)),
        ("holdings_stated", typeof(HoldingsStated)),
        ("round_opened", typeof(RoundOpened)),
        ("round_closed", typeof(RoundClosed)),
        ("round_scheduled", typeof(RoundScheduled)),
        ("venue_placed", typeof(VenuePlaced)),
        ("venue_challenged", typeof(VenueChallenged)),
        ("venue_changed", typeof(VenueChanged)),
        ("demand_tabled", typeof(DemandTabled)),
        ("demand_sharpened", typeof(DemandSharpened)),
        ("demand_dropped", typeof(DemandDropped)),
        ("proposal_tabled", typeof(ProposalTabled)),
        ("proposal_amended", typeof(ProposalAmended)),
        ("proposal_accepted", typeof(ProposalAccepted)),
        ("proposal_rejected", typeof(ProposalRejected)),
        ("proposal_withdrawn", typeof(ProposalWithdrawn)),
        ("concession_offered", typeof(ConcessionOffered)),
        ("concession_committed", typeof(ConcessionCommitted)),
        ("concession_withdrawn", typeof(ConcessionWithdrawn)),
        ("concession_started", typeof(ConcessionStarted)),
        ("concession_partly_fulfilled", typeof(ConcessionPartlyFulfilled)),
        ("concession_fulfilled", typeof(ConcessionFulfilled)),
        ("concession_breached", typeof(ConcessionBreached)),
        ("concession_reversed", typeof(ConcessionReversed)),
        ("concession_lapsed", typeof(ConcessionLapsed)),
        ("walked_out", typeof(WalkedOut)),
        ("returned_to_table", typeof(ReturnedToTable)),
        ("talks_suspended", typeof(TalksSuspended)),
        ("talks_resumed", typeof(TalksResumed)),
        ("items_linked", typeof(ItemsLinked)),
        ("items_unlinked", typeof(ItemsUnlinked)),
        ("item_conditioned", typeof(ItemConditioned)),
        ("agreement_reached", typeof(AgreementReached)),
        ("broken_off", typeof(BrokenOff)),
        ("record_corrected", typeof(RecordCorrected)),
        ("statement_made", typeof(StatementMade)),
        ("failures_counted", typeof(FailuresCounted)),
        ("negotiation_forked", typeof(NegotiationForked)),
    ];

    private static readonly FrozenDictionary<string, Type> ByAlias = All.ToFrozenDictionary(row => row.Alias, row => row.Type, StringComparer.Ordinal);
    private static readonly FrozenDictionary<Type, string> ByType = All.ToFrozenDictionary(row => row.Type, row => row.Alias);

    /// <summary>The alias of an event.</summary>
    public static string Of(NegotiationEvent @event) => ByType[@event.GetType()];

    /// <summary>The event type of an alias; null when it is not in the table.</summary>
    public static Type? TypeOf(string alias) => ByAlias.GetValueOrDefault(alias);
}
