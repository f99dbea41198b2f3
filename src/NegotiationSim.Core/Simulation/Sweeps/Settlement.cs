using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>What one agreed outcome amounts to, judged by the code that scores texts.</summary>
public sealed record Settlement
{
    /// <summary>The option of each issue.</summary>
    public required IReadOnlyList<int> Package { get; init; }

    /// <summary>Utility of side A, 0..1.</summary>
    public required double UtilityOfA { get; init; }

    /// <summary>Utility of side B, 0..1.</summary>
    public required double UtilityOfB { get; init; }

    /// <summary>Utility of side A above its reservation value.</summary>
    public required double SurplusOfA { get; init; }

    /// <summary>Utility of side B above its reservation value.</summary>
    public required double SurplusOfB { get; init; }

    /// <summary>Utility of a third party at the table, 0..1; null where there is none.</summary>
    public double? UtilityOfThird { get; init; }

    /// <summary>Utility of a third party above its reservation value; null where there is none.</summary>
    public double? SurplusOfThird { get; init; }

    /// <summary>The verdict on it under each norm.</summary>
    public required NormVerdicts Verdicts { get; init; }

    /// <summary>Unanswered demands in both directions, the agreed text being the package on the table.</summary>
    public required Principle Principle { get; init; }

    /// <summary>Who is exposed while it is carried out.</summary>
    public required Exposure Exposure { get; init; }

    /// <summary>Side A's part of the joint surplus, 0..1; null where there is none to split.</summary>
    public double? SplitToA => SurplusOfA + SurplusOfB > 0 ? SurplusOfA / (SurplusOfA + SurplusOfB) : null;

    /// <summary>Utility of a side above its reservation value; null for a third party that is not at the table.</summary>
    public double? SurplusOf(Side side) => side.Of(SurplusOfA, SurplusOfB, SurplusOfThird);

    /// <summary>How what is asked of a side is answered by the other.</summary>
    public Asked AskedOf(Side side) => side == Side.A ? Principle.OfA : Principle.OfB;

    /// <summary>How exposed a side is at most while it is carried out.</summary>
    public double ExposureOf(Side side) => side == Side.A ? Exposure.LargestOfA : Exposure.LargestOfB;

    /// <summary>This settlement where a result came about: with the reservation values and the delay there were.</summary>
    public Settlement In(PlayableTalks talks, int result)
    {
        ArgumentNullException.ThrowIfNull(talks);
        return talks.ResultsSayMore ? this with { SurplusOfA = talks.SurplusOf(result, 0), SurplusOfB = talks.SurplusOf(result, 1), SurplusOfThird = UtilityOfThird is null ? null : talks.SurplusOf(result, 2) } : this;
    }

    /// <summary>Judges an outcome, surplus by the talks' own reservation values.</summary>
    /// <param name="talks">The talks it was reached in.</param>
    /// <param name="outcome">Its number.</param>
    /// <param name="tables">Holdings, references, targets, demands and the earlier record; its own items do not matter.</param>
    /// <param name="perspective">Whose weights judge it.</param>
    /// <param name="reading">The headline's reading; the norm is replaced by each in turn.</param>
    /// <param name="switches">The model's switches.</param>
    public static Settlement Of(PlayableTalks talks, int outcome, ConcessionLedger tables, Perspective perspective, Reading reading, Switches switches)
    {
        ArgumentNullException.ThrowIfNull(talks);
        ArgumentNullException.ThrowIfNull(tables);
        var package = talks.PackageOf(outcome);
        var text = talks.Agenda.TextOf(package, talks.Agenda.Text.Id);
        var items = ProposalItems.Of(text);
        var ledger = tables with
        {
            Items = items.Items,
            Gifts = items.Gifts,
            Package = Ledger.Package.Of(text, items.Items),
        };
        var appraisal = Appraisal.Of(ledger, perspective, switches);
        var (a, b) = (talks.UtilityOf(outcome, 0), talks.UtilityOf(outcome, 1));
        double? third = talks.Sides.Length > 2 ? talks.UtilityOf(outcome, 2) : null;
        return new Settlement
        {
            Package = package,
            UtilityOfA = a,
            UtilityOfB = b,
            SurplusOfA = a - talks.ReservationOf(0),
            SurplusOfB = b - talks.ReservationOf(1),
            UtilityOfThird = third,
            SurplusOfThird = third - (third is null ? null : talks.ReservationOf(2)),
            Verdicts = NormVerdicts.Of(appraisal, reading),
            Principle = Principle.Of(ledger, appraisal.Weights, switches),
            Exposure = Exposure.Of(appraisal),
        };
    }
}
