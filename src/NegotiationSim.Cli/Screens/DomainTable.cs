using NegotiationSim.Cli.Output;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Screens;

/// <summary>The frontier of a domain as rows of a spreadsheet; without two parties, or with too many outcomes, the heads alone.</summary>
internal static class DomainTable
{
    public static string Of(Bargain bargain)
    {
        var (space, solutions) = (bargain.Domain.Space, bargain.Solutions);
        var csv = new Csv([.. space.Issues.Select(issue => issue.Id), .. bargain.Profiles.Select((_, party) => $"utility{party + 1}"), "solutions"]);
        foreach (var outcome in solutions is null ? [] : solutions.Frontier.Outcomes.ToArray())
        {
            csv.Row([
                .. space.Issues.Zip(space.OptionsOf(outcome), (issue, option) => issue.NameOf(option)),
                .. bargain.Tables!.Select(table => (object?)table[outcome]),
                string.Join(' ', DomainAnswer.Named(solutions!).Where(one => one.Solution?.Outcome == outcome).Select(one => one.Name)),
            ]);
        }

        return csv.ToString();
    }
}
