namespace NegotiationSim.Core.Symmetry;

/// <summary>What a reader has to know about a number beside its value. Written by name, in this order.</summary>
[Flags]
public enum Caveats
{
    /// <summary>Nothing to say.</summary>
    None = 0,

    /// <summary>A quantity larger than what its giver holds: the share was clipped at 1 (§1.3).</summary>
    ExceedsHoldings = 1 << 0,

    /// <summary>A giver that holds nothing: measured against the common reference instead (§1.3).</summary>
    ZeroHoldings = 1 << 1,

    /// <summary>The giver's holdings are unknown, so the magnitude is missing (§1.3).</summary>
    MissingHoldings = 1 << 2,

    /// <summary>No common reference is stated or known, so the magnitude is missing (§1.3).</summary>
    NoReference = 1 << 3,

    /// <summary>A cap at or above what is held asks for nothing (§1.3).</summary>
    NonBindingCap = 1 << 4,

    /// <summary>The perspective has no value function for a line that is to be valued by one (§1.3).</summary>
    NoValueFunction = 1 << 5,

    /// <summary>The shares of one side in one dimension add up to more than 1 (§1.2).</summary>
    OverCounted = 1 << 6,

    /// <summary>A tilted mutual clause is not coded for each side (§1.6).</summary>
    TiltUncoded = 1 << 7,

    /// <summary>A third party's condition has no probability: .5 was assumed (§1.5).</summary>
    ConditionAssumed = 1 << 8,

    /// <summary>A step benefits somebody else than the other side, which gains nothing (§1.4).</summary>
    ThirdPartyBeneficiary = 1 << 9,

    /// <summary>A dimension without a weight was left out and the rest renormalised (§2.1).</summary>
    MissingWeights = 1 << 10,

    /// <summary>Every dimension mirrors, so there is nothing to compensate (§2.2).</summary>
    Mirror = 1 << 11,

    /// <summary>The ends of the interval fall into two categories (§3).</summary>
    IntervalCrosses = 1 << 12,

    /// <summary>A signed account has no balance index (§1.4).</summary>
    SignedAccount = 1 << 13,
}

/// <summary>Flags as text.</summary>
public static class CaveatNames
{
    private static readonly Caveats[] All = Enum.GetValues<Caveats>();

    /// <summary>The names of the flags that are set, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> Names(this Caveats flags)
    {
        var names = new List<string>();
        foreach (var flag in All)
        {
            if ((flags & flag) != Caveats.None)
            {
                names.Add(flag.ToString());
            }
        }

        return names;
    }
}
