using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// The curves of time-dependent concession: the share of what a party has to give that it gives by a time t, of T.
/// </summary>
public static class ConcessionCurve
{
    /// <summary>κ + (1 − κ)·(min(t, T)/T)^(1/β) (Faratin, Sierra and Jennings 1998).</summary>
    /// <param name="t">The time, from 0.</param>
    /// <param name="deadline">T, at least 0; where it is 0 all the time is over.</param>
    /// <param name="beta">β, above 0: below 1 it concedes late (Boulware), above 1 early (Conceder).</param>
    /// <param name="kappa">κ, 0..1: the share given at once.</param>
    public static double Polynomial(double t, double deadline, double beta, double kappa) =>
        kappa + ((1 - kappa) * Math.Pow(Elapsed(t, deadline), 1 / beta));

    /// <summary>exp((1 − min(t, T)/T)^β · ln κ) (Faratin, Sierra and Jennings 1998).</summary>
    /// <param name="t">The time, from 0.</param>
    /// <param name="deadline">T, at least 0; where it is 0 all the time is over.</param>
    /// <param name="beta">β, above 0: below 1 it concedes late, above 1 early.</param>
    /// <param name="kappa">κ, above 0 up to 1: the share given at once.</param>
    public static double Exponential(double t, double deadline, double beta, double kappa) =>
        Math.Exp(Math.Pow(1 - Elapsed(t, deadline), beta) * Math.Log(kappa));

    private static double Elapsed(double t, double deadline) => deadline > 0 ? Math.Min(t, deadline) / deadline : 1;
}

/// <summary>
/// Concedes by the clock alone, from the best offer to the reservation value or the worst offer: in the last round of the
/// horizon it stands where it can go no lower. It makes the cheapest offer worth at least its target.
/// </summary>
public abstract record TimeDependent : OfferingStrategy
{
    private protected const string FaratinEtAl = "Faratin, Sierra and Jennings 1998, Negotiation decision functions for autonomous agents";

    private protected TimeDependent()
    {
    }

    /// <summary>The share of what it has to give that it gives in a round.</summary>
    /// <param name="t">Rounds gone by, from 0.</param>
    /// <param name="deadline">Rounds gone by in the last round.</param>
    public abstract double Conceded(double t, double deadline);

    internal sealed override Player Sit(Seat seat, Acceptance acceptance) => new Player<ByTheClock>(seat, new ByTheClock(OffersOf(seat)), acceptance);

    private protected static StrategyDescription Describe(string name, string meaning, params StrategyParameter[] parameters) => new()
    {
        Name = name,
        Family = "time-dependent",
        Meaning = meaning + ".",
        Parameters = [.. parameters],
        Traits = StrategyTraits.TimeDependent | StrategyTraits.Monotone,
        MemoryDepth = 0,
        Source = FaratinEtAl,
    };

    private int[] OffersOf(Seat seat)
    {
        var offers = new int[seat.Terms.Horizon];
        for (var t = 0; t < offers.Length; t++)
        {
            offers[t] = seat.Scale.AtLeast(seat.Target(Conceded(t, offers.Length - 1)));
        }

        return offers;
    }

    private readonly struct ByTheClock(int[] offers) : IOffering
    {
        public int Next(in Turn turn) => offers[Math.Min(turn.Round, offers.Length) - 1];
    }
}

/// <summary>Concedes along <see cref="ConcessionCurve.Polynomial"/>.</summary>
/// <param name="Beta">β, above 0.</param>
/// <param name="Kappa">κ, 0..1.</param>
public sealed record Polynomial(double Beta = 1, double Kappa = .1) : TimeDependent
{
    private static readonly StrategyParameter KappaParameter = new("kappa", "share of its range that it gives at once", 0, 1, .1);

    internal static readonly EquatableList<NamedStrategy> All =
    [
        new(Describe("Polynomial", "Concedes by the clock along a power of the time gone by", new("beta", "below 1 it concedes late, above 1 early", .01, 100, 1), KappaParameter),
            values => new Polynomial(values[0], values[1])),
        Preset("Boulware", "Holds out and concedes at the end (β = 0.2)", .2),
        Preset("Linear", "Concedes as much in each round (β = 1)", 1),
        Preset("Conceder", "Concedes most of what it can at once (β = 5)", 5),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[0].Description;

    /// <inheritdoc/>
    public override double Conceded(double t, double deadline) => ConcessionCurve.Polynomial(t, deadline, Beta, Kappa);

    private static NamedStrategy Preset(string name, string meaning, double beta)
    {
        var description = Describe(name, meaning, KappaParameter);
        return new(description, values => new Polynomial(beta, values[0]) { Description = description });
    }
}

/// <summary>Concedes along <see cref="ConcessionCurve.Exponential"/>.</summary>
/// <param name="Beta">β, above 0.</param>
/// <param name="Kappa">κ, above 0 up to 1.</param>
public sealed record Exponential(double Beta = 1, double Kappa = .1) : TimeDependent
{
    internal static readonly EquatableList<NamedStrategy> All =
    [
        new(Describe("Exponential", "Concedes by the clock along an exponential of the time left",
                new("beta", "below 1 it concedes late, above 1 early", .01, 100, 1),
                new("kappa", "share of its range that it gives at once", 1e-6, 1, .1)),
            values => new Exponential(values[0], values[1])),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[0].Description;

    /// <inheritdoc/>
    public override double Conceded(double t, double deadline) => ConcessionCurve.Exponential(t, deadline, Beta, Kappa);
}

/// <summary>Aspires to highest · (1 − (t/T)^exponent) of what it can get.</summary>
/// <param name="Exponent">Above 0: above 1 it concedes late, below 1 early.</param>
/// <param name="Highest">What it aspires to at first, 0..1 of the way from its least to its best.</param>
public sealed record Aspiration(double Exponent = 4, double Highest = 1) : TimeDependent
{
    internal static readonly EquatableList<NamedStrategy> All =
    [
        new(Describe("Aspiration", "Aspires to less of its range as time goes by",
                new("exponent", "above 1 it concedes late, below 1 early", .01, 100, 4),
                new("highest", "share of its range that it aspires to at first", 0, 1, 1))
                with { Source = "Mohammad, Nakadai and Greenwald 2021, NegMAS: a platform for situated negotiations (after Faratin et al. 1998)" },
            values => new Aspiration(values[0], values[1])),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[0].Description;

    /// <inheritdoc/>
    public override double Conceded(double t, double deadline) =>
        1 - (Highest * (1 - ConcessionCurve.Polynomial(t, deadline, 1 / Exponent, 0)));
}
