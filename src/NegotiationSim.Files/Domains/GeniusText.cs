using System.Globalization;
using System.Text;
using System.Xml;
using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Files.Domains;

/// <summary>Writes what <see cref="GeniusDomain"/> and <see cref="GeniusProfile"/> read.</summary>
internal static class GeniusText
{
    public static Export Of(Domain domain) => Write(writer =>
    {
        writer.WriteStartElement("negotiation_template");
        writer.WriteStartElement("utility_space");
        writer.WriteAttributeString("number_of_issues", Text(domain.Space.Issues.Count));
        Objective(writer, domain.Name);
        for (var place = 0; place < domain.Space.Issues.Count; place++)
        {
            var issue = domain.Space.Issues[place];
            Issue(writer, domain, place);
            for (var option = 0; option < issue.Count && IsNamed(issue); option++)
            {
                Item(writer, option, issue.NameOf(option));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return null;
    });

    public static Export Of(Profile profile, Domain domain) => Write(writer =>
    {
        var utility = profile.Utility;
        if (utility.Terms.Count > 0 && utility.Criteria.Any(criterion => criterion.Weight != 0))
        {
            return "weighted issues beside hyper-rectangles: GENIUS sums the one or the other";
        }

        writer.WriteStartElement("utility_space");
        writer.WriteAttributeString("number_of_issues", Text(domain.Space.Issues.Count));
        writer.WriteAttributeString("type", utility.Terms.Count > 0 ? "nonlinear" : "additive");
        Objective(writer, domain.Name);
        var weights = new List<double>();
        for (var place = 0; place < domain.Space.Issues.Count; place++)
        {
            Issue(writer, domain, place);
            if (Criterion(writer, domain.Space.Issues[place], utility.Criteria[place], weights) is { } why)
            {
                return why;
            }

            writer.WriteEndElement();
        }

        for (var place = 0; place < weights.Count; place++)
        {
            Empty(writer, "weight", ("index", Text(domain.Numbers[place])), ("value", Text(weights[place])));
        }

        if (GeniusRectanglesText.Write(writer, utility.Terms, domain) is { } reason)
        {
            return reason;
        }

        writer.WriteEndElement();
        Empty(writer, "discount_factor", ("value", Text(profile.DiscountFactor)));
        Empty(writer, "reservation", ("value", Text(utility.Reservation.Mode)));
        return null;
    });

    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static void Empty(XmlWriter writer, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            writer.WriteAttributeString(attribute, value);
        }

        writer.WriteEndElement();
    }

    private static Export Write(Func<XmlWriter, string?> content)
    {
        var text = new StringBuilder();
        try
        {
            using var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" });
            if (content(writer) is { } why)
            {
                return new Export.Impossible(why);
            }
        }
        catch (ArgumentException)
        {
            // The writer's word for a character that XML cannot hold.
            return new Export.Impossible("a name with a character that XML cannot hold");
        }

        return new Export.Done($"{text}\n");
    }

    private static bool IsNamed(Issue issue) => issue is Core.Proposals.Issue.Categorical or Core.Proposals.Issue.Ladder;

    private static void Objective(XmlWriter writer, string name)
    {
        writer.WriteStartElement("objective");
        writer.WriteAttributeString("index", "0");
        writer.WriteAttributeString("name", name);
        writer.WriteAttributeString("type", "objective");
        writer.WriteAttributeString("etype", "objective");
    }

    private static void Issue(XmlWriter writer, Domain domain, int place)
    {
        var issue = domain.Space.Issues[place];
        var type = IsNamed(issue) ? "discrete" : issue is Core.Proposals.Issue.Grid ? "real" : "integer";
        writer.WriteStartElement("issue");
        writer.WriteAttributeString("index", Text(domain.Numbers[place]));
        writer.WriteAttributeString("name", issue.Id);
        writer.WriteAttributeString("type", type);
        writer.WriteAttributeString("etype", type);
        writer.WriteAttributeString("vtype", type);
        if (!IsNamed(issue))
        {
            var (low, high) = (Text(issue.NumberOf(0)!.Value), Text(issue.NumberOf(issue.Count - 1)!.Value));
            writer.WriteAttributeString("lowerbound", low);
            writer.WriteAttributeString("upperbound", high);
            Empty(writer, "range", ("lowerbound", low), ("upperbound", high));
        }
    }

    private static void Item(XmlWriter writer, int option, string name)
    {
        writer.WriteStartElement("item");
        writer.WriteAttributeString("index", Text(option + 1));
        writer.WriteAttributeString("value", name);
    }

    /// <summary>Writes an issue's items or evaluator and adds its weight; answers why it cannot.</summary>
    private static string? Criterion(XmlWriter writer, Issue issue, Criterion criterion, List<double> weights)
    {
        if (IsNamed(issue))
        {
            return Items(writer, issue, criterion, weights);
        }

        weights.Add(criterion.Value is ValueFunction.Peaked { Height: var height } ? criterion.Weight * height : criterion.Weight);
        switch (criterion.Value)
        {
            case ValueFunction.Affine { Slope: 0, Least: double.NegativeInfinity, Most: double.PositiveInfinity } constant:
                Empty(writer, "evaluator", ("ftype", "constant"), ("parameter0", Text(constant.Intercept)), ("slope", "0"), ("offset", Text(constant.Intercept)));
                return null;
            case ValueFunction.Affine line when line is { Least: 0, Most: 1 } || Export.IsStraight(line, issue, 0, 1):
                Empty(writer, "evaluator", ("ftype", "linear"), ("parameter0", Text(line.Intercept)), ("parameter1", Text(line.Slope)), ("slope", Text(line.Slope)), ("offset", Text(line.Intercept + (line.Slope * issue.NumberOf(0)!.Value))));
                return null;
            case ValueFunction.Peaked peak:
                Empty(writer, "evaluator", ("ftype", "triangular"), ("parameter0", Text(peak.LeftFoot)), ("parameter1", Text(peak.RightFoot)), ("parameter2", Text(peak.Peak)));
                return null;
            default:
                return $"the values of `{issue.Id}`: GENIUS has straight lines within 0..1, triangles and constants over numbers";
        }
    }

    /// <summary>GENIUS divides by the highest evaluation: the weight takes it up.</summary>
    private static string? Items(XmlWriter writer, Issue issue, Criterion criterion, List<double> weights)
    {
        if (Export.ValuesOf(criterion.Value, issue) is not { } values)
        {
            return $"an option of `{issue.Id}` without a value";
        }

        var highest = values.Max();
        if (highest < GeniusProfile.Nothing && values.Any(value => value != 0))
        {
            return $"the values of `{issue.Id}`: GENIUS divides by the highest one, and none is above 0";
        }

        weights.Add(highest is 0 or 1 ? criterion.Weight : criterion.Weight * highest);
        for (var option = 0; option < values.Length; option++)
        {
            Item(writer, option, issue.NameOf(option));
            writer.WriteAttributeString("evaluation", Text(values[option]));
            writer.WriteEndElement();
        }

        return null;
    }
}
