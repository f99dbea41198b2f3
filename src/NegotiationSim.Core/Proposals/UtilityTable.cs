using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Proposals;

/// <summary>One party's utility of every outcome of an enumerable space, by the outcome's index.</summary>
public sealed class UtilityTable
{
    private readonly double[] _values;
    private readonly bool[] _vetoed;

    /// <summary>A table of these values, for outcomes that come from anywhere.</summary>
    /// <param name="values">Utility of each outcome; finite.</param>
    /// <param name="vetoed">True for an outcome that the party vetoes; null if it vetoes none.</param>
    /// <exception cref="ArgumentException">A value is not finite, or the lengths differ.</exception>
    public UtilityTable(double[] values, bool[]? vetoed = null)
    {
        if (vetoed is not null && vetoed.Length != values.Length)
        {
            throw new ArgumentException("each outcome is vetoed or not", nameof(vetoed));
        }

        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("a utility is a finite number", nameof(values));
            }
        }

        (_values, _vetoed) = (values, vetoed ?? []);
    }

    /// <summary>How many outcomes there are.</summary>
    public int Count => _values.Length;

    /// <summary>Utilities by outcome.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>True for an outcome that a red line of the party forbids; empty for a party without red lines.</summary>
    public ReadOnlySpan<bool> Vetoed => _vetoed;

    /// <summary>What no agreement is worth; the point value decides.</summary>
    public Estimate Reservation { get; init; } = 0;

    /// <summary>Utility of an outcome.</summary>
    public double this[int outcome] => _values[outcome];

    /// <summary>True for an outcome that a red line of the party forbids.</summary>
    public bool IsVetoed(int outcome) => _vetoed.Length > 0 && _vetoed[outcome];

    /// <summary>What an outcome gives beyond no agreement: u − r.</summary>
    public double SurplusOf(int outcome) => _values[outcome] - Reservation.Mode;

    /// <summary>True for an outcome that the party does not veto and that is worth no less to it than no agreement.</summary>
    public bool Admits(int outcome) => SurplusOf(outcome) >= 0 && !IsVetoed(outcome);
}

/// <summary>A utility worked out for every outcome, or why it cannot be.</summary>
public abstract record Tabulation
{
    private Tabulation()
    {
    }

    /// <summary>Every outcome has a value.</summary>
    public sealed record Done(UtilityTable Table) : Tabulation;

    /// <summary>There are too many outcomes to go through.</summary>
    public sealed record TooLarge(TooManyOutcomes Why) : Tabulation;

    /// <summary>Some options have no value, and so have the outcomes with them.</summary>
    public sealed record Incomplete(EquatableList<UndefinedValue> Missing) : Tabulation;

    /// <summary>Works a utility out for every outcome of a space.</summary>
    /// <param name="utility">The party's utility; as many criteria as the space has issues.</param>
    /// <param name="space">The space.</param>
    /// <param name="limit">The largest space that is gone through.</param>
    public static Tabulation Of(Utility utility, OutcomeSpace space, int limit = TooManyOutcomes.DefaultLimit)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(utility.Criteria.Count, space.Issues.Count, nameof(utility));
        if (space.TooMany(limit) is { } why)
        {
            return new TooLarge(why);
        }

        var missing = utility.Undefined(space).ToArray();
        return missing.Length > 0 ? new Incomplete([.. missing]) : new Done(TableOf(utility, space));
    }

    private static UtilityTable TableOf(Utility utility, OutcomeSpace space)
    {
        var values = new double[(int)space.Size];
        FillSums(utility, space, values);
        foreach (var term in utility.Terms)
        {
            foreach (var (first, length) in term.Where.RunsIn(space))
            {
                foreach (ref var value in values.AsSpan(first, length))
                {
                    value += term.Amount;
                }
            }
        }

        foreach (ref var value in values.AsSpan())
        {
            value = Utility.Rounded(value);
        }

        return new UtilityTable(values, VetoesOf(utility, space)) { Reservation = utility.Reservation };
    }

    /// <summary>
    /// The table of the first k issues, spread out to the first k+1 in place from the back: one addition an outcome, and the same order of addition as for
    /// one outcome alone.
    /// </summary>
    private static void FillSums(Utility utility, OutcomeSpace space, double[] values)
    {
        var filled = 1;
        for (var issue = 0; issue < space.Issues.Count; issue++)
        {
            var contributions = new double[space.Issues[issue].Count];
            for (var option = 0; option < contributions.Length; option++)
            {
                contributions[option] = utility.Criteria[issue].Contribution(space.Issues[issue], option)!.Value;
            }

            for (var before = filled - 1; before >= 0; before--)
            {
                var sum = values[before];
                var after = values.AsSpan(before * contributions.Length, contributions.Length);
                for (var option = 0; option < after.Length; option++)
                {
                    after[option] = sum + contributions[option];
                }
            }

            filled *= contributions.Length;
        }
    }

    private static bool[]? VetoesOf(Utility utility, OutcomeSpace space)
    {
        if (utility.RedLines.Count == 0)
        {
            return null;
        }

        var vetoed = new bool[(int)space.Size];
        foreach (var line in utility.RedLines)
        {
            foreach (var (first, length) in line.Forbidden.RunsIn(space))
            {
                vetoed.AsSpan(first, length).Fill(true);
            }
        }

        return vetoed;
    }
}
