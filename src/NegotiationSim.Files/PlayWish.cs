using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Hazards;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files;

/// <summary>Who opens a simulated negotiation.</summary>
public enum Opener
{
    /// <summary>Side A makes the first offer.</summary>
    A,

    /// <summary>Side B makes the first offer.</summary>
    B,

    /// <summary>Drawn anew for each replication.</summary>
    Random,
}

/// <summary>How a scenario or a variant wants to be played; what is null is left to whoever asks.</summary>
public sealed record PlayWish
{
    /// <summary>By which rules they take turns.</summary>
    public Protocol? Protocol { get; init; }

    /// <summary>Rounds until the deadline; in a round each side has one turn.</summary>
    public int? Rounds { get; init; }

    /// <summary>The chance, 0..1, that the talks end after a round that brought no agreement.</summary>
    public double? EndChance { get; init; }

    /// <summary>Of a delivery: the chance, 0..1, that a move turns into its opposite.</summary>
    public double? Noise { get; init; }

    /// <summary>Who makes the first offer.</summary>
    public Opener? Opens { get; init; }

    /// <summary>The fractions of a clause that can be agreed on, rising from 0.</summary>
    public ImmutableArray<double>? Options { get; init; }

    /// <summary>The day by which it has to be settled; rounds are a week apart.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Clauses of which something is said in place of what the model makes of them.</summary>
    public EquatableList<IssueWish> Issues { get; init; } = [];

    /// <summary>Tables side by side, each with clauses of its own; none: there is one table. Null: left open.</summary>
    public EquatableList<TableWish>? Tables { get; init; }

    /// <summary>What combinations add to utilities.</summary>
    public EquatableList<CombinationBonus>? Bonuses { get; init; }

    /// <summary>Who plays side A.</summary>
    public SeatWish A { get; init; } = new();

    /// <summary>Who plays side B.</summary>
    public SeatWish B { get; init; } = new();

    /// <summary>Who plays a third party at the table; null: there is none.</summary>
    public SeatWish? Third { get; init; }

    /// <summary>This wish, with what it leaves open taken from <paramref name="under"/>.</summary>
    public PlayWish Over(PlayWish under)
    {
        ArgumentNullException.ThrowIfNull(under);
        return new PlayWish
        {
            Protocol = Protocol ?? under.Protocol,
            Rounds = Rounds ?? under.Rounds,
            EndChance = EndChance ?? under.EndChance,
            Noise = Noise ?? under.Noise,
            Opens = Opens ?? under.Opens,
            Options = Options ?? under.Options,
            Deadline = Deadline ?? under.Deadline,
            Issues = [.. Issues, .. under.Issues.Where(issue => !Issues.Any(own => own.Clause == issue.Clause))],
            Tables = TableWish.Over(Tables, under.Tables),
            Bonuses = Bonuses ?? under.Bonuses,
            A = A.Over(under.A),
            B = B.Over(under.B),
            Third = under.Third is { } third ? Third?.Over(third) ?? third : Third,
        };
    }

    /// <summary>Is what is agreed on delivered, instead of bargained over?</summary>
    public bool Delivers => Protocol == Core.Simulation.Bargaining.Protocol.Delivery;

    /// <summary>Who plays a side.</summary>
    public SeatWish Of(Side side) => side.Of(A, B, Third) ?? new SeatWish();
}

/// <summary>What is said of a clause in place of what the model makes of it.</summary>
/// <param name="Clause">Its id.</param>
/// <param name="Said">What is said.</param>
public sealed record IssueWish(string Clause, IssueOverride Said);

/// <summary>A table beside others, as far as it is written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Clauses">Ids of the clauses it treats.</param>
/// <param name="Needs">Ids of the tables without whose agreement its own does not hold.</param>
public sealed record TableWish(string Id, string? Title = null, EquatableList<string>? Clauses = null, EquatableList<string>? Needs = null)
{
    /// <summary>Tables laid over others: of the same id one is changed, of another id one more; no table at all leaves none of them.</summary>
    internal static EquatableList<TableWish>? Over(EquatableList<TableWish>? own, EquatableList<TableWish>? under) => own is not { Count: > 0 } || under is null ? own ?? under :
    [
        .. under.Select(table => own.FirstOrDefault(one => one.Id == table.Id) is { } one ? new TableWish(one.Id, one.Title ?? table.Title, one.Clauses ?? table.Clauses, one.Needs ?? table.Needs) : table),
        .. own.Where(one => under.All(table => table.Id != one.Id)),
    ];
}

/// <summary>Who plays a side: its strategy, its weights, and what it would rather leave without than accept.</summary>
public sealed record SeatWish
{
    /// <summary>Name of a strategy, with what tunes it.</summary>
    public WrittenStrategy? Strategy { get; init; }

    /// <summary>Whose weights and trust; null: the scenario's perspective that reads as this side does, else its first.</summary>
    public Perspective? Perspective { get; init; }

    /// <summary>Utility, 0..1, of no agreement; a range is drawn from in each replication. Null: what no agreement is worth.</summary>
    public Estimate? Reservation { get; init; }

    /// <summary>What a round's delay leaves of its utility.</summary>
    public double? Discount { get; init; }

    /// <summary>What it takes; null: what is worth at least its own next offer.</summary>
    public WrittenStrategy? Acceptance { get; init; }

    /// <summary>Over what it leaves the table.</summary>
    public EquatableList<TopicRule>? WalksOut { get; init; }

    /// <summary>How it contests venue or format.</summary>
    public PartyRule.VenueChallenge? Challenge { get; init; }

    /// <summary>For what third parties it waits before it accepts anything.</summary>
    public EquatableList<PartyRule.Condition>? WaitsFor { get; init; }

    /// <summary>Ids of clauses of which it settles all or none.</summary>
    public EquatableList<EquatableList<string>>? Linked { get; init; }

    /// <summary>How its promises fail after an agreement.</summary>
    public BreachRule? Breach { get; init; }

    /// <summary>This wish, with what it leaves open taken from <paramref name="under"/>.</summary>
    public SeatWish Over(SeatWish under)
    {
        ArgumentNullException.ThrowIfNull(under);
        return new SeatWish
        {
            Strategy = Strategy ?? under.Strategy,
            Perspective = Perspective ?? under.Perspective,
            Reservation = Reservation ?? under.Reservation,
            Discount = Discount ?? under.Discount,
            Acceptance = Acceptance ?? under.Acceptance,
            WalksOut = WalksOut ?? under.WalksOut,
            Challenge = Challenge ?? under.Challenge,
            WaitsFor = WaitsFor ?? under.WaitsFor,
            Linked = Linked ?? under.Linked,
            Breach = Breach ?? under.Breach,
        };
    }
}

/// <summary>A strategy as it was named, with what tunes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Values of its parameters by their names; what is not there keeps its default.</param>
public sealed record WrittenStrategy(string Name, EquatableList<WrittenParameter> Parameters);

/// <summary>A parameter as it was written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record WrittenParameter(string Name, double Value);
