using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Domains;

/// <summary>
/// NegMAS's utility functions as it serialises them: linear additive (<c>weights</c> and <c>values</c>, by order or by name), linear and affine over numbers
/// (<c>weights</c> alone), and hyper-rectangles (<c>outcome_ranges</c> and <c>utilities</c>), each with a <c>bias</c> and a <c>reserved_value</c>.
/// A reserved value that is null or not written is 0.
/// </summary>
internal sealed class NegmasProfile
{
    private readonly Domain _domain;
    private readonly Report _report;

    private NegmasProfile(Domain domain, Report report) => (_domain, _report) = (domain, report);

    private EquatableList<Issue> Issues => _domain.Space.Issues;

    public static Profile? Read(MapNode root, Report report, Domain domain)
    {
        var reading = new NegmasProfile(domain, report);
        var utility = Json.ClassOf(root) switch
        {
            "" or "LinearAdditiveUtilityFunction" or "LinearUtilityAggregationFunction" => reading.Additive(root),
            "LinearUtilityFunction" or "AffineUtilityFunction" => reading.OverNumbers(root),
            "HyperRectangleUtilityFunction" => reading.Rectangles(root),
            _ => reading.Unknown(root),
        };
        var bias = Json.Optional(root, "bias", report) ?? 0;
        var reservation = Json.Optional(root, "reserved_value", report) ?? 0;
        return utility is null || report.Count > 0 ? null : new Profile(Json.NameOf(root, report), utility with
        {
            Terms = bias == 0 ? utility.Terms : [.. utility.Terms, new Term(new Box([]), bias)],
            Reservation = reservation,
        });
    }

    private Utility? Unknown(MapNode root)
    {
        var kind = (root.Find("type") ?? root.Find("__python_class__"))!;
        _report.Add(FindingCodes.NotSupported, kind.Value.At, $"a `{Json.ClassOf(root)}` is not read", "linear additive, linear, affine and hyper-rectangle ones are");
        return null;
    }

    private Utility? Additive(MapNode root)
    {
        var (weights, values) = (ByIssue(root, "weights"), ByIssue(root, "values"));
        var criteria = new List<Criterion>();
        for (var place = 0; place < Issues.Count && weights is not null && values is not null; place++)
        {
            if (Json.Number(weights[place], _report) is { } weight && ReadFunction(values[place], Issues[place]) is { } function)
            {
                criteria.Add(new Criterion(weight, function));
            }
        }

        return criteria.Count == Issues.Count ? new Utility([.. criteria]) : null;
    }

    private Utility? OverNumbers(MapNode root)
    {
        var weights = ByIssue(root, "weights");
        foreach (var issue in Issues.Where(issue => issue is Issue.Categorical))
        {
            _report.Add(FindingCodes.WrongValue, root.At, $"a utility over numbers, and the options of `{issue.Id}` are names", "a `LinearAdditiveUtilityFunction` is expected here");
        }

        var numbers = weights?.Select(weight => Json.Number(weight, _report)).ToList();
        return numbers is null || numbers.Contains(null) ? null : new Utility([.. numbers.Select(weight => new Criterion(weight!.Value, new ValueFunction.Affine(1)))]);
    }

    private Utility? Rectangles(MapNode root)
    {
        if (Json.Needs(root, "outcome_ranges", _report) is not { } ranges || Json.Needs(root, "utilities", _report) is not { } utilities
            || Json.List(ranges, _report) is not { } boxes || Json.List(utilities, _report) is not { } amounts)
        {
            return null;
        }

        if (boxes.Items.Count != amounts.Items.Count || boxes.Items.Count > Profile.MostRectangles)
        {
            _report.Add(boxes.Items.Count != amounts.Items.Count ? FindingCodes.NotValued : FindingCodes.DomainTooLarge, utilities.At, $"{boxes.Items.Count} ranges and {amounts.Items.Count} utilities", $"as many of the one as of the other, {Profile.MostRectangles} at most");
            return null;
        }

        var terms = new List<Term>();
        foreach (var (range, utility) in boxes.Items.Zip(amounts.Items))
        {
            if (ReadBox(range) is { } box && Json.Number(utility, _report) is { } amount)
            {
                terms.Add(new Term(box, amount));
            }
        }

        return new Utility([.. Issues.Select(GeniusProfile.Unvalued)]) { Terms = [.. terms] };
    }

    /// <summary>A map from the number of an issue, counted from 0, to one value or to a lowest and a highest.</summary>
    private Box? ReadBox(Node node)
    {
        if (node.IsNull)
        {
            return new Box([]);
        }

        var stretches = new List<Stretch>();
        var entries = Json.Map(node, _report)?.Entries ?? [];
        foreach (var entry in entries)
        {
            if (!int.TryParse(entry.Key, out var place) || place < 0 || place >= Issues.Count)
            {
                _report.Add(FindingCodes.NotOfTheDomain, entry.KeyAt, $"the domain has no issue number {entry.Key}", $"0 to {Issues.Count - 1}");
            }
            else if (ReadStretch(entry.Value, place) is { } stretch)
            {
                stretches.Add(stretch);
            }
        }

        return stretches.Count == entries.Count ? new Box([.. stretches]) : null;
    }

    private Stretch? ReadStretch(Node node, int place)
    {
        if (node is ScalarNode)
        {
            return Json.Text(node, _report) is { } name && Names.OfOptions(Issues[place]).Place(name, node.At, _report) is { } option ? new Stretch(place, option, option) : null;
        }

        if (Json.Pair(node, _report) is not var (low, high))
        {
            return null;
        }

        if (Issues[place] is not Issue.Categorical)
        {
            return Stretches.Between(place, Issues[place], low, high);
        }

        _report.Add(FindingCodes.WrongValue, node.At, $"bounds on `{Issues[place].Id}`, whose options are names", "bounds are numbers");
        return null;
    }

    /// <summary>A list in the order of the issues, or a map by their names.</summary>
    private Node[]? ByIssue(MapNode root, string key)
    {
        if (Json.Needs(root, key, _report) is not { } node)
        {
            return null;
        }

        var found = new Node?[Issues.Count];
        if (node is ListNode list)
        {
            list.Items.Take(found.Length).ToArray().CopyTo(found, 0);
        }
        else if (Json.Map(node, _report) is { } map)
        {
            var names = Names.OfIssues(_domain);
            foreach (var entry in map.Entries)
            {
                if (names.Place(entry.Key, entry.KeyAt, _report) is { } place)
                {
                    found[place] = entry.Value;
                }
            }
        }

        var missing = Array.IndexOf(found, null);
        if (missing < 0 && (node is not ListNode given || given.Items.Count == found.Length))
        {
            return found!;
        }

        if (_report.Count == 0)
        {
            _report.Add(FindingCodes.NotValued, node.At, $"`{key}` does not fit the domain's {Issues.Count} issues", missing < 0 ? "too many here" : $"nothing for `{Issues[missing].Id}`");
        }

        return null;
    }

    private ValueFunction? ReadFunction(Node node, Issue issue)
    {
        if (Json.Map(node, _report) is not { } map)
        {
            return null;
        }

        var kind = Json.ClassOf(map);
        switch (kind)
        {
            case "TableFun":
                return Json.Needs(map, "mapping", _report) is { } mapping ? Json.Table(mapping, issue, _report) : null;
            case "":
                return Json.Table(map.Find("mapping")?.Value ?? map, issue, _report);
            case "ConstFun" when Json.Needs(map, "bias", _report) is { } bias:
                return Json.Number(bias, _report) is { } constant ? Constant(constant, issue) : null;
            case "AffineFun" or "LinearFun" or "IdentityFun" when issue is not Issue.Categorical:
                return Line(map, kind);
            default:
                _report.Add(FindingCodes.NotSupported, map.At, $"a `{kind}` for `{issue.Id}` is not read", "tables are, and straight lines over numbers");
                return null;
        }
    }

    private ValueFunction.Affine? Line(MapNode map, string kind)
    {
        var slope = kind == "IdentityFun" ? 1 : Json.Needs(map, "slope", _report) is { } written ? Json.Number(written, _report) : null;
        return slope is { } rise ? new ValueFunction.Affine(rise, Json.Optional(map, "bias", _report) ?? 0) : null;
    }

    private static ValueFunction Constant(double value, Issue issue) =>
        issue is Issue.Categorical ? new ValueFunction.Table([.. Enumerable.Repeat<double?>(value, issue.Count)]) : new ValueFunction.Affine(0, value);
}
