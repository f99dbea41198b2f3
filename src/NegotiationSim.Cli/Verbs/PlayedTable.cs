using System.Text;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>The dialogue of a person at the table: shows a turn, reads lines until one of them is a legal move.</summary>
internal sealed class PlayedTable(Session session, Simulated simulated, PersonalTalks talks, Side side)
{
    private const int LongestLine = 10_000;

    private readonly TextReader _input = session.Around.In();
    private readonly TableScreen _screen = new(simulated, talks, side);
    private bool _hasLeft;

    /// <summary>Where the person is.</summary>
    public void Open() => Say(_screen.DrawOpening);

    /// <summary>Takes the person's turn; false when it has left.</summary>
    public bool Move()
    {
        Say(_screen.DrawTurn);
        while (true)
        {
            var moves = talks.Turn.Moves;
            var typed = PlayedLine.Shapes(moves);
            Say(page => page.Line($"Your move: {string.Join(", ", typed.SkipLast(1))} or {typed[^1]}.", Ink.Faint));
            if (Line() is not { } line || PlayedLine.Read(line, moves, simulated.Talks.Agenda, Basis()) is not { } read || read is PlayedLine.Quit)
            {
                _hasLeft = true;
                return false;
            }

            switch (read)
            {
                case PlayedLine.Help:
                    Say(_screen.DrawHelp);
                    break;
                case PlayedLine.Mistaken mistaken:
                    Say(page => page.Text(string.Join("; ", mistaken.Sentences)));
                    break;
                case PlayedLine.Made made when talks.Take(made.Move) is { } refusal:
                    Say(page => page.Refused(refusal));
                    break;
                default:
                    return true;
            }
        }
    }

    /// <summary>How it ended, and where it is kept.</summary>
    public void Close(string? kept)
    {
        Say(page =>
        {
            if (_hasLeft)
            {
                page.Line("").Line($"You left in round {talks.Turn.Round}; the talks stand as they are.", Ink.Strong);
            }
            else
            {
                _screen.DrawEnd(page);
            }

            if (kept is not null)
            {
                page.Blank().Line(kept);
            }
        });
    }

    /// <summary>What an offer changes: the person's own last one, else what is on the table, else nothing at all.</summary>
    private IReadOnlyList<int> Basis() =>
        (talks.LatestOf(side) ?? talks.Turn.Before) is { } outcome ? talks.Talks.PackageOf(outcome) : new int[simulated.Talks.Agenda.Issues.Length];

    /// <summary>The next line; null at the end of the input. What is longer than any move is cut.</summary>
    private string? Line()
    {
        var line = new StringBuilder();
        int next;
        while ((next = _input.Read()) is not (-1 or '\n'))
        {
            if (line.Length < LongestLine)
            {
                line.Append((char)next);
            }
        }

        return next == -1 && line.Length == 0 ? null : line.ToString();
    }

    private void Say(Action<Page> draw)
    {
        var page = session.Terminal.NewPage();
        draw(page);
        session.Terminal.Show(page);
        session.Terminal.Flush();
    }
}
