using System.CommandLine;
using System.CommandLine.Parsing;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Verbs;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Help;

/// <summary>What is wrong with a command line, as a statement of what to write instead.</summary>
internal static class Mistakes
{
    /// <summary>Says every mistake; false when there is none.</summary>
    public static bool Say(Root root, ParseResult parsed, IReadOnlyList<string> args, Terminal terminal)
    {
        var mistakes = Of(root, parsed, args).Distinct(StringComparer.Ordinal).ToList();
        mistakes.ForEach(terminal.Say);
        if (mistakes.Count > 0 && parsed.CommandResult.Command is Verb verb)
        {
            terminal.Say($"usage: negsim {verb.Name} {verb.Usage}");
        }

        return mistakes.Count > 0;
    }

    private static IEnumerable<string> Of(Root root, ParseResult parsed, IReadOnlyList<string> args)
    {
        if (parsed.CommandResult.Command is not Verb verb)
        {
            var word = parsed.UnmatchedTokens.FirstOrDefault(token => !token.StartsWith('-'));
            return word is null
                ? UnknownOptions(root, parsed).DefaultIfEmpty($"no verb in \"{string.Join(' ', args)}\"; negsim --help lists them")
                : [Spelling.Unknown("verb", word, root.Verbs.Select(known => known.Name), "negsim --help lists them")];
        }

        var unknown = UnknownOptions(root, parsed).ToList();

        // The value of an unknown option looks like an argument too many.
        var surplus = unknown.Count > 0 ? [] : parsed.UnmatchedTokens.Where(token => !IsOption(token)).Select(token => $"\"{token}\" is one argument too many");
        return unknown
            .Concat(surplus)
            .Concat(parsed.Errors.Select(error => Sentence(error, verb)).OfType<string>());
    }

    private static IEnumerable<string> UnknownOptions(Root root, ParseResult parsed)
    {
        var known = parsed.CommandResult.Command.Options.Concat(root.Output.All).Select(option => option.Name).Append("--help").ToList();
        return parsed.UnmatchedTokens.Where(IsOption).Select(token => Spelling.Unknown("option", token.Split('=', ':')[0], known, "negsim VERB --help lists them"));
    }

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-';

    private static string? Sentence(ParseError error, Verb verb) => error.SymbolResult switch
    {
        OptionResult { Tokens: [] } option => $"\"{option.Option.Name}\" needs a value",
        OptionResult { Option.Arity.MaximumNumberOfValues: 1 } option when option.Tokens.Count > 1 => $"\"{option.Option.Name}\" comes twice; write it once, with values after commas",
        OptionResult option => $"\"{option.Option.Name}\" does not take \"{string.Join(' ', option.Tokens.Select(token => token.Value))}\"",
        ArgumentResult argument when argument.Tokens.Count == 0 && argument.Parent is OptionResult option => $"\"{option.Option.Name}\" needs a value",
        ArgumentResult argument when argument.Tokens.Count == 0 => $"{verb.Name} needs {argument.Argument.Name}",
        ArgumentResult argument => $"\"{string.Join(' ', argument.Tokens.Select(token => token.Value))}\" is no {argument.Argument.Name}",
        _ when error.Message.Contains("Unrecognized", StringComparison.Ordinal) => null,
        _ => error.Message,
    };
}
