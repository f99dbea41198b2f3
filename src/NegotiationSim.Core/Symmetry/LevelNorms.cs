using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// The two norms that compare where each side ends up (measurement model §2.3), on the lines FOR and each class of WPN with
/// both holdings known. Final level L_g = max(0, H_g − Σ s·κ·q); with targets t_A : t_B (1 : 1 for EqualCeiling) a line's
/// columns are
/// <code>
/// a = ω·t_A·L_B / (t_A·L_B + t_B·L_A),  b = ω·t_B·L_A / (t_A·L_B + t_B·L_A),  ω ∝ W̄_d / classes, Σω = 1
/// </code>
/// (a line on which both end at zero is skipped), so A + B = 1 and positive means that A ends below its entitlement, even before anyone moved (then <c>NoSteps</c>).
/// ρ, ν, baseline and account do not enter. A step coded as a share or ladder has no quantity: it is left out of the level
/// and lies between nothing and everything in the interval.
/// </summary>
internal sealed class LevelNorms(Appraisal appraisal)
{
    public Verdict Judge(Reading reading)
    {
        var entries = new LevelEntries();
        var state = Enter(reading, entries);
        if (state is { } undefined)
        {
            return Verdict(reading, undefined, StepNorms.NoBalance, entries) with { Caveats = appraisal.Weights.Caveats };
        }

        var balance = Balance.Of(entries.A, entries.B);
        var settled = StateOf(balance, entries);
        var interval = entries.Interval();
        return Verdict(reading, settled, settled == VerdictState.MissingMagnitude ? StepNorms.WithoutIndex(balance) : balance, entries) with
        {
            Interval = interval,
            Caveats = entries.Caveats | appraisal.Weights.Caveats | StepNorms.Structure(settled, balance, interval, appraisal.Switches.Tau),
            Unmeasured = entries.Unmeasured,
            Band = settled is VerdictState.Ok or VerdictState.OneSided ? Balance.BandOf(balance.Index!.Value, appraisal.Switches.Tau) : null,
            Dimensions = entries.ByDimension(),
        };
    }

    /// <summary>Fills the entries line by line; answers with the state when no line is left to compare.</summary>
    private VerdictState? Enter(Reading reading, LevelEntries entries)
    {
        if (!appraisal.Weights.IsCovered)
        {
            return VerdictState.WeightCoverage;
        }

        var lines = Lines();
        if (lines.Count == 0)
        {
            return VerdictState.NoHoldings;
        }

        var classes = lines.FindAll(line => line.Dimension == Dimension.WPN).Count;
        var targeted = lines.FindAll(line => TargetOf(reading.Norm, line) is not null);
        if (targeted.Count == 0)
        {
            return VerdictState.NoTargetRatio;
        }

        foreach (var line in targeted)
        {
            var omega = appraisal.Weights.Mean(line.Dimension) / (line.Dimension == Dimension.WPN ? classes : 1);
            var steps = new LineSteps();
            var (levelA, levelB) = (LevelOf(line, Side.A, reading.Lens, omega, steps), LevelOf(line, Side.B, reading.Lens, omega, steps));
            if (levelA.Mode > 0 || levelB.Mode > 0)
            {
                entries.Add(new LevelEntries.Row(line.Dimension, omega, TargetOf(reading.Norm, line)!.Value, levelA, levelB), steps);
            }
        }

        return !entries.HasLine ? VerdictState.ZeroLevels : entries.Normalise() ? null : VerdictState.NoWeight;
    }

    private List<Line> Lines()
    {
        var lines = new List<Line>();
        foreach (var (line, holding) in appraisal.Ledger.Holdings)
        {
            if (holding.BothKnown && (line == new Line(Dimension.FOR) || line.Dimension == Dimension.WPN))
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private Target? TargetOf(Norm norm, Line line) =>
        norm == Norm.EqualCeiling ? new Target(1, 1)
        : appraisal.Ledger.Targets.TryGetValue(line, out var own) ? own
        : appraisal.Ledger.Targets.TryGetValue(line.Whole, out var whole) ? whole
        : null;

    /// <summary>L_g at the lowest, the stated and the highest that holdings and quantities allow.</summary>
    private Estimate LevelOf(Line line, Side side, Lens lens, double omega, LineSteps steps)
    {
        var held = appraisal.Ledger.Holdings[line].Of(side)!.Value;
        Summation low = default, mode = default, high = default;
        foreach (var step in appraisal.Items)
        {
            var item = step.Item;
            var share = step.S(lens) * step.Measured.Kappa;
            if (item.Giver.Side != side || item.Line != line || item.ObligationClass == ObligationClass.Dropped || share <= Balance.Zero || omega <= Balance.Zero)
            {
                continue;
            }

            var cut = CutOf(item.Magnitude, held);
            steps.Note(step.Measured, side, cut is null, item.Magnitude is Magnitude.Cap cap && cap.Level.Mode >= held.Mode);
            mode.Add(share * (cut?.Mode ?? 0));
            low.Add(share * (cut is null ? held.Low : MostOf(item.Magnitude, held.Low)));
            high.Add(share * (cut is null ? 0 : LeastOf(item.Magnitude, held.High)));
        }

        return new Estimate(Left(held.Low, low.Value), Left(held.Mode, mode.Value), Left(held.High, high.Value));
    }

    /// <summary>What is left; nothing where it is only what binary fractions leave behind, in whatever units holdings are counted.</summary>
    private static double Left(double held, double cut) => held - cut is var left && left > Balance.Zero * held ? left : 0;

    private static Estimate? CutOf(Magnitude? magnitude, Estimate held) => magnitude switch
    {
        Magnitude.Quantity quantity => quantity.Amount,
        Magnitude.Cap cap => Math.Max(0, held.Mode - cap.Level.Mode),
        _ => null,
    };

    private static double MostOf(Magnitude? magnitude, double held) => magnitude switch
    {
        Magnitude.Cap cap => Math.Max(0, held - cap.Level.Low),
        Magnitude.Quantity quantity => quantity.Amount.High,
        _ => held,
    };

    private static double LeastOf(Magnitude? magnitude, double held) => magnitude switch
    {
        Magnitude.Cap cap => Math.Max(0, held - cap.Level.High),
        Magnitude.Quantity quantity => quantity.Amount.Low,
        _ => 0,
    };

    private static VerdictState StateOf(Balance balance, LevelEntries entries)
    {
        var missing = (balance.A <= Balance.Zero && entries.LacksA) || (balance.B <= Balance.Zero && entries.LacksB);
        return missing ? VerdictState.MissingMagnitude
            : !entries.HasStep ? VerdictState.NoSteps
            : balance.A <= Balance.Zero || balance.B <= Balance.Zero ? VerdictState.OneSided
            : VerdictState.Ok;
    }

    private Verdict Verdict(Reading reading, VerdictState state, Balance balance, LevelEntries entries) => new()
    {
        Reading = reading,
        Perspective = appraisal.Perspective.Id,
        Cutoff = appraisal.Ledger.Cutoff,
        Balance = balance,
        State = state,
        Caveats = entries.Caveats,
    };
}
