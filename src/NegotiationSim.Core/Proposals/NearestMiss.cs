using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Proposals;

/// <summary>How near the parties come to an agreement where no outcome is one for everybody (measurement model §4).</summary>
/// <param name="Closest">
/// The outcome without a veto whose worst-off party is the least below its reservation value (leximin, then index); null if every outcome is vetoed.
/// </param>
/// <param name="Surpluses">What it gives each party beyond its reservation value; negative: what is missing. Empty without an outcome.</param>
/// <param name="Blocked">
/// The outcome that would be an agreement but for red lines: of the fewest parties, then leximin, then index; null where no reservation values could be met
/// anyway.
/// </param>
/// <param name="Vetoes">The parties, by their place, whose red lines block it.</param>
public sealed record NearestMiss(int? Closest, EquatableList<double> Surpluses, int? Blocked, EquatableList<int> Vetoes)
{
    /// <summary>Looks for it.</summary>
    /// <param name="parties">Each party's utility of the same outcomes.</param>
    public static NearestMiss Of(IReadOnlyList<UtilityTable> parties)
    {
        var surpluses = new double[parties.Count];
        var (closest, blocked) = (new Leader(parties.Count), new Leader(parties.Count));
        for (var outcome = 0; outcome < parties[0].Count; outcome++)
        {
            var vetoes = 0;
            for (var party = 0; party < surpluses.Length; party++)
            {
                surpluses[party] = parties[party].SurplusOf(outcome);
                vetoes += parties[party].IsVetoed(outcome) ? 1 : 0;
            }

            Array.Sort(surpluses);
            if (vetoes == 0)
            {
                closest.Challenge(outcome, vetoes, surpluses);
            }
            else if (surpluses[0] >= 0)
            {
                blocked.Challenge(outcome, vetoes, surpluses);
            }
        }

        return new NearestMiss(
            closest.Outcome,
            closest.Outcome is { } near ? [.. parties.Select(party => party.SurplusOf(near))] : [],
            blocked.Outcome,
            blocked.Outcome is { } vetoed ? [.. Enumerable.Range(0, parties.Count).Where(party => parties[party].IsVetoed(vetoed))] : []);
    }

    /// <summary>The red lines that block an agreement, by party.</summary>
    /// <param name="space">The outcomes.</param>
    /// <param name="utilities">The parties' utilities in the same order.</param>
    public IEnumerable<(int Party, RedLine Line)> Lines(OutcomeSpace space, IReadOnlyList<Utility> utilities) =>
        Blocked is { } outcome ? Vetoes.SelectMany(party => utilities[party].Crossed(space.OptionsOf(outcome)).Select(line => (party, line))) : [];

    private sealed class Leader(int parties)
    {
        private readonly double[] _surpluses = new double[parties];
        private int _vetoes;

        public int? Outcome { get; private set; }

        public void Challenge(int outcome, int vetoes, double[] surpluses)
        {
            if (Outcome is null || vetoes < _vetoes || (vetoes == _vetoes && surpluses.AsSpan().SequenceCompareTo(_surpluses) > 0))
            {
                (Outcome, _vetoes) = (outcome, vetoes);
                surpluses.CopyTo(_surpluses, 0);
            }
        }
    }
}
