using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>
/// A negotiation's state in plain lists, for a host that keeps states so that a command need not fold the whole stream.
/// </summary>
/// <remarks>
/// The ids of the commands handled so far are left out: they grow with the stream, not with what is on record. A host that
/// keeps snapshots answers for repeated commands itself.
/// </remarks>
public sealed record Snapshot
{
    /// <summary>Id of the negotiation.</summary>
    public required NegotiationId Id { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>How far it has come.</summary>
    public required Phase Phase { get; init; }

    /// <summary>How many events are in it.</summary>
    public required int Version { get; init; }

    /// <summary>Everybody in it.</summary>
    public required EquatableList<Party> Parties { get; init; }

    /// <summary>Venue, rounds and who is in the room.</summary>
    public required Room Room { get; init; }

    /// <summary>Demands in the order in which they came on record.</summary>
    public EquatableList<KeptDemand> Demands { get; init; } = [];

    /// <summary>Texts in the order in which they were tabled.</summary>
    public EquatableList<ProposalOnRecord> Proposals { get; init; } = [];

    /// <summary>Concessions in the order in which they came on record.</summary>
    public EquatableList<KeptConcession> Concessions { get; init; } = [];

    /// <summary>Links, tied and untied.</summary>
    public EquatableList<Link> Links { get; init; } = [];

    /// <summary>Holdings as stated.</summary>
    public EquatableList<StatedHolding> Holdings { get; init; } = [];

    /// <summary>Counts of broken promises.</summary>
    public EquatableList<CountedFailures> Failures { get; init; } = [];

    /// <summary>Forks that led here, oldest first.</summary>
    public EquatableList<ForkedFrom> Lineage { get; init; } = [];

    /// <summary>The suspension that lasts; null while the talks go on.</summary>
    public Suspension? Suspension { get; init; }

    /// <summary>The agreement reached; null before.</summary>
    public Agreement? Agreement { get; init; }
}

/// <summary>A demand and how it came on record.</summary>
/// <param name="Item">The demand as it stands.</param>
/// <param name="Origin">How it came on record.</param>
public sealed record KeptDemand(Demand Item, DemandOrigin Origin);

/// <summary>A concession and how it came on record.</summary>
/// <param name="Item">The concession as it stands.</param>
/// <param name="Origin">How it came on record.</param>
public sealed record KeptConcession(Concession Item, Origin Origin);

public sealed partial record Negotiation
{
    /// <summary>This state in plain lists, without the ids of the commands handled.</summary>
    public Snapshot ToSnapshot() => new()
    {
        Id = Id,
        Title = Title,
        Phase = Phase,
        Version = Version,
        Parties = Parties,
        Room = Room,
        Demands = [.. Demands.Origins.Select(origin => new KeptDemand(Demands.At(origin.Place), origin))],
        Proposals = [.. Proposals],
        Concessions = [.. Concessions.Origins.Select(origin => new KeptConcession(Concessions.At(origin.Place), origin))],
        Links = [.. Links],
        Holdings = Holdings.Stated,
        Failures = Failures,
        Lineage = Lineage,
        Suspension = Suspension,
        Agreement = Agreement,
    };

    /// <summary>The state that <see cref="ToSnapshot"/> was taken of, with no command remembered as handled.</summary>
    public static Negotiation From(Snapshot snapshot) => new()
    {
        _frame = new Frame
        {
            Id = snapshot.Id,
            Title = snapshot.Title,
            Phase = snapshot.Phase,
            Parties = snapshot.Parties,
            Proposals = snapshot.Proposals.Aggregate(new Roster<ProposalOnRecord>(), static (roster, text) => roster.Add(text)),
            Links = snapshot.Links.Aggregate(new Roster<Link>(), static (roster, link) => roster.Add(link)),
            Holdings = snapshot.Holdings.Count == 0 ? Holdings.None : Holdings.None.With(snapshot.Holdings),
            Failures = snapshot.Failures,
            Lineage = snapshot.Lineage,
            Suspension = snapshot.Suspension,
            Agreement = snapshot.Agreement,
        },
        Version = snapshot.Version,
        Room = snapshot.Room,
        Demands = snapshot.Demands.Aggregate(new Book<Demand, DemandOrigin>(), static (book, kept) => book.Add(kept.Item, kept.Origin)),
        Concessions = snapshot.Concessions.Aggregate(new Book<Concession, Origin>(), static (book, kept) => book.Add(kept.Item, kept.Origin)),
    };

    /// <summary>This state with no command remembered as handled: what <see cref="From"/> can give back.</summary>
    public Negotiation WithoutHandled() => this with { Handled = HandledCommands.None };
}
