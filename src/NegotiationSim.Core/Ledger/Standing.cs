namespace NegotiationSim.Core.Ledger;

/// <summary>How far a concession has come (measurement model §1.5).</summary>
public enum ConcessionStatus
{
    /// <summary>Put forward, not yet promised.</summary>
    Offered,

    /// <summary>Promised.</summary>
    Committed,

    /// <summary>Under way; the delivered fraction says how far.</summary>
    InProgress,

    /// <summary>Done.</summary>
    Fulfilled,

    /// <summary>Broken, after the delivered fraction.</summary>
    Breached,

    /// <summary>Undone after having been done.</summary>
    Reversed,

    /// <summary>Ran out unkept without anybody breaking it.</summary>
    Expired,

    /// <summary>Taken back before it bound.</summary>
    Withdrawn,
}

/// <summary>A status with the fraction delivered, 0..1 (used by <c>InProgress</c> and <c>Breached</c> only).</summary>
public readonly record struct Standing(ConcessionStatus Status, double Fraction = 0)
{
    /// <summary>
    /// Rank on the way to delivery: offered 0, committed 1, in progress 2, fulfilled 3, anything else −1 (§2.5).
    /// </summary>
    public int Rank => Status switch
    {
        ConcessionStatus.Offered => 0,
        ConcessionStatus.Committed => 1,
        ConcessionStatus.InProgress => 2,
        ConcessionStatus.Fulfilled => 3,
        _ => -1,
    };

    /// <summary>
    /// What the standing says about its giver's word: the kept fraction of a resolved commitment, null while it is not
    /// evidence (offered, committed, in progress, expired, withdrawn; §1.5).
    /// </summary>
    public double? KeptFraction => Status switch
    {
        ConcessionStatus.Fulfilled => 1,
        ConcessionStatus.Breached => Fraction,
        ConcessionStatus.Reversed => 0,
        _ => null,
    };
}

/// <summary>Whether a step is new, repeats, or discharges what was owed already (measurement model §1.4).</summary>
public enum ObligationClass
{
    /// <summary>Owed by nobody before.</summary>
    New,

    /// <summary>Repeats an obligation that is already kept.</summary>
    Reaffirm,

    /// <summary>Does what was owed already.</summary>
    Discharge,

    /// <summary>A demand given up by the side that had made it.</summary>
    Dropped,
}

/// <summary>How well a fact is supported: read in a source, derived from sourced figures, or unsourced.</summary>
public enum Confidence
{
    /// <summary>Read in a source; weight 1.</summary>
    S,

    /// <summary>Arithmetic on sourced values; weight .8.</summary>
    D,

    /// <summary>Unsourced, to be verified; weight .5, and marked U wherever it is shown.</summary>
    U,
}

/// <summary>The weights of §1.1 for the three degrees of confidence.</summary>
public static class Confidences
{
    /// <summary>S 1, D .8, U .5.</summary>
    public static double Weight(this Confidence confidence) => confidence switch
    {
        Confidence.S => 1,
        Confidence.D => 0.8,
        _ => 0.5,
    };
}
