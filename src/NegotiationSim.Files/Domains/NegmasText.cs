using System.Globalization;
using System.Text.Json.Nodes;
using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Files.Domains;

/// <summary>Writes what <see cref="JsonDomain"/> and <see cref="NegmasProfile"/> read.</summary>
internal static class NegmasText
{
    public static Export Of(Domain domain) => GeniusWebText.Written(new JsonObject
    {
        ["type"] = "CartesianOutcomeSpace",
        ["name"] = domain.Name,
        ["issues"] = new JsonArray([.. domain.Space.Issues.Select(IssueNode)]),
    });

    public static Export Of(Profile profile, Domain domain)
    {
        var utility = profile.Utility;
        if (profile.DiscountFactor != 1)
        {
            return new Export.Impossible("a discount: NegMAS wraps it around the utility function");
        }

        var biases = utility.Terms.Where(term => term.Where.Stretches.Count == 0).ToList();
        var boxes = utility.Terms.Where(term => term.Where.Stretches.Count > 0).ToList();
        if (boxes.Count > 0 && utility.Criteria.Any(criterion => criterion.Weight != 0))
        {
            return new Export.Impossible("weighted issues beside hyper-rectangles: NegMAS has one or the other in a utility function");
        }

        var root = boxes.Count > 0 ? Rectangles(boxes, domain) : Additive(utility, domain);
        if (root is null)
        {
            return new Export.Impossible("values over real numbers that are no straight line, or a hyper-rectangle over names");
        }

        root["name"] = profile.Name;
        root["bias"] = biases.Sum(term => term.Amount);
        root["reserved_value"] = utility.Reservation.Mode;
        return GeniusWebText.Written(root);
    }

    private static JsonObject IssueNode(Issue issue) => issue switch
    {
        Issue.WholeNumbers whole => Named("ContiguousIssue", issue, whole.Low, whole.High),
        Issue.Grid grid => Named("ContinuousIssue", issue, grid.Low, grid.High),
        Issue.Ladder ladder when IsNumbers(ladder) => Named("OrdinalIssue", issue, [.. ladder.Rungs.Select(rung => JsonNode.Parse(rung.Name))]),
        _ => Named("CategoricalIssue", issue, [.. Enumerable.Range(0, issue.Count).Select(option => JsonValue.Create(issue.NameOf(option)))]),
    };

    private static JsonObject Named(string kind, Issue issue, params JsonNode?[] values) => new()
    {
        ["type"] = kind,
        ["name"] = issue.Id,
        ["values"] = new JsonArray(values),
    };

    /// <summary>Rungs that are called what their anchors are.</summary>
    private static bool IsNumbers(Issue.Ladder ladder) => ladder.Rungs.All(rung =>
        double.TryParse(rung.Name, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && number == rung.Anchor && IsJson(rung.Name));

    private static bool IsJson(string number)
    {
        try
        {
            return JsonNode.Parse(number) is JsonValue;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static JsonObject? Additive(Utility utility, Domain domain)
    {
        var values = domain.Space.Issues.Zip(utility.Criteria, (issue, criterion) => Function(issue, criterion.Value)).ToList();
        return values.Contains(null) ? null : new JsonObject
        {
            ["type"] = "LinearAdditiveUtilityFunction",
            ["weights"] = new JsonArray([.. utility.Criteria.Select(criterion => JsonValue.Create(criterion.Weight))]),
            ["values"] = new JsonArray([.. values]),
        };
    }

    private static JsonObject? Function(Issue issue, ValueFunction function)
    {
        if (function is ValueFunction.Affine line && issue is not Issue.Categorical && Export.IsStraight(line, issue))
        {
            return new JsonObject { ["type"] = "AffineFun", ["slope"] = line.Slope, ["bias"] = line.Intercept };
        }

        return issue is not Issue.Grid && Export.ValuesOf(function, issue) is { } table
            ? new JsonObject { ["type"] = "TableFun", ["mapping"] = new JsonObject(table.Select((value, option) => KeyValuePair.Create<string, JsonNode?>(issue.NameOf(option), value))) }
            : null;
    }

    private static JsonObject? Rectangles(List<Term> boxes, Domain domain)
    {
        var ranges = new JsonArray();
        foreach (var box in boxes)
        {
            var range = new JsonObject();
            foreach (var stretch in box.Where.Stretches)
            {
                var issue = domain.Space.Issues[stretch.Issue];
                if (stretch.From > stretch.To || range.ContainsKey(Place(stretch)) || (issue is Issue.Categorical && stretch.From != stretch.To))
                {
                    return null;
                }

                range[Place(stretch)] = issue is Issue.Categorical
                    ? JsonValue.Create(issue.NameOf(stretch.From))
                    : new JsonArray(issue.NumberOf(stretch.From), issue.NumberOf(stretch.To));
            }

            ranges.Add(range);
        }

        return new JsonObject
        {
            ["type"] = "HyperRectangleUtilityFunction",
            ["outcome_ranges"] = ranges,
            ["utilities"] = new JsonArray([.. boxes.Select(box => JsonValue.Create(box.Amount))]),
        };
    }

    private static string Place(Stretch stretch) => stretch.Issue.ToString(CultureInfo.InvariantCulture);
}
