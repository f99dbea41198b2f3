using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

public class when_a_history_is_replayed
{
    private static readonly ConcessionLedger Tables = new()
    {
        Cutoff = Given.Today,
        Holdings = new Dictionary<Line, Holding> { [new Line(Dimension.FOR)] = new(880, 1500) },
        Evidence = [new Evidence(Actor.B, Dimension.LEG, 0, new DateOnly(2014, 3, 18), Continuing: false, Support: 1)],
    };

    private static readonly Party Ukraine = new(new PartyId("a"), "Side A's party", Side.A, PartyRole.Party);
    private static readonly Party Russia = new(new PartyId("b"), "Side B's party", Side.B, PartyRole.Party);

    [Fact]
    public void every_step_has_the_index_that_scoring_the_history_at_that_version_gives()
    {
        var events = History();

        var steps = new BalanceReplay(Tables, Perspective.Neutral, Reading.Headline, Switches.Default).Of(events);

        var cutoff = DateOnly.MinValue;
        for (var version = 1; version <= events.Count; version++)
        {
            cutoff = BalanceReplay.CutoffAfter(cutoff, events[version - 1]);
            var ledger = Replay.ToVersion(events, version).LedgerAt(cutoff).MeasuredWith(Tables);
            var verdict = Appraisal.Of(ledger, Perspective.Neutral, Switches.Default).Judge(Reading.Headline);
            (steps[version - 1].Index, steps[version - 1].State).ShouldBe((verdict.Index, verdict.State), $"v{version}");
        }

        steps.Count(step => step.Index is not null).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void what_moved_the_balance_is_marked()
    {
        var steps = new BalanceReplay(Tables, Perspective.Neutral, Reading.Headline, Switches.Default).Of(History());

        steps[0].Moved.ShouldBeFalse();
        steps.Single(step => step.Event is ConcessionCommitted { ConcessionId: "cut" }).Moved.ShouldBeTrue();
    }

    [Fact]
    public void an_offer_is_a_concession_and_taking_it_back_is_selfish()
    {
        var steps = new BalanceReplay(Tables, Perspective.Neutral, Reading.Headline, Switches.Default).Of(History());

        steps.Single(step => step.Event is ConcessionOffered { ConcessionId: "pull-back" }).Move!.Value.Type.ShouldBe(MoveType.Concession);
        steps.Single(step => step.Event is ConcessionWithdrawn).Move!.Value.Type.ShouldBe(MoveType.Selfish);
        steps.Single(step => step.Event is ConcessionCommitted { ConcessionId: "for-nobody" }).Move!.Value.IsEmpty.ShouldBeTrue();
        steps[0].Move.ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 1, MoveType.Fortunate)]
    [InlineData(0, 1, MoveType.Nice)]
    [InlineData(-1, 1, MoveType.Concession)]
    [InlineData(-1, 0, MoveType.Concession)]
    [InlineData(1, 0, MoveType.Selfish)]
    [InlineData(1, -1, MoveType.Selfish)]
    [InlineData(0, -1, MoveType.Unfortunate)]
    [InlineData(-1, -1, MoveType.Unfortunate)]
    [InlineData(1e-10, -1e-10, MoveType.Silent)]
    public void moves_are_named_by_what_they_do_to_both(double own, double other, MoveType type) => Move.Of(own, other).Type.ShouldBe(type);

    private static List<NegotiationEvent> History()
    {
        var day = new DateOnly(2025, 1, 1);
        Stamp At(int days, Party by) => new(day.AddDays(days), by.Id, $"c{days}", []);
        ConcessionDraft Terms(Dimension dimension, Magnitude magnitude) => new() { Line = new Line(dimension), Magnitude = magnitude };
        return
        [
            new NegotiationOpened(At(0, Ukraine), new NegotiationId("talks"), "Talks", [Ukraine, Russia], null),
            new ConcessionOffered(At(10, Russia), "pull-back", Terms(Dimension.TER, Given.Share(.2))),
            new ConcessionCommitted(At(40, Ukraine), "cut", Terms(Dimension.FOR, Given.Cap(800))),
            new StatementMade(At(50, Russia), StatementKind.Statement, "noted", null),
            new ConcessionCommitted(At(80, Russia), "exchange", Terms(Dimension.HUM, Given.Share(.5))),
            new ConcessionFulfilled(At(95, Russia), "exchange", null),
            new ConcessionWithdrawn(At(100, Russia), "pull-back"),
            new HoldingsStated(At(200, Ukraine), [new StatedHolding(new Line(Dimension.FOR), 1000, 1500, null)]),
            new ConcessionPartlyFulfilled(At(300, Ukraine), "cut", .25, null),
            new ConcessionCommitted(At(310, Ukraine), "for-nobody", Terms(Dimension.ECO, Given.Share(.1)) with { Beneficiaries = [Actor.Third("MD")] }),
            new ConcessionBreached(At(400, Ukraine), "cut", .25, Side.B),
            new StatementMade(At(800, Ukraine), StatementKind.Statement, "later", null),
        ];
    }
}
