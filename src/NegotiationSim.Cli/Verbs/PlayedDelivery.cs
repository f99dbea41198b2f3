using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>A person who delivers what is agreed on, or withholds it.</summary>
internal sealed class PlayedDelivery(Session session, Simulated simulated, PersonalDelivery delivery, Side side) : PlayedSeat(session)
{
    private readonly OwedScreen _screen = new(simulated, delivery, side);

    public override bool IsOver => delivery.IsOver;

    public override IReadOnlyList<NegotiationEvent> Events => delivery.Events;

    protected override int Round => delivery.Round;

    protected override IReadOnlyList<string> Shapes => PlayedLine.ShapesOfDelivery;

    protected override PlayedLine Read(string line) => PlayedLine.Read(line);

    protected override Refusal? Take(PlayedLine read)
    {
        delivery.Take(((PlayedLine.Delivered)read).Move);
        return null;
    }

    protected override void DrawOpening(Page page) => _screen.DrawOpening(page);

    protected override void DrawTurn(Page page) => _screen.DrawTurn(page);

    protected override void DrawHelp(Page page) => OwedScreen.DrawHelp(page);

    protected override void DrawEnd(Page page) => _screen.DrawEnd(page);
}
