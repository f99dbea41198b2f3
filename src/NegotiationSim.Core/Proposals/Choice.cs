using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Proposals;

/// <summary>Surpluses of the outcomes among which a solution concept chooses: one column a party, in the order of the outcomes.</summary>
internal sealed class Choice
{
    private const double Tie = 3e-13;

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
        var tied = new int[scores.Length];
        for (var place = 0; place < tied.Length; place++)
        {
            tied[place] = place;
        }

        var count = Largest(tied, scores);
        for (var rank = 0; count > 1 && rank < _surpluses.Length; rank++)
        {
            count = Largest(tied.AsSpan(0, count), SurplusesOf(rank, tied.AsSpan(0, count)));
        }

        var best = tied[0];
        foreach (var place in tied.AsSpan(0, count))
        {
            best = _outcomes[place] < _outcomes[best] ? place : best;
        }

        var outcome = _outcomes[best];
        return new Solution(outcome, [.. _parties.Select(party => party[outcome])], [.. _parties.Select(party => party.SurplusOf(outcome))], scores[best]);
    }

    /// <summary>Moves the places whose score is the largest to the front; answers how many they are.</summary>
    private static int Largest(Span<int> places, ReadOnlySpan<double> scores)
    {
        var most = double.NegativeInfinity;
        foreach (var score in scores)
        {
            most = Math.Max(most, score);
        }

        var (least, count) = (most - (Tie * Math.Abs(most)), 0);
        for (var i = 0; i < places.Length; i++)
        {
            if (scores[i] >= least)
            {
                places[count++] = places[i];
            }
        }

        return count;
    }

    /// <summary>The rank-th smallest surplus at each of these places.</summary>
    private double[] SurplusesOf(int rank, ReadOnlySpan<int> places)
    {
        var (ranked, surpluses) = (new double[places.Length], new double[_surpluses.Length]);
        for (var i = 0; i < ranked.Length; i++)
        {
            for (var party = 0; party < surpluses.Length; party++)
            {
                surpluses[party] = _surpluses[party][places[i]];
            }

            Array.Sort(surpluses);
            ranked[i] = surpluses[rank];
        }

        return ranked;
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
