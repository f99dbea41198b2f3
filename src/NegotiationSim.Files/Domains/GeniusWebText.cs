using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Files.Domains;

/// <summary>Writes what <see cref="JsonDomain"/> and <see cref="GeniusWebProfile"/> read.</summary>
internal static class GeniusWebText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Export Of(Domain domain) => Written(DomainNode(domain));

    public static Export Of(Profile profile, Domain domain)
    {
        if (profile.Utility.Terms.Count > 0)
        {
            return new Export.Impossible("bonuses and penalties on combinations: a LinearAdditiveUtilitySpace has none");
        }

        var (utilities, weights) = (new JsonObject(), new JsonObject());
        foreach (var (issue, criterion) in domain.Space.Issues.Zip(profile.Utility.Criteria))
        {
            if (Function(issue, criterion.Value) is not { } function)
            {
                return new Export.Impossible($"the values of `{issue.Id}`: GeniusWeb has tables over names and straight lines over numbers");
            }

            utilities[issue.Id] = function;
            weights[issue.Id] = criterion.Weight;
        }

        var space = new JsonObject
        {
            ["name"] = profile.Name,
            ["domain"] = DomainNode(domain),
            ["issueUtilities"] = utilities,
            ["issueWeights"] = weights,
        };
        if (profile.ReservationBid is { } bid)
        {
            space["reservationBid"] = new JsonObject { ["issuevalues"] = new JsonObject(domain.Space.Issues.Zip(bid, (issue, option) => KeyValuePair.Create<string, JsonNode?>(issue.Id, Option(issue, option)))) };
        }
        else if (profile.Utility.Reservation.Mode != 0)
        {
            space["reserved_value"] = profile.Utility.Reservation.Mode;
        }

        if (profile.DiscountFactor != 1)
        {
            space["discount_factor"] = profile.DiscountFactor;
        }

        return Written(new JsonObject { ["LinearAdditiveUtilitySpace"] = space });
    }

    public static Export Written(JsonObject root) => new Export.Done($"{root.ToJsonString(Indented)}\n");

    private static JsonObject DomainNode(Domain domain) => new()
    {
        ["name"] = domain.Name,
        ["issuesValues"] = new JsonObject(domain.Space.Issues.Select(issue => KeyValuePair.Create<string, JsonNode?>(issue.Id, IssueNode(issue)))),
    };

    private static JsonObject IssueNode(Issue issue) => issue switch
    {
        Issue.WholeNumbers whole => new JsonObject { ["range"] = new JsonArray(whole.Low, whole.High, 1) },
        Issue.Grid grid => new JsonObject { ["range"] = new JsonArray(grid.Low, grid.High, (grid.High - grid.Low) / grid.Steps) },
        _ => new JsonObject { ["values"] = new JsonArray([.. Enumerable.Range(0, issue.Count).Select(option => JsonValue.Create(issue.NameOf(option)))]) },
    };

    private static JsonValue? Option(Issue issue, int option) =>
        issue is Issue.WholeNumbers or Issue.Grid ? JsonValue.Create(issue.NumberOf(option)) : JsonValue.Create(issue.NameOf(option));

    private static JsonObject? Function(Issue issue, ValueFunction function) => function switch
    {
        ValueFunction.PiecewiseLinear { Points: [var only] } => Line(only, only),
        ValueFunction.PiecewiseLinear { Points: [var low, var high] } => Line(low, high),
        ValueFunction.Affine line when issue is Issue.WholeNumbers or Issue.Grid && Export.IsStraight(line, issue) => Line(End(line, issue, 0), End(line, issue, issue.Count - 1)),
        _ => issue is not Issue.Grid && Export.ValuesOf(function, issue) is { } table ? Table(issue, table) : null,
    };

    private static CurvePoint End(ValueFunction.Affine line, Issue issue, int option) => new(issue.NumberOf(option)!.Value, line.ValueOf(issue, option)!.Value);

    private static JsonObject Line(CurvePoint low, CurvePoint high) => new()
    {
        ["numberutils"] = new JsonObject { ["lowValue"] = low.Number, ["lowUtility"] = low.Value, ["highValue"] = high.Number, ["highUtility"] = high.Value },
    };

    private static JsonObject Table(Issue issue, double[] values) => new()
    {
        ["discreteutils"] = new JsonObject
        {
            ["valueUtilities"] = new JsonObject(values.Select((value, option) => KeyValuePair.Create<string, JsonNode?>(issue.NameOf(option), value))),
        },
    };
}
