namespace NegotiationSim.Core.Negotiations;

/// <summary>
/// The rules of negotiation: which move is legal, and what happens when it is made. Pure. A refusal says why in plain words
/// and what would be legal now.
/// </summary>
/// <remarks>
/// <para>A command that was decided before (same id) is accepted once more without events. A move that would change
/// nothing is refused with <see cref="RefusalCode.NoChange"/>.</para>
/// <para>Nothing but opening comes first. After <see cref="Phase.BrokenOff"/> everything is refused with
/// <see cref="RefusalCode.Ended"/>; after <see cref="Phase.Agreed"/> bargaining is, while carrying out, reporting,
/// demanding, meeting, correcting and breaking off stay legal. Who may do what, absent, suspended or agreed, is one table:
/// <see cref="Admission"/>.</para>
/// <para>An observer is not at the table: it speaks, demands (on record, not on the table), counts and reports what it has
/// seen kept or broken. It tables no text, offers and promises nothing.</para>
/// </remarks>
public static partial class Decider
{
    /// <summary>Decides one command on one state.</summary>
    public static Decision Decide(NegotiationCommand command, Negotiation state)
    {
        var stamp = command.Stamp;
        if (string.IsNullOrWhiteSpace(stamp.CommandId))
        {
            return Refuse(RefusalCode.OutOfRange, "The command has no id.", "Give it an id that no other command has.");
        }

        if (state.Handled.Contains(stamp.CommandId))
        {
            return Accept();
        }

        if (stamp.On.From > stamp.On.To)
        {
            return Refuse(RefusalCode.OutOfRange, $"The day {stamp.On} ends before it begins.", "Write the first possible day first.");
        }

        if (command is OpenNegotiation open)
        {
            return Decide(open, state);
        }

        return RefusedAtTheDoor(command, state) ?? DecideMove(command, state, state.PartyOf(stamp.By)!);
    }

    private static Decision DecideMove(NegotiationCommand command, Negotiation state, Party by) => command switch
    {
        StateHoldings c => Decide(c, state),
        OpenRound c => Decide(c, state),
        CloseRound c => Decide(c, state),
        ScheduleRound c => Decide(c, state),
        PlaceVenue c => Decide(c, state),
        ChallengeVenue c => Decide(c, state),
        ChangeVenue c => Decide(c, state),
        TableDemand c => Decide(c, state, by),
        SharpenDemand c => Decide(c, state, by),
        DropDemand c => Decide(c, state, by),
        TableProposal c => Decide(c, state),
        AmendProposal c => Decide(c, state, by),
        AcceptProposal c => Decide(c, state, by),
        RejectProposal c => Decide(c, state, by),
        WithdrawProposal c => Decide(c, state, by),
        OfferConcession c => Decide(c, state, by),
        CommitConcession c => Decide(c, state, by),
        WithdrawConcession c => Decide(c, state, by),
        StartConcession c => Decide(c, state, by),
        PartlyFulfilConcession c => Decide(c, state, by),
        FulfilConcession c => Decide(c, state, by),
        BreachConcession c => Decide(c, state, by),
        ReverseConcession c => Decide(c, state, by),
        LetConcessionLapse c => Decide(c, state, by),
        WalkOut c => Decide(c),
        ReturnToTable c => Decide(c, state, by),
        SuspendTalks c => Decide(c),
        ResumeTalks c => Decide(c, state),
        LinkItems c => Decide(c, state),
        UnlinkItems c => Decide(c, state, by),
        ConditionItem c => Decide(c, state, by),
        ReachAgreement c => Decide(c, state),
        BreakOff c => Decide(c),
        CorrectRecord c => Decide(c, state, by),
        MakeStatement c => Decide(c),
        CountFailures c => Decide(c, state),
        _ => Refuse(RefusalCode.NotOnRecord, $"{command.GetType().Name} is no move that this table knows."),
    };

    /// <summary>What refuses a move before its own rules are asked; null where it may be made.</summary>
    private static Decision? RefusedAtTheDoor(NegotiationCommand command, Negotiation state)
    {
        if (state.Phase == Phase.NotOpened)
        {
            return Refuse(RefusalCode.NotOpened, "Nothing has been opened yet.", "Open the negotiation first, with its parties.");
        }

        if (state.Phase == Phase.BrokenOff)
        {
            return Refuse(RefusalCode.Ended, "The negotiation was broken off; nothing follows.", "Fork it at an earlier version, or open another negotiation.");
        }

        if (state.PartyOf(command.Stamp.By) is not { } by)
        {
            return UnknownParty(command.Stamp.By, state);
        }

        var admission = Admission.Of(command);
        if (!admission.Admits(by.Role))
        {
            return RoleMayNot(command, by);
        }

        if (state.Phase == Phase.Agreed && !admission.AfterAgreement)
        {
            return Refuse(
                RefusalCode.Ended,
                $"Agreement was reached at v{state.Agreement!.Since}; bargaining is over.",
                "Report what is done about it, demand, meet to review it, correct the record, or break off.",
                "To bargain on, fork the negotiation before the agreement.");
        }

        if (state.Phase == Phase.Suspended && !admission.WhileSuspended)
        {
            return Refuse(
                RefusalCode.Suspended,
                $"The talks are suspended since v{state.Suspension!.Since}, by {NameOf(state.Suspension.By, state)}: {state.Suspension.Reason}.",
                "Resume the talks first.",
                "Statements, demands, reports on what was promised, and scheduling a round need no talks.");
        }

        return state.Room.AbsenceOf(by.Id) is { } absence && !admission.WhileAbsent
            ? Refuse(
                RefusalCode.AbsentParty,
                $"{by.Name} walked out at v{absence.Since} over {absence.Topic}.",
                $"{by.Name} returns to the table first.",
                "Statements, demands, reports and a no to a text need no seat in the room.")
            : null;
    }

    private static Decision RoleMayNot(NegotiationCommand command, Party by) => by.Role == PartyRole.Observer
        ? Refuse(
            RefusalCode.RoleMayNot,
            $"{by.Name} is an observer and not at the table.",
            command is TableProposal or AmendProposal
                ? "Score the text as a what-if: it does not have to be tabled for that."
                : "An observer makes statements, tables demands (on record, not on the table), counts failures and reports what was kept or broken.")
        : Refuse(
            RefusalCode.RoleMayNot,
            $"{by.Name} is a {by.Role.ToString().ToLowerInvariant()}: what binds the parties is accepted, rejected and linked by them alone.",
            $"{by.Name} tables or amends a text, calls rounds, suspends and resumes, reports, or offers a step of its own.");
}
