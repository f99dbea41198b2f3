using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>What was delivered, judged by the code that scores texts.</summary>
/// <param name="Verdicts">The verdict on it under each norm.</param>
/// <param name="Net">What each side has gained less what it has given; its sides are null where the weights do not cover the text.</param>
public sealed record DeliveredText(NormVerdicts Verdicts, NetAccount Net)
{
    /// <summary>Judges a result: what is done counts, and what is not done when the rounds are over is broken.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="result">What was delivered.</param>
    /// <param name="tables">Holdings, references, targets and the earlier record.</param>
    /// <param name="perspective">Whose weights judge it.</param>
    /// <param name="reading">The headline's reading; the norm is replaced by each in turn.</param>
    /// <param name="switches">The model's switches.</param>
    public static DeliveredText Of(SimulatedDelivery delivery, int result, ConcessionLedger tables, Perspective perspective, Reading reading, Switches switches)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(tables);
        var (ofA, ofB) = delivery.DeliveriesIn(result);
        var appraisal = Appraisal.Of(tables with { Items = [.. delivery.A.After(ofA), .. delivery.B.After(ofB)], Gifts = [] }, perspective, switches);
        return new(NormVerdicts.Of(appraisal, reading), appraisal.Net(reading));
    }
}

/// <summary>What the deliveries of one variant came to.</summary>
public sealed class DeliverySummary : SweepSummary
{
    private readonly Dictionary<int, DeliveredText> _delivered = [];

    /// <param name="delivery">What was played.</param>
    /// <param name="tally">What came of it.</param>
    /// <param name="judge">Judges a result.</param>
    public DeliverySummary(SimulatedDelivery delivery, Tally tally, Func<int, DeliveredText> judge)
        : base(tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(judge);
        Delivery = delivery;
        foreach (var (result, _) in tally.Outcomes)
        {
            _delivered.Add(result, judge(result));
        }
    }

    /// <summary>What was played.</summary>
    public SimulatedDelivery Delivery { get; }

    /// <summary>Replications in which both sides delivered everything.</summary>
    public override long Settled => CountOf(Tally.Outcomes, IsSettled);

    /// <summary>Rounds played.</summary>
    public CountedValues Rounds => Over(Tally.RoundsOfAgreement, round => round);

    /// <summary>Replications in which a side delivered everything.</summary>
    public long Kept(Side side) => CountOf(Tally.Outcomes, result => IsWhole(result, side));

    /// <summary>What a side delivered, as a share of all it owed: 0..1.</summary>
    public CountedValues Delivered(Side side) => Over(Tally.Outcomes, result => ShareAt(side, result));

    /// <summary>What a side gained less what it gave, in points of its budget.</summary>
    public CountedValues Net(Side side) => Over(Tally.Outcomes, result => side == Side.A ? _delivered[result].Net.A : _delivered[result].Net.B);

    /// <summary>How far a side stood ahead at most, X, in points of the budget.</summary>
    public CountedValues Exposure(Side side) => Over(TrackOf(side).Counts, number => Delivery.ExposureAt(side, number));

    /// <summary>The same as a share of all the side owes.</summary>
    public CountedValues ExposureOfOwed(Side side) => Over(TrackOf(side).Counts, number => ExposureOfOwed(side, number));

    /// <summary>After how many rounds a side stood ahead.</summary>
    public CountedValues RoundsAhead(Side side) => Over(Tally.Tracks[side == Side.A ? 2 : 3].Counts, rounds => rounds);

    /// <summary>Measure: what a side delivers, as a share of all it owes.</summary>
    public static Func<DeliverySummary, int, double?> ShareOf(Side side) => (of, result) => of.ShareAt(side, result);

    /// <summary>What this variant adds to how far a side stands ahead in the base, as a share of all it owes, in pairs.</summary>
    public PairedDifference ExposureAgainst(DeliverySummary @base, Side side)
    {
        ArgumentNullException.ThrowIfNull(@base);
        return Paired(TrackOf(side).Pairs, number => @base.ExposureOfOwed(side, number), number => ExposureOfOwed(side, number)).Pairs;
    }

    private protected override bool IsSettled(int result) => IsWhole(result, Side.A) && IsWhole(result, Side.B);

    private protected override double? BalanceAt(int result, Norm norm) => _delivered[result].Verdicts.Under(norm).Index;

    private double ExposureOfOwed(Side side, int number) => Delivery.ExposureAt(side, number) / Delivery.Of(side).Total;

    private double ShareAt(Side side, int result) => Delivery.Of(side).ShareAfter(DeliveriesOf(side, result));

    private bool IsWhole(int result, Side side) => DeliveriesOf(side, result) == Delivery.Terms.Turns;

    private int DeliveriesOf(Side side, int result) => side == Side.A ? Delivery.DeliveriesIn(result).A : Delivery.DeliveriesIn(result).B;

    private PairedCounts TrackOf(Side side) => Tally.Tracks[side == Side.A ? 0 : 1];
}
