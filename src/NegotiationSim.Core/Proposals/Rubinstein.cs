namespace NegotiationSim.Core.Proposals;

/// <summary>
/// Alternating offers over a pie of 1 with complete information (Rubinstein 1982): a benchmark for what patience is worth, not a prediction.
/// </summary>
public static class Rubinstein
{
    /// <summary>What each party gets in the one subgame-perfect equilibrium: (1−δ₂)/(1−δ₁δ₂) for the first proposer, the rest for the other.</summary>
    /// <param name="first">What a round's waiting leaves the first proposer: δ₁, 0..1.</param>
    /// <param name="second">The same for the other party: δ₂, 0..1.</param>
    /// <returns>Shares that sum to 1; null where neither party minds waiting (δ₁ = δ₂ = 1), because then every division is an equilibrium.</returns>
    public static (double First, double Second)? Shares(double first, double second)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first is >= 0 and <= 1 && second is >= 0 and <= 1, true, nameof(first));
        if (first == 1 && second == 1)
        {
            return null;
        }

        var share = (1 - second) / (1 - (first * second));
        return (share, 1 - share);
    }
}
