using NegotiationSim.Core.Behaviour.Delivery;

namespace NegotiationSim.Core.Simulation.Delivery;

/// <summary>
/// What a repeated delivery game is worth on average, without playing it: the chances of all pairs of states are followed from
/// turn to turn, and a turn counts with the chance w^(turn − 1) that it is played. A sum over turns of finite length: exact but
/// for rounding.
/// </summary>
/// <param name="ToA">The expected sum of the first party's payoffs.</param>
/// <param name="ToB">The expected sum of the second party's payoffs.</param>
/// <param name="Turns">The expected number of turns.</param>
public sealed record ExpectedDelivery(double ToA, double ToB, double Turns)
{
    /// <summary>With more pairs of states than this there is no answer.</summary>
    public const int MostPairs = 50_000;

    // What is left of a game can no longer change the last bit.
    private const double Negligible = 1e-18;

    private readonly record struct Pair(long A, long B);

    /// <summary>The expectation; null where strategies that count without end reach more than <see cref="MostPairs"/> pairs of states.</summary>
    /// <param name="terms">The rules; without findings.</param>
    /// <param name="a">The first party's strategy.</param>
    /// <param name="b">The second party's strategy.</param>
    public static ExpectedDelivery? Of(DeliveryTerms terms, DeliveryStrategy a, DeliveryStrategy b)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Dictionary<Pair, double> now = new() { [new(DeliveryStrategy.Start, DeliveryStrategy.Start)] = 1 };
        Dictionary<Pair, double> next = [];
        double toA = 0, toB = 0, turns = 0, played = 1;
        for (var turn = 1; turn <= terms.Turns && played > Negligible; turn++, played *= terms.Continuation)
        {
            turns += played;
            next.Clear();
            foreach (var (pair, chance) in now)
            {
                var (deliversA, deliversB) = (Slipped(a.ChanceToDeliver(pair.A), terms.Noise), Slipped(b.ChanceToDeliver(pair.B), terms.Noise));
                foreach (var (moveA, moveB) in Outcomes)
                {
                    var share = chance * Of(moveA, deliversA) * Of(moveB, deliversB);
                    if (share > 0)
                    {
                        toA += played * share * terms.Payoffs.Of(moveA, moveB);
                        toB += played * share * terms.Payoffs.Of(moveB, moveA);
                        var after = new Pair(a.StateAfter(pair.A, moveA, moveB), b.StateAfter(pair.B, moveB, moveA));
                        next[after] = next.GetValueOrDefault(after) + share;
                    }
                }
            }

            if (next.Count > MostPairs)
            {
                return null;
            }

            (now, next) = (next, now);
        }

        return new(toA, toB, turns);
    }

    private static readonly (DeliveryMove A, DeliveryMove B)[] Outcomes =
        [(DeliveryMove.Deliver, DeliveryMove.Deliver), (DeliveryMove.Deliver, DeliveryMove.Withhold), (DeliveryMove.Withhold, DeliveryMove.Deliver), (DeliveryMove.Withhold, DeliveryMove.Withhold)];

    private static double Slipped(double chance, double noise) => (chance * (1 - noise)) + ((1 - chance) * noise);

    private static double Of(DeliveryMove move, double delivers) => move == DeliveryMove.Deliver ? delivers : 1 - delivers;
}
