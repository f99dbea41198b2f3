namespace NegotiationSim.Web.Tests;

/// <summary>Bodies.</summary>
internal static class Written
{
    /// <summary>A negotiation between two, with nothing in it yet.</summary>
    public static string Opening(string id = "talks") => $$"""
        kind: history
        id: {{id}}
        title: Small talks
        parties:
          - {id: ukraine, name: Ukraine, side: A, role: party}
          - {id: russia, name: Russia, side: B, role: party}
        opened: {on: 2026-02-24, by: ukraine}
        entries: []
        """;

    /// <summary>A demand of one of them.</summary>
    public static string Demand(string id = "pull-back", string by = "ukraine", string of = "russia") =>
        $"{{on: 2026-02-25, by: {by}, do: table-demand, demand: {id}, of: {of}, dimension: TER, text: Pull back 10 km}}";

    /// <summary>A file that is shipped.</summary>
    public static string Seed(string path) => File.ReadAllText(Path.Combine(Served.Root, path));
}
