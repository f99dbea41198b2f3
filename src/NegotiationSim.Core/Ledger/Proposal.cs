namespace NegotiationSim.Core.Ledger;

/// <summary>How a clause binds (measurement model §1.6).</summary>
public enum ClauseForm
{
    /// <summary>Both sides alike: one item per obligated side.</summary>
    Mutual,

    /// <summary>Formally mutual, the weight on one side: one item per obligated side, coded per side.</summary>
    MutualTilted,

    /// <summary>One side: an item per obligated side; none, here as in a conditional clause, for a side that alone benefits.</summary>
    OneSided,

    /// <summary>Somebody else: a gift.</summary>
    ThirdParty,

    /// <summary>Depends on something: a safeguard, or an item with a condition or link.</summary>
    Conditional,

    /// <summary>Struck out of an earlier text: listed, no item.</summary>
    Deleted,

    /// <summary>Not agreed between the authors: listed, no item.</summary>
    Open,
}

/// <summary>One clause of a proposal as it stands in the text.</summary>
public sealed record Clause
{
    /// <summary>Number in the text (<c>21d</c>).</summary>
    public required string Id { get; init; }

    /// <summary>What it is about (<c>army_cap</c>); gives the dimension unless the draft says otherwise.</summary>
    public string? Issue { get; init; }

    /// <summary>How it binds.</summary>
    public required ClauseForm Form { get; init; }

    /// <summary>Who has to act.</summary>
    public EquatableList<Actor> Obligated { get; init; } = [];

    /// <summary>Whom it benefits.</summary>
    public EquatableList<Actor> Beneficiaries { get; init; } = [];

    /// <summary>What holds for every obligated side.</summary>
    public ConcessionDraft Terms { get; init; } = ConcessionDraft.Empty;

    /// <summary>What holds for side A instead.</summary>
    public ConcessionDraft ForA { get; init; } = ConcessionDraft.Empty;

    /// <summary>What holds for side B instead.</summary>
    public ConcessionDraft ForB { get; init; } = ConcessionDraft.Empty;

    /// <summary>True when a side has to act.</summary>
    public bool Obliges(Side side)
    {
        foreach (var actor in Obligated)
        {
            if (actor.Side == side)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The override of one side.</summary>
    public ConcessionDraft For(Side side) => side switch
    {
        Side.A => ForA,
        Side.B => ForB,
        _ => ConcessionDraft.Empty,
    };
}

/// <summary>A text on the table: clauses, and the day from which it lay there.</summary>
public sealed record Proposal
{
    /// <summary>Id (<c>us-28-2025-11</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>Who wrote it, in words.</summary>
    public string Author { get; init; } = "";

    /// <summary>When it was tabled or became public.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Its clauses, in the order of the text.</summary>
    public EquatableList<Clause> Clauses { get; init; } = [];
}
