using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>How a party chooses its offers: parameters alone, so that one value serves every seat, replication and thread.</summary>
public abstract record OfferingStrategy
{
    private protected OfferingStrategy()
    {
    }

    /// <summary>What it says about itself.</summary>
    public abstract StrategyDescription Description { get; init; }

    /// <summary>The norm by whose measure of offers it plays; null for a strategy that needs none.</summary>
    public virtual Norm? PlaysBy => null;

    /// <summary>Why it cannot play in this seat, in words; null if it can.</summary>
    /// <param name="table">What may be offered.</param>
    /// <param name="party">The seat.</param>
    public virtual string? WhyNotAt(OfferTable table, int party) => null;

    /// <summary>Takes a seat.</summary>
    internal abstract Player Sit(Seat seat, Acceptance acceptance);
}

/// <summary>How a party negotiates.</summary>
/// <param name="Offering">What it offers.</param>
/// <param name="Acceptance">What it takes.</param>
public sealed record BargainingParticipant(OfferingStrategy Offering, Acceptance Acceptance)
{
    /// <summary>A party that takes what is at least as good as its own next offer.</summary>
    public BargainingParticipant(OfferingStrategy offering)
        : this(offering, new Acceptance.NextOffer())
    {
    }

    /// <summary>What makes it leave, pass or wait, whatever its strategy says.</summary>
    public EquatableList<PartyRule> Rules { get; init; } = [];

    /// <summary>Takes a seat among parties that all have turns.</summary>
    /// <param name="table">What may be offered.</param>
    /// <param name="terms">What the parties know beforehand.</param>
    /// <param name="party">Which seat.</param>
    public Player Sit(OfferTable table, BargainingTerms terms, int party)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Sit(new Seat(table, terms, party, [.. Enumerable.Repeat(true, table.PartyCount)]));
    }

    internal Player Sit(Seat seat)
    {
        var player = Offering.Sit(seat, Acceptance);
        return Rules.Count == 0 ? player : new RuledPlayer(seat, player, Rules);
    }
}
