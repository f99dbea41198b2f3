namespace NegotiationSim.Files.Tests;

/// <summary>Small files that are right, to be made wrong in one place.</summary>
internal static class Samples
{
    public const string Sources = """
        kind: sources
        id: sources
        sources:
          P1: {tier: 2, publisher: A paper, title: A report, date: 2025-11}
          P4: {tier: 4, publisher: An outlet, title: Another report}
        """;

    public const string Holdings = """
        kind: holdings
        id: both
        asOf: 2026-02-24
        holdings:
          FOR: {A: [800, 880, 1000], B: 1500, sources: [P1, P4]}
          TER: {pooled: 200, codedBy: ours}
        evidence:
          - {side: B, dimension: TER, f: 0, on: 2014-03-18, continuing: true}
          - {history: earlier, sides: [B]}
        """;

    public const string Earlier = """
        kind: history
        id: earlier
        parties:
          - {id: ukraine, side: A, role: party}
          - {id: russia, side: B, role: party}
        opened: {on: 2014-01-01, by: russia}
        entries:
          - {on: 2014-02-01, by: russia, do: commit, concession: leave, dimension: BAS, sources: [P1]}
          - {on: 2014-02-01, by: ukraine, do: commit, concession: wait, dimension: BAS}
          - {on: 2015-02-01, by: russia, do: fulfil, concession: leave}
          - {on: 2015-03-01, by: ukraine, do: fulfil, concession: wait}
          - {on: 2030-01-01, by: russia, do: commit, concession: later, dimension: BAS}
          - {on: 2030-02-01, by: russia, do: fulfil, concession: later}
        """;

    public const string Text = """
        kind: proposal
        id: text
        title: A text
        date: 2025-11-20
        against: both
        sources: [P1]
        clauses:
          - {id: "1", issue: army_cap, form: one_sided, obligated: [A], magnitude: {cap: 600}}
          - {id: "2", issue: rights, form: mutual, obligated: [A, B], magnitude: {x: [.1, .2, .3]}, codedBy: ours}
          - {id: "3", issue: army_cap, form: open}
        """;

    public const string Neutral = """
        kind: perspective
        id: neutral
        weights: equal
        """;

    public static (string Name, string Text)[] All { get; } =
    [
        ("sources.yaml", Sources), ("both.yaml", Holdings), ("earlier.yaml", Earlier), ("text.yaml", Text), ("neutral.yaml", Neutral),
    ];

    public static string Scenario(string rest) => $"kind: scenario\nid: what\nbase: text\n{rest}";
}
