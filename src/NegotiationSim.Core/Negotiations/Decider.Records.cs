using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>Opening, and what goes on record without moving anything.</content>
public static partial class Decider
{
    /// <summary>
    /// Somebody has to negotiate for each side. A mediator or observer is a third party, even where it leans to a side; a
    /// guarantor may stand with one.
    /// </summary>
    private static Decision Decide(OpenNegotiation c, Negotiation state)
    {
        if (state.Phase != Phase.NotOpened)
        {
            return Refuse(RefusalCode.AlreadyOpened, $"{state.Title} is open already.", "Open another negotiation under another id.");
        }

        if ((Blank(("id", c.Id.Value), ("title", c.Title)) ?? c.Parties.Select(party => Blank(("party id", party.Id.Value))).FirstOrDefault(blank => blank is not null)) is { } refusal)
        {
            return refusal;
        }

        if (c.Parties.GroupBy(party => party.Id.Value, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return Refuse(RefusalCode.AlreadyOnRecord, $"Two parties are called {twice.Key}.", "Give one of them another id.");
        }

        if (c.Parties.FirstOrDefault(party => party.Role is PartyRole.Mediator or PartyRole.Observer && party.Side != Side.Third) is { } leaning)
        {
            return Refuse(
                RefusalCode.OutOfRange,
                $"{leaning.Name} is a {leaning.Role.ToString().ToLowerInvariant()} and so a third party; side {leaning.Side} is for who negotiates for it.",
                "Make it a third party and say in its note to whom it leans, or give it the role of a party.");
        }

        var (a, b) = (IsTaken(Side.A), IsTaken(Side.B));
        if (!a || !b)
        {
            return Refuse(RefusalCode.OutOfRange, $"Nobody negotiates for side {(a ? "B" : b ? "A" : "A and side B")}.", "Name a party on side A and one on side B.");
        }

        return c.Parties.Any(party => party.Id == c.Stamp.By)
            ? Accept(new NegotiationOpened(c.Stamp, c.Id, c.Title, c.Parties, c.Venue))
            : Refuse(RefusalCode.UnknownParty, $"{c.Stamp.By} opens the negotiation and is not among its parties.", "Name it among the parties.");

        bool IsTaken(Side side) => c.Parties.Any(party => party.Side == side && party.Role == PartyRole.Party);
    }

    private static Decision Decide(StateHoldings c, Negotiation state)
    {
        var findings = c.Holdings.Where(holding => !IsHolding(holding))
            .Select(holding => $"{holding.Line} takes numbers, or low, mode and high in this order, none below 0, for A and B, or one pooled number for both.")
            .Concat(c.Holdings.GroupBy(holding => holding.Line.ToString(), StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"{group.Key} stands there twice."));
        return OutOfRange(findings)
            ?? (state.Holdings.With(c.Holdings) == state.Holdings
                ? Refuse(RefusalCode.NoChange, "These holdings are on record already.", "State what is different.")
                : Accept(new HoldingsStated(c.Stamp, c.Holdings)));
    }

    private static bool IsHolding(StatedHolding holding) =>
        new[] { holding.A, holding.B, holding.Pooled }.All(value => value is not { } estimate || IsAmount(estimate))
        && (holding.Pooled is null || (holding.A is null && holding.B is null));

    private static Decision Decide(MakeStatement c) =>
        Blank(("text", c.Text)) ?? Accept(new StatementMade(c.Stamp, c.Kind, c.Text, c.Topic));

    private static Decision Decide(CountFailures c, Negotiation state) =>
        Blank(("text", c.Text)) is { } blank ? blank
        : state.PartyOf(c.Against) is null ? UnknownParty(c.Against, state)
        : c.Failures < 0 ? Refuse(RefusalCode.OutOfRange, "The number of failures is below 0.", "failures is a whole number from 0.")
        : c.OutOf is { } outOf && outOf < c.Failures
            ? Refuse(RefusalCode.OutOfRange, "More promises were broken than were made.", "outOf is at least failures, or left unknown when nobody says how many were made.")
        : Accept(new FailuresCounted(c.Stamp, c.Against, c.Failures, c.OutOf, c.Text));

    /// <summary>
    /// By who is answerable for the item (the asker of a demand, the giver of a concession), or a mediator or guarantor,
    /// who keep the record. The correction may say anything terms can say, the status included, but not who gives.
    /// </summary>
    private static Decision Decide(CorrectRecord c, Negotiation state, Party by)
    {
        var demand = state.Demands.Origins.Find(c.TargetId);
        var concession = state.Concessions.Origins.Find(c.TargetId);
        if ((demand ?? concession) is not { } origin)
        {
            return NotOnRecord("demand or concession", c.TargetId, "Name one by its id.");
        }

        if (c.Version < origin.Since || c.Version > state.Version)
        {
            return Refuse(RefusalCode.NotOnRecord, $"v{c.Version} says nothing about {c.TargetId}: it came on record at v{origin.Since}, and the record ends at v{state.Version}.", "Name the version that is wrong.");
        }

        var isTheirs = demand is not null ? demand.Asker == by.Id : state.Concessions.At(origin.Place).Giver == by.Actor;
        if (!isTheirs && by.Role is not (PartyRole.Mediator or PartyRole.Guarantor))
        {
            return Refuse(
                RefusalCode.NotYours,
                $"{by.Name} cannot correct what is on record about {c.TargetId}.",
                demand is not null ? $"{NameOf(demand.Asker, state)}, or a mediator, can." : $"{NameOf(state.Concessions.At(origin.Place).Giver, state)}, or a mediator, can.");
        }

        var same = demand is not null
            ? Corrections.Of(state.Demands.At(demand.Place), c.Correction) == state.Demands.At(demand.Place)
            : Corrections.Of(state.Concessions.At(origin.Place), c.Correction) == state.Concessions.At(origin.Place);
        return OutOfRange(c.Correction)
            ?? Blank(("reason", c.Reason))
            ?? (same
                ? Refuse(RefusalCode.NoChange, $"{c.TargetId} is on record like this already.", "Say what was wrong.")
                : Accept(new RecordCorrected(c.Stamp, c.Version, c.TargetId, c.Correction, c.Reason)));
    }
}
