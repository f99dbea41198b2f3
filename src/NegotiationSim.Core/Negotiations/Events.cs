using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

// These records are what is stored. Their storage names and JSON are approved by tests: a new meaning is a new event.

/// <summary>Something that happened at a table. Never edited; a correction is another event.</summary>
public abstract record NegotiationEvent(Stamp Stamp);

/// <summary>What is held on one line, as stated by a source.</summary>
/// <param name="Line">Dimension or class.</param>
/// <param name="A">Side A's holdings; null unknown.</param>
/// <param name="B">Side B's holdings; null unknown.</param>
/// <param name="Pooled">One number for both (area at issue); excludes the other two.</param>
/// <param name="CodedBy">Who coded it, when it is not published.</param>
public sealed record StatedHolding(Line Line, Estimate? A, Estimate? B, Estimate? Pooled, string? CodedBy = null);

/// <summary>What a statement is.</summary>
public enum StatementKind
{
    /// <summary>Said, and nothing more.</summary>
    Statement,

    /// <summary>A threat or deadline.</summary>
    Threat,

    /// <summary>A court's ruling.</summary>
    Ruling,

    /// <summary>What monitors found.</summary>
    Verification,

    /// <summary>A vote: referendum, parliament, General Assembly.</summary>
    Vote,

    /// <summary>A limit beyond which, a party says, there is no settlement.</summary>
    RedLine,
}

/// <summary>A negotiation was opened.</summary>
public sealed record NegotiationOpened(Stamp Stamp, NegotiationId Id, string Title, EquatableList<Party> Parties, string? Venue) : NegotiationEvent(Stamp);

/// <summary>Holdings were put on record; a line stated again replaces what was stated before.</summary>
public sealed record HoldingsStated(Stamp Stamp, EquatableList<StatedHolding> Holdings) : NegotiationEvent(Stamp);

/// <summary>A round was opened.</summary>
public sealed record RoundOpened(Stamp Stamp, string Round, string? Venue) : NegotiationEvent(Stamp);

/// <summary>A round was closed.</summary>
public sealed record RoundClosed(Stamp Stamp, string Round, string? Outcome) : NegotiationEvent(Stamp);

/// <summary>A round was announced.</summary>
public sealed record RoundScheduled(Stamp Stamp, string Round, WorldDate Planned, string? Venue) : NegotiationEvent(Stamp);

/// <summary>A venue was agreed.</summary>
public sealed record VenuePlaced(Stamp Stamp, string Venue) : NegotiationEvent(Stamp);

/// <summary>The venue was disputed.</summary>
public sealed record VenueChallenged(Stamp Stamp, string Reason, string? Instead) : NegotiationEvent(Stamp);

/// <summary>The talks moved.</summary>
public sealed record VenueChanged(Stamp Stamp, string Venue) : NegotiationEvent(Stamp);

/// <summary>A demand was made; whether it is on the table depends on the asker's role.</summary>
public sealed record DemandTabled(Stamp Stamp, string DemandId, PartyId Askee, string Text, ConcessionDraft Terms, string? Topic, string? InClause) : NegotiationEvent(Stamp);

/// <summary>A demand was restated.</summary>
public sealed record DemandSharpened(Stamp Stamp, string DemandId, string? Text, ConcessionDraft Terms) : NegotiationEvent(Stamp);

/// <summary>A demand was given up by who had made it.</summary>
public sealed record DemandDropped(Stamp Stamp, string DemandId) : NegotiationEvent(Stamp);

/// <summary>A text was put on the table.</summary>
public sealed record ProposalTabled(Stamp Stamp, Proposal Proposal) : NegotiationEvent(Stamp);

/// <summary>A text on the table was changed; earlier acceptances no longer hold.</summary>
public sealed record ProposalAmended(Stamp Stamp, string ProposalId, EquatableList<Clause> Clauses, EquatableList<string> Struck) : NegotiationEvent(Stamp);

/// <summary>A text was accepted by a party.</summary>
public sealed record ProposalAccepted(Stamp Stamp, string ProposalId) : NegotiationEvent(Stamp);

/// <summary>A text was rejected by a party, in whole (no points) or in these points.</summary>
public sealed record ProposalRejected(Stamp Stamp, string ProposalId, string? Reason, EquatableList<string> Points) : NegotiationEvent(Stamp);

/// <summary>A text was taken off the table by who had put it there.</summary>
public sealed record ProposalWithdrawn(Stamp Stamp, string ProposalId) : NegotiationEvent(Stamp);

/// <summary>A step was offered.</summary>
public sealed record ConcessionOffered(Stamp Stamp, string ConcessionId, ConcessionDraft Terms) : NegotiationEvent(Stamp);

/// <summary>A step was promised.</summary>
public sealed record ConcessionCommitted(Stamp Stamp, string ConcessionId, ConcessionDraft Terms) : NegotiationEvent(Stamp);

/// <summary>An offer was taken back.</summary>
public sealed record ConcessionWithdrawn(Stamp Stamp, string ConcessionId) : NegotiationEvent(Stamp);

/// <summary>A promised step began.</summary>
public sealed record ConcessionStarted(Stamp Stamp, string ConcessionId, Side? InReadingOf) : NegotiationEvent(Stamp);

/// <summary>A fraction of a promised step was done.</summary>
public sealed record ConcessionPartlyFulfilled(Stamp Stamp, string ConcessionId, double Fraction, Side? InReadingOf) : NegotiationEvent(Stamp);

/// <summary>A promised step was done; in one side's reading only, where that is named.</summary>
public sealed record ConcessionFulfilled(Stamp Stamp, string ConcessionId, Side? InReadingOf) : NegotiationEvent(Stamp);

/// <summary>A promise was broken; in one side's reading only, where that is named.</summary>
public sealed record ConcessionBreached(Stamp Stamp, string ConcessionId, double Fraction, Side? InReadingOf) : NegotiationEvent(Stamp);

/// <summary>A step was undone.</summary>
public sealed record ConcessionReversed(Stamp Stamp, string ConcessionId, Side? InReadingOf) : NegotiationEvent(Stamp);

/// <summary>A step ran out.</summary>
public sealed record ConcessionLapsed(Stamp Stamp, string ConcessionId, Side? InReadingOf) : NegotiationEvent(Stamp);

/// <summary>A party left over a topic.</summary>
public sealed record WalkedOut(Stamp Stamp, string Topic) : NegotiationEvent(Stamp);

/// <summary>A party came back.</summary>
public sealed record ReturnedToTable(Stamp Stamp) : NegotiationEvent(Stamp);

/// <summary>The talks were suspended.</summary>
public sealed record TalksSuspended(Stamp Stamp, string Reason) : NegotiationEvent(Stamp);

/// <summary>The talks were taken up again.</summary>
public sealed record TalksResumed(Stamp Stamp) : NegotiationEvent(Stamp);

/// <summary>Items were tied together, all or none.</summary>
public sealed record ItemsLinked(Stamp Stamp, string LinkId, EquatableList<string> Items) : NegotiationEvent(Stamp);

/// <summary>Items were untied.</summary>
public sealed record ItemsUnlinked(Stamp Stamp, string LinkId) : NegotiationEvent(Stamp);

/// <summary>A step was made to depend on a third party.</summary>
public sealed record ItemConditioned(Stamp Stamp, string ConcessionId, string ConditionId, string Text, double? P) : NegotiationEvent(Stamp);

/// <summary>Agreement was reached; the clauses of its text, if any, became commitments.</summary>
public sealed record AgreementReached(Stamp Stamp, string? ProposalId, string? Text) : NegotiationEvent(Stamp);

/// <summary>The negotiation was broken off.</summary>
public sealed record BrokenOff(Stamp Stamp, string Reason) : NegotiationEvent(Stamp);

/// <summary>An earlier record was corrected.</summary>
public sealed record RecordCorrected(Stamp Stamp, int Version, string TargetId, ConcessionDraft Correction, string Reason) : NegotiationEvent(Stamp);

/// <summary>Something was said that moves no item.</summary>
public sealed record StatementMade(Stamp Stamp, StatementKind Kind, string Text, string? Topic) : NegotiationEvent(Stamp);

/// <summary>Broken promises were counted against a party; without a denominator where <paramref name="OutOf"/> is null.</summary>
public sealed record FailuresCounted(Stamp Stamp, PartyId Against, int Failures, int? OutOf, string Text) : NegotiationEvent(Stamp);

/// <summary>
/// This stream is a fork: everything before this event is a copy of <paramref name="Source"/> up to
/// <paramref name="AtVersion"/>, and <paramref name="Overrides"/> says in words what is changed after it.
/// </summary>
public sealed record NegotiationForked(Stamp Stamp, NegotiationId Id, NegotiationId Source, int AtVersion, EquatableList<string> Overrides) : NegotiationEvent(Stamp);
