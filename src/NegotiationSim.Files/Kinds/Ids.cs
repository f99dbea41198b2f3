using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>What is told apart by its id has an id of its own.</summary>
internal static class Ids
{
    public static bool AreUnique<T>(IEnumerable<Placed<T>> things, Func<T, string> idOf, string noun, Report report)
    {
        var before = report.Count;
        var seen = new Dictionary<string, Span>(StringComparer.Ordinal);
        foreach (var (thing, node) in things)
        {
            var id = idOf(thing);
            var at = (node as MapNode)?.Place("id") ?? node.At;
            if (!seen.TryAdd(id, at))
            {
                report.Add(FindingCodes.DuplicateId, at, $"the {noun} `{id}` comes twice", "again here", "give one of them another id", related: report.Place(seen[id], "first here"));
            }
        }

        return report.Count == before;
    }
}
