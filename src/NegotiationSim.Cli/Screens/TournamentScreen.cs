using System.Globalization;
using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Tournaments;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>Who came out where, how sure that is, and what each made of each.</summary>
internal sealed class TournamentScreen(Contested contested)
{
    private const int NameColumns = 24;
    private const int Gap = 2;

    private readonly EquatableList<Ranked> _ranking = contested.Standings.Ranking;
    private readonly string _format = FormatOf(contested.Standings.Score(contested.Standings.Ranking[0].Entrant).Mean ?? 0);
    private readonly bool _isDelivery = contested.Competition.Delivery is not null;

    public void Draw(Page page)
    {
        var title = _isDelivery ? "Tournament of repeated delivery" : $"Tournament over {Words.Count(contested.Competition.Agendas.Length, "agenda")}";
        new Heading(title, $"{Words.Count(_ranking.Count, "strategy", "strategies")} · {Words.Count(contested.Standings.Replications, "run")} each · seed {contested.Seed}").Draw(page);
        Places(page);
        Matrix(page);
        Contests(page);
        foreach (var (strategy, why) in contested.Competition.LeftOut)
        {
            page.Text($"Not entered: {strategy}. {why}", Ink.Faint);
        }

        page.Blank().Text(TournamentAnswer.Notice, Ink.Strong);
        if (!contested.Complete)
        {
            page.Text($"Interrupted: these are the first {Words.Count(contested.Standings.Replications, "run")}.", Ink.Strong);
        }

        page.SayWhatIsLeftOut();
    }

    private void Places(Page page)
    {
        var table = new Table(page, new("", Right: true), new("strategy", Gives: true), new("score", Right: true), new("95 % interval"), new("ahead of the next by", Goes: "by how much each is ahead"), new(_isDelivery ? "delivers" : "agrees", Right: true));
        foreach (var (index, (place, entrant)) in _ranking.Index())
        {
            var score = contested.Standings.Score(entrant);
            table.Add(
                $"{place}",
                contested.NameOf(entrant),
                score.Mean is { } mean ? Payoff(mean) : Words.Undefined,
                Within(score.Within()),
                Ahead(index),
                Words.Percent(contested.Standings.Cooperation(entrant)));
        }

        table.Draw();
        page.Text(_isDelivery
            ? "Score: mean payoff of a game, over opponents and seats. Intervals are over the runs; what is ahead is compared run by run."
            : "Score: mean utility of the outcome to the side it plays, over opponents, agendas and seats. Intervals are over the runs; what is ahead is compared run by run.", Ink.Faint).Blank();
    }

    private void Matrix(Page page)
    {
        var cells = _ranking.Select(row => _ranking.Select(column => contested.Standings.Payoff(row.Entrant, column.Entrant).Mean is { } mean ? Payoff(mean) : "").ToArray()).ToArray();
        var shown = Shown(page, cells);
        var heads = page.Terminal.Plain ? _ranking.Select(column => contested.NameOf(column.Entrant)) : _ranking.Select((_, place) => $"{place + 1}");
        var table = new Table(page, [new("", Right: true), new("Payoff of the row against", Gives: true), .. heads.Take(shown).Select(head => new Column(head, Right: true))]);
        foreach (var (index, row) in _ranking.Index())
        {
            table.Add([page.Terminal.Plain ? "" : $"{index + 1}", contested.NameOf(row.Entrant), .. cells[index].Take(shown).Select(cell => new Table.Cell(cell))]);
        }

        table.Draw();
        page.Blank();
    }

    /// <summary>As many opponents as there are columns for, the highest places first.</summary>
    private int Shown(Page page, string[][] cells)
    {
        if (page.Terminal.Fit is not { } fit || page.Terminal.Plain)
        {
            return _ranking.Count;
        }

        var name = Math.Min(NameColumns, _ranking.Max(row => Measure.Columns(contested.NameOf(row.Entrant))));
        var room = fit - $"{_ranking.Count}".Length - Gap - Math.Max(name, "Payoff of the row against".Length);
        var shown = 0;
        while (shown < _ranking.Count && (room -= Gap + Math.Max($"{shown + 1}".Length, cells.Max(row => row[shown].Length))) >= 0)
        {
            shown++;
        }

        if (shown < _ranking.Count)
        {
            page.LeftOut.Add("payoffs against the lower places");
        }

        return shown;
    }

    private void Contests(Page page)
    {
        if (contested.Competition.Delivery is { } terms)
        {
            var noise = terms.Noise > 0 ? string.Create(CultureInfo.InvariantCulture, $", each move turned over with a chance of {terms.Noise}") : "";
            var end = terms.Continuation < 1 ? string.Create(CultureInfo.InvariantCulture, $", each followed by another with a chance of {terms.Continuation}") : "";
            page.Text(string.Create(CultureInfo.InvariantCulture, $"{Words.Count(terms.Turns, "turn")} at ({terms.Payoffs.Temptation}, {terms.Payoffs.Reward}, {terms.Payoffs.Punishment}, {terms.Payoffs.Sucker}){end}{noise}."), Ink.Faint);
            return;
        }

        var table = new Table(page, new("Agenda", Gives: true), new("issues", Right: true), new("packages", Right: true), new("rounds", Right: true));
        foreach (var agenda in contested.Competition.Agendas)
        {
            table.Add($"  {agenda.Title}", $"{agenda.Issues}", agenda.Packages.ToString(agenda.Packages < 1e9 ? "#,0" : "0.#e+0", CultureInfo.InvariantCulture), $"{agenda.Terms.Rounds}");
        }

        table.Draw();
        foreach (var agenda in contested.Competition.Agendas.Where(agenda => RuleWords.Of(agenda.Terms.Protocol) is not null))
        {
            page.Text($"{agenda.Title}: {RuleWords.Of(agenda.Terms.Protocol)}.", Ink.Faint);
        }
    }

    private string Ahead(int index)
    {
        if (index + 1 == _ranking.Count)
        {
            return "";
        }

        var (one, next) = (_ranking[index], _ranking[index + 1]);
        var lead = contested.Standings.LeadOf(one.Entrant, next.Entrant);
        return one.Place == next.Place ? "tied" : lead.Mean is { } mean ? $"{Payoff(mean)} {Within(lead.Within)}" : Words.Undefined;
    }

    private string Within(Interval? interval) => interval is { } ends ? $"[{Payoff(ends.Low)}, {Payoff(ends.High)}]" : Words.Undefined;

    private string Payoff(double value) => value.ToString(_format, CultureInfo.InvariantCulture);

    /// <summary>Four digits of the highest score, whatever the unit.</summary>
    private static string FormatOf(double highest) => Math.Abs(highest) switch
    {
        >= 1000 => "#,0",
        >= 100 => "0.0",
        >= 10 => "0.00",
        _ => "0.000",
    };
}
