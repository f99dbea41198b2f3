namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// Neumaier's compensated sum (1974): added in a fixed order it gives the same bits everywhere, and negating every term
/// negates the sum exactly (§6, "Sums").
/// </summary>
internal struct Summation
{
    private double _sum;
    private double _compensation;

    public readonly double Value => _sum + _compensation;

    /// <summary>The sum of these terms in their order.</summary>
    public static double Of(ReadOnlySpan<double> terms)
    {
        Summation sum = default;
        foreach (var term in terms)
        {
            sum.Add(term);
        }

        return sum.Value;
    }

    public void Add(double term)
    {
        var next = _sum + term;
        _compensation += Math.Abs(_sum) >= Math.Abs(term) ? _sum - next + term : term - next + _sum;
        _sum = next;
    }
}
