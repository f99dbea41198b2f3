using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>A person at the table.</summary>
internal sealed class PlayedTable(Session session, Simulated simulated, PersonalTalks talks, Side side) : PlayedSeat(session)
{
    private readonly TableScreen _screen = new(simulated, talks, side);

    public override bool IsOver => talks.End is not null;

    public override IReadOnlyList<NegotiationEvent> Events => talks.Events;

    protected override int Round => talks.Turn.Round;

    protected override IReadOnlyList<string> Shapes => PlayedLine.Shapes(talks.Turn.Moves);

    protected override PlayedLine Read(string line) => PlayedLine.Read(line, talks.Turn.Moves, simulated.Talks.Agenda, Basis());

    protected override Refusal? Take(PlayedLine read) => talks.Take(((PlayedLine.Made)read).Move);

    protected override void DrawOpening(Page page) => _screen.DrawOpening(page);

    protected override void DrawTurn(Page page) => _screen.DrawTurn(page);

    protected override void DrawHelp(Page page) => _screen.DrawHelp(page);

    protected override void DrawEnd(Page page) => _screen.DrawEnd(page);

    /// <summary>What an offer changes: the person's own last one, else what is on the table, else nothing at all.</summary>
    private IReadOnlyList<int> Basis() =>
        (talks.LatestOf(side) ?? talks.Turn.Before) is { } outcome ? talks.Talks.PackageOf(outcome) : new int[simulated.Talks.Agenda.Issues.Length];
}
