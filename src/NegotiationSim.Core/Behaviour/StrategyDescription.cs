using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Behaviour;

/// <summary>
/// What a strategy says about itself: how it is called and tuned, what kind of thing it is, and whose idea it was. One for
/// each strategy of every family; <c>negsim strategies</c> lists them, and tests check the traits against what it does.
/// </summary>
public sealed record StrategyDescription
{
    /// <summary>How scenarios call it: unique among all families, compared ordinally (<c>TFT</c>, <c>Boulware</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The family it belongs to, in the field's words (<c>repeated delivery</c>, <c>time-dependent</c>).</summary>
    public required string Family { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>What may be tuned, in the order in which it is listed; empty for most.</summary>
    public EquatableList<StrategyParameter> Parameters { get; init; } = [];

    /// <summary>What is true of it whatever its parameters, unless a parameter's meaning says otherwise.</summary>
    public required StrategyTraits Traits { get; init; }

    /// <summary>
    /// How many past turns can change its next move: 0 for one that looks at nothing, null where there is no bound.
    /// A count of turns, of its own moves and the other's alike.
    /// </summary>
    public required int? MemoryDepth { get; init; }

    /// <summary>Author, year and work it was first described in.</summary>
    public required string Source { get; init; }

    /// <summary>Everything that is wrong with values for its parameters: names it does not have, values it does not admit.</summary>
    internal EquatableList<StrategyFinding> FindingsIn(IReadOnlyDictionary<string, double> values) => [.. Unknown(values), .. NotAdmitted(values)];

    /// <summary>A value for each parameter in order: the one given, else the default, else NaN.</summary>
    internal EquatableList<double> ValuesFrom(IReadOnlyDictionary<string, double> values)
    {
        List<double> all = [];
        foreach (var parameter in Parameters)
        {
            all.Add(values.GetValueOrDefault(parameter.Name, parameter.Default ?? double.NaN));
        }

        return [.. all];
    }

    private IEnumerable<StrategyFinding> Unknown(IReadOnlyDictionary<string, double> values) =>
        from name in values.Keys.Order(StringComparer.Ordinal)
        where Parameters.All(parameter => parameter.Name != name)
        select new StrategyFinding(name, Parameters.Count == 0
            ? $"{Name} has no parameters."
            : $"{Name} has no parameter '{name}'. It has: {string.Join(", ", Parameters.Select(parameter => parameter.Name))}.");

    private IEnumerable<StrategyFinding> NotAdmitted(IReadOnlyDictionary<string, double> values) =>
        from parameter in Parameters
        where values.TryGetValue(parameter.Name, out var value) && !parameter.Admits(value)
        select new StrategyFinding(parameter.Name, FormattableString.Invariant(
            $"{parameter.Name} of {Name} is {(parameter.Whole ? "a whole number " : "")}from {parameter.Low} to {parameter.High}, not {values[parameter.Name]}."));
}

/// <summary>Something wrong with a strategy that was asked for.</summary>
/// <param name="Parameter">Which parameter; null where it is the name of the strategy.</param>
/// <param name="Problem">What is wrong and what would be right, in words.</param>
public sealed record StrategyFinding(string? Parameter, string Problem);

/// <summary>A number that tunes a strategy.</summary>
/// <param name="Name">How scenarios call it, in camelCase; unique within its strategy.</param>
/// <param name="Meaning">What it does, with its unit.</param>
/// <param name="Low">The smallest value allowed; finite.</param>
/// <param name="High">The largest value allowed; finite.</param>
/// <param name="Default">The value where a scenario gives none; null where it follows from the scenario, as <paramref name="Meaning"/> says.</param>
/// <param name="Whole">True for a count: no fractions.</param>
public sealed record StrategyParameter(string Name, string Meaning, double Low, double High, double? Default, bool Whole = false)
{
    /// <summary>May a scenario give this value?</summary>
    public bool Admits(double value) => value >= Low && value <= High && (!Whole || Math.Floor(value) == value);
}

/// <summary>What can be said of a strategy and checked against its moves.</summary>
[Flags]
public enum StrategyTraits
{
    /// <summary>Nothing of the below.</summary>
    None = 0,

    /// <summary>Makes draws: the same turns may be answered in two ways. Without it, one seed is as good as another.</summary>
    Stochastic = 1,

    /// <summary>What the other party did can change its moves.</summary>
    Reactive = 1 << 1,

    /// <summary>The clock, the round or the deadline can change its moves, whatever the other party did.</summary>
    TimeDependent = 1 << 2,

    /// <summary>Needs to know the scenario's payoffs or the other party's utilities to be set up (complete information).</summary>
    KnowsPayoffs = 1 << 3,

    /// <summary>Never takes back what it conceded: each own offer gives it no more utility than the one before.</summary>
    Monotone = 1 << 4,

    /// <summary>Repeated delivery: its first move is to deliver.</summary>
    OpensByDelivering = 1 << 5,

    /// <summary>Repeated delivery: its first move is to withhold.</summary>
    OpensByWithholding = 1 << 6,

    /// <summary>Repeated delivery, where no signal is flipped: it never is the first to withhold (Axelrod's "nice").</summary>
    NeverFirstToWithhold = 1 << 7,
}
