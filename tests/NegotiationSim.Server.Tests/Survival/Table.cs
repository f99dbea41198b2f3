namespace NegotiationSim.Server.Tests.Survival;

/// <summary>A negotiation to be opened, between ukraine and russia.</summary>
internal static class Table
{
    public static string Opening(string id) => $$"""
        kind: history
        id: {{id}}
        title: Talks
        parties:
          - {id: ukraine, name: Ukraine, side: A, role: party}
          - {id: russia, name: Russia, side: B, role: party}
        opened: {on: 2026-02-24, by: ukraine}
        entries: []
        """;
}
