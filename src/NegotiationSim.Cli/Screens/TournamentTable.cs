using NegotiationSim.Cli.Output;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>The payoff matrix as rows of a spreadsheet, one a pair, the ranking's order in both.</summary>
internal static class TournamentTable
{
    public static string Of(Contested contested)
    {
        var csv = new Csv("place", "strategy", "against", "payoff", "low", "high", "cooperation");
        var ranking = contested.Standings.Ranking;
        foreach (var (place, entrant) in ranking)
        {
            foreach (var opponent in ranking.Select(one => one.Entrant).Where(opponent => contested.Met(entrant, opponent)))
            {
                var payoff = contested.Standings.Payoff(entrant, opponent);
                var within = payoff.Within();
                csv.Row(place, contested.NameOf(entrant), contested.NameOf(opponent), payoff.Mean, within?.Low, within?.High, contested.Standings.Cooperation(entrant, opponent).Mean);
            }
        }

        return csv.ToString();
    }
}
