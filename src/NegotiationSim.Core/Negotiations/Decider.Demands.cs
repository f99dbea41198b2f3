namespace NegotiationSim.Core.Negotiations;

/// <content>Demands.</content>
public static partial class Decider
{
    /// <summary>Anybody may demand, of anybody but itself, also from outside the room and while talks are suspended.</summary>
    private static Decision Decide(TableDemand c, Negotiation state, Party by) =>
        Blank(("demand", c.DemandId), ("text", c.Text)) is { } blank ? blank
        : state.PartyOf(c.Askee) is not { } askee ? UnknownParty(c.Askee, state)
        : askee.Id == by.Id ? Refuse(RefusalCode.OutOfRange, $"{by.Name} asks something of itself.", "Name another party, or offer the step.")
        : Taken(c.DemandId, state) ?? WithoutLine("demand", c.Terms) ?? StandingSaid(c.Terms) ?? OutOfRange(c.Terms)
        ?? Accept(new DemandTabled(c.Stamp, c.DemandId, c.Askee, c.Text, c.Terms, c.Topic, c.InClause));

    private static Decision Decide(SharpenDemand c, Negotiation state, Party by)
    {
        if ((RefusedDemand(c.DemandId, state, by, "sharpen") ?? StandingSaid(c.Terms) ?? OutOfRange(c.Terms)) is { } refusal)
        {
            return refusal;
        }

        var origin = state.Demands.Origins.Find(c.DemandId)!;
        var same = c.Terms.Over(origin.Terms) == origin.Terms && (c.Text is null || c.Text == state.Demands.At(origin.Place).Text);
        return same
            ? Refuse(RefusalCode.NoChange, $"{by.Name} asks {c.DemandId} in these terms already.", "Say what is asked differently.")
            : Accept(new DemandSharpened(c.Stamp, c.DemandId, c.Text, c.Terms));
    }

    private static Decision Decide(DropDemand c, Negotiation state, Party by) =>
        RefusedDemand(c.DemandId, state, by, "drop") ?? Accept(new DemandDropped(c.Stamp, c.DemandId));

    private static Decision? RefusedDemand(string id, Negotiation state, Party by, string what)
    {
        if (state.Demands.Origins.Find(id) is not { } origin)
        {
            return NotOnRecord("demand", id, "Table it first.");
        }

        if (origin.Asker != by.Id)
        {
            return Refuse(
                RefusalCode.NotYours,
                $"Only {NameOf(origin.Asker, state)} can {what} {id}; you are seated as {by.Name}.",
                $"{by.Name} can answer it with an offer, or table a demand of its own.");
        }

        return state.Demands.At(origin.Place).IsOpen
            ? null
            : Refuse(RefusalCode.WrongStatus, $"{id} is not open any more: it was dropped, or an agreement met it.", "Table a new demand under another id.");
    }

    /// <summary>Demands and concessions share their ids: a link, a correction and the ledger name either by one.</summary>
    private static Decision? Taken(string id, Negotiation state) =>
        state.Demands.Origins.Find(id) is { } demand
            ? Refuse(RefusalCode.AlreadyOnRecord, $"{id} is a demand of {NameOf(demand.Asker, state)} since v{demand.Since}.", "Use another id.")
        : state.Concessions.Origins.Find(id) is { } concession
            ? Refuse(RefusalCode.AlreadyOnRecord, $"{id} is a concession on record since v{concession.Since}.", "Use another id.")
        : null;
}
