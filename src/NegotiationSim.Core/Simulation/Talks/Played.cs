using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Hazards;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>Who plays a side.</summary>
/// <param name="Participant">What it offers and takes, and the rules it is under.</param>
/// <param name="Reservation">Utility, 0..1, below which it rather goes without; a range is drawn from in each replication (<see cref="Reservations"/>). Null: what no agreement is worth to it.</param>
public sealed record Played(BargainingParticipant Participant, Estimate? Reservation = null)
{
    /// <summary>What a round's delay leaves of its utility, above 0 up to 1 (<see cref="BargainingParty.Discount"/>).</summary>
    public double Discount { get; init; } = 1;

    /// <summary>Over what it leaves the table.</summary>
    public EquatableList<TopicRule> WalksOut { get; init; } = [];

    /// <summary>Ids of clauses of which it settles all or none.</summary>
    public EquatableList<EquatableList<string>> Linked { get; init; } = [];

    /// <summary>How its promises fail after an agreement; null: it keeps them.</summary>
    public BreachRule? Breach { get; init; }
}

/// <summary>Leaves the table when an offer of the other side's has one of some clauses in it (<see cref="PartyRule.WalkOut"/>).</summary>
/// <param name="Topic">What they are called together.</param>
/// <param name="Clauses">Their ids; one that is not on the agenda touches nothing.</param>
/// <param name="Chance">The chance that it leaves, 0..1.</param>
/// <param name="ChanceOfReturn">The chance in each later round that it comes back, 0..1; 0: never.</param>
public sealed record TopicRule(string Topic, EquatableList<string> Clauses, double Chance, double ChanceOfReturn);
