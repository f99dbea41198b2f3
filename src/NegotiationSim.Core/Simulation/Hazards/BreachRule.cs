namespace NegotiationSim.Core.Simulation.Hazards;

/// <summary>How a side's promises fail after an agreement: each by itself, by a hazard that is the higher the less can be checked.</summary>
/// <param name="Rate">h₀: breaches of a promise a year, at least 0, where it is wholly verified.</param>
/// <param name="Shape">k of Weibull, above 0; 1: promises do not age.</param>
/// <param name="LowVerification">β: what a promise that nobody can check adds to the logarithm of the hazard.</param>
/// <param name="Years">For how long after the agreement it is looked at, above 0.</param>
public sealed record BreachRule(double Rate, double Shape = 1, double LowVerification = 0, double Years = 5)
{
    private const double Unstated = .5;

    /// <summary>The hazard of a promise, in years.</summary>
    /// <param name="verification">How well it can be checked, 0..1; null: nobody says, half.</param>
    public BreachHazard HazardOf(double? verification)
    {
        BreachHazard plain = Shape == 1 || Rate == 0 ? new BreachHazard.Exponential(Rate) : new BreachHazard.Weibull(1 / Rate, Shape);
        return plain.Times(RiskInPlay.Multiplier([new(BreachRisk.LowVerification, LowVerification, 1 - (verification ?? Unstated))]));
    }
}
