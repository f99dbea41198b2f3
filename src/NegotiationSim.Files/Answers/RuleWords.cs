using System.Globalization;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Hazards;

namespace NegotiationSim.Files.Answers;

/// <summary>The rules of a seat in words, one sentence each, for people.</summary>
public static class RuleWords
{
    /// <summary>What is special about a protocol; null for alternating offers.</summary>
    public static string? Of(Protocol protocol) => protocol switch
    {
        Protocol.Monotonic => "Both sides offer at once, and who risks less concedes",
        Protocol.SingleText => "A mediator who knows both sides' utilities puts one text to them",
        _ => null,
    };

    /// <summary>What of an agenda is the scenario's own assumption; null where nothing is.</summary>
    /// <param name="agenda">The agenda.</param>
    /// <param name="play">How it is played.</param>
    public static string? Assumed(Agenda agenda, PlayWish play)
    {
        ArgumentNullException.ThrowIfNull(agenda);
        ArgumentNullException.ThrowIfNull(play);
        var (said, bonuses) = (agenda.Issues.Count(issue => issue.Override is not null), play.Bonuses?.Count ?? 0);
        return (said, bonuses) switch
        {
            (0, 0) => null,
            (0, _) => "The scenario assumes what a combination of clauses adds",
            (_, 0) => $"The scenario assumes what {said} of {agenda.Issues.Length} clauses are worth",
            _ => $"The scenario assumes what {said} of {agenda.Issues.Length} clauses are worth, and what a combination adds",
        };
    }

    /// <summary>Every rule it is under; none for a seat that only plays its strategy.</summary>
    public static IEnumerable<string> Of(SeatWish seat)
    {
        ArgumentNullException.ThrowIfNull(seat);
        if (seat.Reservation is { } range && range.Low < range.High)
        {
            yield return $"goes without below a utility drawn from {Number(range.Low)}–{Number(range.High)}";
        }

        if (seat.Discount is { } discount and < 1)
        {
            yield return $"loses {Percent(1 - discount)} of its gain with every round";
        }

        if (seat.Acceptance is { } acceptance)
        {
            yield return $"accepts by {acceptance.Name}{string.Concat(acceptance.Parameters.Select(parameter => $", {parameter.Name} {Number(parameter.Value)}"))}";
        }

        foreach (var rule in seat.WalksOut ?? [])
        {
            yield return $"leaves over {rule.Topic} ({Percent(rule.Chance)} each time{(rule.ChanceOfReturn > 0 ? $", comes back with {Percent(rule.ChanceOfReturn)} a round" : ", for good")})";
        }

        if (seat.Challenge is { } challenge)
        {
            yield return $"contests the venue ({Percent(challenge.Chance)} of its turns, {challenge.Most} at most)";
        }

        foreach (var rule in seat.WaitsFor ?? [])
        {
            yield return $"waits for {rule.ThirdParty} ({Percent(rule.Chance)} a round)";
        }

        foreach (var link in seat.Linked ?? [])
        {
            yield return $"settles {string.Join(", ", link)} together or not at all";
        }

        if (seat.Breach is { } breach)
        {
            yield return Breach(breach);
        }
    }

    private static string Breach(BreachRule rule) =>
        $"breaks a promise {Number(rule.Rate)} times a year where it is verified{(rule.LowVerification == 0 ? "" : $", {Number(Math.Round(Math.Exp(rule.LowVerification), 2))} times as often where nobody can")}";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
