using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>What can be said at all; the first that applies, in this order (measurement model §2.1, §2.3).</summary>
public enum VerdictState
{
    /// <summary>Too much of a side's weights is unknown; no index.</summary>
    WeightCoverage,

    /// <summary>No line on which both sides' holdings are known (level norms); no index.</summary>
    NoHoldings,

    /// <summary>No target is named for any line (TargetRatio); no index.</summary>
    NoTargetRatio,

    /// <summary>Both sides end at zero on every line (level norms); no index.</summary>
    ZeroLevels,

    /// <summary>No line has a weight (level norms); no index.</summary>
    NoWeight,

    /// <summary>A side stands at zero only because the size of its step is unknown; no index.</summary>
    MissingMagnitude,

    /// <summary>Neither side has given anything; no index. Not "balanced".</summary>
    NoConcessions,

    /// <summary>A level norm before anybody moved: the value is shown, the verdict withheld.</summary>
    NoSteps,

    /// <summary>Too little has been given to judge: numbers are shown, the verdict withheld.</summary>
    BelowMateriality,

    /// <summary>One side alone has given.</summary>
    OneSided,

    /// <summary>A verdict.</summary>
    Ok,
}

/// <summary>What each side has given in one dimension.</summary>
public sealed record DimensionBalance(Dimension Dimension, double A, double B);

/// <summary>
/// One number with everything that belongs to it: reading, perspective, cut-off, state and caveats (measurement model §2.7).
/// </summary>
public sealed record Verdict
{
    /// <summary>Norm and lens, and the baseline and account that were asked for.</summary>
    public required Reading Reading { get; init; }

    /// <summary>Whose weights and trust, by id; null where every perspective that was asked gives this verdict (level norms).</summary>
    public required string? Perspective { get; init; }

    /// <summary>The ledger's cut-off.</summary>
    public required DateOnly Cutoff { get; init; }

    /// <summary>Levels and structure; its index and what follows from it are null in a state without an index.</summary>
    public required Balance Balance { get; init; }

    /// <summary>What can be said.</summary>
    public required VerdictState State { get; init; }

    /// <summary>BI at the worst-case ends of the magnitudes, low end first; null when both ends are undefined.</summary>
    public (double Low, double High)? Interval { get; init; }

    /// <summary>What to know beside the value.</summary>
    public Caveats Caveats { get; init; }

    /// <summary>Counted items without a magnitude, by id: left out of the value, 0..1 in the interval.</summary>
    public IReadOnlyList<string> Unmeasured { get; init; } = [];

    /// <summary>The band; null unless the state is Ok or OneSided.</summary>
    public Band? Band { get; init; }

    /// <summary>Both sides' totals by dimension, for dimensions with a counted item.</summary>
    public IReadOnlyList<DimensionBalance> Dimensions { get; init; } = [];

    /// <summary>BI, or null with <see cref="State"/> as the reason.</summary>
    public double? Index => Balance.Index;

    /// <summary>True where the baseline enters: not for level norms, which ask where each side ends up.</summary>
    public bool HasBaseline => !Reading.Norm.IsLevel();
}

/// <summary>What tells the norms apart.</summary>
public static class Norms
{
    /// <summary>All six, in table order.</summary>
    public static ImmutableArray<Norm> All { get; } = ImmutableArray.Create(Enum.GetValues<Norm>());

    /// <summary>True for the norms that compare where each side ends up rather than what it does.</summary>
    public static bool IsLevel(this Norm norm) => norm is Norm.EqualCeiling or Norm.TargetRatio;

    /// <summary>True for the norms that know whose account a step is entered in.</summary>
    public static bool HasAccount(this Norm norm) => norm is Norm.Sacrifice or Norm.LegalBaseline;

    /// <summary>
    /// The first of the readings that give the same verdict: the legal-baseline norm has one baseline, level norms have
    /// neither baseline nor account, and equal number and equal proportion have no account (§2.3).
    /// </summary>
    public static Reading Canonical(this Reading reading) => reading.Norm switch
    {
        Norm.LegalBaseline => reading with { Baseline = Baseline.Legal },
        Norm.EqualCeiling or Norm.TargetRatio => reading with { Baseline = Baseline.StatusQuo, Account = Account.Cost },
        Norm.Sacrifice => reading,
        _ => reading with { Account = Account.Cost },
    };
}
