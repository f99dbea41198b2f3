using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Domains;

/// <summary>
/// GeniusWeb's profile, a <c>LinearAdditiveUtilitySpace</c>: <c>issueWeights</c>, and <c>issueUtilities</c> that list values or run from a low to a high
/// number. What comes without an agreement is the utility of its <c>reservationBid</c>, or the <c>reserved_value</c> that NegMAS adds; 0 without either.
/// </summary>
internal sealed class GeniusWebProfile
{
    private readonly Domain _domain;
    private readonly Names _issues;
    private readonly Report _report;

    private GeniusWebProfile(Domain domain, Report report) => (_domain, _issues, _report) = (domain, Names.OfIssues(domain), report);

    public static Profile? Read(Node node, Report report, Domain domain) =>
        Json.Map(node, report) is { } space ? new GeniusWebProfile(domain, report).ReadSpace(space) : null;

    private Profile? ReadSpace(MapNode space)
    {
        var (weights, functions) = (ByIssue(space, "issueWeights"), ByIssue(space, "issueUtilities"));
        var criteria = new List<Criterion>();
        for (var place = 0; place < _domain.Space.Issues.Count; place++)
        {
            var issue = _domain.Space.Issues[place];
            if (weights[place] is { } weight && functions[place] is { } function
                && Json.Number(weight, _report) is { } number && ReadFunction(function, issue) is { } value)
            {
                criteria.Add(new Criterion(number, value));
            }
            else if (_report.Count == 0)
            {
                _report.Add(FindingCodes.NotValued, space.At, $"the issue `{issue.Id}` is not valued", "a weight or its utilities are missing", "add it to `issueWeights` and `issueUtilities`");
            }
        }

        if (_report.Count > 0)
        {
            return null;
        }

        var utility = new Utility([.. criteria]);
        var bid = space.Find("reservationBid") is { Value.IsNull: false } written ? ReadBid(written.Value) : null;
        var reservation = bid is null ? Json.Optional(space, "reserved_value", _report) ?? 0 : utility.ValueOf(_domain.Space, bid);
        return reservation is null ? null : new Profile(Json.NameOf(space, _report), utility with { Reservation = reservation.Value })
        {
            DiscountFactor = Json.Discount(space, "discount_factor", _report),
            ReservationBid = bid is null ? null : [.. bid],
        };
    }

    private Node?[] ByIssue(MapNode space, string key)
    {
        var found = new Node?[_domain.Space.Issues.Count];
        if (Json.Needs(space, key, _report) is { } node && Json.Map(node, _report) is { } map)
        {
            foreach (var entry in map.Entries)
            {
                if (_issues.Place(entry.Key, entry.KeyAt, _report) is { } place)
                {
                    found[place] = entry.Value;
                }
            }
        }

        return found;
    }

    private ValueFunction? ReadFunction(Node node, Issue issue)
    {
        if (Json.Map(node, _report) is not { } map)
        {
            return null;
        }

        if (map.Find("discreteutils") is { } discrete)
        {
            return Json.Map(discrete.Value, _report) is { } utils && Json.Needs(utils, "valueUtilities", _report) is { } values ? Json.Table(values, issue, _report) : null;
        }

        if (map.Find("numberutils") is { } numbers)
        {
            return Json.Map(numbers.Value, _report) is { } utils ? ReadLine(utils, issue) : null;
        }

        _report.Add(FindingCodes.NotValued, map.At, $"the utilities of `{issue.Id}` are neither listed nor drawn", "`discreteutils` or `numberutils` is expected here");
        return null;
    }

    private ValueFunction.PiecewiseLinear? ReadLine(MapNode utils, Issue issue)
    {
        if (issue is Issue.Categorical)
        {
            _report.Add(FindingCodes.WrongValue, utils.At, $"`numberutils` for `{issue.Id}`, whose options are names", "names have `discreteutils`");
            return null;
        }

        double? Of(string key) => Json.Needs(utils, key, _report) is { } node ? Json.Number(node, _report) : null;
        var (low, lowest, high, highest) = (Of("lowValue"), Of("lowUtility"), Of("highValue"), Of("highUtility"));
        if (low is null || lowest is null || high is null || highest is null)
        {
            return null;
        }

        if (low <= high)
        {
            return new ValueFunction.PiecewiseLinear(low == high ? [new(low.Value, lowest.Value)] : [new(low.Value, lowest.Value), new(high.Value, highest.Value)]);
        }

        _report.Add(FindingCodes.RangeOutOfOrder, utils.At, "`lowValue` lies above `highValue`", "the lower value comes first");
        return null;
    }

    private int[]? ReadBid(Node node)
    {
        if (Json.Map(node, _report) is not { } bid || Json.Needs(bid, "issuevalues", _report) is not { } written || Json.Map(written, _report) is not { } values)
        {
            return null;
        }

        var options = new int?[_domain.Space.Issues.Count];
        foreach (var entry in values.Entries)
        {
            if (_issues.Place(entry.Key, entry.KeyAt, _report) is { } place && Json.Text(entry.Value, _report) is { } name)
            {
                options[place] = Names.OfOptions(_domain.Space.Issues[place]).Place(name, entry.Value.At, _report);
            }
        }

        if (options.All(option => option is not null))
        {
            return [.. options.Select(option => option!.Value)];
        }

        if (_report.Count == 0)
        {
            _report.Add(FindingCodes.NotValued, written.At, "the reservation bid settles only some of the issues", "each issue is expected here");
        }

        return null;
    }
}
