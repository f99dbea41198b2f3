using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Tests.Proposals;

/// <summary>Small spaces and utilities of every make; the seed names them.</summary>
internal static class RandomSpaces
{
    public static OutcomeSpace Space(Random random) => new([.. Enumerable.Range(0, random.Next(1, 5)).Select(number => AnIssue(random, $"i{number}"))]);

    public static Utility Utility(Random random, OutcomeSpace space) => new([.. space.Issues.Select(issue => new Criterion(random.NextDouble(), Value(random, issue)))])
    {
        Terms = [.. Enumerable.Range(0, random.Next(4)).Select(_ => new Term(ABox(random, space), random.NextDouble() - .5))],
        RedLines = [.. Enumerable.Range(0, random.Next(3)).Select(number => new RedLine($"line {number}", ABox(random, space)))],
        Reservation = random.NextDouble() * .5,
    };

    public static Box ABox(Random random, OutcomeSpace space) => new([.. Enumerable.Range(0, space.Issues.Count).Where(_ => random.Next(2) == 0)
        .Select(issue => new Stretch(issue, random.Next(space.Issues[issue].Count), random.Next(space.Issues[issue].Count)))]);

    private static Issue AnIssue(Random random, string id) => random.Next(4) switch
    {
        0 => new Issue.Categorical(id, [.. Enumerable.Range(0, random.Next(1, 6)).Select(option => $"o{option}")]),
        1 => new Issue.Ladder(id, [.. Enumerable.Range(0, random.Next(1, 6)).Select(rung => new Rung($"r{rung}", rung * .25))]),
        2 => new Issue.WholeNumbers(id, -2, random.Next(-2, 5)),
        _ => new Issue.Grid(id, -1, 2.5, random.Next(1, 7)),
    };

    private static ValueFunction Value(Random random, Issue issue) => (issue is Issue.Categorical ? 0 : random.Next(4)) switch
    {
        0 => new ValueFunction.Table([.. Enumerable.Range(0, issue.Count).Select(_ => (double?)random.NextDouble())]),
        1 => new ValueFunction.Affine(random.NextDouble() - .5, random.NextDouble()),
        2 => new ValueFunction.PiecewiseLinear([new(-1, random.NextDouble()), new(0, random.NextDouble()), new(1.5, random.NextDouble())]),
        _ => new ValueFunction.Peaked(-2, random.NextDouble(), 3),
    };
}
