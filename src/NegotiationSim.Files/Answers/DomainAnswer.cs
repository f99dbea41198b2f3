using System.Globalization;
using System.Text.Json;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Domains;

namespace NegotiationSim.Files.Answers;

/// <summary>The document <c>negsim/domain/1</c>: a domain of another program, its parties, the frontier and the solutions.</summary>
public static class DomainAnswer
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "negsim/domain/1";

    private const int MostListed = 1000;

    /// <summary>The solutions with their names in camelCase; null where one is not defined.</summary>
    public static IEnumerable<(string Name, Solution? Solution)> Named(BargainingSolutions solutions)
    {
        ArgumentNullException.ThrowIfNull(solutions);
        return
        [
            ("nash", solutions.Nash),
            ("kalaiSmorodinsky", solutions.KalaiSmorodinsky),
            ("egalitarian", solutions.Egalitarian),
            ("utilitarian", solutions.Utilitarian),
            ("relativeUtilitarian", solutions.RelativeUtilitarian),
        ];
    }

    /// <summary>The document as UTF-8.</summary>
    public static byte[] Write(Bargain bargain)
    {
        ArgumentNullException.ThrowIfNull(bargain);
        return Json.Document(Schema, writer =>
        {
            writer.WriteString("name", bargain.Domain.Name);
            writer.WriteString("outcomes", bargain.Domain.Space.Size.ToString(CultureInfo.InvariantCulture));
            writer.Objects("issues", bargain.Domain.Space.Issues, issue => Issue(writer, issue));
            writer.Objects("profiles", bargain.Profiles.Index(), one => Party(writer, bargain, one.Item, one.Index));
            if (bargain.TooMany is { } many)
            {
                writer.WriteString("notGoneThrough", $"{many.Message}; {many.Advice}");
            }

            if (bargain.Solutions is { } solutions)
            {
                Solutions(writer, bargain, solutions);
            }
        });
    }

    /// <summary>The kind of an issue in one word.</summary>
    public static string KindOf(Issue issue) => issue switch
    {
        Core.Proposals.Issue.Categorical => "categorical",
        Core.Proposals.Issue.Ladder => "ladder",
        Core.Proposals.Issue.WholeNumbers => "integer",
        _ => "real",
    };

    private static void Issue(Utf8JsonWriter writer, Issue issue)
    {
        writer.WriteString("id", issue.Id);
        writer.WriteString("kind", KindOf(issue));
        writer.WriteNumber("options", issue.Count);
        if (issue is Core.Proposals.Issue.Categorical or Core.Proposals.Issue.Ladder)
        {
            writer.Texts("names", Enumerable.Range(0, issue.Count).Select(issue.NameOf));
        }
        else
        {
            writer.Number("low", issue.NumberOf(0));
            writer.Number("high", issue.NumberOf(issue.Count - 1));
        }
    }

    private static void Party(Utf8JsonWriter writer, Bargain bargain, Profile profile, int party)
    {
        writer.WriteString("name", profile.Name);
        writer.Number("reservation", profile.Utility.Reservation.Mode);
        writer.Number("discountFactor", profile.DiscountFactor);
        writer.WriteNumber("terms", profile.Utility.Terms.Count);
        writer.Objects("weights", bargain.Domain.Space.Issues.Zip(profile.Utility.Criteria), pair =>
        {
            writer.WriteString("issue", pair.First.Id);
            writer.Number("weight", pair.Second.Weight);
        });
        if (bargain.Tables is { } tables)
        {
            writer.Number("worst", tables[party].Values.ToArray().Min());
            writer.Number("best", tables[party].Values.ToArray().Max());
        }
    }

    private static void Solutions(Utf8JsonWriter writer, Bargain bargain, BargainingSolutions solutions)
    {
        writer.Object("solutions", () =>
        {
            foreach (var (name, solution) in Named(solutions))
            {
                if (solution is null)
                {
                    writer.WriteNull(name);
                }
                else
                {
                    writer.Object(name, () =>
                    {
                        Outcome(writer, bargain, solution.Outcome);
                        Numbers(writer, "surpluses", solution.Surpluses);
                        writer.Number("score", solution.Score);
                    });
                }
            }
        });
        writer.Text("solutionsReason", solutions.Why is { } why ? Json.Camel(why) : null);
        writer.WriteNumber("frontierSize", solutions.Frontier.Outcomes.Length);
        writer.Objects("frontier", solutions.Frontier.Outcomes.ToArray().Take(MostListed), outcome => Outcome(writer, bargain, outcome));
    }

    private static void Outcome(Utf8JsonWriter writer, Bargain bargain, int outcome)
    {
        writer.Object("outcome", () =>
        {
            foreach (var (issue, option) in bargain.Domain.Space.Issues.Zip(bargain.Domain.Space.OptionsOf(outcome)))
            {
                writer.WriteString(issue.Id, issue.NameOf(option));
            }
        });
        Numbers(writer, "utilities", bargain.Tables!.Select(table => table[outcome]));
    }

    private static void Numbers(Utf8JsonWriter writer, string name, IEnumerable<double> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteNumberValue(value + 0.0);
        }

        writer.WriteEndArray();
    }
}
