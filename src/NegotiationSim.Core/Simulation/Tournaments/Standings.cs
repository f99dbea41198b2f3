using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Statistics;

namespace NegotiationSim.Core.Simulation.Tournaments;

/// <summary>An entrant's place.</summary>
/// <param name="Place">From 1; entrants of equal score share a place, and the next one is counted on (1, 1, 3).</param>
/// <param name="Entrant">Its number.</param>
public readonly record struct Ranked(int Place, int Entrant);

/// <summary>By how much one entrant scores more than another, replication by replication under the same random numbers.</summary>
/// <param name="Mean">The mean difference; null without replications.</param>
/// <param name="Within">Its 95 % interval; null below two replications.</param>
public readonly record struct Lead(double? Mean, Interval? Within);

/// <summary>
/// What came of a tournament. An entrant's score in a replication is the mean of its payoffs over opponents, contests and
/// seats; intervals are over replications, whose scores are independent where those of matches are not. They speak of chance
/// among these entrants in these contests, not of others. All sums are exact: equal replications give equal bits, in whatever
/// order they come.
/// </summary>
public sealed class Standings
{
    // Scores are sums of rounded terms: what should be equal may differ in the last digits.
    private const double Equal = 1e-9;

    private readonly int _entrants, _matchesOfAPair;
    private readonly bool _withTwins;
    private readonly Moments[] _payoffs, _cooperation, _scores, _leads;

    internal Standings(int entrants, int contests, bool withTwins)
    {
        (_entrants, _matchesOfAPair, _withTwins) = (entrants, 2 * contests, withTwins);
        (_payoffs, _cooperation) = (Empty(entrants * entrants), Empty(entrants * entrants));
        (_scores, _leads) = (Empty(entrants), Empty(entrants * entrants));
    }

    /// <summary>Replications played.</summary>
    public long Replications { get; private set; }

    /// <summary>Rounds of all talks, or turns of all games.</summary>
    public long Rounds { get; private set; }

    /// <summary>All entrants, the highest score first; equal ones in the order in which they were entered.</summary>
    public EquatableList<Ranked> Ranking
    {
        get
        {
            List<Ranked> ranking = [];
            foreach (var entrant in Enumerable.Range(0, _entrants).OrderByDescending(entrant => _scores[entrant].Mean ?? 0))
            {
                var isTied = ranking.Count > 0 && AreEqual(_scores[ranking[^1].Entrant].Mean ?? 0, _scores[entrant].Mean ?? 0);
                ranking.Add(new Ranked(isTied ? ranking[^1].Place : ranking.Count + 1, entrant));
            }

            return [.. ranking.OrderBy(one => one.Place).ThenBy(one => one.Entrant)];
        }
    }

    /// <summary>An entrant's score, over the replications.</summary>
    public Moments Score(int entrant) => _scores[entrant];

    /// <summary>An entrant's payoff against one opponent, over contests, seats and replications; without values for a twin it did not meet.</summary>
    /// <param name="entrant">Whose payoff.</param>
    /// <param name="opponent">Against whom.</param>
    public Moments Payoff(int entrant, int opponent) => _payoffs[(entrant * _entrants) + opponent];

    /// <summary>The share, 0..1, of an entrant's talks with an opponent that end in an agreement, or of its turns in which it delivers.</summary>
    /// <inheritdoc cref="Payoff"/>
    public Moments Cooperation(int entrant, int opponent) => _cooperation[(entrant * _entrants) + opponent];

    /// <summary>The share of all its talks that end in an agreement, or of all its turns in which it delivers; null without replications.</summary>
    public double? Cooperation(int entrant) => Enumerable.Range(0, _entrants).Select(opponent => Cooperation(entrant, opponent).Mean).Average();

    /// <summary>By how much one entrant scores more than another.</summary>
    public Lead LeadOf(int entrant, int other)
    {
        if (entrant > other)
        {
            var turned = LeadOf(other, entrant);
            return new Lead(-turned.Mean, turned.Within is { } within ? new Interval(-within.High, -within.Low) : null);
        }

        var lead = _leads[(entrant * _entrants) + other];
        return new Lead(lead.Mean, lead.Within());
    }

    /// <summary>Takes a block of replications into account.</summary>
    internal void Add(PlayedBlock block)
    {
        foreach (var (payoffs, cooperation) in block.Payoffs.Zip(block.Cooperation))
        {
            Add(payoffs, cooperation);
        }

        Rounds += block.Rounds;
    }

    private void Add(double[] payoffs, double[] cooperation)
    {
        var scores = new double[_entrants];
        for (var entrant = 0; entrant < _entrants; entrant++)
        {
            for (var opponent = 0; opponent < _entrants; opponent++)
            {
                if (entrant != opponent || _withTwins)
                {
                    var cell = (entrant * _entrants) + opponent;
                    var payoff = payoffs[cell] / _matchesOfAPair;
                    _payoffs[cell].Add(payoff);
                    _cooperation[cell].Add(cooperation[cell] / _matchesOfAPair);
                    scores[entrant] += payoff;
                }
            }

            scores[entrant] /= _withTwins ? _entrants : _entrants - 1;
            _scores[entrant].Add(scores[entrant]);
        }

        for (var entrant = 0; entrant < _entrants; entrant++)
        {
            for (var other = entrant + 1; other < _entrants; other++)
            {
                _leads[(entrant * _entrants) + other].Add(scores[entrant] - scores[other]);
            }
        }

        Replications++;
    }

    private static bool AreEqual(double a, double b) => Math.Abs(a - b) <= Equal * Math.Max(1, Math.Abs(a));

    private static Moments[] Empty(int count) => Numbered.By(count, _ => new Moments());
}
