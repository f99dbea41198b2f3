namespace NegotiationSim.Core.Negotiations;

/// <summary>Who may make a move.</summary>
[Flags]
internal enum Movers
{
    Parties = 1,
    Stewards = 2,
    Observers = 4,
    AtTable = Parties | Stewards,
    Everybody = AtTable | Observers,
}

/// <summary>
/// Who may make a move, and in which circumstances: one row a command, so that the table at the bottom is the whole rule.
/// Stewards are mediators and guarantors.
/// </summary>
/// <param name="Who">The roles that may.</param>
/// <param name="WhileAbsent">May a party that has walked out?</param>
/// <param name="WhileSuspended">May it be done while the talks are suspended?</param>
/// <param name="AfterAgreement">May it be done after agreement was reached?</param>
internal readonly record struct Admission(Movers Who, bool WhileAbsent, bool WhileSuspended, bool AfterAgreement)
{
    // What is said, asked, counted or reported about the world binds nobody and stays legal until the talks are broken off.
    private static readonly Admission Record = new(Movers.Everybody, WhileAbsent: true, WhileSuspended: true, AfterAgreement: true);

    // A round to review what was agreed is a round.
    private static readonly Admission Meeting = new(Movers.AtTable, WhileAbsent: false, WhileSuspended: false, AfterAgreement: true);
    private static readonly Admission Calendar = Meeting with { WhileSuspended = true };
    private static readonly Admission Objection = new(Movers.AtTable, WhileAbsent: true, WhileSuspended: true, AfterAgreement: true);

    private static readonly Admission Bargaining = new(Movers.AtTable, WhileAbsent: false, WhileSuspended: false, AfterAgreement: false);

    // A text and a link bind the parties, so only they answer it and tie it; a no needs no seat in the room.
    private static readonly Admission Answer = Bargaining with { Who = Movers.Parties };
    private static readonly Admission Refusal = Answer with { WhileAbsent = true };
    private static readonly Admission TakingBack = Bargaining with { WhileAbsent = true };

    /// <summary>The row of a command.</summary>
    public static Admission Of(NegotiationCommand command) => command switch
    {
        MakeStatement or CountFailures or StateHoldings or CorrectRecord => Record,
        TableDemand or SharpenDemand or DropDemand => Record,
        StartConcession or PartlyFulfilConcession or FulfilConcession => Record,
        BreachConcession or ReverseConcession or LetConcessionLapse => Record,
        OpenRound or PlaceVenue or ChangeVenue or WalkOut => Meeting,
        CloseRound or ScheduleRound or ResumeTalks => Calendar,
        ChallengeVenue or ReturnToTable or BreakOff => Objection,
        AcceptProposal or LinkItems => Answer,
        RejectProposal or UnlinkItems => Refusal,
        WithdrawProposal or WithdrawConcession or SuspendTalks => TakingBack,
        _ => Bargaining,
    };

    /// <summary>True where the role may make the move.</summary>
    public bool Admits(PartyRole role) => Who.HasFlag(role switch
    {
        PartyRole.Party => Movers.Parties,
        PartyRole.Observer => Movers.Observers,
        _ => Movers.Stewards,
    });
}
