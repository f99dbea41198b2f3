using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Behaviour;

/// <summary>
/// How far a party's moves answered the difference between the other's last move and its own, in a record of both
/// (measurement model §2.4; Stoll and McAndrew 1986, Druckman and Harris 1990):
/// <code>own_t − own_(t−1) = β·(other_(t−1) − own_(t−1)) + error</code>
/// fitted by least squares through the origin. It is what the comparative responder plays.
/// </summary>
/// <param name="Beta">β̂: 0 takes no notice, 1 makes good the whole difference each time.</param>
/// <param name="StandardError">Of β̂; null below two responses.</param>
/// <param name="RSquared">
/// The share, up to 1, of the squared changes that the responses account for (about 0, not about a mean: there is no
/// intercept); null if the party never changed its move.
/// </param>
/// <param name="Responses">How many changes of move it was fitted to.</param>
public sealed record ComparativeResponse(double Beta, double? StandardError, double? RSquared, int Responses)
{
    /// <summary>Fits β; null where the moves never differed, so that there was nothing to respond to.</summary>
    /// <param name="own">The party's moves in order, in any unit.</param>
    /// <param name="others">The other's moves at the same times, in that unit; as many.</param>
    public static ComparativeResponse? Fit(ReadOnlySpan<double> own, ReadOnlySpan<double> others)
    {
        if (own.Length != others.Length)
        {
            throw new ArgumentException("each move of the party needs the other's at the same time", nameof(others));
        }

        Summation products = default, squares = default, changes = default, errors = default;
        for (var t = 1; t < own.Length; t++)
        {
            var (difference, change) = (others[t - 1] - own[t - 1], own[t] - own[t - 1]);
            products.Add(difference * change);
            squares.Add(difference * difference);
            changes.Add(change * change);
        }

        if (!(squares.Value > 0))
        {
            return null;
        }

        var (beta, count) = (products.Value / squares.Value, own.Length - 1);
        for (var t = 1; t < own.Length; t++)
        {
            var error = own[t] - own[t - 1] - (beta * (others[t - 1] - own[t - 1]));
            errors.Add(error * error);
        }

        return new(
            beta,
            count < 2 ? null : Math.Sqrt(errors.Value / (count - 1) / squares.Value),
            changes.Value > 0 ? 1 - (errors.Value / changes.Value) : null,
            count);
    }
}
