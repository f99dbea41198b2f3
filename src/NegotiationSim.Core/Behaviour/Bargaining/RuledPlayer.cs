using NegotiationSim.Core.Simulation;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>A player under rules: each is asked, in order, before or after its strategy moves.</summary>
internal sealed class RuledPlayer(Seat seat, Player inner, IReadOnlyList<PartyRule> rules) : Player
{
    private readonly WalkOutRule[] _walkOuts = [.. rules.OfType<PartyRule.WalkOut>().Select(rule => new WalkOutRule(seat, rule))];
    private readonly PartyRule.VenueChallenge[] _challenges = [.. rules.OfType<PartyRule.VenueChallenge>()];
    private readonly int[] _challenged = new int[rules.OfType<PartyRule.VenueChallenge>().Count()];
    private readonly WaitRule[] _waits = [.. rules.OfType<PartyRule.Condition>().Select(rule => new WaitRule(rule))];
    private readonly uint _walkOutStream = seat.StreamOf(DrawPurpose.WalkOut);
    private ulong _seed;
    private uint _replication;

    public override void Begin(ulong seed, uint replication)
    {
        (_seed, _replication) = (seed, replication);
        Array.Clear(_challenged);
        Array.ForEach(_walkOuts, rule => rule.Begin());
        Array.ForEach(_waits, rule => rule.Begin());
        inner.Begin(seed, replication);
    }

    public override int Turn(int round, int maker, int[] latest)
    {
        // One draw for each rule in each round, used or not: a rule that fires shifts no other's draws.
        var draws = new Draws(_seed, _replication, (uint)round, _walkOutStream);
        var forced = 0;
        foreach (var rule in _walkOuts)
        {
            var move = rule.MoveAt(maker, latest, ref draws);
            forced = forced == WalkOut || move == 0 ? forced : move;
        }

        for (var i = 0; i < _challenges.Length; i++)
        {
            var fires = draws.Happens(_challenges[i].Chance) && _challenged[i] < _challenges[i].Most && forced == 0;
            (_challenged[i], forced) = fires ? (_challenged[i] + 1, Challenge) : (_challenged[i], forced);
        }

        if (forced < 0)
        {
            return forced;
        }

        var chosen = inner.Turn(round, maker, latest);
        return chosen == Accept && Waits(round) ? Pass : chosen;
    }

    public override bool Takes(int round, int maker, int offer) => inner.Takes(round, maker, offer) && !Waits(round);

    private bool Waits(int round)
    {
        var waits = false;
        foreach (var rule in _waits)
        {
            waits |= !rule.IsMetBy(round, _seed, _replication);
        }

        return waits;
    }

    /// <summary>A walk-out rule with what it remembers of a replication.</summary>
    private sealed class WalkOutRule(Seat seat, PartyRule.WalkOut rule)
    {
        private (int Maker, int Offer) _last;
        private bool _isAway;

        public void Begin() => (_last, _isAway) = ((Seat.NoOffer, Seat.NoOffer), false);

        public int MoveAt(int maker, int[] latest, ref Draws draws)
        {
            var (leaves, returns) = (draws.Happens(rule.Chance), draws.Happens(rule.ChanceOfReturn));
            if (_isAway)
            {
                _isAway = !returns;
                return _isAway ? Away : 0;
            }

            if (maker < 0 || (maker, latest[maker]) == _last)
            {
                return 0;
            }

            _last = (maker, latest[maker]);
            if (!leaves || !rule.Touches[seat.OutcomeOf(maker, latest[maker])])
            {
                return 0;
            }

            _isAway = rule.ChanceOfReturn > 0;
            return _isAway ? Away : WalkOut;
        }
    }

    /// <summary>A condition with the round up to which it has been looked at.</summary>
    private sealed class WaitRule(PartyRule.Condition rule)
    {
        private readonly uint _stream = DrawStreams.Of(rule.ThirdParty, DrawPurpose.Circumstance);
        private int _looked;
        private bool _isMet;

        public void Begin() => (_looked, _isMet) = (0, false);

        public bool IsMetBy(int round, ulong seed, uint replication)
        {
            while (!_isMet && _looked < round)
            {
                _looked++;
                _isMet = new Draws(seed, replication, (uint)_looked, _stream).Happens(rule.Chance);
            }

            return _isMet;
        }
    }
}
