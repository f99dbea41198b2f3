using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>What every file begins with.</summary>
internal static class Header
{
    public static Shape<T> Of<T>(string kind, Func<T> seed, bool inline = false)
        where T : WrittenFile =>
        new Shape<T>(inline ? $"{kind}-inline" : kind, $"a {kind}", seed)
            .Key("kind", KindWord(kind), (file, _) => file, $"`{kind}`", required: !inline)
            .Key("id", Values.Id, (file, id) => file with { Id = id, Title = file.Title.Length > 0 ? file.Title : id }, "Id: lower-case letters, digits and hyphens.", required: true)
            .Key("title", Values.Name, (file, title) => file with { Title = title }, "Title for people.")
            .Remark("note", "A remark without meaning for the model.");

    /// <summary>A key that names another file by its id.</summary>
    public static Reading<Reference> IdOf(string kind) =>
        Values.Id.Then((string id, Node node, Report report, [MaybeNullWhen(false)] out Reference reference) =>
        {
            reference = Reference.Of(id, kind, node, report);
            return true;
        });

    private static Reading<string> KindWord(string kind) => new(
        (Node node, Report report, [MaybeNullWhen(false)] out string word) =>
        {
            word = kind;
            if (node is ScalarNode scalar && scalar.Text == kind)
            {
                return true;
            }

            var article = kind is "holdings" or "sources" ? "" : "a ";
            return Values.Refuse(report, FindingCodes.WrongKind, node, $"{node.Noun} where {article}{kind} is expected", $"`{kind}` is expected here", $"write `{kind}`");
        },
        _ => new JsonObject { ["const"] = kind });
}
