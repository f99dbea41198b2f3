using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// When a party takes an offer that is worth at least its reservation value to it: a part of its own, which goes with every
/// offering strategy (Baarslag, Hindriks and Jonker 2013, "Acceptance conditions in automated negotiation").
/// </summary>
public abstract record Acceptance
{
    private Acceptance()
    {
    }

    /// <summary>AC_next: if it is worth at least what the party would offer next.</summary>
    public sealed record NextOffer : Acceptance;

    /// <summary>AC_const: if it is worth at least a fixed share of the way from the reservation value to the best offer.</summary>
    /// <param name="Share">0..1.</param>
    public sealed record Constant(double Share = .9) : Acceptance;

    /// <summary>AC_time: anything, once a share of the rounds has gone by.</summary>
    /// <param name="After">0..1: the share of the horizon after which it takes anything.</param>
    public sealed record Time(double After = .99) : Acceptance;

    /// <summary>AC_combi: as AC_next; and once a share of the rounds has gone by, if it is the best offer put to it so far.</summary>
    /// <param name="After">0..1: the share of the horizon.</param>
    public sealed record Combined(double After = .99) : Acceptance;
}

/// <summary>The acceptance condition asked for, or every reason why there is none.</summary>
/// <param name="Acceptance">The condition; null if there are findings.</param>
/// <param name="Findings">Everything that is wrong with the request.</param>
public sealed record AcceptanceAnswer(Acceptance? Acceptance, EquatableList<StrategyFinding> Findings);

/// <summary>The acceptance conditions by name.</summary>
public static class AcceptanceConditions
{
    private static readonly StrategyParameter After = new("after", "share of the rounds that has to go by", 0, 1, .99);

    private static readonly EquatableList<(StrategyDescription Description, Func<EquatableList<double>, Acceptance> Make)> All =
    [
        (Describe("AC_next", "Takes what is worth at least its own next offer.", StrategyTraits.None), _ => new Acceptance.NextOffer()),
        (Describe("AC_const", "Takes what is worth at least a fixed share of its range.", StrategyTraits.None, new StrategyParameter("share", "share of the way from its least to its best offer", 0, 1, .9)),
            values => new Acceptance.Constant(values[0])),
        (Describe("AC_time", "Takes anything worth its reservation value once it is late.", StrategyTraits.TimeDependent, After), values => new Acceptance.Time(values[0])),
        (Describe("AC_combi", "As AC_next, and the best offer so far once it is late.", StrategyTraits.TimeDependent, After), values => new Acceptance.Combined(values[0])),
    ];

    /// <summary>What the conditions say about themselves.</summary>
    public static EquatableList<StrategyDescription> Descriptions { get; } = [.. All.Select(condition => condition.Description)];

    /// <summary>A condition by its name.</summary>
    /// <param name="name">As in its description.</param>
    /// <param name="parameters">Values that differ from the defaults.</param>
    public static AcceptanceAnswer Named(string name, IReadOnlyDictionary<string, double> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (var (description, make) in All)
        {
            if (description.Name == name)
            {
                var findings = description.FindingsIn(parameters);
                return findings.Count > 0 ? new(null, findings) : new(make(description.ValuesFrom(parameters)), []);
            }
        }

        return new(null, [new(null, $"No acceptance condition is called '{name}'. There are: {string.Join(", ", Descriptions.Select(description => description.Name))}.")]);
    }

    private static StrategyDescription Describe(string name, string meaning, StrategyTraits traits, params StrategyParameter[] parameters) => new()
    {
        Name = name,
        Family = "acceptance",
        Meaning = meaning,
        Parameters = [.. parameters],
        Traits = traits | StrategyTraits.Reactive,
        MemoryDepth = name == "AC_combi" ? null : 1,
        Source = "Baarslag, Hindriks and Jonker 2013, Acceptance conditions in automated negotiation",
    };
}

/// <summary>An acceptance condition in a seat: its thresholds in own utility and in rounds.</summary>
internal readonly struct AcceptanceTest
{
    private readonly double _reservation, _constant, _tolerance;
    private readonly int _anythingFrom, _bestFrom;
    private readonly bool _next;

    public AcceptanceTest(Acceptance acceptance, Seat seat)
    {
        var scale = seat.Scale;
        (_reservation, _tolerance) = (seat.Reservation, scale.Tolerance);
        (_constant, _anythingFrom, _bestFrom) = (double.PositiveInfinity, int.MaxValue, int.MaxValue);
        switch (acceptance)
        {
            case Acceptance.NextOffer: _next = true; break;
            case Acceptance.Constant(var share): _constant = scale.Least + (share * (scale.Best - scale.Least)); break;
            case Acceptance.Time(var after): _anythingFrom = RoundAfter(after, seat); break;
            case Acceptance.Combined(var after): (_next, _bestFrom) = (true, RoundAfter(after, seat)); break;
            default: throw new InvalidOperationException($"No test for {acceptance}.");
        }
    }

    /// <summary>Does it take the standing offer?</summary>
    /// <param name="standing">What it is worth to the party.</param>
    /// <param name="next">What the party's next offer is worth to it.</param>
    /// <param name="best">The best offer put to it so far, this one included.</param>
    /// <param name="round">From 1.</param>
    public bool Takes(double standing, double next, double best, int round)
    {
        var worth = standing + _tolerance;
        return worth >= _reservation
            && ((_next && worth >= next) || worth >= _constant || round >= _anythingFrom || (round >= _bestFrom && standing >= best));
    }

    // The clock stands at 0 in the first round and at 1 in the last.
    private static int RoundAfter(double share, Seat seat) => 1 + (int)Math.Ceiling(share * (seat.Terms.Horizon - 1));
}
