using System.Collections.Immutable;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Asking;

/// <summary>
/// Whose weights and which readings somebody asks for: one word, several with commas, or <c>all</c>; the first is the
/// headline's, and null says nothing.
/// </summary>
public sealed record Question
{
    /// <summary>Ids of perspectives.</summary>
    public IReadOnlyList<string>? Perspectives { get; init; }

    /// <summary>What comparable means.</summary>
    public IReadOnlyList<Norm>? Norms { get; init; }

    /// <summary>What part of a promise counts.</summary>
    public IReadOnlyList<Lens>? Lenses { get; init; }

    /// <summary>From where steps are counted.</summary>
    public IReadOnlyList<Baseline>? Baselines { get; init; }

    /// <summary>Whose account.</summary>
    public IReadOnlyList<Account>? Accounts { get; init; }

    /// <summary>What was typed, or every word of it that means nothing.</summary>
    public static Answer<Question> Read(string? perspective, string? norm, string? lens, string? baseline, string? account)
    {
        var mistakes = new List<string>();
        var question = new Question
        {
            Perspectives = Split(perspective),
            Norms = Values("norm", norm, ReadingNames.Norms, mistakes),
            Lenses = Values("lens", lens, ReadingNames.Lenses, mistakes),
            Baselines = Values("baseline", baseline, ReadingNames.Baselines, mistakes),
            Accounts = Values("account", account, ReadingNames.Accounts, mistakes),
        };
        return mistakes.Count == 0 ? question : new NoAnswer.Mistaken(mistakes);
    }

    /// <summary>The readings of a document, or of a screen, which shows one lens and baseline unless more were typed.</summary>
    public AskedReadings Over(AskedReadings defaults, bool forScreen)
    {
        var headline = defaults.Headline with
        {
            Norm = First(Norms, defaults.Headline.Norm),
            Lens = First(Lenses, defaults.Headline.Lens),
            Baseline = First(Baselines, defaults.Headline.Baseline),
            Account = First(Accounts, defaults.Headline.Account),
        };
        return defaults with
        {
            Norms = Some(Norms, defaults.Norms),
            Lenses = Some(Lenses, forScreen ? [headline.Lens] : defaults.Lenses),
            Baselines = Some(Baselines, forScreen ? [headline.Baseline] : defaults.Baselines),
            Accounts = Some(Accounts, forScreen ? [headline.Account] : defaults.Accounts),
            Headline = headline,
        };
    }

    private static List<string>? Split(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();

    private static List<T>? Values<T>(string what, string? text, IReadOnlyList<ReadingName<T>> words, List<string> mistakes)
        where T : struct, Enum
    {
        if (Split(text) is not { } written)
        {
            return null;
        }

        if (written.Contains("all", StringComparer.OrdinalIgnoreCase))
        {
            return [.. words.Select(word => word.Value)];
        }

        var values = new List<T>();
        foreach (var one in written)
        {
            // The names of the JSON documents are understood too.
            var known = words.Where(word => string.Equals(word.Word, one, StringComparison.OrdinalIgnoreCase) || string.Equals(word.Value.ToString(), one, StringComparison.OrdinalIgnoreCase)).ToList();
            if (known.Count == 0)
            {
                mistakes.Add(Spelling.Unknown(what, one, words.Select(word => word.Word), $"write one of {string.Join(", ", words.Select(word => word.Word))}"));
            }

            values.AddRange(known.Select(word => word.Value));
        }

        return values;
    }

    private static T First<T>(IReadOnlyList<T>? typed, T otherwise) => typed is { Count: > 0 } ? typed[0] : otherwise;

    private static ImmutableArray<T> Some<T>(IReadOnlyList<T>? typed, ImmutableArray<T> otherwise) => typed is { Count: > 0 } ? [.. typed] : otherwise;
}
