namespace NegotiationSim.Core.Ledger;

/// <summary>What has to happen before a step is due (measurement model §1.5).</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>
    /// Somebody outside the table has to act: discounts the step by the probability <paramref name="P"/> in 0..1
    /// (unknown: .5, flagged <c>ConditionAssumed</c>; a perspective may set its own).
    /// </summary>
    public sealed record ThirdParty(string Id, double? P) : Condition;

    /// <summary>The other side's step has to come: a link, no discount.</summary>
    public sealed record OtherSide(string Item) : Condition;
}
