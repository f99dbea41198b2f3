namespace NegotiationSim.Core.Behaviour.Delivery;

/// <summary>What a party does in a turn with the step it owes.</summary>
public enum DeliveryMove
{
    /// <summary>C: it takes the step.</summary>
    Deliver,

    /// <summary>D: it does not.</summary>
    Withhold,
}

/// <summary>What a turn is worth to a party, in any unit of utility (Axelrod 1984, "The Evolution of Cooperation").</summary>
/// <param name="Temptation">T: it withholds while the other delivers.</param>
/// <param name="Reward">R: both deliver.</param>
/// <param name="Punishment">P: both withhold.</param>
/// <param name="Sucker">S: it delivers while the other withholds.</param>
public sealed record DeliveryPayoffs(double Temptation, double Reward, double Punishment, double Sucker)
{
    /// <summary>Axelrod's (5, 3, 1, 0).</summary>
    public static DeliveryPayoffs Default { get; } = new(5, 3, 1, 0);

    /// <summary>
    /// A dilemma: T &gt; R &gt; P &gt; S, so that withholding is better whatever the other does, and 2R &gt; T + S, so that taking
    /// turns at it is no better than delivering. What follows from the payoffs (w*, the default of GTFT) follows where this holds.
    /// </summary>
    public bool IsDilemma =>
        Temptation > Reward && Reward > Punishment && Punishment > Sucker && 2 * Reward > Temptation + Sucker;

    /// <summary>
    /// w* = max((T−R)/(T−P), (T−R)/(R−S)): from this chance of another turn on, neither withholding always nor every other
    /// turn does better against tit-for-tat than delivering (Axelrod and Hamilton 1981). 0..1 in a dilemma.
    /// </summary>
    public double ShadowOfTheFuture => Math.Max(
        (Temptation - Reward) / (Temptation - Punishment),
        (Temptation - Reward) / (Reward - Sucker));

    /// <summary>
    /// min(1 − (T−R)/(R−S), (R−P)/(T−P)): the most a generous tit-for-tat can forgive before it invites withholding
    /// (Molander 1985; Nowak and Sigmund 1992). 0..1 in a dilemma.
    /// </summary>
    public double Generosity => Math.Min(
        1 - ((Temptation - Reward) / (Reward - Sucker)),
        (Reward - Punishment) / (Temptation - Punishment));

    /// <summary>What a turn is worth to the party that made the first of these moves.</summary>
    public double Of(DeliveryMove own, DeliveryMove other) => (own, other) switch
    {
        (DeliveryMove.Deliver, DeliveryMove.Deliver) => Reward,
        (DeliveryMove.Deliver, _) => Sucker,
        (_, DeliveryMove.Deliver) => Temptation,
        _ => Punishment,
    };
}
