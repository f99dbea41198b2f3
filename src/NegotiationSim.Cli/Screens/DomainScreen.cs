using System.Globalization;
using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Screens;

/// <summary>What is negotiated in a domain, what it is worth to whom, and which outcomes the bargaining concepts pick.</summary>
internal sealed class DomainScreen(Bargain bargain)
{
    private const int MostNames = 4;

    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["nash"] = "Nash",
        ["kalaiSmorodinsky"] = "Kalai–Smorodinsky",
        ["egalitarian"] = "egalitarian",
        ["utilitarian"] = "utilitarian",
        ["relativeUtilitarian"] = "relative utilitarian",
    };

    public void Draw(Page page)
    {
        var space = bargain.Domain.Space;
        var size = space.Size < 1_000_000_000_000 ? space.Size.ToString("#,0", CultureInfo.InvariantCulture) : $"about {space.Size.ToString("0.#e+0", CultureInfo.InvariantCulture)}";
        new Heading(bargain.Domain.Name, $"{Words.Count(space.Issues.Count, "issue")} · {size} outcomes").Draw(page);
        Issues(page);
        Parties(page);
        if (bargain.TooMany is { } many)
        {
            page.Blank().Text($"Not gone through: {many.Message}.", Ink.Strong).Text($"To see frontier and solutions {many.Advice}.");
        }
        else if (bargain.Solutions is { } solutions)
        {
            Solutions(page, solutions);
        }
        else
        {
            page.Blank().Text("Frontier and solutions need two profiles or more: --profiles A B.", Ink.Faint);
        }

        page.SayWhatIsLeftOut();
    }

    private void Issues(Page page)
    {
        var table = new Table(page, [new("issue", Gives: true), new("kind"), new("options", Right: true), new("options are", Gives: true), .. bargain.Profiles.Count > 0 ? [new Column("weights", Goes: "weights")] : Array.Empty<Column>()]);
        foreach (var (place, issue) in bargain.Domain.Space.Issues.Index())
        {
            table.Add([issue.Id, DomainAnswer.KindOf(issue), issue.Count.ToString("#,0", CultureInfo.InvariantCulture), OptionsOf(issue), .. bargain.Profiles.Count > 0 ? [WeightsOf(place)] : Array.Empty<Table.Cell>()]);
        }

        table.Draw();
        page.Blank();
    }

    private void Parties(Page page)
    {
        if (bargain.Profiles.Count == 0)
        {
            return;
        }

        var table = new Table(page, new("", Right: true), new("profile", Gives: true), new("no agreement", Right: true), new("worst", Right: true), new("best", Right: true), new("discount", Right: true), new("terms", Right: true, Goes: "interdependent terms"));
        foreach (var (party, profile) in bargain.Profiles.Index())
        {
            var values = bargain.Tables is { } tables ? tables[party].Values.ToArray() : [];
            table.Add($"{party + 1}", profile.Name, Number(profile.Utility.Reservation.Mode), values.Length > 0 ? Number(values.Min()) : Words.Undefined, values.Length > 0 ? Number(values.Max()) : Words.Undefined, Number(profile.DiscountFactor), $"{profile.Utility.Terms.Count}");
        }

        table.Draw();
    }

    private void Solutions(Page page, BargainingSolutions solutions)
    {
        page.Blank();
        if (solutions.Why == NoSolution.EmptyZopa)
        {
            page.Text("No outcome is worth at least no agreement to everybody: there is no zone of possible agreement, and no solution.", Ink.Strong);
            return;
        }

        var table = new Table(page, [new("solution"), .. bargain.Profiles.Select((_, party) => new Column($"utility {party + 1}", Right: true)), new("outcome", Gives: true)]);
        foreach (var (name, solution) in DomainAnswer.Named(solutions))
        {
            table.Add([Titles[name], .. bargain.Tables!.Select(one => new Table.Cell(solution is null ? Words.Undefined : Number(one[solution.Outcome]))), solution is null ? "somebody can gain nothing" : OutcomeOf(solution.Outcome)]);
        }

        table.Draw();
        page.Text($"{Words.Count(solutions.Frontier.Outcomes.Length, "outcome")} on the Pareto frontier of those worth at least no agreement to everybody; --csv lists them.", Ink.Faint);
    }

    private string OutcomeOf(int outcome) =>
        string.Join(", ", bargain.Domain.Space.Issues.Zip(bargain.Domain.Space.OptionsOf(outcome), (issue, option) => $"{issue.Id} {issue.NameOf(option)}"));

    private string WeightsOf(int place) => string.Join(" : ", bargain.Profiles.Select(profile => Number(profile.Utility.Criteria[place].Weight)));

    private static string OptionsOf(Issue issue) => issue is Issue.Categorical or Issue.Ladder
        ? string.Join(", ", Enumerable.Range(0, Math.Min(issue.Count, MostNames)).Select(issue.NameOf)) + (issue.Count > MostNames ? ", …" : "")
        : $"{issue.NameOf(0)} to {issue.NameOf(issue.Count - 1)}";

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
