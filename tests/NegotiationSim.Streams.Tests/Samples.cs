using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Tests;

/// <summary>Events to store: one of every type with everything said, and as little said as possible.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 2, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly PartyId Kyiv = new("ukraine");
    private static readonly PartyId Moscow = new("russia");

    public static Stamp Stamp(string commandId = "c-1") => new(new DateOnly(2026, 2, 24), Kyiv, commandId, ["P1", "P2"], Confidence.D, "as \"reported\"");

    private static Stamp Bare => new(WorldDate.TryParse("2025-11-20/2025-11-21")!.Value, Moscow, "c-2", []);

    public static ConcessionDraft Full { get; } = new()
    {
        Line = new Line(Dimension.WPN, "tanks"),
        Magnitude = new Magnitude.Cap(new Estimate(500_000, 600_000, 700_000)),
        ReceiverShare = 0.25,
        Irreversibility = 0.5,
        ObligationClass = ObligationClass.Discharge,
        Standing = new Standing(ConcessionStatus.Breached, 0.125),
        ReadByA = new Standing(ConcessionStatus.InProgress, 0.5),
        ReadByB = new Standing(ConcessionStatus.Fulfilled),
        ResolvedOn = new DateOnly(2008, 8, 12),
        Continuing = false,
        Due = new DateOnly(2027, 1, 1),
        Verification = 1,
        Enforcement = 0,
        Beneficiaries = [Actor.B, Actor.Third("US"), Actor.Third(null)],
        Conditions = [new Condition.ThirdParty("congress-approves", 0.4), new Condition.ThirdParty("nato-agrees", null), new Condition.OtherSide("pledge")],
        Procedural = false,
        Text = "Ceiling: 600 000, відведення\n\"tanks\" \\ \u001f \u007f 🕊",
        CodedBy = "ours",
        Sources = ["P1"],
        Support = 0.8,
    };

    private static Clause Clause { get; } = new()
    {
        Id = "21d",
        Issue = "army_cap",
        Form = ClauseForm.MutualTilted,
        Obligated = [Actor.A, Actor.B],
        Beneficiaries = [Actor.Third("NATO")],
        Terms = Full,
        ForA = new ConcessionDraft { Magnitude = new Magnitude.Ladder(0.25, 1, 0.1) },
        ForB = new ConcessionDraft { Magnitude = new Magnitude.Share(new Estimate(0.1, 0.2, 0.3)) },
    };

    public static NegotiationOpened Opened(string id = "talks", string title = "The talks") => new(
        Stamp(),
        new NegotiationId(id),
        title,
        [
            new Party(Kyiv, "Ukraine", Side.A, PartyRole.Party),
            new Party(Moscow, "Russia", Side.B, PartyRole.Party),
            new Party(new PartyId("eu"), "European Union", Side.Third, PartyRole.Observer, "not at the table"),
        ],
        "Geneva");

    /// <summary>One of every type, everything said.</summary>
    public static IReadOnlyList<NegotiationEvent> Everything { get; } =
    [
        Opened(),
        new HoldingsStated(Stamp(), [new StatedHolding(new Line(Dimension.FOR), new Estimate(800_000, 880_000, 1_000_000), 1_500_000, null), new StatedHolding(new Line(Dimension.TER), null, null, new Estimate(100, 200, 300), "ours")]),
        new RoundOpened(Stamp(), "65", "Geneva"),
        new RoundClosed(Stamp(), "65", "no text"),
        new RoundScheduled(Stamp(), "66", WorldDate.TryParse("2026-03")!.Value, "Geneva"),
        new VenuePlaced(Stamp(), "Geneva"),
        new VenueChallenged(Stamp(), "visas", "Istanbul"),
        new VenueChanged(Stamp(), "Istanbul"),
        new DemandTabled(Stamp(), "d1", Moscow, "Withdraw", Full, "troops", "21d"),
        new DemandSharpened(Stamp(), "d1", "Withdraw now", Full),
        new DemandDropped(Stamp(), "d1"),
        new ProposalTabled(Stamp(), new Proposal { Id = "us-28-2025-11", Title = "28-point text", Author = "United States", Date = new DateOnly(2025, 11, 20), Clauses = [Clause] }),
        new ProposalAmended(Stamp(), "us-28-2025-11", [Clause], ["22"]),
        new ProposalAccepted(Stamp(), "us-28-2025-11"),
        new ProposalRejected(Stamp(), "us-28-2025-11", "too much", ["6", "21d"]),
        new ProposalWithdrawn(Stamp(), "us-28-2025-11"),
        new ConcessionOffered(Stamp(), "c1", Full),
        new ConcessionCommitted(Stamp(), "c1", Full with { Magnitude = new Magnitude.Quantity(1e21) }),
        new ConcessionWithdrawn(Stamp(), "c1"),
        new ConcessionStarted(Stamp(), "c1", Side.A),
        new ConcessionPartlyFulfilled(Stamp(), "c1", 0.1 + 0.2, Side.B),
        new ConcessionFulfilled(Stamp(), "c1", Side.A),
        new ConcessionBreached(Stamp(), "c1", 1e-7, Side.A),
        new ConcessionReversed(Stamp(), "c1", Side.B),
        new ConcessionLapsed(Stamp(), "c1", Side.B),
        new WalkedOut(Stamp(), "return of refugees"),
        new ReturnedToTable(Stamp()),
        new TalksSuspended(Stamp(), "holidays"),
        new TalksResumed(Stamp()),
        new ItemsLinked(Stamp(), "l1", ["c1", "c2"]),
        new ItemsUnlinked(Stamp(), "l1"),
        new ItemConditioned(Stamp(), "c1", "congress-approves", "Congress approves", 0.4),
        new AgreementReached(Stamp(), "us-28-2025-11", "signed"),
        new BrokenOff(Stamp(), "war"),
        new RecordCorrected(Stamp(), 7, "c1", Full, "misread"),
        new StatementMade(Stamp(), StatementKind.RedLine, "never", "territory"),
        new FailuresCounted(Stamp(), Moscow, 30, 31, "at least 30 agreements"),
        new NegotiationForked(Stamp(), new NegotiationId("what-if"), new NegotiationId("talks"), 3, ["accepted instead"]),
    ];

    /// <summary>The types that can leave something unsaid, saying as little as they can.</summary>
    public static IReadOnlyList<NegotiationEvent> Sparse { get; } =
    [
        new NegotiationOpened(Bare, new NegotiationId("talks"), "", [], null),
        new HoldingsStated(Bare, [new StatedHolding(new Line(Dimension.TER), null, null, null)]),
        new RoundOpened(Bare, "65", null),
        new RoundClosed(Bare, "65", null),
        new RoundScheduled(Bare, "66", WorldDate.TryParse("2026")!.Value, null),
        new VenueChallenged(Bare, "visas", null),
        new DemandTabled(Bare, "d1", Moscow, "Withdraw", ConcessionDraft.Empty, null, null),
        new DemandSharpened(Bare, "d1", null, ConcessionDraft.Empty),
        new ProposalTabled(Bare, new Proposal { Id = "p", Title = "", Date = new DateOnly(2025, 11, 20), Clauses = [new Clause { Id = "1", Form = ClauseForm.Open }] }),
        new ProposalAmended(Bare, "p", [], []),
        new ProposalRejected(Bare, "p", null, []),
        new ConcessionOffered(Bare, "c1", new ConcessionDraft { Conditions = [], Beneficiaries = [], Sources = [] }),
        new ConcessionStarted(Bare, "c1", null),
        new ConcessionPartlyFulfilled(Bare, "c1", -0.0, null),
        new ConcessionFulfilled(Bare, "c1", null),
        new ConcessionBreached(Bare, "c1", 0, null),
        new ConcessionReversed(Bare, "c1", null),
        new ConcessionLapsed(Bare, "c1", null),
        new ItemConditioned(Bare, "c1", "x", "X", null),
        new AgreementReached(Bare, null, null),
        new StatementMade(Bare, StatementKind.Statement, "hello", null),
        new FailuresCounted(Bare, Moscow, 30, null, "at least 30 agreements"),
        new NegotiationForked(Bare, new NegotiationId("what-if"), new NegotiationId("talks"), 3, []),
    ];

    /// <summary>A stream's worth of small, varied events.</summary>
    public static IReadOnlyList<NegotiationEvent> Many(int count, int from = 0) =>
        [.. Enumerable.Range(from, count).Select(i => (NegotiationEvent)(i == 0 ? Opened() : (i % 4) switch
        {
            0 => new ConcessionOffered(Stamp($"c-{i}"), $"step-{i}", new ConcessionDraft { Line = new Line(Dimension.FOR), Magnitude = new Magnitude.Quantity(i), Text = $"step {i}" }),
            1 => new ConcessionPartlyFulfilled(Stamp($"c-{i}"), $"step-{i}", i % 7 / 7.0, Side.A),
            2 => new StatementMade(Stamp($"c-{i}"), StatementKind.Vote, $"statement {i}", null),
            _ => new DemandTabled(Stamp($"c-{i}"), $"d-{i}", Moscow, $"demand {i}", ConcessionDraft.Empty, "troops", null),
        }))];
}
