using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>How far a negotiation has come.</summary>
public enum Phase
{
    /// <summary>Nothing has happened yet.</summary>
    NotOpened,

    /// <summary>The parties bargain.</summary>
    Open,

    /// <summary>The talks are suspended and may be resumed.</summary>
    Suspended,

    /// <summary>
    /// Agreement was reached: bargaining is over, and what was agreed is carried out, watched, reviewed and corrected. A
    /// history in which bargaining goes on records commitments and reaches no agreement.
    /// </summary>
    Agreed,

    /// <summary>Broken off for good: nothing follows.</summary>
    BrokenOff,
}

/// <summary>Items tied all-or-none: a promise of one needs every other to be on offer at least.</summary>
/// <param name="Id">Id of the link.</param>
/// <param name="Items">Ids of demands and concessions.</param>
/// <param name="By">Who tied them; only this party unties them.</param>
/// <param name="Since">Version that tied them.</param>
/// <param name="IsTied">False once untied.</param>
public sealed record Link(string Id, EquatableList<string> Items, PartyId By, int Since, bool IsTied = true) : IOnRecord;

/// <summary>An agreement that was reached.</summary>
/// <param name="ProposalId">The text agreed on; null when there is none on record.</param>
/// <param name="Text">The agreement in words.</param>
/// <param name="Since">Version in which it was reached.</param>
public sealed record Agreement(string? ProposalId, string? Text, int Since);

/// <summary>A suspension that lasts.</summary>
/// <param name="By">Who suspended the talks.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">Version in which it began.</param>
public sealed record Suspension(PartyId By, string Reason, int Since);

/// <summary>A count of promises that a party is said to have broken.</summary>
/// <param name="By">Who counts.</param>
/// <param name="Against">Whose promises.</param>
/// <param name="Failures">How many it broke.</param>
/// <param name="OutOf">How many it made; null when nobody says, and then no share follows from it.</param>
/// <param name="Text">The count in words.</param>
/// <param name="Since">Version that put it on record.</param>
public sealed record CountedFailures(PartyId By, PartyId Against, int Failures, int? OutOf, string Text, int Since);

/// <summary>Where a fork comes from.</summary>
/// <param name="Source">The negotiation it was forked from.</param>
/// <param name="AtVersion">Up to this version of it.</param>
/// <param name="Overrides">What is changed after it, in words.</param>
public sealed record ForkedFrom(NegotiationId Source, int AtVersion, EquatableList<string> Overrides);

/// <summary>Holdings as stated, latest statement of each line, in ordinal order of the lines.</summary>
public sealed record Holdings
{
    /// <summary>Nothing stated.</summary>
    public static Holdings None { get; } = new();

    /// <summary>The statements.</summary>
    public EquatableList<StatedHolding> Stated { get; private init; } = [];

    /// <summary>The same by line, as the ledger takes them.</summary>
    public LineTable<Holding> ByLine { get; private init; } = new();

    /// <summary>These holdings, with lines stated again replaced.</summary>
    public Holdings With(EquatableList<StatedHolding> more)
    {
        var stated = LineTable.Of(Stated.Concat(more), holding => holding.Line, holding => holding).Values.ToArray();
        Array.Sort(stated, static (a, b) => string.CompareOrdinal(a.Line.ToString(), b.Line.ToString()));
        return new Holdings
        {
            Stated = [.. stated],
            ByLine = LineTable.Of(stated, holding => holding.Line, holding => new Holding(holding.A, holding.B, holding.Pooled)),
        };
    }

    /// <summary>Equal by what was stated.</summary>
    public bool Equals(Holdings? other) => other is not null && Stated.Equals(other.Stated);

    /// <inheritdoc/>
    public override int GetHashCode() => Stated.GetHashCode();
}

/// <summary>
/// A negotiation as its events have left it; what <see cref="Decider"/> decides on and what a ledger is taken from.
/// Immutable; equal to another by value, so that a replay can be compared with the live state.
/// </summary>
public sealed partial record Negotiation
{
    /// <summary>The state before the first event.</summary>
    public static Negotiation NotOpened { get; } = new();

    // What few events change is kept apart: every event costs a copy of this object, so it is small.
    private Frame _frame = new();

    private Negotiation()
    {
    }

    /// <summary>Id of the negotiation, and of its stream.</summary>
    public NegotiationId Id => _frame.Id;

    /// <summary>Title for people.</summary>
    public string Title => _frame.Title;

    /// <summary>How far it has come.</summary>
    public Phase Phase => _frame.Phase;

    /// <summary>How many events have been folded into this state.</summary>
    public int Version { get; private set; }

    /// <summary>Everybody in it.</summary>
    public EquatableList<Party> Parties => _frame.Parties;

    /// <summary>Venue, rounds and who is in the room.</summary>
    public Room Room { get; private set; } = Room.Empty;

    /// <summary>
    /// Demands. Counted: what is asked of side A or B and not procedural, whoever asks it; others: the rest.
    /// </summary>
    public Book<Demand, DemandOrigin> Demands { get; private set; } = new();

    /// <summary>Texts, in the order in which they were tabled.</summary>
    public Roster<ProposalOnRecord> Proposals => _frame.Proposals;

    /// <summary>Concessions. Counted: steps of the two sides; others: gifts of third parties.</summary>
    public Book<Concession, Origin> Concessions { get; private set; } = new();

    /// <summary>Links, tied and untied.</summary>
    public Roster<Link> Links => _frame.Links;

    /// <summary>Holdings as stated.</summary>
    public Holdings Holdings => _frame.Holdings;

    /// <summary>Counts of broken promises, in the order in which they were made.</summary>
    public EquatableList<CountedFailures> Failures => _frame.Failures;

    /// <summary>Forks that led here, oldest first; empty for an original.</summary>
    public EquatableList<ForkedFrom> Lineage => _frame.Lineage;

    /// <summary>The suspension that lasts; null while the talks go on.</summary>
    public Suspension? Suspension => _frame.Suspension;

    /// <summary>The agreement reached; null before.</summary>
    public Agreement? Agreement => _frame.Agreement;

    /// <summary>Ids of the commands decided so far.</summary>
    public HandledCommands Handled { get; private set; } = HandledCommands.None;

    /// <summary>
    /// The text on the table: the one tabled or amended last of those that are neither withdrawn nor rejected in whole by a
    /// party of side A or B; after an agreement on a text, that text; null when there is none.
    /// </summary>
    public ProposalOnRecord? OnTable
    {
        get
        {
            if (Agreement?.ProposalId is { } agreed)
            {
                return Proposals.Find(agreed);
            }

            ProposalOnRecord? latest = null;
            for (var i = 0; i < Proposals.Count; i++)
            {
                if (Proposals[i].TextSince > (latest?.TextSince ?? 0) && Proposals[i].IsOnTable)
                {
                    latest = Proposals[i];
                }
            }

            return latest;
        }
    }

    /// <summary>The party with this id; null when there is none.</summary>
    public Party? PartyOf(PartyId id)
    {
        for (var i = 0; i < Parties.Count; i++)
        {
            if (Parties[i].Id == id)
            {
                return Parties[i];
            }
        }

        return null;
    }

    /// <summary>
    /// The ledger of this state: what was asked, offered, promised and done by now. <paramref name="cutoff"/> is the day
    /// for ages and due dates; it leaves nothing out, that is <see cref="Replay.ToDate"/>'s work. Costs one small object,
    /// and for a text not asked about before the expansion of its clauses.
    /// </summary>
    public ConcessionLedger LedgerAt(DateOnly cutoff) => StepsAt(cutoff) with { Package = OnTable?.Text.Package };

    /// <summary>
    /// <see cref="LedgerAt"/> without the package on the table, which no balance needs: for a balance after every event.
    /// </summary>
    public ConcessionLedger StepsAt(DateOnly cutoff) => new()
    {
        Cutoff = cutoff,
        Items = Concessions.Counted.Flat,
        Gifts = Concessions.Others.Flat,
        Demands = Demands.Counted.Flat,
        Holdings = Holdings.ByLine,
    };

    private sealed record Frame
    {
        public NegotiationId Id { get; init; } = new("");

        public string Title { get; init; } = "";

        public Phase Phase { get; init; }

        public EquatableList<Party> Parties { get; init; } = [];

        public Roster<ProposalOnRecord> Proposals { get; init; } = new();

        public Roster<Link> Links { get; init; } = new();

        public Holdings Holdings { get; init; } = Holdings.None;

        public EquatableList<CountedFailures> Failures { get; init; } = [];

        public EquatableList<ForkedFrom> Lineage { get; init; } = [];

        public Suspension? Suspension { get; init; }

        public Agreement? Agreement { get; init; }
    }
}
