namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// What an offer does to its maker's and to the other side's utility, compared with the offer before it
/// (Hindriks, Jonker and Tykhonov 2007; measurement model §2.7).
/// </summary>
public enum MoveType
{
    /// <summary>(+, +)</summary>
    Fortunate,

    /// <summary>(0, +)</summary>
    Nice,

    /// <summary>(−, ≥0)</summary>
    Concession,

    /// <summary>(+, ≤0)</summary>
    Selfish,

    /// <summary>(≤0, −)</summary>
    Unfortunate,

    /// <summary>(0, 0)</summary>
    Silent,
}

/// <summary>A classified move.</summary>
/// <param name="Type">Its type.</param>
/// <param name="IsEmpty">A concession that costs its maker and helps nobody (−, 0).</param>
/// <param name="IsFree">A nice move: it helps the other side and costs nothing (0, +).</param>
public readonly record struct Move(MoveType Type, bool IsEmpty, bool IsFree)
{
    private const double ZeroBand = 1e-9;

    /// <summary>Classifies a change of utility for the maker and for the other side; within ±1e-9 is no change.</summary>
    public static Move Of(double ownChange, double otherChange)
    {
        var own = SignOf(ownChange);
        var other = SignOf(otherChange);
        var type = (own, other) switch
        {
            (1, 1) => MoveType.Fortunate,
            (1, _) => MoveType.Selfish,
            (0, 1) => MoveType.Nice,
            (0, 0) => MoveType.Silent,
            (_, -1) => MoveType.Unfortunate,
            _ => MoveType.Concession,
        };
        return new Move(type, type == MoveType.Concession && other == 0, type == MoveType.Nice);
    }

    private static int SignOf(double change) => Math.Abs(change) <= ZeroBand ? 0 : Math.Sign(change);
}
