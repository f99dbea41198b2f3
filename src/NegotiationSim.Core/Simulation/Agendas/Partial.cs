using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Simulation.Agendas;

/// <summary>
/// Part of a step: with the fraction f, 0..1, of what was stated. Whatever its unit, the part is measured as f times the
/// whole, as a step that was partly fulfilled is; only a value function may bend it.
/// </summary>
internal static class Partial
{
    /// <summary>The magnitude of a part.</summary>
    /// <param name="magnitude">The whole.</param>
    /// <param name="f">The fraction, 0..1.</param>
    /// <param name="held">What the giver holds: a cap is a part of the way from there. Null: unknown, and a cap then has no parts.</param>
    public static Magnitude? Of(Magnitude? magnitude, double f, Estimate? held) => magnitude switch
    {
        Magnitude.Quantity quantity => new Magnitude.Quantity(quantity.Amount.Select(amount => f * amount)),
        Magnitude.Share share => new Magnitude.Share(share.X.Select(x => f * x)),
        Magnitude.Ladder ladder => new Magnitude.Ladder(ladder.Before, ladder.Before + (f * (ladder.After - ladder.Before)), f * ladder.Half),
        Magnitude.Cap cap when held is { } holdings => new Magnitude.Cap(cap.Level.Select(level => Math.Max(level, holdings.Mode - (f * (holdings.Mode - level))))),
        _ => null,
    };

    /// <summary>Do two parts of one draft read alike? They differ in nothing else.</summary>
    public static bool AreAlike(ConcessionDraft one, ConcessionDraft other) => one.Magnitude == other.Magnitude && one.ReceiverShare == other.ReceiverShare;

    /// <summary>A draft of a part: its magnitude and what the receiver gains of it.</summary>
    public static ConcessionDraft Of(ConcessionDraft draft, double f, Estimate? held) => draft with
    {
        Magnitude = Of(draft.Magnitude, f, held),
        ReceiverShare = draft.ReceiverShare?.Select(y => f * y),
    };
}
