using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Cli.Help;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Which readings are asked for: one word, several with commas, or <c>all</c>; the first is the headline's.</summary>
internal sealed class ReadingOptions
{
    public Option<string?> Perspective { get; } = new("--perspective") { Description = "whose weights: ids of negsim list, or all", HelpName = "ID,…" };

    public Option<string?> Norm { get; } = Words("--norm", ReadingWords.Norms.Select(word => word.Word), "what comparable means");

    public Option<string?> Lens { get; } = Words("--lens", ReadingWords.Lenses.Select(word => word.Word), "what part of a promise counts");

    public Option<string?> Baseline { get; } = Words("--baseline", ReadingWords.Baselines.Select(word => word.Word), "from where steps are counted");

    public Option<string?> Account { get; } = Words("--account", ReadingWords.Accounts.Select(word => word.Word), "whose account a step is entered in");

    public void AddTo(Command command)
    {
        foreach (var option in new[] { Perspective, Norm, Lens, Baseline, Account })
        {
            command.Add(option);
        }
    }

    /// <summary>What was typed; null lists where nothing was.</summary>
    public bool TryRead(ParseResult parsed, Session session, [NotNullWhen(true)] out Typed? typed)
    {
        var mistakes = new List<string>();
        typed = new Typed(
            Split(parsed.GetValue(Perspective)),
            Read("norm", parsed.GetValue(Norm), ReadingWords.Norms, mistakes),
            Read("lens", parsed.GetValue(Lens), ReadingWords.Lenses, mistakes),
            Read("baseline", parsed.GetValue(Baseline), ReadingWords.Baselines, mistakes),
            Read("account", parsed.GetValue(Account), ReadingWords.Accounts, mistakes));
        mistakes.ForEach(session.Terminal.Say);
        return mistakes.Count == 0;
    }

    private static Option<string?> Words(string name, IEnumerable<string> words, string description)
    {
        var all = words.ToArray();
        var option = new Option<string?>(name) { Description = $"{description}: {string.Join(", ", all)}, all", HelpName = "WORD,…" };
        option.CompletionSources.Add([.. all, "all"]);
        return option;
    }

    private static List<string>? Split(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();

    private static List<T>? Read<T>(string what, string? text, IReadOnlyList<(string Word, T Value)> words, List<string> mistakes)
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
                mistakes.Add(Mistakes.Unknown(what, one, words.Select(word => word.Word), $"write one of {string.Join(", ", words.Select(word => word.Word))}"));
            }

            values.AddRange(known.Select(word => word.Value));
        }

        return values;
    }
}

/// <summary>Readings as they were typed; a null says nothing.</summary>
internal sealed record Typed(
    IReadOnlyList<string>? Perspectives,
    IReadOnlyList<Norm>? Norms,
    IReadOnlyList<Lens>? Lenses,
    IReadOnlyList<Baseline>? Baselines,
    IReadOnlyList<Account>? Accounts)
{
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
            Norms = Some(Norms) ?? defaults.Norms,
            Lenses = Some(Lenses) ?? (forScreen ? [headline.Lens] : defaults.Lenses),
            Baselines = Some(Baselines) ?? (forScreen ? [headline.Baseline] : defaults.Baselines),
            Accounts = Some(Accounts) ?? (forScreen ? [headline.Account] : defaults.Accounts),
            Headline = headline,
        };
    }

    private static T First<T>(IReadOnlyList<T>? typed, T otherwise) => typed is { Count: > 0 } ? typed[0] : otherwise;

    private static IReadOnlyList<T>? Some<T>(IReadOnlyList<T>? typed) => typed is { Count: > 0 } ? typed : null;
}
