using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// Graduated and reciprocated initiatives in tension reduction: it takes a step of its own accord and waits for an answer. An
/// answer makes the next step larger; without one it tries again, a few times; if the other takes back, it takes back as much
/// once and then begins anew with the first step. It never goes below its floor of deterrence.
/// </summary>
/// <param name="Step">The first step, a share of its range, 0..1.</param>
/// <param name="Growth">By what the next step is larger after an answer, at least 1.</param>
/// <param name="Window">How many turns it waits for an answer, at least 1.</param>
/// <param name="Unanswered">How many steps in a row it takes without an answer, at least 1.</param>
/// <param name="Floor">The share of its range that it never gives, 0..1.</param>
public sealed record Grit(double Step = .05, double Growth = 1.25, int Window = 2, int Unanswered = 3, double Floor = 0) : OfferingStrategy
{
    internal static readonly EquatableList<NamedStrategy> All =
    [
        new(new()
        {
            Name = "GRIT",
            Family = "graduated reciprocation",
            Meaning = "Takes small steps unasked, larger ones when they are answered, and takes one back when it is exploited.",
            Parameters =
            [
                new("step", "the first step, as a share of its range", 0, 1, .05),
                new("growth", "factor of the next step after an answer", 1, 10, 1.25),
                new("window", "turns it waits for an answer", 1, 1000, 2, Whole: true),
                new("unanswered", "steps in a row that it takes without an answer", 1, 1000, 3, Whole: true),
                new("floor", "share of its range that it never gives", 0, 1, 0),
            ],
            Traits = StrategyTraits.Reactive,
            MemoryDepth = null,
            Source = "Osgood 1962, An alternative to war or surrender",
        }, values => new Grit(values[0], values[1], (int)values[2], (int)values[3], values[4])),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[0].Description;

    internal override Player Sit(Seat seat, Acceptance acceptance) => new Player<Offering>(seat, new Offering(this, seat), acceptance);

    private struct Offering(Grit strategy, Seat seat) : IOffering
    {
        private readonly double _firstStep = strategy.Step * (seat.Scale.Best - seat.Scale.Least);
        private readonly double _floor = seat.Target(1 - strategy.Floor);
        private double _step = strategy.Step * (seat.Scale.Best - seat.Scale.Least);
        private double _target = seat.Scale.Best;
        private double _before = double.NaN;
        private int _waited, _unanswered;
        private bool _hasBegun, _hasMatched;

        public int Next(in Turn turn)
        {
            if (!_hasBegun)
            {
                (_hasBegun, _before) = (true, turn.Received);
                return seat.Scale.AtLeast(_target);
            }

            var gained = double.IsNaN(_before) ? 0 : turn.Received - _before;
            if (gained > seat.Scale.Tolerance)
            {
                _step *= _unanswered > 0 ? strategy.Growth : 1;
                TakeStep(turn.Received, first: true);
            }
            else if (gained < -seat.Scale.Tolerance && !_hasMatched)
            {
                TakeBack(-gained, turn.Received);
            }
            else if (_unanswered == 0 || (++_waited >= strategy.Window && _unanswered < strategy.Unanswered))
            {
                TakeStep(turn.Received, first: false);
            }

            return seat.Scale.AtLeast(_target);
        }

        private void TakeStep(double received, bool first)
        {
            _target = Math.Max(_target - _step, _floor);
            (_before, _waited, _unanswered, _hasMatched) = (received, 0, first ? 1 : _unanswered + 1, false);
        }

        private void TakeBack(double lost, double received)
        {
            _target = Math.Min(_target + lost, seat.Scale.Best);
            (_step, _before, _waited, _unanswered, _hasMatched) = (_firstStep, received, 0, 0, true);
        }
    }
}
