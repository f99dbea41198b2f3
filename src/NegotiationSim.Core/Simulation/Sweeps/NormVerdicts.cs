using System.Collections.Immutable;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>The verdicts on one text under each norm, by the code that scores texts.</summary>
public sealed class NormVerdicts
{
    private readonly ImmutableArray<Verdict> _verdicts;

    private NormVerdicts(ImmutableArray<Verdict> verdicts) => _verdicts = verdicts;

    /// <summary>The verdict under a norm.</summary>
    public Verdict Under(Norm norm) => _verdicts[(int)norm];

    /// <summary>Judges a text under all norms.</summary>
    /// <param name="appraisal">The text, as one perspective weighs it.</param>
    /// <param name="reading">The headline's reading; the norm is replaced by each in turn.</param>
    public static NormVerdicts Of(Appraisal appraisal, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(appraisal);
        return new(ImmutableArray.CreateRange(Norms.All, norm => appraisal.Judge(reading with { Norm = norm })));
    }
}
