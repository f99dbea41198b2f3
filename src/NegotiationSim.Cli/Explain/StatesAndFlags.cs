namespace NegotiationSim.Cli.Explain;

/// <summary>Why there is no verdict, and what to know beside one.</summary>
internal static class StatesAndFlags
{
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new("Ok", "state", "Both sides have given something and it is enough to judge."),
        new("OneSided", "state", "One side alone has given: the balance is exactly +1 or -1."),
        new("NoConcessions", "state, undefined", "Neither side has taken a step that counts in this reading. There is nothing to compare; this is not balanced."),
        new("BelowMateriality", "state, verdict withheld", "Too little has been given to judge: less than mu = 5 % of the weights in use. Numbers are shown, no band."),
        new("MissingMagnitude", "state, undefined", "A side stands at zero only because nobody has said how big its step is. It is never called one-sided.")
        {
            TryNow = "negsim score us-28-2025-11 --leans",
        },
        new("WeightCoverage", "state, undefined", "More than a fifth of a side's weights is unknown for the dimensions in use."),
        new("NoHoldings", "state, undefined", "A level norm needs a line on which both sides' holdings are known; there is none."),
        new("NoTargetRatio", "state, undefined", "The target-ratio norm needs a target t_A : t_B for a line; none is named."),
        new("ZeroLevels", "state, undefined", "Both sides end at zero on every line."),
        new("NoWeight", "state, undefined", "No line with both holdings carries a weight in this perspective."),
        new("NoSteps", "state, verdict withheld", "A level norm before anyone has moved: the value shows where both sides stand, and nothing that was done."),
        new("ExceedsHoldings", "flag", "A quantity is larger than what its giver holds; its share was clipped at 1."),
        new("ZeroHoldings", "flag", "The giver holds nothing on the line, so the step was measured against the reference for both sides."),
        new("MissingHoldings", "flag", "The giver's holdings are unknown, so the quantity has no share."),
        new("NoReference", "flag", "No reference for both sides is stated or known, so the quantity has no share under Abs."),
        new("NonBindingCap", "flag", "A cap at or above what is held asks for nothing."),
        new("NoValueFunction", "flag", "The line is to be valued by a value function, and the perspective has none for it."),
        new("OverCounted", "flag", "The shares of one side in one dimension add up to more than 1: look whether one thing was coded twice."),
        new("TiltUncoded", "flag", "A tilted mutual clause without a magnitude for each side: both are missing."),
        new("ConditionAssumed", "flag", "A third party's condition has no probability; .5 was assumed."),
        new("ThirdPartyBeneficiary", "flag", "A step benefits somebody else than the other side, which gains nothing by it."),
        new("MissingWeights", "flag", "A dimension without a weight was left out for both sides and the rest scaled up."),
        new("Mirror", "flag", "Every dimension mirrors, so there is nothing to compensate and K is undefined."),
        new("IntervalCrosses", "flag", "Within the ranges of the magnitudes the verdict could fall into another category."),
        new("SignedAccount", "flag", "The net account is signed, so there is no balance index."),
        new("U", "confidence", "Unsourced, to be verified: never a fact before it is checked. S was read in a source, D derived from sourced figures.")
        {
            Aliases = ["S", "D", "confidence"],
        },
        new("leansOn", "what a verdict leans on", "ownCoding: nobody published the size; unsourced; disputed: sources differ; weakSource: only sources of tier 4.")
        {
            Aliases = ["leans", "ownCoding", "unsourced", "disputed", "weakSource", "codedBy"],
        },
        new("red line", "a limit beyond which a party sees no settlement", "On record as what a party said. It is no demand with a size and enters no balance.")
        {
            Aliases = ["redLine"],
        },
    ];
}
