using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Asking;

/// <summary>Where a person can take a seat.</summary>
public static class Seating
{
    /// <summary>The base or variant in which a person wants to play a side, or why it cannot.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="all">Its base and its variants.</param>
    /// <param name="wanted">Id of one of them; null: the base.</param>
    public static Answer<Simulated> Seat(ScenarioFile scenario, IReadOnlyList<Simulated> all, string? wanted)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(all);
        wanted ??= all[0].Id;
        return all.FirstOrDefault(one => one.Id == wanted) is not { } simulated
                ? new NoAnswer.NotThere(Spelling.Unknown("variant", wanted, all.Select(one => one.Id), $"negsim show {scenario.Id} lists them"))
            : WhyNot(simulated) is not { } why ? simulated
            : new NoAnswer.Wrong([NoSeat(scenario.Id, wanted, why, [.. all.Where(one => WhyNot(one) is null).Select(one => one.Id)])]);
    }

    private static string? WhyNot(Simulated simulated) => simulated switch
    {
        { StrategyOfThird: not null } => "a third party is at its table",
        { SideBySide: not null } => "it is negotiated at several tables",
        _ => null,
    };

    private static Finding NoSeat(string scenario, string wanted, string why, IReadOnlyList<string> others)
    {
        var typed = $"{scenario} --variant {wanted}";
        return new Finding(FindingCodes.NoSeat, new SourceText("play", typed), new Span(1, 1, typed.Length), $"no person can take a seat in `{wanted}` of {scenario}", why)
        {
            Help = [others.Count > 0 ? $"write {string.Join(" or ", others.Select(one => $"`--variant {one}`"))}" : "write a variant without it"],
        };
    }
}
