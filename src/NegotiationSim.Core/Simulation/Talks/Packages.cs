using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Core.Simulation.Agendas;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>The packages that are on offer, each the outcome of a number; a package is an option of each issue.</summary>
internal abstract class Packages
{
    /// <summary>Are these all packages of an agenda?</summary>
    public abstract bool AreAll { get; }

    /// <summary>A package by its number.</summary>
    public abstract IReadOnlyList<int> this[int outcome] { get; }

    /// <summary>Every package of an agenda.</summary>
    public static Packages All(Agenda agenda) => new Every(agenda);

    /// <summary>These packages and no others.</summary>
    public static Packages Listed(ImmutableArray<EquatableList<int>> packages) => new Few(packages);

    /// <summary>The number of a package; −1 where it is not among these.</summary>
    public abstract int NumberOf(IReadOnlyList<int> package);

    private sealed class Every(Agenda agenda) : Packages
    {
        private readonly MixedRadix _numbers = new([.. agenda.Issues.Select(issue => issue.Options.Length)]);

        public override bool AreAll => true;

        public override IReadOnlyList<int> this[int outcome] => _numbers.OptionsOf(outcome);

        public override int NumberOf(IReadOnlyList<int> package) => (int)_numbers.NumberOf([.. package]);
    }

    private sealed class Few(ImmutableArray<EquatableList<int>> packages) : Packages
    {
        public override bool AreAll => false;

        public override IReadOnlyList<int> this[int outcome] => packages[outcome];

        public override int NumberOf(IReadOnlyList<int> package) => packages.IndexOf([.. package]);
    }
}
