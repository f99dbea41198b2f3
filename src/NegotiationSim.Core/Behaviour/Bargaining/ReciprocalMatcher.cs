using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// Gives only what a norm calls comparable: at least what the other has given at most so far, by the norm's own measure, and a
/// first step more at most; among such offers it makes the one that is best for itself. Where there is none, it gives as much as
/// it can without giving more than that. With several others the one who has given least counts.
/// </summary>
/// <param name="Norm">What "comparable" means.</param>
/// <param name="FirstStep">How much more than the other it gives at most: a share of the most that it could give, 0..1.</param>
public sealed record ReciprocalMatcher(Norm Norm, double FirstStep = .05) : OfferingStrategy
{
    internal static readonly EquatableList<NamedStrategy> All = [.. Array.ConvertAll(Enum.GetValues<Norm>(), Named)];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = Describe(Norm);

    /// <inheritdoc/>
    public override Norm? PlaysBy => Norm;

    /// <inheritdoc/>
    public override string? WhyNotAt(OfferTable table, int party)
    {
        ArgumentNullException.ThrowIfNull(table);
        for (var maker = 0; maker < table.PartyCount; maker++)
        {
            if (table.GivenBy(maker, Norm) is not { } given || Array.Exists(given, double.IsNaN))
            {
                return $"{Norm} has no measure of what {table[maker].Name} gives in some of the offers.";
            }
        }

        return null;
    }

    internal override Player Sit(Seat seat, Acceptance acceptance) => new Player<Offering>(seat, new Offering(this, seat), acceptance);

    private static NamedStrategy Named(Norm norm) => new(Describe(norm), values => new ReciprocalMatcher(norm, values[0]));

    private static StrategyDescription Describe(Norm norm) => new()
    {
        Name = $"Matcher{norm}",
        Family = "reciprocal matcher",
        Meaning = $"Gives what the other has given, as {norm} measures it, and at most a first step more.",
        Parameters = [new("firstStep", "how much more than the other it gives, as a share of the most it could give", 0, 1, .05)],
        Traits = StrategyTraits.Reactive,
        MemoryDepth = null,
        Source = "RFE/RL, 17 February 2026, on an EU paper that asks for comparable steps; norms as in the measurement model",
    };

    private struct Offering : IOffering
    {
        private readonly int[] _others;
        private readonly double[][] _givenByOthers;
        private readonly double[] _bestOfOthers;
        private readonly double[] _given;
        private readonly int[] _offers;
        private readonly double _firstStep, _tolerance;
        private double _matched;
        private int _low, _high, _next;

        public Offering(ReciprocalMatcher strategy, Seat seat)
        {
            _others = seat.Others;
            _givenByOthers = [.. _others.Select(other => seat.GivenBy(other, strategy.Norm)!)];
            _bestOfOthers = new double[_others.Length];
            var given = seat.GivenBy(seat.Party, strategy.Norm)![..seat.Scale.Count];
            _offers = Ranking.Of(Array.ConvertAll(given, gift => -gift)).Outcomes.ToArray();
            _given = Array.ConvertAll(_offers, offer => given[offer]);
            var most = _given.Length == 0 ? 0 : _given[^1];
            (_firstStep, _tolerance) = (strategy.FirstStep * most, 1e-9 * most);
            _next = Seat.NoOffer;
        }

        public int Next(in Turn turn)
        {
            if (_next < 0)
            {
                Array.Clear(_bestOfOthers);
            }

            var least = double.PositiveInfinity;
            for (var i = 0; i < _others.Length; i++)
            {
                var offer = turn.Latest[_others[i]];
                _bestOfOthers[i] = offer < 0 ? _bestOfOthers[i] : Math.Max(_bestOfOthers[i], _givenByOthers[i][offer]);
                least = Math.Min(least, _bestOfOthers[i]);
            }

            if (_next < 0 || least > _matched)
            {
                _matched = least;
                _next = Comparable();
            }

            return _next;
        }

        // Both ends of the window only move up: what the others have given at most never becomes less.
        private int Comparable()
        {
            while (_low < _given.Length && _given[_low] < _matched - _tolerance)
            {
                _low++;
            }

            while (_high < _given.Length && _given[_high] <= _matched + _firstStep + _tolerance)
            {
                _high++;
            }

            var best = int.MaxValue;
            for (var i = _low; i < _high; i++)
            {
                best = Math.Min(best, _offers[i]);
            }

            return best < int.MaxValue ? best : MostGiving();
        }

        private readonly int MostGiving()
        {
            var i = Math.Max(_high - 1, 0);
            while (i > 0 && _given[i - 1] == _given[i])
            {
                i--;
            }

            return _offers[i];
        }
    }
}
