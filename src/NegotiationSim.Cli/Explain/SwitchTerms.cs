namespace NegotiationSim.Cli.Explain;

/// <summary>The model's switches, each with its default; a report lists every one that is off it.</summary>
internal static class SwitchTerms
{
    public static IReadOnlyList<Explanation> All { get; } =
    [
        Of("lambda", "0.5", "Floor of the irreversibility factor: 0 makes reversible steps cheap talk, 1 ignores reversibility.", "lam"),
        Of("tau", "1/9", "Up to here a balance is even."),
        Of("mu", "0.05", "Share of the weights in use below which a verdict is withheld."),
        Of("answerThreshold", "0.8", "A demand is answered from this coverage on; written theta in files."),
        Of("piO", "0.5", "Chance that an offer becomes a promise."),
        Of("countOffers", "off", "Offers count as promises under Pledged."),
        Of("hT", "infinite, days", "Half-life of what is due later."),
        Of("hC", "10 years", "Half-life of evidence."),
        Of("simOff", "0.5", "Weight of evidence from another dimension."),
        Of("betaV", "1", "Effect of verification on credibility: assumed, not estimated.", "betaE"),
        Of("a0", "0.5", "Prior of credibility, with b0 (Jeffreys).", "b0", "prior"),
        Of("observerDemands", "whatIf", "count: demands of observers count in both directions. By default they are shown beside, because an observer is not at the table."),
        Of("demandWindow", "30 days", "How long before a text a demand still belongs to it."),
        Of("dueSlack", "30 days", "How much later than a demand its answer may be due."),
        Of("thirdParty", "listed", "counted: third parties' gifts join the receiver's column under Gain and Net."),
        Of("sharedWeights", "off", "Both sides' weights are replaced by their mean."),
    ];

    private static Explanation Of(string name, string value, string says, params string[] aliases) =>
        new(name, $"switch, default {value}", says) { Aliases = aliases, TryNow = "switches: in a scenario or ledger file", Source = "A debatable choice: whoever changes it finds it listed under the verdict." };
}
