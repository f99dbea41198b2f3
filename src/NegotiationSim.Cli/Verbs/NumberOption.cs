using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace NegotiationSim.Cli.Verbs;

/// <summary>
/// An option that takes a number. System.CommandLine hands over its text: what that is made of over <c>long?</c> and its like
/// would be compiled at every start (decision 0011).
/// </summary>
internal sealed class NumberOption<T> : Option<string?>
    where T : struct, IParsable<T>
{
    public NumberOption(string name)
        : base(name) => Validators.Add(Check);

    /// <summary>The number that was typed; null: none.</summary>
    public T? In(ParseResult parsed) => parsed.GetValue(this) is { } text ? Number(text) : null;

    private void Check(OptionResult typed)
    {
        if (typed.Tokens is [var token] && Number(token.Value) is null)
        {
            typed.AddError($"{token.Value} is no number");
        }
    }

    private static T? Number(string text) => T.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
