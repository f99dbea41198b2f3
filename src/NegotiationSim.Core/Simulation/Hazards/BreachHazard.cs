namespace NegotiationSim.Core.Simulation.Hazards;

/// <summary>
/// When a commitment is broken: a hazard h(t), the rate of breach at a time given none before, in breaches per unit of time
/// (measurement model §5). Times are counted from the commitment, in one unit throughout, and are never negative.
/// <code>P(breach in (t, t + Δ] | none by t) = 1 − exp(−(H(t + Δ) − H(t))),   H(t) = ∫₀ᵗ h</code>
/// </summary>
public abstract record BreachHazard
{
    private BreachHazard()
    {
    }

    /// <summary>h(t) = h₀, the default: a commitment does not age.</summary>
    /// <param name="Rate">h₀, at least 0.</param>
    public sealed record Exponential(double Rate) : BreachHazard
    {
        /// <inheritdoc/>
        public override double Cumulative(double time) => Rate * time;

        /// <inheritdoc/>
        public override BreachHazard Times(double multiplier) => new Exponential(Rate * multiplier);

        private protected override double TimeAt(double cumulative) => cumulative / Rate;
    }

    /// <summary>S(t) = exp(−(t/λ)^k): a commitment wears out (k &gt; 1) or settles in (k &lt; 1).</summary>
    /// <param name="Scale">λ, above 0: by this time 63 % are broken.</param>
    /// <param name="Shape">k, above 0; 1 is exponential with h₀ = 1/λ.</param>
    public sealed record Weibull(double Scale, double Shape) : BreachHazard
    {
        /// <inheritdoc/>
        public override double Cumulative(double time) => Math.Pow(time / Scale, Shape);

        /// <inheritdoc/>
        public override BreachHazard Times(double multiplier) => new Weibull(Scale * Math.Pow(multiplier, -1 / Shape), Shape);

        private protected override double TimeAt(double cumulative) => Scale * Math.Pow(cumulative, 1 / Shape);
    }

    /// <summary>H(t): the hazard piled up by a time; at least 0 and never falling.</summary>
    public abstract double Cumulative(double time);

    /// <summary>This hazard, this many times as high at every time: proportional hazards (Cox 1972).</summary>
    /// <param name="multiplier">Above 0; see <see cref="RiskInPlay.Multiplier"/>.</param>
    public abstract BreachHazard Times(double multiplier);

    /// <summary>S(t): the chance, 0..1, that there is no breach by a time.</summary>
    public double Survival(double time) => Math.Exp(-Cumulative(time));

    /// <summary>The chance, 0..1, of a breach within so much time, given none before.</summary>
    /// <param name="from">When it begins; at least 0.</param>
    /// <param name="length">How long it lasts; at least 0.</param>
    public double ChanceWithin(double from, double length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return 1 - Math.Exp(Cumulative(from) - Cumulative(from + length));
    }

    /// <summary>When the breach comes, drawn: the time at which S falls to 1 − u. Infinite under a hazard of 0.</summary>
    public double TimeOfBreach(ref Draws draws)
    {
        var cumulative = -Math.Log(1 - draws.Uniform());
        return TimeAt(cumulative) is var time && double.IsNaN(time) ? double.PositiveInfinity : time;
    }

    private protected abstract double TimeAt(double cumulative);
}

/// <summary>What makes a breach more or less likely.</summary>
public enum BreachRisk
{
    /// <summary>The commitment is hard to check.</summary>
    LowVerification,

    /// <summary>The debtor has given more than it got so far, or stands to lose by going on.</summary>
    DebtorExposure,

    /// <summary>The commitment is overdue.</summary>
    DeadlinePassed,

    /// <summary>Those who committed themselves are no longer in office.</summary>
    LeadershipChange,
}

/// <summary>A risk that plays a part: h(t) = h₀(t)·exp(Σ β·z).</summary>
/// <param name="Risk">Which.</param>
/// <param name="Beta">β: by how much it raises the logarithm of the hazard where it is wholly present; below 0 it lowers it.</param>
/// <param name="Z">z: how far it is present, 0..1.</param>
public readonly record struct RiskInPlay(BreachRisk Risk, double Beta, double Z)
{
    /// <summary>exp(Σ β·z), above 0: what these risks multiply the hazard by; 1 for none.</summary>
    public static double Multiplier(IEnumerable<RiskInPlay> risks)
    {
        ArgumentNullException.ThrowIfNull(risks);
        Symmetry.Summation sum = default;
        foreach (var risk in risks)
        {
            sum.Add(risk.Beta * risk.Z);
        }

        return Math.Exp(sum.Value);
    }
}
