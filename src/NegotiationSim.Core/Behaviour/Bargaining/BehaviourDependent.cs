using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// The three tit-for-tat tactics of Faratin, Sierra and Jennings 1998, on any scale: from a party's last value and two offers of
/// the other's to its next value. The result still has to be kept within the party's range.
/// </summary>
public static class TitForTatTactic
{
    /// <summary>
    /// Own value · earlier / later. Relative tit-for-tat takes two offers of the other's that followed each other, averaged
    /// tit-for-tat its latest and one some offers before.
    /// </summary>
    /// <param name="own">The party's last value.</param>
    /// <param name="earlier">The other's earlier offer.</param>
    /// <param name="later">The other's later offer.</param>
    /// <returns>The next value; null where the later offer is 0.</returns>
    public static double? Proportional(double own, double earlier, double later) => later == 0 ? null : own * earlier / later;

    /// <summary>Own value + (earlier − later) ± random: minus where the party's value rises in it.</summary>
    /// <param name="own">The party's last value.</param>
    /// <param name="earlier">The other's earlier offer.</param>
    /// <param name="later">The other's offer after that.</param>
    /// <param name="random">What is added against being trapped, at least 0.</param>
    /// <param name="isWorthMoreIfHigher">Does the party's value rise in it (s = 1)?</param>
    public static double Absolute(double own, double earlier, double later, double random, bool isWorthMoreIfHigher) =>
        own + (earlier - later) + (isWorthMoreIfHigher ? -random : random);
}

/// <summary>The parts that the tactics have in a mixture; each at least 0, not all 0. They are divided by their sum.</summary>
/// <param name="Time">The polynomial time tactic's.</param>
/// <param name="Relative">Relative tit-for-tat's.</param>
/// <param name="Absolute">Random-absolute tit-for-tat's.</param>
/// <param name="Averaged">Averaged tit-for-tat's.</param>
public sealed record TacticWeights(double Time, double Relative, double Absolute, double Averaged);

/// <summary>
/// A mixture of tactics: its target utility is their weighted mean. The scale is own utility: the others' offers count as what
/// they are worth to the party, its own last value is its last target. A tactic whose history is too short, or whose denominator
/// is 0, is stood in for by the time tactic, which also makes the first offer.
/// </summary>
/// <param name="Weights">How much each tactic counts.</param>
/// <param name="Delta">δ, at least 1: the offer of the other's that relative and random-absolute tit-for-tat imitate, counted back.</param>
/// <param name="Gamma">γ, at least 1: how many offers averaged tit-for-tat looks back.</param>
/// <param name="Most">M: the most that random-absolute tit-for-tat gives by chance, in hundredths of the party's range.</param>
/// <param name="Beta">β of the time tactic.</param>
/// <param name="Kappa">κ of the time tactic.</param>
public sealed record TacticMixture(TacticWeights Weights, int Delta = 1, int Gamma = 2, int Most = 0, double Beta = 1, double Kappa = .1) : OfferingStrategy
{
    internal const int LongestMemory = 31;

    private static readonly StrategyParameter
        DeltaParameter = new("delta", "which of the other's moves is imitated, counted back from its latest", 1, LongestMemory - 1, 1, Whole: true),
        GammaParameter = new("gamma", "how many of the other's offers back the change is measured", 1, LongestMemory - 1, 2, Whole: true),
        MostParameter = new("most", "the most it gives by chance, in hundredths of its range; 0: nothing is drawn", 0, 100, 5, Whole: true),
        BetaParameter = new("beta", "β of the time tactic while the history is short", .01, 100, 1),
        KappaParameter = new("kappa", "κ of the time tactic: share of its range that it gives at once", 0, 1, .1);

    internal static readonly EquatableList<NamedStrategy> All =
    [
        Preset("RelativeTitForTat", "Changes its target by the factor by which the other's offers changed", new(0, 1, 0, 0), [DeltaParameter, BetaParameter, KappaParameter],
            values => new TacticMixture(new(0, 1, 0, 0), Delta: (int)values[0], Beta: values[1], Kappa: values[2])),
        Preset("RandomAbsoluteTitForTat", "Changes its target by as much as the other's offers changed, and a little more by chance", new(0, 0, 1, 0),
            [DeltaParameter, MostParameter, BetaParameter, KappaParameter],
            values => new TacticMixture(new(0, 0, 1, 0), Delta: (int)values[0], Most: (int)values[1], Beta: values[2], Kappa: values[3])),
        Preset("AveragedTitForTat", "Changes its target by the factor by which the other's offers changed over several rounds", new(0, 0, 0, 1),
            [GammaParameter, BetaParameter, KappaParameter],
            values => new TacticMixture(new(0, 0, 0, 1), Gamma: (int)values[0], Beta: values[1], Kappa: values[2])),
        Preset("Mixture", "Takes the weighted mean of what the clock and the three tit-for-tat tactics aim at", new(1, 1, 1, 1),
            [Part("time"), Part("relative"), Part("absolute"), Part("averaged"), DeltaParameter, GammaParameter, MostParameter, BetaParameter, KappaParameter],
            values => new TacticMixture(new(values[0], values[1], values[2], values[3]), (int)values[4], (int)values[5], (int)values[6], values[7], values[8])),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[^1].Description;

    internal override Player Sit(Seat seat, Acceptance acceptance) => new Player<Offering>(seat, new Offering(this, seat), acceptance);

    private static StrategyParameter Part(string name) =>
        new(name, $"weight of the {name} tactic among the four; all 0 counts as all alike", 0, 1, 1);

    private static NamedStrategy Preset(
        string name, string meaning, TacticWeights weights, EquatableList<StrategyParameter> parameters, Func<IReadOnlyList<double>, TacticMixture> make)
    {
        var draws = weights.Absolute > 0 ? StrategyTraits.Stochastic : StrategyTraits.None;
        var description = new StrategyDescription
        {
            Name = name,
            Family = "behaviour-dependent",
            Meaning = meaning + ".",
            Parameters = parameters,
            Traits = StrategyTraits.Reactive | StrategyTraits.TimeDependent | draws,
            MemoryDepth = null,
            Source = "Faratin, Sierra and Jennings 1998, Negotiation decision functions for autonomous agents",
        };
        return new(description, values => make(values) with { Description = description });
    }

    private struct Offering : IOffering
    {
        private readonly TacticMixture _strategy;
        private readonly TacticWeights _weights;
        private readonly Seat _seat;
        private readonly uint _stream;
        private readonly double _hundredth;
        private readonly double[] _received;
        private int _count;
        private double _target;

        public Offering(TacticMixture strategy, Seat seat)
        {
            (_strategy, _seat) = (strategy, seat);
            _weights = Normalised(strategy.Weights);
            _stream = seat.StreamOf(DrawPurpose.Move);
            _hundredth = (seat.Scale.Best - seat.Scale.Least) / 100;
            _received = new double[LongestMemory + 1];
            _target = double.NaN;
        }

        public int Next(in Turn turn)
        {
            if (!double.IsNaN(turn.Received))
            {
                _received[_count++ & LongestMemory] = turn.Received;
            }

            var byTheClock = _seat.Target(ConcessionCurve.Polynomial(turn.Round - 1, _seat.Terms.Horizon - 1, _strategy.Beta, _strategy.Kappa));
            _target = double.IsNaN(_target) ? byTheClock : Math.Clamp(Mixed(turn, byTheClock), _seat.Scale.Least, _seat.Scale.Best);
            return _seat.Scale.AtLeast(_target);
        }

        private readonly double Mixed(in Turn turn, double byTheClock)
        {
            var (delta, gamma) = (_strategy.Delta, _strategy.Gamma);
            var target = _weights.Time * byTheClock;
            if (_weights.Relative > 0)
            {
                target += _weights.Relative * (Proportional(delta, delta - 1) ?? byTheClock);
            }

            if (_weights.Absolute > 0)
            {
                target += _weights.Absolute * (_count > delta ? TitForTatTactic.Absolute(_target, Ago(delta), Ago(delta - 1), Random(turn), true) : byTheClock);
            }

            if (_weights.Averaged > 0)
            {
                target += _weights.Averaged * (Proportional(gamma, 0) ?? byTheClock);
            }

            return target;
        }

        private readonly double? Proportional(int earlier, int later) =>
            _count > earlier ? TitForTatTactic.Proportional(_target, Ago(earlier), Ago(later)) : null;

        private readonly double Ago(int offers) => _received[(_count - 1 - offers) & LongestMemory];

        private readonly double Random(in Turn turn) => _strategy.Most == 0 ? 0 : _hundredth * turn.Draws(_stream).UpTo(_strategy.Most);

        private static TacticWeights Normalised(TacticWeights weights)
        {
            var sum = weights.Time + weights.Relative + weights.Absolute + weights.Averaged;
            return sum > 0 ? new(weights.Time / sum, weights.Relative / sum, weights.Absolute / sum, weights.Averaged / sum) : new(.25, .25, .25, .25);
        }
    }
}
