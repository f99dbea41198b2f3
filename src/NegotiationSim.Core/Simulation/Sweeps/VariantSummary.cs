using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>What the talks of one variant came to.</summary>
public sealed class VariantSummary : SweepSummary
{
    private readonly Dictionary<int, Settlement> _settlements = [];

    /// <param name="talks">What was played.</param>
    /// <param name="tally">What came of it.</param>
    /// <param name="judge">Judges a result that is an agreement (<see cref="PlayableTalks.AgreedIn"/>).</param>
    public VariantSummary(PlayableTalks talks, Tally tally, Func<int, Settlement> judge)
        : base(tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(judge);
        Talks = talks;
        foreach (var (outcome, _) in tally.Outcomes)
        {
            _settlements.Add(outcome, judge(outcome));
        }
    }

    /// <summary>What was played.</summary>
    public PlayableTalks Talks { get; }

    /// <inheritdoc/>
    public override long Settled => Tally.Agreements;

    /// <summary>The round in which agreement was reached, over the agreements.</summary>
    public CountedValues RoundOfAgreement => Over(Tally.RoundsOfAgreement, round => round);

    /// <summary>What was agreed on, most frequent first, then by number.</summary>
    public IReadOnlyList<AgreedOutcome> Settlements
    {
        get
        {
            Dictionary<int, AgreedOutcome> agreed = [];
            foreach (var (result, count) in Tally.Outcomes)
            {
                var outcome = Talks.AgreedIn(result);
                agreed[outcome] = agreed.TryGetValue(outcome, out var before) ? before with { Count = before.Count + count } : new(outcome, _settlements[result], count);
            }

            List<AgreedOutcome> inOrder = [.. agreed.Values];
            inOrder.Sort((one, other) => other.Count.CompareTo(one.Count) is var order and not 0 ? order : one.Outcome.CompareTo(other.Outcome));
            return inOrder;
        }
    }

    /// <summary>Coverage of what is asked of a side by comparable steps of the other (like for like), over the agreements.</summary>
    public CountedValues Answered(Side side) => OfAgreements(settlement => settlement.AskedOf(side).LikeForLike);

    /// <summary>Demands on a side that the other leaves unanswered, over the agreements.</summary>
    public CountedValues Unanswered(Side side) => OfAgreements(settlement => settlement.AskedOf(side).Unanswered.Count());

    /// <summary>How exposed a side is at most while the agreement is carried out, over the agreements.</summary>
    public CountedValues Exposure(Side side) => OfAgreements(settlement => settlement.ExposureOf(side));

    /// <summary>Utility above the reservation value, over all replications; 0 without agreement.</summary>
    public CountedValues Surplus(Side side) => OfAll(outcome => SurplusOf(side, outcome));

    /// <summary>Both surpluses together, over all replications.</summary>
    public CountedValues JointSurplus => OfAll(outcome => SurplusOf(Side.A, outcome) + SurplusOf(Side.B, outcome));

    /// <summary>Side A's part of the joint surplus, 0..1, over the agreements; undefined where there is no surplus to split.</summary>
    public CountedValues SplitToA => OfAgreements(settlement => settlement.SplitToA);

    /// <summary>Measure: a side's surplus; 0 without agreement.</summary>
    public static Func<VariantSummary, int, double?> SurplusOf(Side side) => (of, outcome) => of.SurplusOf(side, outcome);

    private protected override bool IsSettled(int result) => result != Tally.NoAgreement;

    private protected override double? BalanceAt(int result, Norm norm) => result == Tally.NoAgreement ? null : _settlements[result].Verdicts.Under(norm).Index;

    private double? SurplusOf(Side side, int outcome) => outcome == Tally.NoAgreement ? 0 : _settlements[outcome].SurplusOf(side);

    private CountedValues OfAgreements(Func<Settlement, double?> measure) => Over(Tally.Outcomes, outcome => measure(_settlements[outcome]));

    private CountedValues OfAll(Func<int, double?> measure) => Over(WithNoAgreement(), measure);

    private IEnumerable<KeyValuePair<int, long>> WithNoAgreement()
    {
        yield return new(Tally.NoAgreement, Tally.Replications - Tally.Agreements);
        foreach (var counted in Tally.Outcomes)
        {
            yield return counted;
        }
    }
}

/// <summary>What was agreed on in some replications.</summary>
/// <param name="Outcome">Its number.</param>
/// <param name="Settlement">What it amounts to.</param>
/// <param name="Count">In how many.</param>
public sealed record AgreedOutcome(int Outcome, Settlement Settlement, long Count);
