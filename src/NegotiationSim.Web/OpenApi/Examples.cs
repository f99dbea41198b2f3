namespace NegotiationSim.Web.OpenApi;

/// <summary>What one sends, and what comes back.</summary>
/// <param name="Yaml">The body as YAML.</param>
/// <param name="Json">The same as JSON; null where nobody would write it so.</param>
/// <param name="Answer">The answer.</param>
internal sealed record Example(string? Yaml, string? Json, string? Answer);

/// <summary>Examples by operation. The tests send every one of them.</summary>
internal static class Examples
{
    public const string History = """
        kind: history
        id: talks
        title: Small talks
        parties:
          - {id: ukraine, name: Ukraine, side: A, role: party}
          - {id: russia, name: Russia, side: B, role: party}
        opened: {on: 2026-02-24, by: ukraine}
        entries: []
        """;

    public const string Scenario = """
        kind: scenario
        id: without-the-cap
        title: The 28 points without a cap on forces
        base: us-28-2025-11
        variants:
          - id: no-cap
            apply: [{drop: "6"}]
        """;

    public static IReadOnlyDictionary<string, Example> ByOperation { get; } = new Dictionary<string, Example>(StringComparer.Ordinal)
    {
        ["OpenNegotiation"] = new(History, null, """
            {"negotiation": "talks", "version": 1, "commandId": "opening", "repeated": false, "events": [{"version": 1, "event": "negotiation_opened", "on": "2026-02-24", "by": "ukraine", "data": {"id": "talks", "title": "Small talks"}}]}
            """),
        ["Act"] = new(
            "{on: 2026-02-25, by: ukraine, do: table-demand, demand: pull-back, of: russia, dimension: TER, text: Pull back 10 km}",
            """{"on": "2026-02-25", "by": "ukraine", "do": "table-demand", "demand": "pull-back", "of": "russia", "dimension": "TER", "text": "Pull back 10 km"}""",
            """{"negotiation": "talks", "version": 2, "commandId": "7f3c", "repeated": false, "events": [{"version": 2, "event": "demand_tabled", "on": "2026-02-25", "by": "ukraine", "data": {"demandId": "pull-back", "askee": "russia", "text": "Pull back 10 km"}}]}"""),
        ["Negotiations"] = new(null, null, """{"negotiations": [{"id": "talks", "title": "Small talks", "version": 2, "lastOn": "2026-02-25", "archived": false}]}"""),
        ["Negotiation"] = new(null, null, """{"id": "freeze-first", "title": "Small talks", "version": 3, "lastOn": "2026-02-25", "forkedFrom": {"source": "talks", "atVersion": 2}, "archived": false}"""),
        ["Fork"] = new(
            "{id: freeze-first, atVersion: 1, overrides: [the freeze comes first]}",
            """{"id": "freeze-first", "atVersion": 1, "overrides": ["the freeze comes first"]}""",
            """{"id": "freeze-first", "title": "Small talks", "version": 2, "lastOn": "2026-02-25", "forkedFrom": {"source": "talks", "atVersion": 1}, "archived": false}"""),
        ["Score"] = new("""
            kind: proposal
            id: one-clause
            title: One clause
            date: 2026-02-24
            clauses:
              - {id: "1", form: one_sided, obligated: [A], beneficiaries: [B], dimension: FOR, text: A cap on forces, magnitude: {x: [.1, .2, .3]}, codedBy: ours}
            """, null, null),
        ["WhatIf"] = new(Scenario, null, null),
        ["StartSweep"] = new(Scenario, null, """{"id": "0198c0de", "state": "running", "done": 0, "slices": 2}"""),
        ["Sweep"] = new(null, null, """{"id": "0198c0de", "state": "completed", "done": 2, "slices": 2}"""),
        ["Import"] = new(null, null, """{"streams": 1, "events": 38}"""),
    };
}
