using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// A ledger seen by a perspective under a set of switches, measured once and judged under any reading
/// (measurement model §1, §2.1–§2.3). Items are taken in order of side, dimension and id, so the order in which a ledger
/// lists them changes nothing.
/// </summary>
public sealed class Appraisal
{
    private readonly StepNorms _steps;
    private readonly LevelNorms _levels;

    private Appraisal(ConcessionLedger ledger, Measuring measuring)
    {
        Ledger = ledger;
        Perspective = measuring.Perspective;
        Switches = measuring.Switches;
        Weights = WeightsInUse.Of(ledger, Perspective, Switches);
        Credibility = Credibility.Of(ledger, Perspective, Switches);
        Items = Weigh(measuring.Items(ledger.Items));
        Gifts = Weigh(measuring.Gifts(ledger.Gifts));
        _steps = new StepNorms(this);
        _levels = new LevelNorms(this);
    }

    /// <summary>The ledger.</summary>
    public ConcessionLedger Ledger { get; }

    /// <summary>The perspective.</summary>
    public Perspective Perspective { get; }

    /// <summary>The switches.</summary>
    public Switches Switches { get; }

    /// <summary>The weights that apply.</summary>
    public WeightsInUse Weights { get; }

    /// <summary>What each giver's word is worth.</summary>
    public Credibility Credibility { get; }

    /// <summary>Steps of the two sides that are not procedural.</summary>
    internal WeighedStep[] Items { get; }

    /// <summary>Gifts, once for each side that receives them.</summary>
    internal WeighedStep[] Gifts { get; }

    /// <summary>Measures a ledger for a perspective.</summary>
    public static Appraisal Of(ConcessionLedger ledger, Perspective perspective, Switches switches) =>
        new(ledger, new Measuring(ledger, perspective, switches));

    /// <summary>
    /// The verdict of one reading. Under <see cref="Account.Net"/> there is no index (<c>SignedAccount</c>): see <see cref="Net"/>.
    /// </summary>
    public Verdict Judge(Reading reading) => reading.Norm.IsLevel() ? _levels.Judge(reading) : _steps.Judge(reading);

    /// <summary>The signed account of one reading; its account is ignored.</summary>
    public NetAccount Net(Reading reading) => _steps.Net(reading);

    private WeighedStep[] Weigh(MeasuredStep[] measured) => Weighing.Of(measured, Credibility, Ledger.Cutoff, Perspective, Switches);
}

/// <summary>
/// Net_g = gains received − costs borne by g (measurement model §1.4). Null when the weights do not cover the ledger.
/// </summary>
/// <param name="Reading">The reading.</param>
/// <param name="Perspective">Whose weights.</param>
/// <param name="A">Net of side A.</param>
/// <param name="B">Net of side B.</param>
/// <param name="Unmeasured">Ids of counted items without a magnitude: in neither account.</param>
public sealed record NetAccount(Reading Reading, string Perspective, double? A, double? B, IReadOnlyList<string> Unmeasured)
{
    /// <summary>Net_B − Net_A: positive when A has given more.</summary>
    public double? Difference => B - A;
}
