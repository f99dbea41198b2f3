namespace NegotiationSim.Core.Negotiations;

/// <content>Presence and suspension.</content>
public static partial class Decider
{
    /// <summary>Legal in a round and between rounds (a boycott that was announced). Who has left cannot leave again.</summary>
    private static Decision Decide(WalkOut c) =>
        Blank(("topic", c.Topic)) ?? Accept(new WalkedOut(c.Stamp, c.Topic));

    private static Decision Decide(ReturnToTable c, Negotiation state, Party by) =>
        state.Room.AbsenceOf(by.Id) is null
            ? Refuse(RefusalCode.NoChange, $"{by.Name} is at the table already.", "Only who has walked out can return.")
            : Accept(new ReturnedToTable(c.Stamp));

    /// <summary>Anybody at the table may suspend, also from outside the room; an open round stays open until it is closed.</summary>
    private static Decision Decide(SuspendTalks c) =>
        Blank(("reason", c.Reason)) ?? Accept(new TalksSuspended(c.Stamp, c.Reason));

    private static Decision Decide(ResumeTalks c, Negotiation state) =>
        state.Phase == Phase.Suspended
            ? Accept(new TalksResumed(c.Stamp))
            : Refuse(RefusalCode.NoChange, "The talks are not suspended.", "Suspend them first.");
}
