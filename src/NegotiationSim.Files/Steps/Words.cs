using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Steps;

/// <summary>The model's small vocabularies as they are written in files.</summary>
internal static class Words
{
    public static Reading<Side> Side { get; } = Values.Word(("A", Core.Ledger.Side.A), ("B", Core.Ledger.Side.B));

    public static Reading<Side> SideOrThird { get; } = Values.Word(("A", Core.Ledger.Side.A), ("B", Core.Ledger.Side.B), ("third", Core.Ledger.Side.Third));

    public static Reading<PartyRole> Role { get; } = Values.Word(
        ("party", PartyRole.Party), ("mediator", PartyRole.Mediator), ("guarantor", PartyRole.Guarantor), ("observer", PartyRole.Observer));

    public static Reading<Actor> Actor { get; } = Values.Text.Then((string text, Node node, Report report, [MaybeNullWhen(false)] out Actor actor) =>
    {
        var read = Core.Ledger.Actor.TryParse(text);
        actor = read ?? default;
        return read is not null || Values.AddUnknownWord(node, report, ["A", "B", "T", "T:name"]);
    }).Described(schema => (schema["type"], schema["pattern"]) = ("string", "^(A|B|T|T:.+)$"));

    public static Reading<EquatableList<Actor>> Actors { get; } = Values.ListOf(Actor);

    /// <summary>A dimension, or a class of it: <c>LEG/force</c>.</summary>
    public static Reading<Line> Line { get; } = Values.Text.Then((string text, Node node, Report report, [MaybeNullWhen(false)] out Line line) =>
    {
        var read = Core.Ledger.Line.TryParse(text);
        line = read ?? default;
        return read is not null || Values.AddUnknownWord(node, report, DimensionCodes);
    }).Described(schema => (schema["type"], schema["pattern"]) = ("string", $"^({string.Join('|', DimensionCodes)})(/.+)?$"));

    public static Reading<Dimension> Dimension { get; } = Values.Names<Dimension>();

    public static Reading<ConcessionStatus> Status { get; } = Values.Names<ConcessionStatus>();

    public static Reading<ObligationClass> ObligationClass { get; } = Values.Word(
        ("NEW", Core.Ledger.ObligationClass.New),
        ("REAFFIRM", Core.Ledger.ObligationClass.Reaffirm),
        ("DISCHARGE", Core.Ledger.ObligationClass.Discharge),
        ("DROPPED", Core.Ledger.ObligationClass.Dropped));

    public static Reading<ClauseForm> Form { get; } = Values.Word(
        ("mutual", ClauseForm.Mutual),
        ("mutual_tilted", ClauseForm.MutualTilted),
        ("one_sided", ClauseForm.OneSided),
        ("third_party", ClauseForm.ThirdParty),
        ("conditional", ClauseForm.Conditional),
        ("deleted", ClauseForm.Deleted),
        ("open", ClauseForm.Open));

    public static Reading<Confidence> Confidence { get; } = Values.Names<Confidence>();

    /// <summary>How much a record weighs as evidence: a degree of confidence, or a number in 0..1.</summary>
    public static Reading<double> Support { get; } = OrNumber(Confidence.Select(confidence => confidence.Weight()));

    /// <summary>How well something can be verified: a rung of the VER ladder, or a number in 0..1.</summary>
    public static Reading<double> Verification { get; } = OrNumber(
        Values.Word(("none", 0.0), ("national", 0.25), ("observers", 0.5), ("onSite", 0.75), ("continuous", 1.0)));

    private static IReadOnlyList<string> DimensionCodes => Enum.GetNames<Dimension>();

    private static Reading<double> OrNumber(Reading<double> word) => new(
        (Node node, Report report, out double value) =>
            (node is ScalarNode scalar && LooksLikeNumber(scalar) ? Values.Fraction : word).TryRead(node, report, out value),
        definitions => new() { ["anyOf"] = new System.Text.Json.Nodes.JsonArray(Values.Fraction.Schema(definitions), word.Schema(definitions)) });

    private static bool LooksLikeNumber(ScalarNode scalar) => scalar.IsPlain && scalar.Text.Length > 0 && !char.IsAsciiLetter(scalar.Text[0]);
}
