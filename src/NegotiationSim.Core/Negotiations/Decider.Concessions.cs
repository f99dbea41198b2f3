using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>
/// Offering and promising. The giver is the side of who makes the move: any party of a side speaks for it; what a third
/// party offers or promises is a gift.
/// </content>
public static partial class Decider
{
    /// <summary>An offer may be made in other terms while it is one, and anew after it was withdrawn or had lapsed.</summary>
    private static Decision Decide(OfferConcession c, Negotiation state, Party by) =>
        RefusedTerms(c.ConcessionId, c.Terms, state, by) is { } refusal ? refusal
        : state.Concessions.Find(c.ConcessionId) is not { } concession
            ? WithoutLine("offer", c.Terms) ?? Accept(new ConcessionOffered(c.Stamp, c.ConcessionId, c.Terms))
        : concession.Standing.Status is not (ConcessionStatus.Offered or ConcessionStatus.Withdrawn or ConcessionStatus.Expired)
            ? Refuse(RefusalCode.WrongStatus, $"{c.ConcessionId} is {InWords(concession.Standing.Status)}, which is more than an offer.", "Commit to it in other terms, or offer another step under another id.")
        : Unchanged(concession, c.Terms, ConcessionStatus.Offered)
            ?? Accept(new ConcessionOffered(c.Stamp, c.ConcessionId, c.Terms.Over(Promises.TermsOf(concession))));

    /// <summary>
    /// A promise of what was offered, or a new one. A promise that is not yet kept may be made in other terms (another due
    /// date); one that lapsed or was withdrawn may be made anew. The event carries the whole terms, so that a replay
    /// without the offer still knows what was promised. A step that is linked all-or-none can be promised once every other
    /// item of the link is on offer at least (<see cref="LinkedApart(string, Negotiation, Party)"/>).
    /// </summary>
    private static Decision Decide(CommitConcession c, Negotiation state, Party by)
    {
        if (RefusedTerms(c.ConcessionId, c.Terms, state, by) is { } refusal)
        {
            return refusal;
        }

        if (state.Concessions.Find(c.ConcessionId) is not { } concession)
        {
            return WithoutLine("promise", c.Terms) ?? Accept(new ConcessionCommitted(c.Stamp, c.ConcessionId, c.Terms));
        }

        if (Progress.IsResolved(concession.Standing))
        {
            return Refuse(
                RefusalCode.WrongStatus,
                $"{c.ConcessionId} is {InWords(concession.Standing.Status)}; that record stays.",
                "Commit to a new step under another id.");
        }

        var runs = concession.Standing.Status is ConcessionStatus.Committed or ConcessionStatus.InProgress;
        return (runs ? null : LinkedApart(c.ConcessionId, state, by))
            ?? Unchanged(concession, c.Terms, ConcessionStatus.Committed)
            ?? Accept(new ConcessionCommitted(c.Stamp, c.ConcessionId, c.Terms.Over(Promises.TermsOf(concession))));
    }

    private static Decision Decide(WithdrawConcession c, Negotiation state, Party by) =>
        state.Concessions.Find(c.ConcessionId) is not { } concession ? NotOnRecord("concession", c.ConcessionId, "Offer it first.")
        : NotGivenBy(by, concession, state, "withdraw") is { } notYours ? notYours
        : concession.Standing.Status == ConcessionStatus.Withdrawn
            ? Refuse(RefusalCode.NoChange, $"{c.ConcessionId} is withdrawn already.", "Offer it again.")
        : concession.Standing.Status != ConcessionStatus.Offered
            ? Refuse(RefusalCode.WrongStatus, $"{c.ConcessionId} is {InWords(concession.Standing.Status)}; only an offer can be taken back.", LegalReports(concession.Standing.Status))
        : Accept(new ConcessionWithdrawn(c.Stamp, c.ConcessionId));

    private static Decision? RefusedTerms(string id, ConcessionDraft terms, Negotiation state, Party by) =>
        Blank(("concession", id))
        ?? (state.Demands.Origins.Find(id) is not null ? Taken(id, state) : null)
        ?? StandingSaid(terms)
        ?? OutOfRange(terms)
        ?? (state.Concessions.Find(id) is { } concession ? NotGivenBy(by, concession, state, "offer or promise") : null);

    private static Decision? NotGivenBy(Party by, Concession concession, Negotiation state, string what) =>
        concession.Giver == by.Actor
            ? null
            : Refuse(
                RefusalCode.NotYours,
                $"Only {NameOf(concession.Giver, state)} can {what} {concession.Id}; you are seated as {by.Name}.",
                $"{by.Name} can table a demand, or offer a step of its own.");

    private static Decision? Unchanged(Concession concession, ConcessionDraft terms, ConcessionStatus status) =>
        Promises.Restated(concession, terms with { Sources = null, Support = null }, status) == concession
            ? Refuse(RefusalCode.NoChange, $"{concession.Id} is {InWords(concession.Standing.Status)} in these terms already.", "Say which terms change.")
            : null;

    private static string InWords(ConcessionStatus status) => status switch
    {
        ConcessionStatus.Offered => "offered",
        ConcessionStatus.Committed => "promised",
        ConcessionStatus.InProgress => "under way",
        ConcessionStatus.Fulfilled => "fulfilled",
        ConcessionStatus.Breached => "broken",
        ConcessionStatus.Reversed => "undone",
        ConcessionStatus.Expired => "lapsed",
        _ => "withdrawn",
    };
}
