namespace NegotiationSim.Core.Symmetry;

/// <summary>What "comparable" means (measurement model §2.3).</summary>
public enum Norm
{
    /// <summary>The same number of units.</summary>
    EqualNumber,

    /// <summary>The same share of what each holds.</summary>
    EqualProportion,

    /// <summary>The same share of what each could sacrifice, on its own scale.</summary>
    Sacrifice,

    /// <summary>Sacrifice, counting nothing that was owed already.</summary>
    LegalBaseline,

    /// <summary>The same ceiling for both.</summary>
    EqualCeiling,

    /// <summary>Ceilings in a stated ratio.</summary>
    TargetRatio,
}

/// <summary>What part of a promise counts (§1.5).</summary>
public enum Lens
{
    /// <summary>Promises at face value.</summary>
    Pledged,

    /// <summary>Promises at the credibility of who gives them.</summary>
    Expected,

    /// <summary>Only what has been done.</summary>
    Delivered,
}

/// <summary>From where steps are counted (§1.4).</summary>
public enum Baseline
{
    /// <summary>From the situation on the ground.</summary>
    StatusQuo,

    /// <summary>From what is owed already: discharging it is no step.</summary>
    Legal,

    /// <summary>From the opening positions: a dropped demand is a step.</summary>
    OpeningPosition,
}

/// <summary>Whose account a step is entered in (§1.4).</summary>
public enum Account
{
    /// <summary>What giving costs the giver.</summary>
    Cost,

    /// <summary>What the receiver gains.</summary>
    Gain,

    /// <summary>Gains received less costs borne, for each side: signed, so it has no balance index.</summary>
    Net,
}

/// <summary>One way to read a ledger: the third layer. Every number carries all four names and its perspective's.</summary>
public readonly record struct Reading(Norm Norm, Lens Lens, Baseline Baseline, Account Account = Account.Cost)
{
    /// <summary>The headline's: own-scale sacrifice, expected steps, from the status quo, giver's cost.</summary>
    public static Reading Headline { get; } = new(Norm.Sacrifice, Lens.Expected, Baseline.StatusQuo);

    // Written out, like the hash: what the compiler would write makes a comparer for each enumeration at every start.
    /// <summary>Equal when all four are.</summary>
    public bool Equals(Reading other) => Norm == other.Norm && Lens == other.Lens && Baseline == other.Baseline && Account == other.Account;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine((int)Norm, (int)Lens, (int)Baseline, (int)Account);
}

/// <summary>The model's switches with their defaults (§7); a report lists every one that is off its default.</summary>
public sealed record Switches
{
    /// <summary>All at their defaults.</summary>
    public static Switches Default { get; } = new();

    /// <summary>λ: floor of the irreversibility factor, 0..1.</summary>
    public double Lambda { get; init; } = 0.5;

    /// <summary>τ: up to here a balance is even, 0..1 (exclusive).</summary>
    public double Tau { get; init; } = 1.0 / 9;

    /// <summary>μ: share of the weights in use below which a verdict is withheld.</summary>
    public double Mu { get; init; } = 0.05;

    /// <summary>θ: a demand is answered from this coverage on.</summary>
    public double Theta { get; init; } = 0.8;

    /// <summary>π_o: chance that an offer becomes a commitment.</summary>
    public double PiO { get; init; } = 0.5;

    /// <summary>Offers count as promises under Pledged.</summary>
    public bool CountOffers { get; init; }

    /// <summary>h_T in days: half-life of what is due later; infinite: none.</summary>
    public double HT { get; init; } = double.PositiveInfinity;

    /// <summary>h_C in years: half-life of evidence.</summary>
    public double HC { get; init; } = 10;

    /// <summary>Weight of evidence from another dimension.</summary>
    public double SimOff { get; init; } = 0.5;

    /// <summary>Effect of verification on credibility (assumed, not estimated).</summary>
    public double BetaV { get; init; } = 1;

    /// <summary>Effect of enforcement on credibility (assumed, not estimated).</summary>
    public double BetaE { get; init; } = 1;

    /// <summary>a0 of the prior (Jeffreys).</summary>
    public double A0 { get; init; } = 0.5;

    /// <summary>b0 of the prior (Jeffreys).</summary>
    public double B0 { get; init; } = 0.5;

    /// <summary>Observers' demands count in the verdict, in both directions.</summary>
    public bool CountObserverDemands { get; init; }

    /// <summary>Days before a package within which a demand still belongs to it.</summary>
    public double DemandWindow { get; init; } = 30;

    /// <summary>Days by which an answer may come after the demand's due date.</summary>
    public double DueSlack { get; init; } = 30;

    /// <summary>Third parties' gifts join the receiver's column under Gain and Net.</summary>
    public bool CountThirdParty { get; init; }

    /// <summary>Both sides' weights are replaced by their mean.</summary>
    public bool SharedWeights { get; init; }
}
