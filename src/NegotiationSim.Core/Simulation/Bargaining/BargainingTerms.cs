namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>What the parties know of the negotiation before it begins. In a round every party has one turn.</summary>
/// <param name="Rounds">The deadline: after so many rounds it is over; 1 to <see cref="MostRounds"/>.</param>
/// <param name="ChanceOfEnding">The chance after each round that it breaks off, 0..1; nothing is drawn where it is 0.</param>
/// <param name="Opener">Who has the first turn of each round, the others following in their order; null: drawn for each replication.</param>
public sealed record BargainingTerms(int Rounds, double ChanceOfEnding = 0, int? Opener = 0)
{
    /// <summary>The latest deadline.</summary>
    public const int MostRounds = 1_000_000;

    /// <summary>By which rules they take turns.</summary>
    public Protocol Protocol { get; init; }

    /// <summary>
    /// How many rounds it will last at most, or on average if it may break off sooner: the horizon by which parties time their
    /// concessions; at least 1.
    /// </summary>
    public int Horizon => ChanceOfEnding > 0 ? (int)Math.Clamp(Math.Round(1 / ChanceOfEnding), 1, Rounds) : Rounds;
}

/// <summary>How a negotiation ended.</summary>
public enum BargainingEnding
{
    /// <summary>All parties took one offer.</summary>
    Agreement,

    /// <summary>The last round went by.</summary>
    Deadline,

    /// <summary>Chance ended it after a round.</summary>
    BrokenOff,

    /// <summary>A party left the table.</summary>
    WalkedOut,
}

/// <summary>The end of one negotiation.</summary>
/// <param name="How">How it ended.</param>
/// <param name="Maker">Who made the offer agreed on; −1 without agreement.</param>
/// <param name="Offer">The offer agreed on, a place in its maker's list; −1 without agreement.</param>
/// <param name="By">Whose turn ended it: the last to accept, or who walked out; −1 if nobody's did.</param>
/// <param name="Round">The round in which it ended, from 1.</param>
/// <param name="Turns">How many turns were taken, the last one included.</param>
public readonly record struct BargainingEnd(BargainingEnding How, int Maker, int Offer, int By, int Round, int Turns)
{
    /// <summary>Did the parties agree?</summary>
    public bool IsAgreement => How == BargainingEnding.Agreement;
}
