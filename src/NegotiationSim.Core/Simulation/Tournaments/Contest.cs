using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Core.Simulation.Talks;

namespace NegotiationSim.Core.Simulation.Tournaments;

/// <summary>What entrants are matched in: the talks over one agenda, or a repeated delivery game. Any two of them can take its seats, also one and its twin.</summary>
public abstract class Contest
{
    private protected Contest(string id) => Id = id;

    /// <summary>How it is called, unique in its tournament.</summary>
    public string Id { get; }

    /// <summary>Why an entrant cannot take one of the seats, in words; null if it can take both.</summary>
    /// <param name="entrant">Its place among the entrants.</param>
    public abstract string? WhyNot(int entrant);

    /// <summary>Seats two entrants, for one thread.</summary>
    internal abstract IMatch Seat(int a, int b, ulong seed);
}

/// <summary>Two entrants in the seats of a contest.</summary>
internal interface IMatch
{
    MatchEnd Play(uint replication);
}

/// <summary>What one match came to.</summary>
/// <param name="A">What the entrant in the first seat made of it.</param>
/// <param name="B">What the entrant in the second seat made of it.</param>
/// <param name="Rounds">Rounds of the talks, or turns of the game.</param>
internal readonly record struct MatchEnd(Made A, Made B, int Rounds);

/// <summary>What a match came to for one of the two.</summary>
/// <param name="Payoff">Utility of the outcome, or the sum of a game's payoffs.</param>
/// <param name="Cooperation">1 for talks that end in an agreement and 0 for others; in a game the share of its turns in which it delivered.</param>
internal readonly record struct Made(double Payoff, double Cooperation);

/// <summary>
/// Talks over one agenda, by the protocol of its terms. The payoff is the utility of the outcome to the seat's party, which is its reservation
/// value without an agreement, discounted by the rounds it took (as in the tournaments of Baarslag et al. 2013).
/// </summary>
/// <param name="id">Its name.</param>
/// <param name="table">What the parties of the two seats may offer, measured by every norm that an entrant plays by.</param>
/// <param name="terms">The deadline, who opens, and by which rules they take turns.</param>
/// <param name="entrants">How each of them negotiates.</param>
public sealed class BargainingContest(string id, OfferTable table, BargainingTerms terms, EquatableList<BargainingParticipant> entrants) : Contest(id)
{
    /// <inheritdoc/>
    public override string? WhyNot(int entrant) =>
        SimulatedTalks.WhyNotUnder(terms.Protocol, new Played(entrants[entrant]))
        ?? (AlternatingOffers.WhyNot(table, [entrants[entrant], entrants[entrant]]) is { Count: > 0 } reasons ? reasons[0] : null);

    internal override IMatch Seat(int a, int b, ulong seed) => new Match(table, BargainingKernel.Of(table, terms, [entrants[a], entrants[b]]), seed);

    private sealed class Match(OfferTable table, BargainingKernel talks, ulong seed) : IMatch
    {
        public MatchEnd Play(uint replication)
        {
            var end = talks.Play(seed, replication);
            var agreed = end.IsAgreement ? 1 : 0;
            return new MatchEnd(new(table.UtilityOf(end, 0), agreed), new(table.UtilityOf(end, 1), agreed), end.Round);
        }
    }
}

/// <summary>A repeated delivery game (Axelrod 1984). The payoff is the sum over the turns.</summary>
/// <param name="id">Its name.</param>
/// <param name="terms">The rules; without findings.</param>
/// <param name="entrants">How each of them plays.</param>
public sealed class DeliveryContest(string id, DeliveryTerms terms, EquatableList<DeliveryStrategy> entrants) : Contest(id)
{
    /// <inheritdoc/>
    public override string? WhyNot(int entrant) => null;

    internal override IMatch Seat(int a, int b, ulong seed) => new Match(terms.Payoffs, new RepeatedDelivery(terms, ("A", entrants[a]), ("B", entrants[b]), seed));

    private sealed class Match(DeliveryPayoffs payoffs, RepeatedDelivery game) : IMatch
    {
        public MatchEnd Play(uint replication)
        {
            var tally = game.Tally(replication);
            double turns = tally.Turns;
            return new MatchEnd(
                new(tally.WorthToA(payoffs), (tally.CC + tally.CD) / turns),
                new(tally.WorthToB(payoffs), (tally.CC + tally.DC) / turns),
                tally.Turns);
        }
    }
}
