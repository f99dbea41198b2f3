using System.Globalization;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>What is being judged: a text asks, parties have given, a fork would have (measurement model §2.7).</summary>
public enum SubjectKind
{
    /// <summary>A text nobody has signed: "asks more of".</summary>
    Proposal,

    /// <summary>What has happened: "has given more".</summary>
    History,

    /// <summary>What would have happened: "would have given more".</summary>
    Fork,
}

/// <summary>What a sentence calls its subject and the two sides.</summary>
/// <param name="Kind">What is judged.</param>
/// <param name="SideA">Name of side A (<c>the Ukraine side</c>).</param>
/// <param name="SideB">Name of side B.</param>
public sealed record Naming(SubjectKind Kind, string SideA, string SideB)
{
    /// <summary>A proposal between the Ukraine side and the Russia side.</summary>
    public static Naming Proposal { get; } = new(SubjectKind.Proposal, "the Ukraine side", "the Russia side");

    /// <summary>Name of a side with its letter.</summary>
    public string Of(Side side) => side == Side.A ? $"{SideA} (A)" : $"{SideB} (B)";
}

/// <summary>
/// A verdict in one sentence that can be quoted alone: it names norm, perspective, lens and baseline (§2.7). It never says
/// who is right.
/// </summary>
public static class VerdictSentence
{
    /// <summary>Stands under every headline (§0.5).</summary>
    public const string Notice = "Not a justice meter: it compares steps, not causes. Who started the war enters only through the baseline and the weights.";

    private const string SignedAccount = "the account is signed, so it has no balance index";

    /// <summary>The sentence of a verdict.</summary>
    public static string Of(Verdict verdict, string perspectiveTitle, Naming naming)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(naming);
        return $"{Preamble(verdict, perspectiveTitle)}, {Claim(verdict, naming)}{Crossing(verdict)}.";
    }

    /// <summary>
    /// The claim alone, for a headline whose reading stands in the line below it:
    /// <c>this text asks more of the Ukraine side (A)</c>; the state in words without a band.
    /// </summary>
    public static string ClaimOf(Verdict verdict, Naming naming)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(naming);
        return verdict.Caveats.HasFlag(Caveats.SignedAccount) ? SignedAccount
            : verdict.Band is not { } band ? InWords(verdict.State)
            : band == Band.Balanced ? Even(verdict.Reading.Norm, naming)
            : More(verdict.Reading.Norm, naming, verdict.Index > 0 ? Side.A : Side.B);
    }

    /// <summary>Letter and sign together: <c>A +.38</c>, <c>B -.14</c>, <c>even +.05</c>; <c>undefined</c> without an index.</summary>
    public static string Lettered(double? index, double tau)
    {
        if (index is not { } value)
        {
            return "undefined";
        }

        var letter = Balance.CategoryOf(value, tau) switch
        {
            1 => "A ",
            -1 => "B ",
            _ => "even ",
        };
        return letter + WithSign(value);
    }

    /// <summary>Two decimals with a sign and without a leading zero, half away from zero, no minus zero: <c>+.38</c>.</summary>
    public static string WithSign(double value)
    {
        var rounded = Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString("0.00", CultureInfo.InvariantCulture);
        var short_ = digits.StartsWith("0.", StringComparison.Ordinal) ? digits[1..] : digits;
        return rounded == 0 ? short_ : (rounded > 0 ? "+" : "-") + short_;
    }

    /// <summary>The state in words, for a verdict without a side.</summary>
    public static string InWords(VerdictState state) => state switch
    {
        VerdictState.WeightCoverage => "too much of the weights is unknown to judge",
        VerdictState.NoHoldings => "no line has both sides' holdings known",
        VerdictState.NoTargetRatio => "no target ratio is named",
        VerdictState.ZeroLevels => "both sides end at zero on every line",
        VerdictState.NoWeight => "no line carries a weight",
        VerdictState.MissingMagnitude => "a side stands at zero only because the size of its step is unknown",
        VerdictState.NoConcessions => "neither side has taken a step, so there is nothing to compare",
        VerdictState.NoSteps => "no step has been counted, so the levels are those before anyone moved",
        VerdictState.BelowMateriality => "too little has been given to judge",
        VerdictState.OneSided => "one side alone has given",
        _ => "both sides have given",
    };

    /// <summary>The norm as a reader's word.</summary>
    public static string NameOf(Norm norm) => norm switch
    {
        Norm.EqualNumber => "equal number",
        Norm.EqualProportion => "equal share",
        Norm.Sacrifice => "own-scale sacrifice",
        Norm.LegalBaseline => "own-scale sacrifice from the legal baseline",
        Norm.EqualCeiling => "equal ceiling",
        _ => "target ratio",
    };

    private static string Preamble(Verdict verdict, string perspectiveTitle)
    {
        var lens = verdict.Reading.Lens.ToString().ToLowerInvariant();
        var from = verdict.Reading.Norm switch
        {
            Norm.LegalBaseline or Norm.EqualCeiling or Norm.TargetRatio => "",
            _ => verdict.Reading.Baseline switch
            {
                Baseline.StatusQuo => " from the status quo",
                Baseline.Legal => " from the legal baseline",
                _ => " from the opening positions",
            },
        };
        var account = verdict.Reading.Norm.HasAccount() && verdict.Reading.Account == Account.Gain ? " by what they bring the receiver" : "";
        return $"On {NameOf(verdict.Reading.Norm)}, seen by {perspectiveTitle}, counting {lens} steps{from}{account}";
    }

    private static string Claim(Verdict verdict, Naming naming)
    {
        var claim = ClaimOf(verdict, naming);
        return verdict.Index is not { } index ? claim
            : verdict.Band is not { } band ? $"{claim} ({WithSign(index)})"
            : band == Band.Balanced ? $"{claim} (even {WithSign(index)})"
            : $"{claim} ({(index > 0 ? Side.A : Side.B)} {WithSign(index)}, {BandWord(verdict.State, band)})";
    }

    /// <summary>The band as a reader's word: <c>strong</c>, <c>one-sided</c>.</summary>
    public static string BandWord(VerdictState state, Band band) =>
        state == VerdictState.OneSided ? "one-sided" : band.ToString().ToLowerInvariant();

    private static string Even(Norm norm, Naming naming) => norm.IsLevel()
        ? "both sides end about where the norm allows"
        : naming.Kind switch
        {
            SubjectKind.Proposal => "this text asks about the same of both sides",
            SubjectKind.History => "both sides have given about the same",
            _ => "both sides would have given about the same",
        };

    private static string More(Norm norm, Naming naming, Side side) => norm.IsLevel()
        ? $"{naming.Of(side)} ends lower than the norm allows"
        : naming.Kind switch
        {
            SubjectKind.Proposal => $"this text asks more of {naming.Of(side)}",
            SubjectKind.History => $"{naming.Of(side)} has given more",
            _ => $"{naming.Of(side)} would have given more",
        };

    private static string Crossing(Verdict verdict) => verdict.Caveats.HasFlag(Caveats.IntervalCrosses) && verdict.Interval is { } ends
        ? $"; the range of magnitudes reaches from {WithSign(ends.Low)} to {WithSign(ends.High)} and crosses a band of sides"
        : "";
}
