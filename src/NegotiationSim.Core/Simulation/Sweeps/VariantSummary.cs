using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>What the replications of one variant came to. A replication is a run of the strategies, not a forecast.</summary>
public sealed class VariantSummary
{
    private readonly Dictionary<int, Settlement> _settlements = [];

    /// <param name="talks">What was played.</param>
    /// <param name="tally">What came of it.</param>
    /// <param name="judge">Judges a result that is an agreement (<see cref="SimulatedTalks.Results"/>).</param>
    public VariantSummary(SimulatedTalks talks, Tally tally, Func<int, Settlement> judge)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(judge);
        (Talks, Tally) = (talks, tally);
        foreach (var (outcome, _) in tally.Outcomes)
        {
            _settlements.Add(outcome, judge(outcome));
        }
    }

    /// <summary>What was played.</summary>
    public SimulatedTalks Talks { get; }

    /// <summary>The counts.</summary>
    public Tally Tally { get; }

    /// <summary>The round in which agreement was reached, over the agreements.</summary>
    public CountedValues RoundOfAgreement => Over(Tally.RoundsOfAgreement, round => round);

    /// <summary>What was agreed on, most frequent first, then by number.</summary>
    public IEnumerable<(Settlement Settlement, long Count)> Settlements =>
        Tally.Outcomes.GroupBy(one => Talks.Results.OutcomeOf(one.Key)).Select(group => (Outcome: group.Key, Of: _settlements[group.First().Key], Count: group.Sum(one => one.Value)))
            .OrderByDescending(one => one.Count).ThenBy(one => one.Outcome).Select(one => (one.Of, one.Count));

    /// <summary>The balance index BI at the end under a norm, over the agreements; undefined where its verdict has no index.</summary>
    public CountedValues Balance(Norm norm) => OfAgreements(settlement => settlement.IndexUnder(norm));

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

    /// <summary>What the variant adds to the base under the same random numbers; this is the variant's summary.</summary>
    /// <param name="base">The summary of the base.</param>
    /// <param name="measure">The number that is compared, of an outcome or of no agreement; undefined pairs are only counted.</param>
    public (PairedDifference Pairs, long Undefined) AgainstBase(VariantSummary @base, Func<VariantSummary, int, double?> measure)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(measure);
        var (pairs, undefined) = (new PairedDifference(), 0L);
        foreach (var ((ofBase, ofVariant), count) in Tally.Pairs)
        {
            if (measure(@base, ofBase) is { } before && measure(this, ofVariant) is { } after)
            {
                pairs.Add(before, after, count);
            }
            else
            {
                undefined += count;
            }
        }

        return (pairs, undefined);
    }

    /// <summary>Measure: 1 for an agreement, 0 for none.</summary>
    public static double? Agreed(VariantSummary of, int outcome) => outcome == Tally.NoAgreement ? 0 : 1;

    /// <summary>Measure: the balance under a norm; undefined without agreement.</summary>
    public static Func<VariantSummary, int, double?> BalanceUnder(Norm norm) =>
        (of, outcome) => outcome == Tally.NoAgreement ? null : of._settlements[outcome].IndexUnder(norm);

    /// <summary>Measure: a side's surplus.</summary>
    public static Func<VariantSummary, int, double?> SurplusOf(Side side) => (of, outcome) => of.SurplusOf(side, outcome);

    private double SurplusOf(Side side, int outcome) => outcome == Tally.NoAgreement ? 0 : _settlements[outcome].SurplusOf(side);

    private CountedValues OfAgreements(Func<Settlement, double?> measure) => Over(Tally.Outcomes, outcome => measure(_settlements[outcome]));

    private CountedValues OfAll(Func<int, double> measure) =>
        Over(Tally.Outcomes.Append(new(Tally.NoAgreement, Tally.Replications - Tally.Agreements)), outcome => measure(outcome));

    private static CountedValues Over(IEnumerable<KeyValuePair<int, long>> counts, Func<int, double?> measure)
    {
        var (values, undefined) = (new List<(double Value, long Count)>(), 0L);
        foreach (var (key, count) in counts)
        {
            if (measure(key) is { } value)
            {
                values.Add((value, count));
            }
            else
            {
                undefined += count;
            }
        }

        return new CountedValues(values, undefined);
    }
}
