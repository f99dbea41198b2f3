using System.Collections.Immutable;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Talks;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>Talks over an agenda: at one table (<see cref="SimulatedTalks"/>), or at several side by side (<see cref="ParallelTables"/>).</summary>
public abstract class PlayableTalks : Playable
{
    private protected PlayableTalks()
    {
    }

    /// <summary>What is negotiated.</summary>
    public abstract Agenda Agenda { get; }

    /// <summary>The deadline, and who opens.</summary>
    public abstract BargainingTerms Terms { get; }

    /// <summary>Who plays side A and side B, in this order, and the third party where there is one.</summary>
    public abstract ImmutableArray<Played> Sides { get; }

    /// <summary>True where every package may be offered, false where each side offers along its ladder.</summary>
    public abstract bool IsListed { get; }

    /// <inheritdoc/>
    public override int MostRounds => Terms.Rounds;

    /// <summary>Is a result more than the outcome agreed on?</summary>
    public abstract bool ResultsSayMore { get; }

    /// <summary>The outcome of a result that is an agreement.</summary>
    public abstract int AgreedIn(int result);

    /// <summary>The option that an outcome has on each issue.</summary>
    public abstract IReadOnlyList<int> PackageOf(int outcome);

    /// <summary>What an outcome that somebody may offer is worth to a party, 0..1.</summary>
    public abstract double UtilityOf(int outcome, int party);

    /// <summary>What no agreement is worth to a party, 0..1.</summary>
    public abstract double ReservationOf(int party);

    /// <summary>What a result is worth to a party above its reservation value, with the values drawn and the delay there was.</summary>
    public abstract double SurplusOf(int result, int party);
}
