using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Kinds;

/// <summary>What is told apart by its id has an id of its own.</summary>
internal static class Ids
{
    public static bool AreUnique(IEnumerable<(string Id, Node Node)> things, string noun, Report report)
    {
        var before = report.Count;
        var seen = new Dictionary<string, Span>(StringComparer.Ordinal);
        foreach (var (id, node) in things)
        {
            var at = (node as MapNode)?.Place("id") ?? node.At;
            if (!seen.TryAdd(id, at))
            {
                report.Add(FindingCodes.DuplicateId, at, $"the {noun} `{id}` comes twice", "again here", "give one of them another id", related: report.Place(seen[id], "first here"));
            }
        }

        return report.Count == before;
    }
}
