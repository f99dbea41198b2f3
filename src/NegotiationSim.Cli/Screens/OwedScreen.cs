using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Screens;

/// <summary>A delivery as a person sees it from its seat.</summary>
internal sealed class OwedScreen(Simulated simulated, PersonalDelivery played, Side person)
{
    private readonly Side _other = person.Other();

    /// <summary>Where the person is, before the first round.</summary>
    public void DrawOpening(Page page)
    {
        var terms = played.Delivery.Terms;
        new Heading(simulated.Title, $"you deliver for side {person}").Draw(page);
        page.Text($"The text is agreed on. In each of {Words.Count(terms.Turns, "round")} you and side {_other} decide at once whether to deliver the next part of what you owe, or to withhold it. What is withheld is late; what is not done when the rounds are over is broken.");
        if (terms.Noise > 0)
        {
            page.Text($"With a chance of {Words.Percent(terms.Noise)} a move turns into its opposite.");
        }

        if (terms.Continuation < 1)
        {
            page.Text($"With a chance of {Words.Percent(1 - terms.Continuation)} it is over after a round.");
        }
    }

    /// <summary>The person's turn: what both have done so far, and who is ahead.</summary>
    public void DrawTurn(Page page)
    {
        page.Line("").Line($"Round {played.Round} of {played.Delivery.Terms.Turns}", Ink.Strong);
        if (played.Last is { } last)
        {
            var (own, theirs) = person == Side.A ? (last.A, last.B) : (last.B, last.A);
            page.Text($"In the last round you {Did(own)} and side {_other} {Did(theirs)}.");
        }

        Steps(page);
    }

    /// <summary>What it came to.</summary>
    public void DrawEnd(Page page)
    {
        page.Line("").Line($"The rounds are over after {played.Round}.", Ink.Strong);
        Steps(page);
        var verdict = simulated.Judge(played.Result).Verdicts.Under(simulated.Reading.Norm);
        page.Blank().Text(VerdictSentence.Of(verdict, simulated.Perspective.Title, simulated.Subject.Naming)).Text(VerdictSentence.Notice, Ink.Faint);
    }

    /// <summary>What can be typed.</summary>
    public static void DrawHelp(Page page) => page
        .Text("deliver: do the next part of what you owe.")
        .Text("withhold: do nothing in this round.")
        .Text("quit: leave the program; what was delivered stands as it is.");

    private void Steps(Page page)
    {
        var table = new Table(page, new("step"), new("by"), new("about"), new("text", Gives: true), new("due"), new("done", Right: true));
        foreach (var side in new[] { person, _other })
        {
            var owed = played.Delivery.Of(side);
            foreach (var (step, one) in owed.Steps.Index())
            {
                table.Add(one.Item.Id, side.ToString(), one.Item.Line.ToString(), one.Item.Text, one.Item.Due is { } due ? Words.Of(due) : "", Words.Percent(owed.DoneOf(step, played.DeliveriesOf(side))));
            }
        }

        table.Draw();
        var (own, theirs) = (Given(person), Given(_other));
        page.Text($"You have given {Words.Points(own)} of {Words.Points(played.Delivery.Of(person).Total)} points, side {_other} {Words.Points(theirs)} of {Words.Points(played.Delivery.Of(_other).Total)}; {Ahead(own - theirs)}.");
    }

    private double Given(Side side) => played.Delivery.Of(side).GivenAfter(played.DeliveriesOf(side));

    private string Ahead(double lead) => Words.Points(Math.Abs(lead)) is var points && points == Words.Points(0) ? "nobody is ahead" : $"{(lead > 0 ? "you are" : $"side {_other} is")} ahead by {points}";

    private static string Did(DeliveryMove move) => move == DeliveryMove.Deliver ? "delivered" : "withheld";
}
