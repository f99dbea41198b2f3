using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Files.Domains;

/// <summary>Options by the numbers between which they lie. Numbers of an imported issue rise from option to option.</summary>
internal static class Stretches
{
    /// <summary>The options of an issue whose numbers lie between two, both included; an empty stretch where there are none.</summary>
    public static Stretch Between(int place, Issue issue, double min, double max) =>
        new(place, FirstWhere(issue, number => number >= min), FirstWhere(issue, number => number > max) - 1);

    /// <summary>The option with exactly this number; null if there is none.</summary>
    public static int? With(Issue issue, double number) =>
        FirstWhere(issue, other => other >= number) is var option && option < issue.Count && issue.NumberOf(option) == number ? option : null;

    private static int FirstWhere(Issue issue, Func<double, bool> holds)
    {
        var (from, to) = (0, issue.Count);
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            (from, to) = holds(issue.NumberOf(middle)!.Value) ? (from, middle) : (middle + 1, to);
        }

        return from;
    }
}
