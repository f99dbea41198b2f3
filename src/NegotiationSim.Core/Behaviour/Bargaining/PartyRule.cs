using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>What makes a party leave, pass or wait, whatever its strategy says (measurement model §5, triggers).</summary>
public abstract record PartyRule
{
    private PartyRule()
    {
    }

    /// <summary>
    /// Leaves the table when another party's new offer touches a topic. The talks rest until it is back; it then plays on, and
    /// stays as long as the same offer stands.
    /// </summary>
    /// <param name="Touches">[outcome]: does it touch the topic?</param>
    /// <param name="Chance">The chance that it leaves, each time, 0..1.</param>
    /// <param name="ChanceOfReturn">The chance in each later round that it comes back, 0..1; 0: it has walked out, and that is the end.</param>
    /// <param name="Topic">What the topic is called, on record.</param>
    public sealed record WalkOut(EquatableList<bool> Touches, double Chance, double ChanceOfReturn, string Topic = "its topic") : PartyRule;

    /// <summary>Contests venue or format, and spends a turn on that: nothing is offered or accepted.</summary>
    /// <param name="Chance">The chance in each turn, 0..1.</param>
    /// <param name="Most">How many turns it spends so at most, at least 1.</param>
    public sealed record VenueChallenge(double Chance, int Most = 1) : PartyRule;

    /// <summary>Accepts nothing before a third party has done its part; it offers and listens as before.</summary>
    /// <param name="ThirdParty">The third party's name: all who wait for it wait for the same draws.</param>
    /// <param name="Chance">The chance in each round that it does, 0..1.</param>
    public sealed record Condition(string ThirdParty, double Chance) : PartyRule;
}
