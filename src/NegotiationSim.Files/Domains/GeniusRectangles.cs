using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Domains;

/// <summary>
/// GENIUS's non-linear part: a <c>utility</c> whose <c>ufun</c> sums hyper-rectangles, each utility · weight / maxutility for the outcomes inside its bounds
/// (<c>INCLUDES</c>), for those not inside (<c>EXCLUDES</c>), or for all (no bounds). Sums nest, and weigh what they hold; the outermost one does not.
/// </summary>
internal sealed class GeniusRectangles
{
    private readonly Domain _domain;
    private readonly Report _report;
    private readonly List<Term> _terms = [];

    private GeniusRectangles(Domain domain, Report report) => (_domain, _report) = (domain, report);

    public static IReadOnlyList<Term> Read(Element root, Domain domain, Report report)
    {
        var reading = new GeniusRectangles(domain, report);
        foreach (var utility in root.Named("objective").Prepend(root).SelectMany(parent => parent.Children).Where(child => child.Name is "utility" or "utility_function"))
        {
            reading.ReadUtility(utility);
        }

        return reading._terms;
    }

    private void ReadUtility(Element utility)
    {
        double? most = utility.Find("maxutility") is { } written ? Xml.Number(written, _report) : 1;
        if (most is <= 0)
        {
            _report.Add(FindingCodes.OutOfRange, utility.Find("maxutility")!.At, "a highest utility that is not above 0", "above 0");
        }

        var functions = utility.Named("ufun").ToList();
        if (functions.Count > 1)
        {
            _report.Add(FindingCodes.NotSupported, functions[1].At, "a second `ufun` beside the first", "GENIUS reads the first one only", "put both into one `ufun`");
        }

        if (most is > 0 && functions.Count > 0)
        {
            ReadSum(functions[0], 1 / most.Value);
        }
    }

    private void ReadSum(Element function, double factor)
    {
        if (function.Find("aggregation") is { } aggregation && !string.Equals(aggregation.Value, "sum", StringComparison.OrdinalIgnoreCase))
        {
            _report.Add(FindingCodes.NotSupported, aggregation.At, $"the aggregation `{aggregation.Value}` is no sum", "`sum` is read", "write `sum`");
            return;
        }

        foreach (var child in function.Children)
        {
            var weight = child.Find("weight") is { } written ? Xml.Number(written, _report) ?? 0 : 1;
            if (child.Name == "ufun")
            {
                ReadSum(child, factor * weight);
            }
            else if (child.Name == "hyperRectangle")
            {
                ReadRectangle(child, factor, weight);
            }
            else
            {
                _report.Add(FindingCodes.NotSupported, child.At, $"`{child.Name}` in a `ufun`", "`hyperRectangle` and `ufun` are read");
            }
        }
    }

    private void ReadRectangle(Element rectangle, double factor, double weight)
    {
        var (included, excluded) = (rectangle.Named("INCLUDES").ToList(), rectangle.Named("EXCLUDES").ToList());
        if (included.Count > 0 && excluded.Count > 0)
        {
            _report.Add(FindingCodes.NotSupported, excluded[0].At, "`EXCLUDES` beside `INCLUDES` in one hyper-rectangle", "one kind of bounds is read", "write two hyper-rectangles");
        }
        else if (_terms.Count >= Profile.MostRectangles)
        {
            if (_terms.Count == Profile.MostRectangles)
            {
                _report.Add(FindingCodes.DomainTooLarge, rectangle.At, $"more than {Profile.MostRectangles} hyper-rectangles", "read up to here");
                _terms.Add(new Term(new Box([]), 0));
            }
        }
        else if (rectangle.Number("utility", _report) is { } utility && BoxOf(included.Count > 0 ? included : excluded) is { } box)
        {
            var amount = utility * weight * factor;
            if (excluded.Count > 0)
            {
                _terms.Add(new Term(new Box([]), amount));
                amount = -amount;
            }

            _terms.Add(new Term(box, amount));
        }
    }

    private Box? BoxOf(List<Element> bounds)
    {
        var stretches = bounds.Select(StretchOf).ToList();
        return stretches.TrueForAll(stretch => stretch is not null) ? new Box([.. stretches.Select(stretch => stretch!.Value)]) : null;
    }

    private Stretch? StretchOf(Element bound)
    {
        if (bound.Whole("index", _report) is not { } number || bound.Number("min", _report) is not { } min || bound.Number("max", _report) is not { } max)
        {
            return null;
        }

        var place = Enumerable.Range(0, _domain.Numbers.Count).FirstOrDefault(place => _domain.Numbers[place] == number, -1);
        if (place < 0)
        {
            _report.Add(FindingCodes.NotOfTheDomain, bound.Find("index")!.At, $"the domain has no issue number {number}", "not in the domain");
            return null;
        }

        var issue = _domain.Space.Issues[place];
        if (issue is Issue.Categorical)
        {
            _report.Add(FindingCodes.WrongValue, bound.At, $"bounds on `{issue.Id}`, whose options are names", "bounds are numbers");
            return null;
        }

        if (min > max)
        {
            _report.Add(FindingCodes.RangeOutOfOrder, bound.At, "a highest number below the lowest", "min ≤ max");
            return null;
        }

        return Stretches.Between(place, issue, min, max);
    }
}
