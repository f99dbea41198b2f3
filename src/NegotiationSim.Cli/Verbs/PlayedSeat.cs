using System.Text;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>The dialogue of a person in a seat: shows a turn, reads lines until one of them is a legal move.</summary>
internal abstract class PlayedSeat(Session session)
{
    private const int LongestLine = 10_000;

    private readonly TextReader _input = session.Around.In();
    private bool _hasLeft;

    /// <summary>Is there no turn any more?</summary>
    public abstract bool IsOver { get; }

    /// <summary>Everything that has been moved so far.</summary>
    public abstract IReadOnlyList<NegotiationEvent> Events { get; }

    protected abstract int Round { get; }

    /// <summary>What can be typed now.</summary>
    protected abstract IReadOnlyList<string> Shapes { get; }

    /// <summary>Where the person is.</summary>
    public void Open() => Say(DrawOpening);

    /// <summary>Takes the person's turn; false when it has left.</summary>
    public bool Move()
    {
        Say(DrawTurn);
        while (true)
        {
            Say(page => page.Line($"Your move: {string.Join(", ", Shapes.SkipLast(1))} or {Shapes[^1]}.", Ink.Faint));
            if (Line() is not { } line || Read(line) is not { } read || read is PlayedLine.Quit)
            {
                _hasLeft = true;
                return false;
            }

            switch (read)
            {
                case PlayedLine.Help:
                    Say(DrawHelp);
                    break;
                case PlayedLine.Mistaken mistaken:
                    Say(page => page.Text(string.Join("; ", mistaken.Sentences)));
                    break;
                default:
                    if (Take(read) is not { } refusal)
                    {
                        return true;
                    }

                    Say(page => page.Refused(refusal));
                    break;
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
                page.Line("").Line($"You left in round {Round}; the talks stand as they are.", Ink.Strong);
            }
            else
            {
                DrawEnd(page);
            }

            if (kept is not null)
            {
                page.Blank().Line(kept);
            }
        });
    }

    protected abstract PlayedLine Read(string line);

    /// <summary>Makes a move that was read, or says why it is refused.</summary>
    protected abstract Refusal? Take(PlayedLine read);

    protected abstract void DrawOpening(Page page);

    protected abstract void DrawTurn(Page page);

    protected abstract void DrawHelp(Page page);

    protected abstract void DrawEnd(Page page);

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
