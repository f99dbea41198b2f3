using System.Xml;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Files.Domains;

/// <summary>Writes what <see cref="GeniusRectangles"/> reads, with a highest utility of 1 so that amounts stay as they are.</summary>
internal static class GeniusRectanglesText
{
    /// <summary>Answers why it cannot.</summary>
    public static string? Write(XmlWriter writer, EquatableList<Term> terms, Domain domain)
    {
        if (terms.Count == 0)
        {
            return null;
        }

        writer.WriteStartElement("utility");
        writer.WriteAttributeString("maxutility", "1");
        writer.WriteStartElement("ufun");
        writer.WriteAttributeString("type", "PlainUfun");
        writer.WriteAttributeString("aggregation", "sum");
        foreach (var term in terms)
        {
            writer.WriteStartElement("hyperRectangle");
            writer.WriteAttributeString("utility", GeniusText.Text(term.Amount));
            foreach (var stretch in term.Where.Stretches)
            {
                if (Bounds(writer, stretch, domain) is { } why)
                {
                    return why;
                }
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
        return null;
    }

    private static string? Bounds(XmlWriter writer, Stretch stretch, Domain domain)
    {
        var issue = domain.Space.Issues[stretch.Issue];
        if (stretch.From > stretch.To)
        {
            return $"a hyper-rectangle that holds no option of `{issue.Id}`";
        }

        if (issue is Issue.Categorical or Issue.Ladder)
        {
            return $"a hyper-rectangle over the names of `{issue.Id}`: GENIUS bounds numbers only";
        }

        GeniusText.Empty(
            writer,
            "INCLUDES",
            ("index", GeniusText.Text(domain.Numbers[stretch.Issue])),
            ("min", GeniusText.Text(issue.NumberOf(stretch.From)!.Value)),
            ("max", GeniusText.Text(issue.NumberOf(stretch.To)!.Value)));
        return null;
    }
}
