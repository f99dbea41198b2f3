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
    public void every_step_has_the_index_that_scoring_the_history_at_that_version_gives() => ShouldScoreAlike(History(), Tables, Switches.Default);

    [Fact]
    public void so_it_is_for_any_course_of_events_and_any_reading()
    {
        Reading[] readings = [Reading.Headline, Reading.Headline with { Account = Account.Gain }, new(Norm.EqualNumber, Lens.Pledged, Baseline.OpeningPosition), new(Norm.LegalBaseline, Lens.Delivered, Baseline.StatusQuo)];
        for (var seed = 1; seed <= 60; seed++)
        {
            var tables = Tables with { Evidence = Tables.Evidence.Add(new Evidence(Actor.A, Dimension.HUM, 1, new DateOnly(2025, 8, 1), Continuing: false, Support: .5)) };
            ShouldScoreAlike(AnyCourse(seed), tables, seed % 3 == 0 ? Switches.Default with { HT = 300 } : Switches.Default, readings[seed % readings.Length], seed);
        }
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

    private static void ShouldScoreAlike(List<NegotiationEvent> events, ConcessionLedger tables, Switches switches, Reading? asked = null, int seed = 0)
    {
        var reading = asked ?? Reading.Headline;
        var steps = new BalanceReplay(tables, Perspective.Neutral, reading, switches).Of(events);

        var cutoff = DateOnly.MinValue;
        for (var version = 1; version <= events.Count; version++)
        {
            cutoff = BalanceReplay.CutoffAfter(cutoff, events[version - 1]);
            var ledger = Replay.ToVersion(events, version).LedgerAt(cutoff).MeasuredWith(tables);
            var verdict = Appraisal.Of(ledger, Perspective.Neutral, switches).Judge(reading);
            steps[version - 1].State.ShouldBe(verdict.State, $"seed {seed} v{version}");
            (steps[version - 1].Index is null).ShouldBe(verdict.Index is null, $"seed {seed} v{version}");
            (steps[version - 1].Index ?? 0).ShouldBe(verdict.Index ?? 0, 1e-12, $"seed {seed} v{version}");
        }

        steps.Count(step => step.Index is not null).ShouldBeGreaterThan(5);
    }

    /// <summary>Few steps that change often, or more of them than a list keeps in one chunk.</summary>
    private static List<NegotiationEvent> AnyCourse(int seed)
    {
        var random = new Random(seed);
        var day = new DateOnly(2024, 1, 1);
        var events = new List<NegotiationEvent> { new NegotiationOpened(new Stamp(day, Ukraine.Id, "c", []), new NegotiationId("talks"), "Talks", [Ukraine, Russia], null) };
        for (var i = 0; i < 120; i++)
        {
            day = day.AddDays(random.Next(0, 40));
            var by = random.Next(2) == 0 ? Ukraine : Russia;
            var stamp = new Stamp(day, by.Id, $"c{i}", []);
            var id = $"{by.Id}{random.Next(seed % 2 == 0 ? 8 : 16)}";
            Side? reading = random.Next(3) == 0 ? Side.B : null;
            events.Add(random.Next(8) switch
            {
                0 => new ConcessionOffered(stamp, id, AnyTerms(random)),
                1 or 2 => new ConcessionCommitted(stamp, id, AnyTerms(random)),
                3 => new ConcessionPartlyFulfilled(stamp, id, random.NextDouble(), reading),
                4 => new ConcessionFulfilled(stamp, id, reading),
                5 => new ConcessionBreached(stamp, id, .25, reading),
                6 => new ConcessionReversed(stamp, id, reading),
                _ => new StatementMade(stamp, StatementKind.Statement, "said", null),
            });
        }

        return events;
    }

    private static ConcessionDraft AnyTerms(Random random) => new()
    {
        Line = new Line((Dimension)random.Next(10)),
        Magnitude = random.Next(6) == 0 ? null : Given.Share(random.NextDouble()),
        Verification = random.Next(2) == 0 ? .75 : null,
        Due = random.Next(3) == 0 ? new DateOnly(2027, 1, 1) : null,
    };

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
