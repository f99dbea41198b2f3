using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Proposals;

/// <summary>
/// What outcomes are worth to one party: u(x) = Σ_d w_d·v_d(x_d) plus the interdependent terms whose box holds x (measurement model §4). Weights and
/// terms enter as they are written; nothing is normalised. The one rule for summing is: issues in their order, then terms in theirs, and the sum to thirteen
/// decimals, so that an outcome has the same bits alone and in a table, and outcomes that are worth the same as written tie: on the frontier, in a ranking
/// and with a reservation value (decision 0005).
/// </summary>
/// <param name="Criteria">A weighted value function for each issue of the space, in its order.</param>
public sealed record Utility(EquatableList<Criterion> Criteria)
{
    private const double Decimals = 1e13;

    // Beyond it a number of doubles' precision has no thirteen decimals.
    private const double LargestRounded = 512;

    /// <summary>Bonuses and penalties on combinations.</summary>
    public EquatableList<Term> Terms { get; init; } = [];

    /// <summary>Vetoes: an outcome in one of them is refused whatever it is worth.</summary>
    public EquatableList<RedLine> RedLines { get; init; } = [];

    /// <summary>What no agreement is worth (BATNA): the least that is accepted; point value and range, in units of utility, to as many decimals.</summary>
    public Estimate Reservation
    {
        get;
        init => field = value.Select(Rounded);
    }

    /// <summary>What a round's waiting leaves of utility and reservation value: a factor in (0, 1]; 1 for a party that can wait.</summary>
    public double Discount { get; init; } = 1;

    /// <summary>What an outcome is worth; null where an option has no value (<see cref="Undefined"/> says which).</summary>
    /// <param name="space">The issues that the criteria are about.</param>
    /// <param name="options">One option an issue.</param>
    public double? ValueOf(OutcomeSpace space, ReadOnlySpan<int> options)
    {
        double sum = 0;
        for (var issue = 0; issue < Criteria.Count; issue++)
        {
            if (Criteria[issue].Contribution(space.Issues[issue], options[issue]) is not { } contribution)
            {
                return null;
            }

            sum += contribution;
        }

        foreach (var term in Terms)
        {
            sum += term.Where.Contains(options) ? term.Amount : 0;
        }

        return Rounded(sum);
    }

    /// <summary>A sum of contributions without what binary fractions leave behind; never −0.</summary>
    internal static double Rounded(double sum) => Math.Abs(sum) < LargestRounded ? (Math.Round(sum * Decimals) / Decimals) + 0.0 : sum;

    /// <summary>The red lines that an outcome crosses.</summary>
    public IEnumerable<RedLine> Crossed(int[] options) => RedLines.Where(line => line.Forbidden.Contains(options));

    /// <summary>Every option of the space without a value, by issue and option.</summary>
    public IEnumerable<UndefinedValue> Undefined(OutcomeSpace space)
    {
        for (var i = 0; i < space.Issues.Count; i++)
        {
            var issue = space.Issues[i];
            for (var option = 0; option < issue.Count; option++)
            {
                if (Criteria[i].WhyUndefined(issue, option) is { } reason)
                {
                    yield return new UndefinedValue(issue.Id, issue.NameOf(option), reason);
                }
            }
        }
    }

    /// <summary>What is left of a value after so many rounds: value · δ^rounds, by squaring, so that every machine gives the same bits.</summary>
    public double Discounted(double value, int rounds)
    {
        var (power, factor) = (1.0, Discount);
        for (var left = rounds; left > 0; left >>= 1)
        {
            power *= (left & 1) == 1 ? factor : 1;
            factor *= factor;
        }

        return value * power;
    }
}

/// <summary>How much one issue matters to a party, and what its options are worth.</summary>
/// <param name="Weight">Weight of the issue, as written.</param>
/// <param name="Value">What each option is worth, usually in 0..1.</param>
public sealed record Criterion(double Weight, ValueFunction Value)
{
    /// <summary>w·v of an option; null where it is not defined.</summary>
    public double? Contribution(Issue issue, int option) => WhyUndefined(issue, option) is null ? Weight * Value.ValueOf(issue, option) : null;

    internal UndefinedReason? WhyUndefined(Issue issue, int option) =>
        Value.WhyUndefined(issue, option) ?? (double.IsFinite(Weight * Value.ValueOf(issue, option)!.Value) ? null : UndefinedReason.NotFinite);
}

/// <summary>An interdependent term: what a combination is worth beyond its parts.</summary>
/// <param name="Where">The outcomes it applies to.</param>
/// <param name="Amount">Bonus, or penalty if negative, in units of utility; finite.</param>
public sealed record Term(Box Where, double Amount);

/// <summary>A veto, not a big penalty.</summary>
/// <param name="Name">What the party calls it.</param>
/// <param name="Forbidden">The outcomes it refuses.</param>
public sealed record RedLine(string Name, Box Forbidden);
