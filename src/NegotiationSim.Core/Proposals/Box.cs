using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Proposals;

/// <summary>
/// A hyper-rectangle of outcomes: those whose options lie in a stretch on each issue that it names, whatever the others. A combination is a box of
/// stretches of one option. A box that names no issue holds every outcome; one with an empty stretch holds none.
/// </summary>
/// <param name="Stretches">At most one stretch an issue.</param>
public sealed record Box(EquatableList<Stretch> Stretches)
{
    /// <summary>The outcomes with exactly these options.</summary>
    public static Box Of(params ReadOnlySpan<(int Issue, int Option)> combination)
    {
        var stretches = new Stretch[combination.Length];
        for (var i = 0; i < combination.Length; i++)
        {
            stretches[i] = new Stretch(combination[i].Issue, combination[i].Option, combination[i].Option);
        }

        return new Box([.. stretches]);
    }

    /// <summary>True for an outcome inside.</summary>
    /// <param name="options">One option an issue.</param>
    public bool Contains(ReadOnlySpan<int> options)
    {
        foreach (var stretch in Stretches)
        {
            if (options[stretch.Issue] < stretch.From || options[stretch.Issue] > stretch.To)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The inside of a box in an enumerable space as runs of neighbouring outcomes, in the order of their indices.</summary>
    internal IEnumerable<(int First, int Length)> RunsIn(OutcomeSpace space)
    {
        var (from, to) = Bounds(space);
        if (from.Zip(to).Any(ends => ends.First > ends.Second))
        {
            yield break;
        }

        var free = from.Length;
        while (free > 0 && from[free - 1] == 0 && to[free - 1] == space.Issues[free - 1].Count - 1)
        {
            free--;
        }

        // Issues from `free` on are whole; the one before them gives a run its length; those before that are counted through.
        var length = free == 0 ? (int)space.Size : (int)space.StrideOf(free - 1) * (to[free - 1] - from[free - 1] + 1);
        var options = from.ToArray();
        while (true)
        {
            yield return ((int)space.IndexOf(options), length);
            var issue = free - 2;
            while (issue >= 0 && options[issue] == to[issue])
            {
                options[issue] = from[issue];
                issue--;
            }

            if (issue < 0)
            {
                yield break;
            }

            options[issue]++;
        }
    }

    private (int[] From, int[] To) Bounds(OutcomeSpace space)
    {
        var (from, to) = (new int[space.Issues.Count], space.Issues.Select(issue => issue.Count - 1).ToArray());
        foreach (var stretch in Stretches)
        {
            (from[stretch.Issue], to[stretch.Issue]) = (Math.Max(from[stretch.Issue], stretch.From), Math.Min(to[stretch.Issue], stretch.To));
        }

        return (from, to);
    }
}

/// <summary>Neighbouring options of one issue.</summary>
/// <param name="Issue">The issue by its place in the space.</param>
/// <param name="From">The first option.</param>
/// <param name="To">The last option, included; before the first one: no option at all.</param>
public readonly record struct Stretch(int Issue, int From, int To);
