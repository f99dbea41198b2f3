namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// How what many actors give is spread (measurement model §2.2): between pairs of them, and inside one side.
/// </summary>
public static class Spread
{
    /// <summary>
    /// φ = ‖(X−Xᵀ)/2‖² / ‖X‖², 0 symmetric … .5 one-way, of a square matrix X_ij (i gives to j); null for a zero matrix.
    /// For one dyad φ = BI²/(1+BI²). Solanas et al. 2006.
    /// </summary>
    public static double? SkewSymmetry(double[,] given)
    {
        ArgumentNullException.ThrowIfNull(given);
        double skew = 0, all = 0;
        for (var i = 0; i < given.GetLength(0); i++)
        {
            for (var j = 0; j < given.GetLength(1); j++)
            {
                var half = (given[i, j] - given[j, i]) / 2;
                skew += half * half;
                all += given[i, j] * given[i, j];
            }
        }

        return all <= Balance.Zero * Balance.Zero ? null : skew / all;
    }

    /// <summary>
    /// DC = Σ_{i&lt;j}|x_ij − x_ji| / Σ_{i≠j} x_ij, 0..1; null when nobody gives. For one dyad DC = |BI|.
    /// van Hooff and Wensing 1987.
    /// </summary>
    public static double? DirectionalConsistency(double[,] given)
    {
        ArgumentNullException.ThrowIfNull(given);
        Summation apart = default, all = default;
        for (var i = 0; i < given.GetLength(0); i++)
        {
            for (var j = i + 1; j < given.GetLength(1); j++)
            {
                apart.Add(Math.Abs(given[i, j] - given[j, i]));
                all.Add(given[i, j] + given[j, i]);
            }
        }

        return all.Value <= Balance.Zero ? null : apart.Value / all.Value;
    }

    /// <summary>Gini = Σ_iΣ_j|x_i−x_j| / (2n²·x̄), 0 equal … towards 1; null for nobody or a zero mean.</summary>
    public static double? Gini(IReadOnlyList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        var mean = Mean(shares);
        if (mean is null)
        {
            return null;
        }

        Summation apart = default;
        foreach (var x in shares)
        {
            foreach (var y in shares)
            {
                apart.Add(Math.Abs(x - y));
            }
        }

        return apart.Value / (2.0 * shares.Count * shares.Count * mean.Value);
    }

    /// <summary>Theil T = (1/n) Σ (x_i/x̄) ln(x_i/x̄), 0·ln 0 = 0, from 0 to ln n; null for nobody or a zero mean.</summary>
    public static double? Theil(IReadOnlyList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        var mean = Mean(shares);
        if (mean is null)
        {
            return null;
        }

        Summation sum = default;
        foreach (var x in shares)
        {
            var ratio = x / mean.Value;
            sum.Add(ratio > 0 ? ratio * Math.Log(ratio) : 0);
        }

        return sum.Value / shares.Count;
    }

    private static double? Mean(IReadOnlyList<double> shares)
    {
        Summation sum = default;
        foreach (var x in shares)
        {
            sum.Add(x);
        }

        return shares.Count == 0 || sum.Value <= Balance.Zero ? null : sum.Value / shares.Count;
    }
}
