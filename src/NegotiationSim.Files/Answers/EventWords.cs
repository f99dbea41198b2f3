using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Files.Answers;

/// <summary>Events in plain words for tables, documents and screens.</summary>
public static class EventWords
{
    /// <summary>What happened, without who and when.</summary>
    public static string Of(NegotiationEvent @event, Negotiation after) => @event switch
    {
        NegotiationOpened opened => $"opens {opened.Title}",
        HoldingsStated holdings => $"states holdings of {string.Join(", ", holdings.Holdings.Select(holding => holding.Line))}",
        RoundOpened round => $"opens round {round.Round}{At(round.Venue)}",
        RoundClosed round => $"closes round {round.Round}{Because(round.Outcome)}",
        RoundScheduled round => $"schedules round {round.Round} for {round.Planned}{At(round.Venue)}",
        VenuePlaced venue => $"places the talks at {venue.Venue}",
        VenueChallenged venue => $"disputes the venue{Because(venue.Reason)}{(venue.Instead is null ? "" : $"; asks for {venue.Instead}")}",
        VenueChanged venue => $"moves the talks to {venue.Venue}",
        DemandTabled demand => $"asks {NameOf(demand.Askee, after)}: {demand.Text}",
        DemandSharpened demand => $"restates the demand {demand.DemandId}{Because(demand.Text)}",
        DemandDropped demand => $"drops the demand {demand.DemandId}",
        ProposalTabled text => $"tables {text.Proposal.Title} ({text.Proposal.Clauses.Count} clauses)",
        ProposalAmended text => $"amends {text.ProposalId}: {Listed("clauses", text.Clauses.Select(clause => clause.Id))}{Listed(" strikes", text.Struck)}",
        ProposalAccepted text => $"accepts {text.ProposalId}",
        ProposalRejected text => $"rejects {text.ProposalId}{(text.Points.Count == 0 ? "" : $" in {string.Join(", ", text.Points)}")}{Because(text.Reason)}",
        ProposalWithdrawn text => $"withdraws {text.ProposalId}",
        WalkedOut walkOut => $"walks out over {walkOut.Topic}",
        ReturnedToTable => "returns to the table",
        TalksSuspended talks => $"suspends the talks{Because(talks.Reason)}",
        TalksResumed => "resumes the talks",
        ItemsLinked link => $"ties {string.Join(" and ", link.Items)} together, all or none",
        ItemsUnlinked link => $"unties {link.LinkId}",
        AgreementReached agreement => $"reaches agreement{Because(agreement.Text ?? agreement.ProposalId)}",
        BrokenOff broken => $"breaks off{Because(broken.Reason)}",
        RecordCorrected correction => $"corrects v{correction.Version} ({correction.TargetId}){Because(correction.Reason)}",
        StatementMade statement => $"{WordOf(statement.Kind)}{statement.Text}",
        FailuresCounted count => $"counts {count.Failures} broken promises of {NameOf(count.Against, after)} out of {(count.OutOf is { } all ? $"{all}" : "an unstated number")}",
        NegotiationForked fork => $"fork of {fork.Source} at v{fork.AtVersion}",
        _ => OfConcession(@event, after),
    };

    /// <summary>The name of a party; its id where the negotiation does not know it.</summary>
    public static string NameOf(PartyId id, Negotiation negotiation) => negotiation.PartyOf(id)?.Name ?? id.Value;

    private static string OfConcession(NegotiationEvent @event, Negotiation after) => @event switch
    {
        ConcessionOffered step => $"offers: {TextOf(step.ConcessionId, after)}",
        ConcessionCommitted step => $"promises: {TextOf(step.ConcessionId, after)}",
        ConcessionWithdrawn step => $"takes back: {TextOf(step.ConcessionId, after)}",
        ConcessionStarted step => $"begins: {TextOf(step.ConcessionId, after)}{Read(step.InReadingOf)}",
        ConcessionPartlyFulfilled step => FormattableString.Invariant($"has done {step.Fraction:0.##} of: {TextOf(step.ConcessionId, after)}{Read(step.InReadingOf)}"),
        ConcessionFulfilled step => $"fulfilled: {TextOf(step.ConcessionId, after)}{Read(step.InReadingOf)}",
        ConcessionBreached step => $"broken: {TextOf(step.ConcessionId, after)}{Read(step.InReadingOf)}",
        ConcessionReversed step => $"undone: {TextOf(step.ConcessionId, after)}{Read(step.InReadingOf)}",
        ConcessionLapsed step => $"ran out: {TextOf(step.ConcessionId, after)}{Read(step.InReadingOf)}",
        ItemConditioned step => $"makes {step.ConcessionId} depend on: {step.Text}",
        _ => @event.GetType().Name,
    };

    private static string TextOf(string id, Negotiation after) => after.Concessions.Find(id) is { Text.Length: > 0 } item ? item.Text : id;

    private static string Read(Side? side) => side is { } reader ? $" (as {reader} reads it)" : "";

    private static string At(string? venue) => venue is null ? "" : $" in {venue}";

    private static string Because(string? reason) => string.IsNullOrEmpty(reason) ? "" : $": {reason}";

    private static string Listed(string word, IEnumerable<string> ids)
    {
        var list = string.Join(", ", ids);
        return list.Length == 0 ? "" : $"{word} {list}";
    }

    private static string WordOf(StatementKind kind) => kind switch
    {
        StatementKind.Threat => "threatens: ",
        StatementKind.Ruling => "rules: ",
        StatementKind.Verification => "finds: ",
        StatementKind.Vote => "votes: ",
        StatementKind.RedLine => "red line: ",
        _ => "",
    };
}
