using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Shapes;

/// <summary>How single values are read: texts, ids, words, numbers, truth values.</summary>
internal static partial class Values
{
    /// <summary>Beyond this no quantity of the field lies, and sums stay exact to far below a unit.</summary>
    private const double Largest = 1e15;

    /// <summary>Any text; a plain number is a text too (<c>id: 6</c>).</summary>
    public static Reading<string> Text { get; } = new(TryText, _ => new JsonObject { ["type"] = new JsonArray("string", "number") });

    /// <summary>A text that is not empty.</summary>
    public static Reading<string> Name { get; } = Text.Checked((text, node, report) => !string.IsNullOrWhiteSpace(text) || Refuse(
        report, FindingCodes.WrongValue, node, "an empty text", "a name or text is expected here"));

    /// <summary>Id of a file, party or round: lower-case letters, digits, hyphens.</summary>
    public static Reading<string> Id { get; } = Text
        .Checked((text, node, report) => IsId(text) || Refuse(
            report, FindingCodes.NotAnId, node, $"{node.Noun} is not an id", "lower-case letters, digits and hyphens", $"write `{AsId(text)}`"))
        .Described(schema => (schema["type"], schema["pattern"]) = ("string", "^[a-z0-9][a-z0-9-]{0,63}$"));

    /// <summary>A finite number.</summary>
    public static Reading<double> Number { get; } = new(TryNumber, _ => new JsonObject { ["type"] = "number" });

    /// <summary>A number ≥ 0.</summary>
    public static Reading<double> NotNegative { get; } = Within(0, double.PositiveInfinity, "0 or more");

    /// <summary>A number above 0.</summary>
    public static Reading<double> Positive { get; } = Number
        .Checked((value, node, report) => value > 0 || Refuse(report, FindingCodes.OutOfRange, node, $"{node.Noun} is not above 0", "above 0"))
        .Described(schema => schema["exclusiveMinimum"] = 0);

    /// <summary>A share, fraction or probability in 0..1.</summary>
    public static Reading<double> Fraction { get; } = Within(0, 1, "0..1");

    /// <summary>A whole number ≥ 0.</summary>
    public static Reading<int> Count { get; } = NotNegative
        .Checked((value, node, report) => (value == Math.Floor(value) && value <= int.MaxValue) || Refuse(
            report, FindingCodes.WrongValue, node, $"{node.Noun} is not a whole number", "a whole number is expected here"))
        .Select(value => (int)value)
        .Described(schema => schema["type"] = "integer");

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static Reading<bool> Truth { get; } = new(
        (Node node, Report report, out bool value) =>
        {
            value = node is ScalarNode { IsPlain: true, Text: "true" };
            return value || node is ScalarNode { IsPlain: true, Text: "false" } || Refuse(
                report, FindingCodes.WrongValue, node, $"{node.Noun} is neither true nor false", "`true` or `false` is expected here");
        },
        _ => new JsonObject { ["type"] = "boolean" });

    /// <summary>One of a few words.</summary>
    public static Reading<T> Word<T>(params (string Word, T Value)[] words) => new(
        (Node node, Report report, [MaybeNullWhen(false)] out T value) =>
        {
            foreach (var (word, meaning) in words)
            {
                if (node is ScalarNode scalar && scalar.Text == word)
                {
                    value = meaning;
                    return true;
                }
            }

            value = default;
            return AddUnknownWord(node, report, [.. words.Select(word => word.Word)]);
        },
        _ => new JsonObject { ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word.Word))]) });

    /// <summary>One of the names of an enumeration.</summary>
    public static Reading<T> Names<T>()
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        var words = new (string, T)[values.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = (values[i].ToString(), values[i]);
        }

        return Word(words);
    }

    /// <summary>Says that a word is not one of those allowed; answers false.</summary>
    public static bool AddUnknownWord(Node node, Report report, IReadOnlyList<string> allowed)
    {
        var nearest = node is ScalarNode scalar && !report.IsFull ? Spelling.Nearest(scalar.Text, allowed) : null;
        report.Add(
            FindingCodes.UnknownWord,
            node.At,
            $"{node.Noun} is not one of the words allowed here",
            "another word is expected here",
            nearest is null ? null : $"write `{nearest}`",
            $"allowed: {string.Join(", ", allowed)}");
        return false;
    }

    /// <summary>Says what is wrong with a value; answers false. What is right comes before it: <c>right || Refuse(…)</c>.</summary>
    public static bool Refuse(Report report, FindingCode code, Node node, string message, string label, string? help = null)
    {
        report.Add(code, node.At, message, label, help);
        return false;
    }

    private static Reading<double> Within(double least, double most, string label) => Number
        .Checked((value, node, report) => (value >= least && value <= most) || Refuse(
            report, FindingCodes.OutOfRange, node, $"{node.Noun} is outside {label}", label, value is > 1 and <= 100 && most == 1 ? $"write `{value / 100:0.####}` for {value:0.##} %" : null))
        .Described(schema =>
        {
            schema["minimum"] = least;
            if (double.IsFinite(most))
            {
                schema["maximum"] = most;
            }
        });

    private static bool TryText(Node node, Report report, [MaybeNullWhen(false)] out string text)
    {
        text = (node as ScalarNode)?.Text;
        return text is not null || Refuse(report, FindingCodes.WrongValue, node, $"{node.Noun} where a text belongs", "a text is expected here");
    }

    private static bool TryNumber(Node node, Report report, out double value)
    {
        value = 0;
        if (node is not ScalarNode { IsPlain: true } scalar || !IsNumber(scalar.Text, out value))
        {
            var quoted = node is ScalarNode { IsPlain: false } text && IsNumber(text.Text, out _);
            return Refuse(report, FindingCodes.WrongValue, node, $"{node.Noun} is not a number", "a number is expected here", quoted ? "leave the quotes out" : null);
        }

        return Math.Abs(value) <= Largest || Refuse(report, FindingCodes.NotFinite, node, $"{node.Noun} is not a finite number", "no quantity is that large", "write `null` if nobody knows");
    }

    /// <summary>Decimal numbers with or without exponent, <c>.5</c> included; the YAML words for infinity and NaN are numbers that are refused.</summary>
    private static bool IsNumber(string text, out double value)
    {
        if (text is ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or "-.inf" or "NaN" or "Infinity" or "-Infinity")
        {
            value = double.NaN;
            return true;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && !char.IsAsciiLetter(text.TrimStart('-', '+').FirstOrDefault());
    }

    private static bool IsId(string text) =>
        text.Length is > 0 and <= 64 && char.IsAsciiLetterOrDigit(text[0]) && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static string AsId(string text)
    {
        var letters = text.Take(64).Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-').ToArray();
        var id = new string(letters).Trim('-');
        return id.Length > 0 ? id : "an-id";
    }
}
