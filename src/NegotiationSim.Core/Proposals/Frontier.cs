namespace NegotiationSim.Core.Proposals;

/// <summary>Which outcomes are looked at.</summary>
public enum Candidates
{
    /// <summary>Those that nobody vetoes and that leave nobody below the reservation value: the ZOPA.</summary>
    IndividuallyRational,

    /// <summary>Those that nobody vetoes.</summary>
    All,
}

/// <summary>
/// The Pareto frontier: the candidates that no other candidate betters for one party without being worse for another. Outcomes of equal utility are
/// all on it, or none is. Utilities are compared exactly.
/// </summary>
public sealed class Frontier
{
    private const int Buckets = 4096;

    private readonly int[] _outcomes;

    private Frontier(int[] outcomes) => _outcomes = outcomes;

    /// <summary>Outcomes on the frontier, the first party's best first, equal ones by their index.</summary>
    public ReadOnlySpan<int> Outcomes => _outcomes;

    /// <summary>The frontier between two or more parties.</summary>
    /// <param name="parties">Each party's utility of the same outcomes.</param>
    /// <param name="over">Which outcomes are candidates.</param>
    public static Frontier Of(IReadOnlyList<UtilityTable> parties, Candidates over = Candidates.IndividuallyRational)
    {
        var candidates = CandidatesOf(parties, over);
        return new Frontier(parties.Count == 2 ? OfTwo(candidates, parties[0].Values, parties[1].Values) : OfMany(candidates, parties));
    }

    /// <summary>
    /// The measurement model's rule for two parties (§4): sort by the first one's utility, sweep for the second one's. Most candidates need no sorting:
    /// the first party's range is cut into buckets, and whatever gives the second no more than the best of the buckets above is dominated already.
    /// </summary>
    private static int[] OfTwo(ReadOnlySpan<int> candidates, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var undecided = Undecided(candidates, first, second);
        var utilities = new double[undecided.Length];
        for (var i = 0; i < utilities.Length; i++)
        {
            utilities[i] = first[undecided[i]];
        }

        var order = Ranking.Of(utilities).Outcomes;
        var frontier = new List<int>();
        var best = double.NegativeInfinity;
        for (int from = 0, to; from < order.Length; from = to)
        {
            var top = double.NegativeInfinity;
            for (to = from; to < order.Length && utilities[order[to]] == utilities[order[from]]; to++)
            {
                top = Math.Max(top, second[undecided[order[to]]]);
            }

            if (top <= best)
            {
                continue;
            }

            best = top;
            foreach (var place in order[from..to])
            {
                if (second[undecided[place]] == top)
                {
                    frontier.Add(undecided[place]);
                }
            }
        }

        return [.. frontier];
    }

    private static ReadOnlySpan<int> Undecided(ReadOnlySpan<int> candidates, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (candidates.Length <= Buckets)
        {
            return candidates;
        }

        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var outcome in candidates)
        {
            (low, high) = (Math.Min(low, first[outcome]), Math.Max(high, first[outcome]));
        }

        var scale = (Buckets - 1) / (high - low);
        if (!double.IsFinite(scale))
        {
            return candidates;
        }

        Span<double> above = stackalloc double[Buckets + 1];
        above.Fill(double.NegativeInfinity);
        foreach (var outcome in candidates)
        {
            ref var top = ref above[(int)((first[outcome] - low) * scale)];
            top = Math.Max(top, second[outcome]);
        }

        for (var bucket = Buckets - 1; bucket >= 0; bucket--)
        {
            above[bucket] = Math.Max(above[bucket], above[bucket + 1]);
        }

        var undecided = new int[candidates.Length];
        var count = 0;
        foreach (var outcome in candidates)
        {
            // A bucket further up holds only what the first party likes better, so that a draw in the second's eyes is dominated too.
            undecided[count] = outcome;
            count += second[outcome] > above[(int)((first[outcome] - low) * scale) + 1] ? 1 : 0;
        }

        return undecided.AsSpan(0, count);
    }

    /// <summary>In lexicographic order whatever dominates an outcome comes before it, so that each has to be held against the frontier so far alone.</summary>
    private static int[] OfMany(ReadOnlySpan<int> candidates, IReadOnlyList<UtilityTable> parties)
    {
        var order = candidates.ToArray();
        Array.Sort(order, (x, y) => Order(x, y, parties));
        var frontier = new List<int>();
        foreach (var outcome in order)
        {
            if (!frontier.Exists(better => Dominates(better, outcome, parties)))
            {
                frontier.Add(outcome);
            }
        }

        return [.. frontier];
    }

    private static int Order(int x, int y, IReadOnlyList<UtilityTable> parties)
    {
        for (var party = 0; party < parties.Count; party++)
        {
            if (parties[party][y].CompareTo(parties[party][x]) is not 0 and var sign)
            {
                return sign;
            }
        }

        return x.CompareTo(y);
    }

    private static bool Dominates(int better, int outcome, IReadOnlyList<UtilityTable> parties)
    {
        var differs = false;
        for (var party = 0; party < parties.Count; party++)
        {
            if (parties[party][better] < parties[party][outcome])
            {
                return false;
            }

            differs |= parties[party][better] > parties[party][outcome];
        }

        return differs;
    }

    private static ReadOnlySpan<int> CandidatesOf(IReadOnlyList<UtilityTable> parties, Candidates over)
    {
        var candidates = new int[parties[0].Count];
        for (var outcome = 0; outcome < candidates.Length; outcome++)
        {
            candidates[outcome] = outcome;
        }

        var count = candidates.Length;
        foreach (var party in parties)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(party.Count, candidates.Length, nameof(parties));
            count = Keep(candidates.AsSpan(0, count), party, over == Candidates.All ? double.NegativeInfinity : party.Reservation.Mode);
        }

        return candidates.AsSpan(0, count);
    }

    private static int Keep(Span<int> candidates, UtilityTable party, double least)
    {
        var count = 0;
        var values = party.Values;
        var vetoed = party.Vetoed;
        foreach (var outcome in candidates)
        {
            candidates[count] = outcome;
            count += values[outcome] >= least && (vetoed.IsEmpty || !vetoed[outcome]) ? 1 : 0;
        }

        return count;
    }
}
