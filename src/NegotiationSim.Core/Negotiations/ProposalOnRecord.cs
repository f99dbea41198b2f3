using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>A party's no to a text.</summary>
/// <param name="By">Who rejects.</param>
/// <param name="Side">Whose no it is.</param>
/// <param name="Points">The clauses it rejects; empty: the whole text.</param>
/// <param name="Reason">Why, when it was said.</param>
public sealed record Rejection(PartyId By, Side Side, EquatableList<string> Points, string? Reason)
{
    /// <summary>True when the whole text is rejected.</summary>
    public bool IsWhole => Points.Count == 0;
}

/// <summary>A text, with what it asks of both sides worked out once, when somebody asks.</summary>
public sealed class ProposalText(Proposal proposal) : IEquatable<ProposalText>
{
    // Threads that race here compute equal values; whichever is kept is right.
    private Package? _package;

    /// <summary>The text as it stands.</summary>
    public Proposal Proposal { get; } = proposal;

    /// <summary>What it asks of both sides (measurement model §2.5).</summary>
    public Package Package => _package ??= Package.Of(Proposal, ProposalItems.Of(Proposal).Items);

    /// <summary>True when the text has a clause of this id.</summary>
    public bool Has(string clauseId) => Proposal.Clauses.Any(clause => clause.Id == clauseId);

    /// <inheritdoc/>
    public bool Equals(ProposalText? other) => other is not null && Proposal.Equals(other.Proposal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProposalText);

    /// <inheritdoc/>
    public override int GetHashCode() => Proposal.GetHashCode();
}

/// <summary>
/// A text somebody tabled, with the answers it has had since it was last changed. Who tables a text stands behind it: a
/// party's own text counts as accepted by it, until a mediator amends it.
/// </summary>
public sealed record ProposalOnRecord : IOnRecord
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The text as it stands.</summary>
    public required ProposalText Text { get; init; }

    /// <summary>Who tabled it.</summary>
    public required PartyId By { get; init; }

    /// <summary>Version that tabled it.</summary>
    public required int Since { get; init; }

    /// <summary>Version that tabled it or last changed its text.</summary>
    public required int TextSince { get; init; }

    /// <summary>Who has accepted the text as it stands.</summary>
    public EquatableList<PartyId> Acceptances { get; init; } = [];

    /// <summary>Who has rejected the text as it stands, in whole or in points.</summary>
    public EquatableList<Rejection> Rejections { get; init; } = [];

    /// <summary>True once who had tabled it took it back.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>
    /// True while the text is neither withdrawn nor rejected in whole by a party of side A or B. Amending puts a rejected
    /// text back on the table; a withdrawn one stays off.
    /// </summary>
    public bool IsOnTable => !IsWithdrawn && !Rejections.Any(rejection => rejection.IsWhole && rejection.Side != Side.Third);

    /// <summary>True when <paramref name="party"/> has accepted the text as it stands.</summary>
    public bool IsAcceptedBy(PartyId party) => Acceptances.Contains(party);

    /// <summary>True when <paramref name="party"/> has rejected the text as it stands, in whole.</summary>
    public bool IsRejectedBy(PartyId party) => Rejections.Any(rejection => rejection.By == party && rejection.IsWhole);
}
