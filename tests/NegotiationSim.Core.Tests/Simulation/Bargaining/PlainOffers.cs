using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Simulation;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Tests.Simulation.Bargaining;

/// <summary>Stacked alternating offers once more, written for the eye: moves as lines, outcomes instead of offers.</summary>
internal static class PlainOffers
{
    public static List<string> Play(PlainDomain domain, BargainingTerms terms, PlainParty[] parties, Acceptance[] acceptances, ulong seed, uint replication)
    {
        List<string> moves = [];
        var seen = parties.Select(_ => new List<PlainTurn>()).ToArray();
        var latest = Enumerable.Repeat(-1, domain.Parties).ToArray();
        var (standing, maker, inFavour) = (-1, -1, 0);
        var opener = terms.Opener ?? new Draws(seed, replication, 0, DrawStreams.OfChance(DrawPurpose.Circumstance)).UpTo(domain.Parties - 1);
        var best = parties.Select(_ => double.NegativeInfinity).ToArray();
        for (var round = 1; round <= terms.Rounds; round++)
        {
            for (var turn = 0; turn < domain.Parties; turn++)
            {
                var party = (opener + turn) % domain.Parties;
                if (parties[party].Ranked.Count == 0)
                {
                    return [.. moves, $"{round} {party} walks out"];
                }

                seen[party].Add(new(round, [.. latest]));
                var next = parties[party].Next(seen[party]);
                var worth = standing < 0 ? double.NegativeInfinity : parties[party].Worth(standing);
                best[party] = Math.Max(best[party], worth);
                if (next == PlainParty.TakesIt || (standing >= 0 && Takes(domain, party, parties[party], acceptances[party], worth, parties[party].Worth(next), best[party], round)))
                {
                    moves.Add($"{round} {party} accepts {standing} of {maker}");
                    if (++inFavour == domain.Parties)
                    {
                        return moves;
                    }

                    continue;
                }

                moves.Add($"{round} {party} offers {next}");
                (standing, maker, inFavour, latest[party]) = (next, party, 1, next);
            }

            if (round < terms.Rounds && new Draws(seed, replication, (uint)round, DrawStreams.OfChance(DrawPurpose.Continuation)).Happens(terms.ChanceOfEnding))
            {
                return [.. moves, $"{round} broken off"];
            }
        }

        return [.. moves, "deadline"];
    }

    private static bool Takes(PlainDomain domain, int party, PlainParty seat, Acceptance acceptance, double worth, double next, double best, int round)
    {
        var time = domain.Horizon == 1 ? (round > 1 ? 1 : 0) : (round - 1.0) / (domain.Horizon - 1);
        return worth >= domain.Reservations[party] - seat.Tolerance && acceptance switch
        {
            Acceptance.NextOffer => worth >= next - seat.Tolerance,
            Acceptance.Constant(var share) => worth >= seat.Least + (share * (seat.Best - seat.Least)) - seat.Tolerance,
            Acceptance.Time(var after) => time >= after || domain.Horizon == 1,
            Acceptance.Combined(var after) => worth >= next - seat.Tolerance || ((time >= after || domain.Horizon == 1) && worth >= best),
            _ => throw new NotSupportedException(),
        };
    }
}

/// <summary>Writes moves down as <see cref="PlainOffers"/> does.</summary>
internal struct PlainMoves(OfferTable table) : IBargainingObserver
{
    private int _maker;
    private int _outcome;

    public readonly List<string> Lines { get; } = [];

    public void Offered(int round, int party, int offer)
    {
        (_maker, _outcome) = (party, table.OutcomeOf(party, offer));
        Lines.Add($"{round} {party} offers {_outcome}");
    }

    public readonly void Accepted(int round, int party) => Lines.Add($"{round} {party} accepts {_outcome} of {_maker}");

    public readonly void Passed(int round, int party, bool isAway) => Lines.Add($"{round} {party} passes");

    public readonly void Bridged(int round, int maker, int offer) => Lines.Add($"{round} {table.OutcomeOf(maker, offer)} is put to all");

    public readonly void WalkedOut(int round, int party) => Lines.Add($"{round} {party} walks out");
}
