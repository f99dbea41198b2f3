using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Domains;

/// <summary>
/// GENIUS's profile, a <c>utility_space</c>. Its convention: u = Σ w_i · eval_i / max_v eval_i, with weights as written even where they do not sum to 1, an
/// issue whose evaluations are all (nearly) 0 counting 0; numbers linear in the option and kept within 0..1, or a triangle; no agreement is worth 0 unless a
/// reservation value is given. Of an option that is valued twice the last evaluation holds. (GENIUS cuts sums above 1 down to 1; here they stay what they are.)
/// </summary>
internal sealed class GeniusProfile
{
    /// <summary>GENIUS takes evaluations below this for nothing.</summary>
    public const double Nothing = 0.00001;

    private readonly Domain _domain;
    private readonly Report _report;
    private readonly Names _issues;
    private readonly HashSet<int> _read = [];
    private readonly Criterion?[] _criteria;

    private GeniusProfile(Domain domain, Report report) =>
        (_domain, _report, _issues, _criteria) = (domain, report, Names.OfIssues(domain), new Criterion?[domain.Space.Issues.Count]);

    public static Profile? Read(Element root, Report report, Domain domain)
    {
        if (root.Name != "utility_space")
        {
            report.Add(FindingCodes.NotADomain, root.At, $"`{root.Name}` is no profile", "`utility_space` is expected here");
            return null;
        }

        var reading = new GeniusProfile(domain, report);
        reading.ReadObjective(root);
        var terms = GeniusRectangles.Read(root, domain, report);
        reading.CheckComplete(root, isAdditive: terms.Count == 0);
        var utility = new Utility([.. reading._criteria.Select((criterion, issue) => criterion ?? Unvalued(domain.Space.Issues[issue]))])
        {
            Terms = [.. terms],
            Reservation = ValueOf(root, "reservation", report) ?? 0,
        };
        return new Profile(NameOf(report), utility) { DiscountFactor = Discount(root, report) };
    }

    /// <summary>An issue that only hyper-rectangles speak of.</summary>
    public static Criterion Unvalued(Issue issue) =>
        new(0, issue is Issue.Categorical ? new ValueFunction.Table([.. Enumerable.Repeat<double?>(0, issue.Count)]) : new ValueFunction.Affine(0));

    private static string NameOf(Report report) => Path.GetFileNameWithoutExtension(report.Source.Name);

    private static double? ValueOf(Element root, string name, Report report) =>
        root.Children.SelectMany(child => child.Name == "objective" ? child.Children.Prepend(child) : [child]).FirstOrDefault(child => child.Name == name)?.Number("value", report);

    private static double Discount(Element root, Report report)
    {
        var factor = ValueOf(root, "discount_factor", report) ?? 1;
        if (factor is < 0 or > 1)
        {
            report.Add(FindingCodes.OutOfRange, root.At, $"a discount factor of {factor:R}", "a factor lies in 0..1", "write 1 for no discount");
        }

        // GENIUS and NegMAS take 0 for no discount.
        return factor is > 0 and <= 1 ? factor : 1;
    }

    private void ReadObjective(Element objective)
    {
        var weights = new Dictionary<int, double>();
        foreach (var weight in objective.Named("weight"))
        {
            if (weight.Whole("index", _report) is { } number && weight.Number("value", _report) is { } value)
            {
                weights[number] = value;
            }
        }

        foreach (var child in objective.Children)
        {
            if (child.Name == "objective")
            {
                ReadObjective(child);
            }
            else if (child.Name == "issue")
            {
                ReadIssue(child, weights);
            }
        }
    }

    private void ReadIssue(Element element, Dictionary<int, double> weights)
    {
        if (!element.Needs("name", _report, out var name) || element.Whole("index", _report) is not { } number || _issues.Place(name.Value, name.At, _report) is not { } place)
        {
            return;
        }

        if (!_read.Add(place))
        {
            _report.Add(FindingCodes.DuplicateId, name.At, $"the issue `{name.Value}` is valued twice", "again here", "leave one of them");
            return;
        }

        var function = Function(element, _domain.Space.Issues[place]);
        if (function is not null && weights.TryGetValue(number, out var weight))
        {
            _criteria[place] = new Criterion(weight, function);
        }
        else if (function is not null)
        {
            _report.Add(FindingCodes.NotValued, element.At, $"the issue `{name.Value}` has no weight", "no `weight` has its index", $"write `<weight index=\"{number}\" value=\"…\"/>`");
        }
    }

    /// <summary>What the options are worth; null if the issue says nothing about it, or after a finding.</summary>
    private ValueFunction? Function(Element element, Issue issue)
    {
        if (element.Named("evaluator").FirstOrDefault() is { } evaluator)
        {
            return GeniusEvaluator.Read(evaluator, element, issue, _report);
        }

        return element.Named("item").Any() ? Items(element, issue) : null;
    }

    private ValueFunction.Table? Items(Element element, Issue issue)
    {
        var evaluations = new double?[issue.Count];
        var options = Names.OfOptions(issue);
        foreach (var item in element.Named("item"))
        {
            if (item.Needs("value", _report, out var value) && options.Place(value.Value, value.At, _report) is { } option && item.Find("evaluation") is { Value: not "null" } evaluation)
            {
                evaluations[option] = Xml.Number(evaluation, _report) ?? double.NaN;
            }
        }

        for (var option = 0; option < evaluations.Length && !_report.IsFull; option++)
        {
            if (evaluations[option] is null)
            {
                _report.Add(FindingCodes.NotValued, element.At, $"the option `{issue.NameOf(option)}` of `{issue.Id}` has no evaluation", "an `item` is missing", $"write `<item value=\"{issue.NameOf(option)}\" evaluation=\"…\"/>`");
            }
        }

        var highest = evaluations.Max() ?? 0;
        return new ValueFunction.Table([.. evaluations.Select(evaluation => highest < Nothing ? 0 : evaluation / highest)]);
    }

    private void CheckComplete(Element root, bool isAdditive)
    {
        if (!isAdditive || _report.Count > 0)
        {
            return;
        }

        foreach (var (issue, _) in _domain.Space.Issues.Zip(_criteria).Where(pair => pair.Second is null))
        {
            _report.Add(FindingCodes.NotValued, root.At, $"the issue `{issue.Id}` is not valued", "it is missing here", $"write `<issue name=\"{issue.Id}\" …>` with its items or evaluator");
        }
    }
}
