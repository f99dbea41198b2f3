namespace NegotiationSim.Core.Simulation;

/// <summary>
/// What is numbered from 0, as an array: issues, options, outcomes, parties. The framework's own way there, over a range of
/// numbers, would be compiled at every start (decision 0011).
/// </summary>
internal static class Numbered
{
    /// <summary>One thing for each number below <paramref name="count"/>.</summary>
    public static T[] By<T>(int count, Func<int, T> of)
    {
        var all = new T[count];
        for (var number = 0; number < count; number++)
        {
            all[number] = of(number);
        }

        return all;
    }
}
