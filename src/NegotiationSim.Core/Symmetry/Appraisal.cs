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

    private Appraisal(ConcessionLedger ledger, Perspective perspective, Switches switches)
    {
        Ledger = ledger;
        Perspective = perspective;
        Switches = switches;
        Weights = WeightsInUse.Of(ledger, perspective, switches);
        Credibility = Credibility.Of(ledger, perspective, switches);
        var normalisation = new Normalisation(ledger, perspective);
        var measured = new MeasuredSteps(this, normalisation);
        _steps = new StepNorms(this, measured);
        _levels = new LevelNorms(this, measured);
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

    /// <summary>Measures a ledger for a perspective.</summary>
    public static Appraisal Of(ConcessionLedger ledger, Perspective perspective, Switches switches) => new(ledger, perspective, switches);

    /// <summary>
    /// The verdict of one reading. Under <see cref="Account.Net"/> there is no index (<c>SignedAccount</c>): see <see cref="Net"/>.
    /// </summary>
    public Verdict Judge(Reading reading) => reading.Norm.IsLevel() ? _levels.Judge(reading) : _steps.Judge(reading);

    /// <summary>The signed account of one reading; its account is ignored.</summary>
    public NetAccount Net(Reading reading) => _steps.Net(reading);
}

/// <summary>
/// Net_g = gains received − costs borne by g (measurement model §1.4). Null when the weights do not cover the ledger.
/// </summary>
/// <param name="Reading">The reading.</param>
/// <param name="Perspective">Whose weights.</param>
/// <param name="A">Net of side A.</param>
/// <param name="B">Net of side B.</param>
public sealed record NetAccount(Reading Reading, string Perspective, double? A, double? B)
{
    /// <summary>Net_B − Net_A: positive when A has given more.</summary>
    public double? Difference => B - A;
}
