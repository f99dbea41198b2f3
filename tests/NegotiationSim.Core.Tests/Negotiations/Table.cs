using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Core.Tests.Negotiations;

/// <summary>Given events, when a command, then events or a refusal.</summary>
internal static class Bargaining
{
    public static State Given(params NegotiationEvent[] events) => new(Replay.All(events));

    public static State And(this State given, params NegotiationEvent[] events) => new(Replay.From(given.Now, events));

    internal sealed record State(Negotiation Now)
    {
        public Answer When(NegotiationCommand command) => new(Now, command, Decider.Decide(command, Now));
    }

    internal sealed record Answer(Negotiation Before, NegotiationCommand Command, Decision Decision)
    {
        public void Then(params NegotiationEvent[] events) => Events.ShouldBe(events);

        public State ThenAfter(params NegotiationEvent[] events)
        {
            Then(events);
            return new(Replay.From(Before, Events));
        }

        public Refusal ThenRefused(RefusalCode code)
        {
            var refusal = Decision.ShouldBeOfType<Decision.Refused>().Why;
            refusal.Code.ShouldBe(code);
            refusal.Why.ShouldNotBeNullOrWhiteSpace();
            refusal.LegalNow.ShouldNotBeEmpty();
            return refusal;
        }

        private IReadOnlyList<NegotiationEvent> Events => Decision switch
        {
            Decision.Accepted accepted => accepted.Events,
            Decision.Refused refused => throw new ShouldAssertException($"{refused.Why.Code}: {refused.Why.Why}"),
            _ => throw new InvalidOperationException(),
        };
    }
}

/// <summary>A table with one of each: two sides, a second party on side B, a mediator, a guarantor and an observer.</summary>
internal static class Table
{
    public static readonly Party Georgia = new(new("georgia"), "Georgia", Side.A, PartyRole.Party);
    public static readonly Party Russia = new(new("russia"), "Russia", Side.B, PartyRole.Party);
    public static readonly Party Abkhazia = new(new("abkhazia"), "Abkhaz participants", Side.B, PartyRole.Party);
    public static readonly Party UnitedStates = new(new("united-states"), "United States", Side.Third, PartyRole.Party);
    public static readonly Party CoChairs = new(new("co-chairs"), "Co-chairs", Side.Third, PartyRole.Mediator);
    public static readonly Party Osce = new(new("osce"), "OSCE", Side.Third, PartyRole.Guarantor);
    public static readonly Party Monitors = new(new("monitors"), "Monitors", Side.Third, PartyRole.Observer);

    public static readonly EquatableList<Party> Everybody = [Georgia, Russia, Abkhazia, UnitedStates, CoChairs, Osce, Monitors];

    private static int _commands;

    public static readonly NegotiationOpened Opened = new(By(CoChairs), new("geneva"), "Geneva talks", Everybody, "Geneva");

    /// <summary>A stamp with a fresh command id, on 11 November 2025.</summary>
    public static Stamp By(Party party, string on = "2025-11-11", Confidence confidence = Confidence.S) =>
        new(WorldDate.TryParse(on)!.Value, party.Id, $"c{Interlocked.Increment(ref _commands)}", ["SEED-B"], confidence);

    public static ConcessionDraft Terms(string line, double? share = null) => new()
    {
        Line = Line.TryParse(line),
        Magnitude = share is { } x ? new Magnitude.Share(x) : null,
    };

    public static Clause Clause(string id, string line, params Actor[] obligated) => new()
    {
        Id = id,
        Form = obligated.Length > 1 ? ClauseForm.Mutual : ClauseForm.OneSided,
        Obligated = [.. obligated],
        Terms = Terms(line, 0.5),
    };

    public static Proposal Text(string id, params Clause[] clauses) => new() { Id = id, Title = $"Text {id}", Date = new(2025, 11, 1), Clauses = [.. clauses] };

    public static ConcessionCommitted Committed(Party giver, string id, string line = "LEG/force", string on = "2025-11-11") =>
        new(By(giver, on), id, Terms(line, 0.5));

    public static ConcessionOffered Offered(Party giver, string id, string line = "LEG/force") => new(By(giver), id, Terms(line, 0.5));

    public static DemandTabled Asked(Party asker, string id, Party askee, string line = "TER", string? inClause = null) =>
        new(By(asker), id, askee.Id, $"{asker.Name} asks for {id}", Terms(line, 0.5), null, inClause);
}
