using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Proposals;

/// <summary>Surpluses of the outcomes among which a solution concept chooses: one column a party, in the order of the outcomes.</summary>
internal sealed class Choice
{
    private const double Tie = 1e-14;

    private readonly IReadOnlyList<UtilityTable> _parties;
    private readonly int[] _outcomes;
    private readonly double[][] _surpluses;

    public Choice(IReadOnlyList<UtilityTable> parties, ReadOnlySpan<int> outcomes)
        : this(parties, outcomes.ToArray(), new double[parties.Count][])
    {
        for (var party = 0; party < _surpluses.Length; party++)
        {
            var column = _surpluses[party] = new double[_outcomes.Length];
            for (var i = 0; i < column.Length; i++)
            {
                column[i] = parties[party].SurplusOf(_outcomes[i]);
            }
        }
    }

    private Choice(IReadOnlyList<UtilityTable> parties, int[] outcomes, double[][] surpluses) =>
        (_parties, _outcomes, _surpluses) = (parties, outcomes, surpluses);

    /// <summary>The same surpluses as shares of these.</summary>
    public Choice In(double[] spans) =>
        new(_parties, _outcomes, [.. _surpluses.Select((column, party) => Array.ConvertAll(column, surplus => surplus / spans[party]))]);

    public double[] Smallest() => Folded(double.PositiveInfinity, Math.Min);

    public double[] Sums() => Folded(0, (sum, surplus) => sum + surplus);

    /// <summary>Products of powers. Equal powers order outcomes as plain products do, and those are exact where surpluses are small integers.</summary>
    public double[] Products(EquatableList<double> powers)
    {
        if (powers.Distinct().Count() <= 1)
        {
            return Folded(1, (product, surplus) => product * surplus);
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(powers.Count, _surpluses.Length, nameof(powers));
        var raised = _surpluses.Select((column, party) => Array.ConvertAll(column, surplus => Math.Pow(surplus, powers[party]))).ToArray();
        return new Choice(_parties, _outcomes, raised).Products([]);
    }

    /// <summary>The outcome with the largest score; ties by leximin, then by index.</summary>
    public Solution Best(double[] scores)
    {
        var tied = Largest([.. Enumerable.Range(0, scores.Length)], place => scores[place]);
        for (var rank = 0; tied.Count > 1 && rank < _surpluses.Length; rank++)
        {
            tied = Largest(tied, place => Sorted(place)[rank]);
        }

        var best = tied.MinBy(place => _outcomes[place]);
        var outcome = _outcomes[best];
        return new Solution(outcome, [.. _parties.Select(party => party[outcome])], [.. _parties.Select(party => party.SurplusOf(outcome))], scores[best]);
    }

    private static List<int> Largest(List<int> places, Func<int, double> score)
    {
        var most = double.NegativeInfinity;
        foreach (var place in places)
        {
            most = Math.Max(most, score(place));
        }

        return places.FindAll(place => score(place) >= most - (Tie * Math.Abs(most)));
    }

    private double[] Sorted(int place)
    {
        var surpluses = Array.ConvertAll(_surpluses, column => column[place]);
        Array.Sort(surpluses);
        return surpluses;
    }

    private double[] Folded(double start, Func<double, double, double> fold)
    {
        var folded = new double[_outcomes.Length];
        Array.Fill(folded, start);
        foreach (var column in _surpluses)
        {
            for (var i = 0; i < folded.Length; i++)
            {
                folded[i] = fold(folded[i], column[i]);
            }
        }

        return folded;
    }
}
