using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>
/// Links and conditions. A link ties demands and concessions all-or-none: none of them is promised, and no text with only
/// some of them accepted, while another is not on offer at least. It binds everybody, also who tied it. Offers are always
/// free, so that both sides can offer in turn and then promise in turn.
/// </content>
public static partial class Decider
{
    private static Decision Decide(LinkItems c, Negotiation state)
    {
        if (Blank(("link", c.LinkId)) is { } blank)
        {
            return blank;
        }

        if (state.Links.Find(c.LinkId) is { } taken)
        {
            return Refuse(RefusalCode.AlreadyOnRecord, $"{c.LinkId} was tied at v{taken.Since} by {NameOf(taken.By, state)}.", "Use another id.");
        }

        if (c.Items.Distinct().Count() != c.Items.Count || c.Items.Count < 2)
        {
            return Refuse(RefusalCode.OutOfRange, "A link ties two items or more, each named once.", "Name at least two demands or concessions.");
        }

        return c.Items.FirstOrDefault(id => !IsItem(id, state)) is { } missing
            ? NotOnRecord("demand or concession", missing, "Table the demand, or offer the step, before it is linked.")
            : Accept(new ItemsLinked(c.Stamp, c.LinkId, c.Items));
    }

    private static Decision Decide(UnlinkItems c, Negotiation state, Party by) => state.Links.Find(c.LinkId) switch
    {
        null => NotOnRecord("link", c.LinkId, "Tie the items first."),
        { IsTied: false } => Refuse(RefusalCode.NoChange, $"{c.LinkId} is untied already.", "Tie the items under another id."),
        { } link when link.By != by.Id => Refuse(
            RefusalCode.NotYours,
            $"Only {NameOf(link.By, state)} can untie {c.LinkId}; you are seated as {by.Name}.",
            $"{by.Name} can ask {NameOf(link.By, state)} to untie it, or offer all of it."),
        _ => Accept(new ItemsUnlinked(c.Stamp, c.LinkId)),
    };

    /// <summary>By the giver of a step that is not resolved yet; the same condition once more only with another chance.</summary>
    private static Decision Decide(ConditionItem c, Negotiation state, Party by)
    {
        if (Blank(("condition", c.ConditionId)) is { } blank)
        {
            return blank;
        }

        if (state.Concessions.Find(c.ConcessionId) is not { } concession)
        {
            return NotOnRecord("concession", c.ConcessionId, "Offer it, or commit to it, first.");
        }

        if (c.P is { } p && !IsShare(p))
        {
            return Refuse(RefusalCode.OutOfRange, "The chance of the condition is out of its range.", "p goes from 0 to 1, or is left unknown.");
        }

        if (NotGivenBy(by, concession, state, "put a condition on") is { } notYours)
        {
            return notYours;
        }

        if (concession.Standing.Rank is < 0 or > 2)
        {
            return Refuse(RefusalCode.WrongStatus, $"{c.ConcessionId} is {InWords(concession.Standing.Status)}; a condition comes before.", "Put it on another step.");
        }

        return concession.Conditions.Contains(new Condition.ThirdParty(c.ConditionId, c.P))
            ? Refuse(RefusalCode.NoChange, $"{c.ConcessionId} depends on {c.ConditionId} already.", "Name another chance p, or another condition.")
            : Accept(new ItemConditioned(c.Stamp, c.ConcessionId, c.ConditionId, c.Text, c.P));
    }

    /// <summary>Refuses the promise of one linked item while another is not on offer; null where nothing holds it back.</summary>
    private static Decision? LinkedApart(string id, Negotiation state, Party by) => state.Links
        .Where(link => link.IsTied && link.Items.Contains(id))
        .Select(link => Apart(link, [id], $"{by.Name} cannot commit to {id} on its own.", state))
        .FirstOrDefault(refusal => refusal is not null);

    /// <summary>Refuses a text that takes in some demands of a link and leaves out others that nobody has offered to meet.</summary>
    private static Decision? LinkedApart(ProposalOnRecord proposal, Negotiation state, Party by)
    {
        bool IsIn(string id) => state.Demands.Find(id)?.Clause is { } clause && proposal.Text.Has(clause);
        return state.Links
            .Where(link => link.IsTied && link.Items.Any(IsIn))
            .Select(link => Apart(link, [.. link.Items.Where(IsIn)], $"{by.Name} cannot accept {proposal.Id}: it takes in only part of what is linked.", state))
            .FirstOrDefault(refusal => refusal is not null);
    }

    private static Decision? Apart(Link link, HashSet<string> moving, string why, Negotiation state)
    {
        var left = link.Items.Where(id => !moving.Contains(id) && !IsOnOffer(id, link, state)).ToList();
        return left.Count == 0
            ? null
            : Refuse(
                RefusalCode.LinkedItem,
                $"{why} {Listed(link.Items)} are linked all-or-none since v{link.Since}, by {NameOf(link.By, state)}.",
                [.. left.Select(id => HowToOffer(id, state)), $"Ask {NameOf(link.By, state)} to untie {link.Id}."]);
    }

    /// <summary>
    /// A concession is on offer when it is offered, promised, under way or done. A demand is when it is no longer open, or
    /// when the party asked has a step on that line, outside the link, that is.
    /// </summary>
    private static bool IsOnOffer(string id, Link link, Negotiation state)
    {
        if (state.Concessions.Find(id) is { } concession)
        {
            return concession.Standing.Rank >= 0;
        }

        return state.Demands.Origins.Find(id) is not { } origin
            || state.Demands.At(origin.Place) is not { IsOpen: true } demand
            || AnswersTo(demand, origin, state).Any(step => !link.Items.Contains(step.Id));
    }

    private static IEnumerable<Concession> AnswersTo(Demand demand, DemandOrigin origin, Negotiation state)
    {
        var askee = state.PartyOf(origin.Askee)?.Actor;
        return (demand.Askee == Side.Third ? state.Concessions.Others : state.Concessions.Counted).Where(step =>
            step.Giver == askee && step.Line == demand.Line && step.Standing.Rank >= 0 && step.ObligationClass != ObligationClass.Dropped);
    }

    private static string HowToOffer(string id, Negotiation state) =>
        state.Demands.Origins.Find(id) is { } origin
            ? $"{NameOf(origin.Askee, state)} offers what {id} asks, as a step on {state.Demands.At(origin.Place).Line}; once all of it is on offer, each can be promised."
            : $"{NameOf(state.Concessions.Find(id)!.Giver, state)} offers {id} as well; once all of it is on offer, each can be promised.";

    private static bool IsItem(string id, Negotiation state) =>
        state.Concessions.Origins.Find(id) is not null || state.Demands.Origins.Find(id) is not null;
}
