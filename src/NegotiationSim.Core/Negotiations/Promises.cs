using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>What offering, promising and agreeing make of a concession.</summary>
internal static class Promises
{
    /// <summary>
    /// A concession on record offered or promised in (partly) other terms. What runs keeps its standing; what was only
    /// offered, had been taken back or had run out takes the new one, and no side has read it otherwise yet.
    /// </summary>
    public static Concession Restated(Concession concession, ConcessionDraft terms, ConcessionStatus status)
    {
        var settled = Corrections.Of(concession, terms);
        return IsRunning(concession)
            ? settled with { Standing = concession.Standing, ReadByA = concession.ReadByA, ReadByB = concession.ReadByB }
            : settled with { Standing = new(status), ReadByA = null, ReadByB = null, ResolvedOn = null, Continuing = true };
    }

    /// <summary>
    /// What a text's clauses become when it is agreed: committed steps and gifts, with ids <c>proposal/clause</c>, or
    /// <c>proposal/clause.A</c> where a clause binds more than one. A clause that says how far it has come keeps that.
    /// </summary>
    public static IEnumerable<Concession> Of(Proposal proposal)
    {
        var items = ProposalItems.Of(proposal);
        return items.Items.Concat(items.Gifts).Select(item => item with
        {
            Id = $"{proposal.Id}/{item.Id}",
            Standing = item.Standing.Status == ConcessionStatus.Offered ? new(ConcessionStatus.Committed) : item.Standing,
        });
    }

    /// <summary>Everything a concession's terms say, without how far it has come and how it is supported.</summary>
    public static ConcessionDraft TermsOf(Concession concession) => concession.ToDraft() with
    {
        Standing = null,
        ReadByA = null,
        ReadByB = null,
        ResolvedOn = null,
        Continuing = null,
        Sources = null,
        Support = null,
    };

    private static bool IsRunning(Concession concession) =>
        concession.Standing.Status is not (ConcessionStatus.Offered or ConcessionStatus.Withdrawn or ConcessionStatus.Expired);
}
