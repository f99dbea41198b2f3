namespace NegotiationSim.Core.Negotiations;

/// <summary>Why a move is not legal.</summary>
public enum RefusalCode
{
    /// <summary>Nothing has been opened yet.</summary>
    NotOpened,

    /// <summary>Opened before.</summary>
    AlreadyOpened,

    /// <summary>Agreed or broken off: nothing but implementation, statements and corrections follows.</summary>
    Ended,

    /// <summary>The talks are suspended.</summary>
    Suspended,

    /// <summary>No such party at this table.</summary>
    UnknownParty,

    /// <summary>The party's role does not allow it.</summary>
    RoleMayNot,

    /// <summary>The party has walked out.</summary>
    AbsentParty,

    /// <summary>Names a round, demand, proposal, concession, link or version that is not on record.</summary>
    NotOnRecord,

    /// <summary>The id is taken.</summary>
    AlreadyOnRecord,

    /// <summary>Only who put it there may change or take it.</summary>
    NotYours,

    /// <summary>The item's status does not allow it.</summary>
    WrongStatus,

    /// <summary>A round is open, or none is.</summary>
    WrongRound,

    /// <summary>The item is linked all-or-none with one that does not move with it.</summary>
    LinkedItem,

    /// <summary>Accepted by too few to be an agreement.</summary>
    NotAccepted,

    /// <summary>A number or set outside its range.</summary>
    OutOfRange,

    /// <summary>Nothing would change.</summary>
    NoChange,
}

/// <summary>A refused move: a code, and sentences that say why and what would be legal.</summary>
/// <param name="Code">The code; written <c>NOT_YOURS</c> outside.</param>
/// <param name="Why">One sentence.</param>
/// <param name="LegalNow">What would be legal instead, one sentence each.</param>
public sealed record Refusal(RefusalCode Code, string Why, Ledger.EquatableList<string> LegalNow)
{
    /// <summary>The code as it is written in messages and JSON: <c>NOT_YOURS</c>.</summary>
    public string CodeText => string.Concat(Code.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
}

/// <summary>What the decider answers: events, or a refusal.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Legal; no events when it was decided before or changes nothing.</summary>
    public sealed record Accepted(IReadOnlyList<NegotiationEvent> Events) : Decision;

    /// <summary>Not legal; nothing happens.</summary>
    public sealed record Refused(Refusal Why) : Decision;
}
