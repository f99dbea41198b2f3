using System.Globalization;
using System.Text.Json;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Tournaments;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Files.Answers;

/// <summary>A tournament that has been played.</summary>
/// <param name="Competition">Who met in what.</param>
/// <param name="Standings">What came of it.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Wanted">Replications that were asked for.</param>
public sealed record Contested(Competition Competition, Standings Standings, ulong Seed, uint Wanted)
{
    /// <summary>False where it was interrupted.</summary>
    public bool Complete => Standings.Replications == Wanted;

    /// <summary>Matches played.</summary>
    public long Matches => Standings.Replications * Competition.Tournament.Matches;

    /// <summary>An entrant as it was entered.</summary>
    public string NameOf(int entrant) => Competition.Tournament.Entrants[entrant];

    /// <summary>Did an entrant meet this opponent?</summary>
    public bool Met(int entrant, int opponent) => entrant != opponent || Competition.Tournament.WithTwins;
}

/// <summary>The document <c>negsim/tournament/1</c>.</summary>
public static class TournamentAnswer
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "negsim/tournament/1";

    /// <summary>What no reader of a ranking may forget.</summary>
    public const string Notice = "A ranking of these strategies against each other, here and by these payoffs; among others it would be another.";

    /// <summary>The document as UTF-8.</summary>
    /// <param name="contested">The tournament.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="seconds">Wall clock.</param>
    public static byte[] Write(Contested contested, int threads, double seconds)
    {
        ArgumentNullException.ThrowIfNull(contested);
        var (competition, standings) = (contested.Competition, contested.Standings);
        return Json.Document(Schema, writer =>
        {
            writer.WriteString("game", competition.Delivery is null ? "bargaining" : "delivery");
            writer.WriteString("seed", contested.Seed.ToString(CultureInfo.InvariantCulture));
            writer.WriteNumber("replications", standings.Replications);
            writer.WriteBoolean("complete", contested.Complete);
            writer.WriteNumber("matches", contested.Matches);
            writer.WriteNumber("rounds", standings.Rounds);
            writer.WriteBoolean("twins", competition.Tournament.WithTwins);
            Contests(writer, competition);
            Ranking(writer, contested);
            Matrix(writer, contested);
            writer.Objects("leftOut", competition.LeftOut, left =>
            {
                writer.WriteString("strategy", left.Strategy);
                writer.WriteString("why", left.Why);
            });
            writer.WriteString("notice", Notice);
            writer.Object("run", () =>
            {
                writer.WriteNumber("threads", threads);
                writer.Number("elapsedSeconds", seconds);
                writer.Number("matchesPerSecond", seconds > 0 ? contested.Matches / seconds : null);
                writer.Number("roundsPerSecond", seconds > 0 ? standings.Rounds / seconds : null);
            });
        });
    }

    private static void Contests(Utf8JsonWriter writer, Competition competition)
    {
        if (competition.Delivery is { } terms)
        {
            writer.Object("delivery", () => Delivery(writer, terms));
        }

        writer.Objects("agendas", competition.Agendas, agenda =>
        {
            writer.WriteString("id", agenda.Id);
            writer.WriteString("title", agenda.Title);
            writer.WriteNumber("issues", agenda.Issues);
            writer.Number("packages", agenda.Packages);
            writer.WriteString("protocol", Json.Camel(agenda.Terms.Protocol));
            writer.WriteString("offers", agenda.IsListed ? "allPackages" : "ladders");
            writer.WriteNumber("rounds", agenda.Terms.Rounds);
            writer.Number("endChance", agenda.Terms.ChanceOfEnding);
        });
    }

    private static void Delivery(Utf8JsonWriter writer, DeliveryTerms terms)
    {
        writer.WriteNumber("turns", terms.Turns);
        writer.Number("continuation", terms.Continuation);
        writer.Number("noise", terms.Noise);
        writer.Number("temptation", terms.Payoffs.Temptation);
        writer.Number("reward", terms.Payoffs.Reward);
        writer.Number("punishment", terms.Payoffs.Punishment);
        writer.Number("sucker", terms.Payoffs.Sucker);
    }

    private static void Ranking(Utf8JsonWriter writer, Contested contested)
    {
        var ranking = contested.Standings.Ranking;
        writer.Objects("ranking", ranking.Index(), one =>
        {
            var (place, entrant) = one.Item;
            writer.WriteNumber("place", place);
            writer.WriteString("strategy", contested.NameOf(entrant));
            Mean(writer, "score", contested.Standings.Score(entrant));
            writer.Number("cooperation", contested.Standings.Cooperation(entrant));
            if (one.Index + 1 < ranking.Count)
            {
                var lead = contested.Standings.LeadOf(entrant, ranking[one.Index + 1].Entrant);
                writer.Object("aheadOfNext", () => Interval(writer, "difference", lead.Mean, lead.Within));
            }
        });
    }

    private static void Matrix(Utf8JsonWriter writer, Contested contested)
    {
        var entrants = Enumerable.Range(0, contested.Competition.Entrants.Length).ToList();
        var pairs = from entrant in entrants from opponent in entrants where contested.Met(entrant, opponent) select (entrant, opponent);
        writer.Objects("matrix", pairs, pair =>
        {
            writer.WriteString("strategy", contested.NameOf(pair.entrant));
            writer.WriteString("against", contested.NameOf(pair.opponent));
            Mean(writer, "payoff", contested.Standings.Payoff(pair.entrant, pair.opponent));
            writer.Number("cooperation", contested.Standings.Cooperation(pair.entrant, pair.opponent).Mean);
        });
    }

    private static void Mean(Utf8JsonWriter writer, string name, Moments moments) => Interval(writer, name, moments.Mean, moments.Within());

    private static void Interval(Utf8JsonWriter writer, string name, double? mean, Interval? within)
    {
        writer.Number(name, mean);
        writer.Number("low", within?.Low);
        writer.Number("high", within?.High);
    }
}
