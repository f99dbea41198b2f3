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

    public (double? Index, VerdictState State) IndexOf(Reading reading)
    {
        if (!appraisal.Weights.IsCovered)
        {
            return (null, VerdictState.WeightCoverage);
        }

        var entries = Enter(reading);
        var (a, b) = (entries.Total(Side.A), entries.Total(Side.B));
        var state = StateOf(a, b, entries);
        return (state == VerdictState.MissingMagnitude ? null : Balance.IndexOf(a, b), state);
    }

    public NetAccount Net(Reading reading)
    {
        if (!appraisal.Weights.IsCovered)
        {
            return new NetAccount(reading, appraisal.Perspective.Id, null, null);
        }

        var cost = Enter(reading with { Account = Account.Cost });
        var gain = Enter(reading with { Account = Account.Gain });

        // Column a holds what B gains and column b what A gains.
        return new NetAccount(
            reading with { Account = Account.Net },
            appraisal.Perspective.Id,
            gain.Total(Side.B) - cost.Total(Side.A),
            gain.Total(Side.A) - cost.Total(Side.B));
    }

    private Entries Enter(Reading reading)
    {
        var account = reading.Norm.HasAccount() && reading.Account == Account.Gain ? Account.Gain : Account.Cost;
        var baseline = reading.Norm == Norm.LegalBaseline ? Baseline.Legal : reading.Baseline;
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
        var dimension = step.Item.Line.Dimension;
        var ownScale = reading.Norm.HasAccount();
        var weight = !ownScale ? appraisal.Weights.Mean(dimension)
            : appraisal.Weights.Of(account == Account.Gain ? step.Measured.Receiver : step.Item.Giver.Side, dimension);
        var factor = weight * (ownScale ? step.Measured.Rho : 1) * MeasuredStep.Novelty(step.Item.ObligationClass, baseline) * step.S(reading.Lens) * step.Measured.Kappa;
        if (factor <= Balance.Zero)
        {
            return;
        }

        var share = account == Account.Gain ? step.Measured.Gain(reading.Norm) : step.Measured.Share(reading.Norm);
        entries.Add(step.Measured, column, factor * step.Discount, share);
    }

    private Verdict Settle(Reading reading, Entries entries)
    {
        var balance = Balance.Of(entries.Columns.A, entries.Columns.B);
        var state = StateOf(balance.A, balance.B, entries);
        var interval = entries.Interval();
        var caveats = entries.Caveats | Renormalised | (entries.IsOverCounted ? Caveats.OverCounted : Caveats.None);
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

    private VerdictState StateOf(double a, double b, Entries entries)
    {
        var missing = (a <= Balance.Zero && entries.Lacks(Side.A)) || (b <= Balance.Zero && entries.Lacks(Side.B));
        return missing ? VerdictState.MissingMagnitude
            : Balance.IndexOf(a, b) is null ? VerdictState.NoConcessions
            : a + b < (appraisal.Switches.Mu * entries.WeightInUse(appraisal.Weights)) - Balance.Tolerance ? VerdictState.BelowMateriality
            : a <= Balance.Zero || b <= Balance.Zero ? VerdictState.OneSided
            : VerdictState.Ok;
    }

    private Caveats Renormalised => appraisal.Weights.IsRenormalised ? Caveats.MissingWeights : Caveats.None;

    private Verdict Signed(Reading reading)
    {
        var net = Net(reading);
        return Undefined(reading, VerdictState.Ok) with
        {
            Balance = new Balance(net.A ?? 0, net.B ?? 0, null, null, null, null, null, null, null),
            Caveats = Caveats.SignedAccount | Renormalised,
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
