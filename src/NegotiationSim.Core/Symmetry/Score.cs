using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>Which readings are asked for. The default is the model's (§1.6): six norms × three lenses × two baselines, by cost.</summary>
public sealed record AskedReadings
{
    /// <summary>The model's default.</summary>
    public static AskedReadings Default { get; } = new();

    /// <summary>Norms.</summary>
    public ImmutableArray<Norm> Norms { get; init; } = Symmetry.Norms.All;

    /// <summary>Lenses.</summary>
    public ImmutableArray<Lens> Lenses { get; init; } = [Lens.Pledged, Lens.Expected, Lens.Delivered];

    /// <summary>Baselines.</summary>
    public ImmutableArray<Baseline> Baselines { get; init; } = [Baseline.StatusQuo, Baseline.Legal];

    /// <summary>Accounts.</summary>
    public ImmutableArray<Account> Accounts { get; init; } = [Account.Cost];

    /// <summary>The reading of the headline.</summary>
    public Reading Headline { get; init; } = Reading.Headline;

    /// <summary>Every reading that gives a verdict of its own, in table order.</summary>
    public ImmutableArray<Reading> All
    {
        get
        {
            var all = new List<Reading>();
            foreach (var norm in Norms)
            {
                foreach (var baseline in Baselines)
                {
                    AddAll(norm, baseline, all);
                }
            }

            return [.. all];
        }
    }

    private void AddAll(Norm norm, Baseline baseline, List<Reading> all)
    {
        foreach (var account in Accounts)
        {
            foreach (var lens in Lenses)
            {
                var reading = new Reading(norm, lens, baseline, account).Canonical();
                if (!all.Exists(known => known == reading))
                {
                    all.Add(reading);
                }
            }
        }
    }
}

/// <summary>
/// A ledger judged by every perspective and reading that was asked for, with the unanswered demands of the headline's
/// perspective. Perspectives are never averaged.
/// </summary>
public sealed record Score
{
    /// <summary>What was judged.</summary>
    public required ConcessionLedger Ledger { get; init; }

    /// <summary>The switches.</summary>
    public required Switches Switches { get; init; }

    /// <summary>The first perspective: the headline's.</summary>
    public required Appraisal Headlined { get; init; }

    /// <summary>The headline's verdict.</summary>
    public required Verdict Headline { get; init; }

    /// <summary>The same reading on the legal baseline; where its category differs, the verdict depends on the baseline (§1.4).</summary>
    public required Verdict OnLegalBaseline { get; init; }

    /// <summary>Every verdict: by perspective, then reading; level norms that agree in all perspectives once, without one.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>The signed account for each perspective, lens and baseline asked for.</summary>
    public required IReadOnlyList<NetAccount> Net { get; init; }

    /// <summary>Unanswered demands in both directions.</summary>
    public required Principle Principle { get; init; }

    /// <summary>True when the two baselines put the headline into different categories (or one of them into none).</summary>
    public bool DependsOnBaseline => CategoryOf(Headline) != CategoryOf(OnLegalBaseline);

    /// <summary>Judges a ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="perspectives">At least one; the first is the headline's.</param>
    /// <param name="asked">The readings.</param>
    /// <param name="switches">The switches.</param>
    public static Score Of(ConcessionLedger ledger, IReadOnlyList<Perspective> perspectives, AskedReadings asked, Switches switches)
    {
        ArgumentNullException.ThrowIfNull(perspectives);
        ArgumentNullException.ThrowIfNull(asked);
        var appraisals = perspectives.Select(perspective => Appraisal.Of(ledger, perspective, switches)).ToArray();
        var readings = asked.All;
        return new Score
        {
            Ledger = ledger,
            Switches = switches,
            Headlined = appraisals[0],
            Headline = appraisals[0].Judge(asked.Headline),
            OnLegalBaseline = appraisals[0].Judge(asked.Headline with { Baseline = Baseline.Legal }),
            Verdicts = [.. StepVerdicts(appraisals, readings), .. LevelVerdicts(appraisals, readings)],
            Net = [.. NetAccounts(appraisals, asked)],
            Principle = Principle.Of(ledger, appraisals[0].Weights, switches),
        };
    }

    /// <summary>1 A has given more, 0 balanced, −1 B has given more; null without a band.</summary>
    public int? CategoryOf(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Band is null ? null : Balance.CategoryOf(verdict.Index!.Value, Switches.Tau);
    }

    private static IEnumerable<Verdict> StepVerdicts(Appraisal[] appraisals, ImmutableArray<Reading> readings)
    {
        foreach (var appraisal in appraisals)
        {
            foreach (var reading in readings)
            {
                if (!reading.Norm.IsLevel())
                {
                    yield return appraisal.Judge(reading);
                }
            }
        }
    }

    private static IEnumerable<Verdict> LevelVerdicts(Appraisal[] appraisals, ImmutableArray<Reading> readings)
    {
        foreach (var reading in readings)
        {
            if (reading.Norm.IsLevel())
            {
                foreach (var verdict in LevelVerdicts(appraisals, reading))
                {
                    yield return verdict;
                }
            }
        }
    }

    private static Verdict[] LevelVerdicts(Appraisal[] appraisals, Reading reading)
    {
        var verdicts = appraisals.Select(appraisal => appraisal.Judge(reading)).ToArray();
        return verdicts.All(verdict => SaysTheSame(verdict, verdicts[0])) ? [verdicts[0] with { Perspective = null }] : verdicts;
    }

    private static IEnumerable<NetAccount> NetAccounts(Appraisal[] appraisals, AskedReadings asked)
    {
        foreach (var appraisal in appraisals)
        {
            foreach (var baseline in asked.Baselines)
            {
                foreach (var lens in asked.Lenses)
                {
                    yield return appraisal.Net(new Reading(Norm.Sacrifice, lens, baseline));
                }
            }
        }
    }

    private static bool SaysTheSame(Verdict one, Verdict other) =>
        one.Balance == other.Balance
        && one.State == other.State
        && one.Interval == other.Interval
        && one.Caveats == other.Caveats
        && one.Unmeasured.SequenceEqual(other.Unmeasured, StringComparer.Ordinal)
        && one.Dimensions.SequenceEqual(other.Dimensions);
}
