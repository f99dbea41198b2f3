using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>What is different in a variant, in words: as its file says, or between two texts with the same clauses.</summary>
internal static class Differences
{
    private const int Most = 6;

    public static IReadOnlyList<string> Of(Scored from, Variant variant) =>
        variant.Lineage.Overrides.Count > 0 ? variant.Lineage.Overrides : Between(from.Score.Ledger, variant.Scored.Score.Ledger);

    private static List<string> Between(ConcessionLedger from, ConcessionLedger to)
    {
        var before = from.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var after = to.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var kept = after.Values.Where(item => before.TryGetValue(item.Id, out var old) && old.Text == item.Text).ToList();
        if (kept.Count * 4 < after.Count)
        {
            return [$"another text: {Words.Count(to.Items.Length, "step")} in place of {from.Items.Length}"];
        }

        var parts = new List<string>();
        Add(parts, "drops", before.Keys.Where(id => !after.ContainsKey(id)));
        Add(parts, "adds", after.Keys.Where(id => !before.ContainsKey(id)));
        Add(parts, "changes", after.Values.Where(item => before.TryGetValue(item.Id, out var old) && !Same(old, item)).Select(item => Change(before[item.Id], item)));
        return parts;
    }

    private static bool Same(Concession one, Concession other) =>
        Equals(one.Magnitude, other.Magnitude) && one.Text == other.Text && one.ObligationClass == other.ObligationClass && one.Line == other.Line;

    private static string Change(Concession old, Concession item)
    {
        var (was, now) = (Sizes.Of(old.Line, old.Magnitude, codedBy: null), Sizes.Of(item.Line, item.Magnitude, codedBy: null));
        return was == now ? item.Id : $"{item.Id} ({was} → {now})";
    }

    private static void Add(List<string> parts, string verb, IEnumerable<string> ids)
    {
        var all = ids.ToList();
        if (all.Count > 0)
        {
            parts.Add($"{verb} {string.Join(", ", all.Take(Most))}{(all.Count > Most ? $" and {all.Count - Most} more" : "")}");
        }
    }
}
