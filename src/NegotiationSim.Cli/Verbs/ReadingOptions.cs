using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Which readings are asked for: one word, several with commas, or <c>all</c>; the first is the headline's.</summary>
internal sealed class ReadingOptions
{
    public Option<string?> Perspective { get; } = new("--perspective") { Description = "whose weights: ids of negsim list, or all", HelpName = "ID,…" };

    public Option<string?> Norm { get; } = Words("--norm", ReadingNames.Norms.Select(word => word.Word), "what comparable means");

    public Option<string?> Lens { get; } = Words("--lens", ReadingNames.Lenses.Select(word => word.Word), "what part of a promise counts");

    public Option<string?> Baseline { get; } = Words("--baseline", ReadingNames.Baselines.Select(word => word.Word), "from where steps are counted");

    public Option<string?> Account { get; } = Words("--account", ReadingNames.Accounts.Select(word => word.Word), "whose account a step is entered in");

    public void AddTo(Command command)
    {
        foreach (var option in new[] { Perspective, Norm, Lens, Baseline, Account })
        {
            command.Add(option);
        }
    }

    /// <summary>What was typed.</summary>
    public bool TryRead(ParseResult parsed, Session session, [NotNullWhen(true)] out Question? question)
    {
        var read = Question.Read(parsed.GetValue(Perspective), parsed.GetValue(Norm), parsed.GetValue(Lens), parsed.GetValue(Baseline), parsed.GetValue(Account));
        return session.TryTake(read, out question, out _);
    }

    private static Option<string?> Words(string name, IEnumerable<string> words, string description)
    {
        var all = words.ToArray();
        var option = new Option<string?>(name) { Description = $"{description}: {string.Join(", ", all)}, all", HelpName = "WORD,…" };
        option.CompletionSources.Add([.. all, "all"]);
        return option;
    }
}
