using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Core.Tests.Negotiations;

/// <summary>
/// Draws commands of every kind, sensible and senseless, by anybody, about a handful of ids, so that they meet. The same
/// seed draws the same commands.
/// </summary>
internal sealed class AnyCommand(int seed)
{
    private static readonly Party Stranger = new(new("stranger"), "Stranger", Side.B, PartyRole.Party);
    private static readonly string[] Lines = ["TER", "FOR", "LEG/force", "VER"];
    private readonly Random _random = new(seed);
    private int _drawn;

    public NegotiationCommand Next() => _random.Next(36) switch
    {
        0 => new OpenNegotiation(Stamp(), new("walk"), "Walk", Chance(0.5) ? Table.Everybody : [Table.Georgia, Table.Monitors], null),
        1 => new StateHoldings(Stamp(), [new(LineOf(), Amount(), Amount(), Chance(0.2) ? Amount() : null)]),
        2 => new OpenRound(Stamp(), Id("round"), null),
        3 => new CloseRound(Stamp(), Id("round"), null),
        4 => new ScheduleRound(Stamp(), Id("round"), new DateOnly(2026, 3, _random.Next(1, 3)), null),
        5 => new PlaceVenue(Stamp(), Id("venue")),
        6 => new ChallengeVenue(Stamp(), "reason", Chance(0.5) ? Id("venue") : null),
        7 => new ChangeVenue(Stamp(), Id("venue")),
        8 => new TableDemand(Stamp(), Id("demand"), Anybody().Id, "text", Terms(), null, Chance(0.5) ? Id("clause") : null),
        9 => new SharpenDemand(Stamp(), Id("demand"), Chance(0.3) ? "sharper" : null, Terms()),
        10 => new DropDemand(Stamp(), Id("demand")),
        11 => new TableProposal(Stamp(), Table.Text(Id("text"), Clauses())),
        12 => new AmendProposal(Stamp(), Id("text"), [.. Clauses()], Chance(0.3) ? [Id("clause")] : []),
        13 => new AcceptProposal(Stamp(), Id("text")),
        14 => Rarely(() => new RejectProposal(Stamp(), Id("text"), null, Chance(0.5) ? [] : [Id("clause")])),
        15 => Rarely(() => new WithdrawProposal(Stamp(), Id("text"))),
        16 => new OfferConcession(Stamp(), Id("step"), Terms()),
        17 => new CommitConcession(Stamp(), Id("step"), Terms()),
        18 => new WithdrawConcession(Stamp(), Id("step")),
        19 => new StartConcession(Stamp(), Step(), Reading()),
        20 => new PartlyFulfilConcession(Stamp(), Step(), Number(), Reading()),
        21 => new FulfilConcession(Stamp(), Step(), Reading()),
        22 => new BreachConcession(Stamp(), Step(), Number(), Reading()),
        23 => new ReverseConcession(Stamp(), Step(), Reading()),
        24 => new LetConcessionLapse(Stamp(), Step(), Reading()),
        25 => Rarely(() => new WalkOut(Stamp(), "topic")),
        26 => new ReturnToTable(Stamp()),
        27 => Rarely(() => new SuspendTalks(Stamp(), "reason")),
        28 => new ResumeTalks(Stamp()),
        29 => new LinkItems(Stamp(), Id("link"), [Id("step"), Id(Chance(0.5) ? "demand" : "step")]),
        30 => new UnlinkItems(Stamp(), Id("link")),
        31 => new ConditionItem(Stamp(), Id("step"), Id("condition"), "text", Chance(0.5) ? Number() : null),
        32 => Rarely(() => new ReachAgreement(Stamp(), Chance(0.8) ? Id("text") : null, "agreed")),
        33 => Rarely(() => Rarely(() => new BreakOff(Stamp(), "reason"))),
        34 => new CorrectRecord(Stamp(), _random.Next(-1, 60), Chance(0.5) ? Step() : Id("demand"), Terms(), "reason"),
        _ => Chance(0.5)
            ? new MakeStatement(Stamp(), StatementKind.Statement, Chance(0.9) ? "text" : "", null)
            : new CountFailures(Stamp(), Anybody().Id, _random.Next(-1, 30), Chance(0.5) ? _random.Next(40) : null, "text"),
    };

    public bool Chance(double p) => _random.NextDouble() < p;

    public int Below(int bound) => _random.Next(bound);

    private NegotiationCommand Rarely(Func<NegotiationCommand> command) =>
        Chance(0.15) ? command() : new MakeStatement(Stamp(), StatementKind.Statement, "instead", null);

    private Stamp Stamp() => new(
        Chance(0.01) ? new WorldDate(new(2026, 1, 2), new(2026, 1, 1)) : new DateOnly(2025, 1, 1).AddDays(_drawn),
        Anybody().Id,
        Chance(0.005) ? "" : $"walk-{seed}-{_drawn++}",
        Chance(0.5) ? ["S1"] : ["S2", "S3"],
        (Confidence)_random.Next(3));

    // Two speak more than the others, so that somebody sometimes moves what is its own.
    private Party Anybody() => Chance(0.02) ? Stranger : Table.Everybody[_random.Next(Chance(0.5) ? 2 : Table.Everybody.Count)];

    private string Id(string kind) => Chance(0.01) ? "" : $"{kind}-{_random.Next(5)}";

    // Steps of the walk, and those an agreement makes of clauses.
    private string Step() => Chance(0.8) ? Id("step") : $"{Id("text")}/{Id("clause")}.{(Chance(0.5) ? 'A' : 'B')}";

    private Side? Reading() => Chance(0.6) ? null : (Side)_random.Next(3);

    private double Number() => _random.Next(20) switch { 0 => double.NaN, 1 => -0.5, 2 => 1.5, var n => (n - 3) / 16.0 };

    private Estimate? Amount() => Chance(0.1) ? null : Chance(0.1) ? new Estimate(3, 2, 1) : _random.Next(-1, 4);

    private Line LineOf() => Line.TryParse(Lines[_random.Next(Lines.Length)])!.Value;

    private ConcessionDraft Terms() => new()
    {
        Line = Chance(0.1) ? null : LineOf(),
        Magnitude = _random.Next(5) switch
        {
            0 => null,
            1 => new Magnitude.Quantity(Amount() ?? 1),
            2 => new Magnitude.Cap(Amount() ?? 1),
            3 => new Magnitude.Ladder(Number(), 0.5),
            _ => new Magnitude.Share(Number()),
        },
        Irreversibility = Chance(0.3) ? Number() : null,
        Standing = Chance(0.02) ? new Standing(ConcessionStatus.Fulfilled) : null,
        Procedural = Chance(0.1) ? true : null,
        Conditions = Chance(0.1) ? [new Condition.ThirdParty("c", Number())] : null,
    };

    private Clause[] Clauses() => [.. Enumerable.Range(0, _random.Next(4)).Select(i => new Clause
    {
        Id = $"clause-{(Chance(0.9) ? i : _random.Next(4))}",
        Form = (ClauseForm)_random.Next(7),
        Obligated = Chance(0.5) ? [Actor.A, Actor.B] : [Actor.B, Actor.Third("osce")],
        Terms = Chance(0.9) ? Table.Terms("TER", 0.5) : Terms(),
    })];
}
