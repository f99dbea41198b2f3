using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Simulation.Agendas;

/// <summary>
/// What a side has at stake in an agenda. Its utility of a package is where the package's worth lies between the worst and
/// the best package of all: 0 the worst, 1 the best.
/// </summary>
/// <param name="Side">A or B.</param>
/// <param name="Perspective">Id of the perspective whose weights and trust give the worth.</param>
/// <param name="Worst">Worth of the worst package, gains less costs, in points of its budget; not above 0.</param>
/// <param name="Best">Worth of the best package; not below 0.</param>
/// <param name="Nothing">Worth of leaving everything as it is: 0, unless a scenario values an absent clause.</param>
public sealed record Stake(Side Side, string Perspective, double Worst, double Best, double Nothing = 0)
{
    /// <summary>The utility of a worth; null where nothing is at stake, for then nothing is better than anything else.</summary>
    public double? UtilityOf(double worth) => Best > Worst ? (worth - Worst) / (Best - Worst) : null;

    /// <summary>The utility of no agreement: everything stays as it is.</summary>
    public double? OfNoAgreement => UtilityOf(Nothing);
}
