using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>Something a party wants to do. One command, one decision of the decider.</summary>
public abstract record NegotiationCommand(Stamp Stamp);

/// <summary>Opens a negotiation among parties. Two of them at least have to stand on different sides.</summary>
public sealed record OpenNegotiation(Stamp Stamp, NegotiationId Id, string Title, EquatableList<Party> Parties, string? Venue) : NegotiationCommand(Stamp);

/// <summary>Puts facts about holdings on record: line, and what each side holds.</summary>
public sealed record StateHoldings(Stamp Stamp, EquatableList<StatedHolding> Holdings) : NegotiationCommand(Stamp);

/// <summary>Opens a round of talks.</summary>
public sealed record OpenRound(Stamp Stamp, string Round, string? Venue) : NegotiationCommand(Stamp);

/// <summary>Closes the open round.</summary>
public sealed record CloseRound(Stamp Stamp, string Round, string? Outcome) : NegotiationCommand(Stamp);

/// <summary>Announces the next round.</summary>
public sealed record ScheduleRound(Stamp Stamp, string Round, WorldDate Planned, string? Venue) : NegotiationCommand(Stamp);

/// <summary>Agrees where the talks are held.</summary>
public sealed record PlaceVenue(Stamp Stamp, string Venue) : NegotiationCommand(Stamp);

/// <summary>Disputes the venue, with or without naming another.</summary>
public sealed record ChallengeVenue(Stamp Stamp, string Reason, string? Instead) : NegotiationCommand(Stamp);

/// <summary>Moves the talks to another venue; needs a venue to move from.</summary>
public sealed record ChangeVenue(Stamp Stamp, string Venue) : NegotiationCommand(Stamp);

/// <summary>Asks something of a party.</summary>
public sealed record TableDemand(Stamp Stamp, string DemandId, PartyId Askee, string Text, ConcessionDraft Terms, string? Topic, string? InClause) : NegotiationCommand(Stamp);

/// <summary>Restates one's open demand in other terms.</summary>
public sealed record SharpenDemand(Stamp Stamp, string DemandId, string? Text, ConcessionDraft Terms) : NegotiationCommand(Stamp);

/// <summary>Gives up one's open demand.</summary>
public sealed record DropDemand(Stamp Stamp, string DemandId) : NegotiationCommand(Stamp);

/// <summary>Puts a text on the table.</summary>
public sealed record TableProposal(Stamp Stamp, Proposal Proposal) : NegotiationCommand(Stamp);

/// <summary>Changes a text on the table: clauses replaced or added by id, and clauses struck out.</summary>
public sealed record AmendProposal(Stamp Stamp, string ProposalId, EquatableList<Clause> Clauses, EquatableList<string> Struck) : NegotiationCommand(Stamp);

/// <summary>Accepts a text on the table.</summary>
public sealed record AcceptProposal(Stamp Stamp, string ProposalId) : NegotiationCommand(Stamp);

/// <summary>Rejects a text on the table, in whole (no points) or in these points.</summary>
public sealed record RejectProposal(Stamp Stamp, string ProposalId, string? Reason, EquatableList<string> Points) : NegotiationCommand(Stamp);

/// <summary>Takes one's text off the table.</summary>
public sealed record WithdrawProposal(Stamp Stamp, string ProposalId) : NegotiationCommand(Stamp);

/// <summary>Offers a step.</summary>
public sealed record OfferConcession(Stamp Stamp, string ConcessionId, ConcessionDraft Terms) : NegotiationCommand(Stamp);

/// <summary>Promises a step: one offered before, or a new one with its terms.</summary>
public sealed record CommitConcession(Stamp Stamp, string ConcessionId, ConcessionDraft Terms) : NegotiationCommand(Stamp);

/// <summary>Takes back a step that was only offered.</summary>
public sealed record WithdrawConcession(Stamp Stamp, string ConcessionId) : NegotiationCommand(Stamp);

/// <summary>Begins a promised step.</summary>
public sealed record StartConcession(Stamp Stamp, string ConcessionId, Side? InReadingOf) : NegotiationCommand(Stamp);

/// <summary>Reports that a fraction (0..1) of a promised step is done.</summary>
public sealed record PartlyFulfilConcession(Stamp Stamp, string ConcessionId, double Fraction, Side? InReadingOf) : NegotiationCommand(Stamp);

/// <summary>Reports a promised step as done.</summary>
public sealed record FulfilConcession(Stamp Stamp, string ConcessionId, Side? InReadingOf) : NegotiationCommand(Stamp);

/// <summary>Reports a promise as broken after a fraction (0..1), by whoever reads it so.</summary>
public sealed record BreachConcession(Stamp Stamp, string ConcessionId, double Fraction, Side? InReadingOf) : NegotiationCommand(Stamp);

/// <summary>Reports a step as undone after it was done or under way.</summary>
public sealed record ReverseConcession(Stamp Stamp, string ConcessionId, Side? InReadingOf) : NegotiationCommand(Stamp);

/// <summary>Reports that a step ran out without being kept or broken.</summary>
public sealed record LetConcessionLapse(Stamp Stamp, string ConcessionId, Side? InReadingOf) : NegotiationCommand(Stamp);

/// <summary>Leaves the room over a topic.</summary>
public sealed record WalkOut(Stamp Stamp, string Topic) : NegotiationCommand(Stamp);

/// <summary>Comes back to the table.</summary>
public sealed record ReturnToTable(Stamp Stamp) : NegotiationCommand(Stamp);

/// <summary>Suspends the talks.</summary>
public sealed record SuspendTalks(Stamp Stamp, string Reason) : NegotiationCommand(Stamp);

/// <summary>Takes the talks up again.</summary>
public sealed record ResumeTalks(Stamp Stamp) : NegotiationCommand(Stamp);

/// <summary>Ties items together: all of them or none.</summary>
public sealed record LinkItems(Stamp Stamp, string LinkId, EquatableList<string> Items) : NegotiationCommand(Stamp);

/// <summary>Unties items; only who tied them may.</summary>
public sealed record UnlinkItems(Stamp Stamp, string LinkId) : NegotiationCommand(Stamp);

/// <summary>Makes a step depend on what a third party does.</summary>
public sealed record ConditionItem(Stamp Stamp, string ConcessionId, string ConditionId, string Text, double? P) : NegotiationCommand(Stamp);

/// <summary>Reaches agreement: on a text both sides have accepted (its clauses become commitments), or without a text.</summary>
public sealed record ReachAgreement(Stamp Stamp, string? ProposalId, string? Text) : NegotiationCommand(Stamp);

/// <summary>Breaks the negotiation off for good.</summary>
public sealed record BreakOff(Stamp Stamp, string Reason) : NegotiationCommand(Stamp);

/// <summary>Corrects an earlier record: what event <paramref name="Version"/> said about this concession or demand.</summary>
public sealed record CorrectRecord(Stamp Stamp, int Version, string TargetId, ConcessionDraft Correction, string Reason) : NegotiationCommand(Stamp);

/// <summary>Says something that moves no item: a statement, threat, ruling, verification, vote.</summary>
public sealed record MakeStatement(Stamp Stamp, StatementKind Kind, string Text, string? Topic) : NegotiationCommand(Stamp);

/// <summary>
/// Counts promises a party is said to have broken; <paramref name="OutOf"/> is how many it made, null when nobody says.
/// </summary>
public sealed record CountFailures(Stamp Stamp, PartyId Against, int Failures, int? OutOf, string Text) : NegotiationCommand(Stamp);
