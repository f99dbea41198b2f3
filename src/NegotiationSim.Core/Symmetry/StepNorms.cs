using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// The four norms that compare what each side does (measurement model §2.3). An item's value is
/// <code>V = W · x · ρ · ν · s · κ · 2^(−max(0, due−now)/h_T)</code>
/// EqualNumber: x by Abs, W̄, ρ = 1. EqualProportion: x by Prop, W̄, ρ = 1. Sacrifice: the line's normaliser, the giver's W.
/// LegalBaseline: Sacrifice with the legal baseline. Gain takes the receiver's W and magnitude y instead.
/// An item counts if W·ρ·ν·s·κ &gt; 0; without a magnitude it is left out of the value and is 0..1 in the interval.
/// </summary>
internal sealed class StepNorms(Appraisal appraisal)
{
    public Verdict Judge(Reading reading)
    {
        if (!appraisal.Weights.IsCovered)
        {
            return Undefined(reading, VerdictState.WeightCoverage);
        }

        return reading.Account == Account.Net && reading.Norm.HasAccount() ? Signed(reading) : Settle(reading, Enter(reading));
    }

    public NetAccount Net(Reading reading)
    {
        if (!appraisal.Weights.IsCovered)
        {
            return new NetAccount(reading, appraisal.Perspective.Id, null, null, []);
        }

        var cost = Enter(reading with { Account = Account.Cost });
        var gain = Enter(reading with { Account = Account.Gain });

        // Column a holds what B gains and column b what A gains.
        return new NetAccount(
            reading with { Account = Account.Net },
            appraisal.Perspective.Id,
            gain.Total(Side.B) - cost.Total(Side.A),
            gain.Total(Side.A) - cost.Total(Side.B),
            [.. cost.Unmeasured.Union(gain.Unmeasured).Order(StringComparer.Ordinal)]);
    }

    private Entries Enter(Reading reading)
    {
        var (account, baseline) = (AccountOf(reading), BaselineOf(reading));
        var entries = new Entries();
        foreach (var step in appraisal.Items)
        {
            Enter(entries, step, step.Item.Giver.Side, reading, baseline, account);
        }

        if (account == Account.Gain && appraisal.Switches.CountThirdParty)
        {
            foreach (var gift in appraisal.Gifts)
            {
                Enter(entries, gift, gift.Measured.Receiver.Other(), reading, baseline, account);
            }
        }

        return entries;
    }

    private void Enter(Entries entries, WeighedStep step, Side column, Reading reading, Baseline baseline, Account account)
    {
        var factor = FactorOf(step.Measured, appraisal.Weights, reading.Norm, baseline, account) * step.S(reading.Lens);
        if (factor > Balance.Zero)
        {
            entries.Add(step.Measured, column, factor * step.Discount, ShareOf(step.Measured, reading.Norm, account));
        }
    }

    /// <summary>W·ρ·ν·κ: everything that multiplies a share but s and the time factor.</summary>
    public static double FactorOf(MeasuredStep step, WeightsInUse weights, Norm norm, Baseline baseline, Account account)
    {
        var dimension = step.Item.Line.Dimension;
        var scale = !norm.HasAccount() ? weights.Mean(dimension)
            : weights.Of(account == Account.Gain ? step.Receiver : step.Item.Giver.Side, dimension) * step.Rho;
        return scale * MeasuredStep.Novelty(step.Item.ObligationClass, baseline) * step.Kappa;
    }

    /// <summary>V of one step under a norm with an account: 0 where it does not count, null where it counts and has no magnitude.</summary>
    public static double? ValueOf(WeighedStep step, WeightsInUse weights, Reading reading, Account account)
    {
        var factor = FactorOf(step.Measured, weights, reading.Norm, BaselineOf(reading), account) * step.S(reading.Lens);
        return factor > Balance.Zero ? factor * step.Discount * ShareOf(step.Measured, reading.Norm, account).X?.Mode : 0;
    }

    /// <summary>x of the giver, or under Gain y of the receiver.</summary>
    public static MeasuredShare ShareOf(MeasuredStep step, Norm norm, Account account) =>
        account == Account.Gain ? step.Gain(norm) : step.Share(norm);

    /// <summary>The baseline that applies: the legal norm has its own.</summary>
    public static Baseline BaselineOf(Reading reading) => reading.Norm == Norm.LegalBaseline ? Baseline.Legal : reading.Baseline;

    /// <summary>The account that applies: equal number and equal proportion know only cost.</summary>
    public static Account AccountOf(Reading reading) => reading.Norm.HasAccount() && reading.Account == Account.Gain ? Account.Gain : Account.Cost;

    private Verdict Settle(Reading reading, Entries entries)
    {
        var balance = Balance.Of(entries.Columns.A, entries.Columns.B);
        var state = StateOf(balance.A, balance.B, entries.Lacks(Side.A), entries.Lacks(Side.B), entries.WeightInUse(appraisal.Weights), appraisal.Switches);
        var interval = entries.Interval();
        var caveats = entries.Caveats | appraisal.Weights.Caveats | (entries.IsOverCounted ? Caveats.OverCounted : Caveats.None);
        return new Verdict
        {
            Reading = reading,
            Perspective = appraisal.Perspective.Id,
            Cutoff = appraisal.Ledger.Cutoff,
            Balance = state == VerdictState.MissingMagnitude ? WithoutIndex(balance) : balance,
            State = state,
            Interval = interval,
            Caveats = caveats | Structure(state, balance, interval, appraisal.Switches.Tau),
            Unmeasured = entries.Unmeasured,
            Band = state is VerdictState.Ok or VerdictState.OneSided ? Balance.BandOf(balance.Index!.Value, appraisal.Switches.Tau) : null,
            Dimensions = entries.ByDimension(),
        };
    }

    /// <summary>The first state that applies, from totals, who lacks a magnitude, and Ω.</summary>
    public static VerdictState StateOf(double a, double b, bool lacksA, bool lacksB, double weightInUse, Switches switches) =>
        (a <= Balance.Zero && lacksA) || (b <= Balance.Zero && lacksB) ? VerdictState.MissingMagnitude
        : a + b <= Balance.Zero ? VerdictState.NoConcessions
        : a + b < (switches.Mu * weightInUse) - Balance.Tolerance ? VerdictState.BelowMateriality
        : a <= Balance.Zero || b <= Balance.Zero ? VerdictState.OneSided
        : VerdictState.Ok;

    private Verdict Signed(Reading reading)
    {
        var net = Net(reading);
        return Undefined(reading, VerdictState.Ok) with
        {
            Balance = new Balance(net.A ?? 0, net.B ?? 0, null, null, null, null, null, null, null),
            Caveats = Caveats.SignedAccount | appraisal.Weights.Caveats,
            Unmeasured = net.Unmeasured,
        };
    }

    private Verdict Undefined(Reading reading, VerdictState state) => new()
    {
        Reading = reading,
        Perspective = appraisal.Perspective.Id,
        Cutoff = appraisal.Ledger.Cutoff,
        Balance = NoBalance,
        State = state,
    };

    /// <summary>No column could be filled.</summary>
    public static Balance NoBalance { get; } = new(0, 0, null, null, null, null, null, null, null);

    /// <summary>Totals stay, everything that rests on both of them goes.</summary>
    public static Balance WithoutIndex(Balance balance) => new(balance.A, balance.B, null, null, null, null, null, null, null);

    /// <summary>What the shape of a defined balance and its interval has to say.</summary>
    public static Caveats Structure(VerdictState state, Balance balance, (double Low, double High)? interval, double tau)
    {
        var caveats = state > VerdictState.NoConcessions && balance.Index is not null && balance.Compensation is null ? Caveats.Mirror : Caveats.None;
        return interval is { } ends && Balance.CategoryOf(ends.Low, tau) != Balance.CategoryOf(ends.High, tau) ? caveats | Caveats.IntervalCrosses : caveats;
    }
}
