namespace NegotiationSim.Cli.Explain;

/// <summary>What a number, word or code means: the same parts in the same order for each.</summary>
/// <param name="Name">The term.</param>
/// <param name="Kind">What it is, with its range: <c>balance index, −1 to +1</c>.</param>
/// <param name="Asks">What it asks or says, in a sentence or two.</param>
internal sealed record Explanation(string Name, string Kind, string Asks)
{
    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The formula, line by line.</summary>
    public IReadOnlyList<string> Formula { get; init; } = [];

    /// <summary>Every symbol of the formula.</summary>
    public IReadOnlyList<(string Symbol, string Meaning)> Symbols { get; init; } = [];

    /// <summary>When there is no number, and what stands in its place.</summary>
    public string? Undefined { get; init; }

    /// <summary>A worked example.</summary>
    public string? Example { get; init; }

    /// <summary>A command line that shows it.</summary>
    public string? TryNow { get; init; }

    /// <summary>Where it comes from.</summary>
    public string? Source { get; init; }
}
