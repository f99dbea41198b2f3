using System.Globalization;
using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Screens;

/// <summary>The table as a person sees it from its seat. What anything is worth to the other side is not on it.</summary>
internal sealed class TableScreen(Simulated simulated, PersonalTalks talks, Side person)
{
    private readonly Side _other = person == Side.A ? Side.B : Side.A;

    private int Seat => person == Side.A ? 0 : 1;

    /// <summary>Where the person is, before the first round.</summary>
    public void DrawOpening(Page page)
    {
        var agenda = simulated.Talks.Agenda;
        new Heading(simulated.Title, $"you play side {person}, {agenda.Of(person).Perspective}").Draw(page);
        page.Text($"{Words.Count(agenda.Issues.Length, "clause")} to settle with side {_other}, {Words.Count(simulated.Talks.Terms.Rounds, "round")} at most. No agreement is worth {Points(talks.Talks.Table[Seat].Reservation)} of 100 to you, the best package 100. The last column of a table is what a clause in full adds to that.");
        if (Rules() is { } rules)
        {
            page.Text(rules);
        }
    }

    /// <summary>The person's turn: what is offered, clause by clause, and what it amounts to.</summary>
    public void DrawTurn(Page page)
    {
        var turn = talks.Turn;
        page.Line("").Line($"Round {turn.Round} of {talks.Talks.Terms.Rounds}{(turn.IsBridged ? ", the mediator's text" : "")}", Ink.Strong);
        var (theirs, mine) = (turn.Before, talks.LatestOf(person));
        if (theirs is null)
        {
            page.Text(mine is null ? "Nothing is on the table." : "Only your own offer is on the table.");
        }

        Clauses(page, theirs, mine);
        Amounts(page, "On the table", theirs);
        Amounts(page, "Your last offer", mine);
    }

    /// <summary>How the talks ended, what was agreed and how that stands.</summary>
    public void DrawEnd(Page page)
    {
        var end = talks.End!.Value;
        page.Line("").Line(Words.Sentence($"{Words.NameOf(end.How)} in round {end.Round}"), Ink.Strong);
        if (!end.IsAgreement)
        {
            page.Text($"No agreement is worth {Points(talks.Talks.Table[Seat].Reservation)} of 100 to you.");
            return;
        }

        var outcome = talks.Talks.Table.OutcomeOf(end.Maker, end.Offer);
        Clauses(page, outcome, null);
        Amounts(page, "Agreed", outcome);
        page.Blank().Text(VerdictSentence.Of(VerdictOf(outcome), simulated.Perspective.Title, simulated.Subject.Naming)).Text(VerdictSentence.Notice, Ink.Faint);
    }

    /// <summary>What can be typed.</summary>
    public void DrawHelp(Page page)
    {
        var options = string.Join(", ", simulated.Talks.Agenda.Issues[0].Options.Select(PlayedLine.PartOf));
        (PersonsMoves Move, string Words)[] help =
        [
            (PersonsMoves.Accept, "accept: take what is on the table."),
            (PersonsMoves.Offer, $"offer CLAUSE=PART …: table a text. PART is {options}; all=PART is for every clause. Clauses that are not named stay as in your last offer, or as on the table before it."),
            (PersonsMoves.Decline, "decline: leave what is on the table, and stand by your last offer."),
            (PersonsMoves.WalkOut, "walk out: leave the table for good."),
            (PersonsMoves.None, "quit: leave the program; the talks stand as they are."),
        ];
        Array.ForEach(Array.FindAll(help, one => talks.Turn.Moves.HasFlag(one.Move)), one => page.Text(one.Words));
    }

    /// <summary>How this protocol goes; null for the one that everybody knows.</summary>
    private string? Rules() => simulated.Talks.Terms.Protocol switch
    {
        Protocol.SingleText => $"In each round you and side {_other} say what you would offer. Then a mediator who knows what everything is worth to both puts one text to both; it is agreed on if both accept it.",
        Protocol.Monotonic => $"You and side {_other}, which knows what everything is worth to you, offer at the same time, round by round, and take nothing back. An offer that is worth as much to the other side as its own is agreed on.",
        _ => null,
    };

    private string Offered() => talks.End is not null ? "agreed" : talks.Turn.IsBridged ? "the mediator offers" : $"side {_other} offers";

    private void Clauses(Page page, int? offered, int? mine)
    {
        var agenda = simulated.Talks.Agenda;
        var shares = agenda.ShareOf(person)!;
        var (ofOther, ofPerson) = (PackageOf(offered), PackageOf(mine));
        var table = new Table(page, new("clause"), new("by"), new("about"), new("text", Gives: true), new(Offered(), Right: true), new("you offered", Right: true), new("worth", Right: true));
        foreach (var (issue, one) in agenda.Issues.Index())
        {
            table.Add(
                one.Clause.Id,
                string.Join(' ', one.Clause.Obligated),
                (ProposalItems.LineOf(one.Clause) ?? new Line(Dimension.POL)).ToString(),
                one.Clause.Terms.Text ?? "",
                ofOther is null ? "" : PlayedLine.PartOf(one.Options[ofOther[issue]]),
                ofPerson is null ? "" : PlayedLine.PartOf(one.Options[ofPerson[issue]]),
                InFull(shares[issue]));
        }

        table.Draw();
    }

    private void Amounts(Page page, string what, int? outcome)
    {
        if (outcome is not { } known)
        {
            return;
        }

        var verdict = VerdictOf(known);
        var balance = verdict.Index is { } index ? VerdictSentence.Lettered(index, simulated.Switches.Tau) : Words.Undefined;
        page.Text($"{what}: worth {Points(WorthOf(known))} of 100 to you (no agreement {Points(talks.Talks.Table[Seat].Reservation)}); balance {balance}, {ReadingWords.Of(simulated.Reading, simulated.Perspective.Title, true)}.");
    }

    private double WorthOf(int outcome) => talks.Talks.UtilityOf(outcome, Seat);

    private Verdict VerdictOf(int outcome) =>
        Settlement.Of(talks.Talks, outcome, simulated.Tables, simulated.Perspective, simulated.Reading, simulated.Switches).Verdicts.Under(simulated.Reading.Norm);

    private IReadOnlyList<int>? PackageOf(int? outcome) => outcome is { } known ? talks.Talks.PackageOf(known) : null;

    private static string InFull(double[] shares) =>
        double.IsFinite(shares[^1] - shares[0]) ? (100 * (shares[^1] - shares[0])).ToString("+0.0;-0.0;0", CultureInfo.InvariantCulture) : "red line";

    private static string Points(double utility) => (100 * utility).ToString("0.0", CultureInfo.InvariantCulture);
}
