using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>
/// What came of the replications of one variant, as counts. Counts add up to the same whatever the order, so a sweep is the
/// same to the last bit however it is cut into blocks, threads or nodes. Its size follows the outcomes that came up, not the
/// number of replications.
/// </summary>
public sealed class Tally
{
    private readonly PairedCounts _outcomes = new();
    private readonly Dictionary<int, long> _rounds = [];
    private readonly List<PairedCounts> _tracks = [];
    private readonly long[] _endings = new long[Enum.GetValues<BargainingEnding>().Length];

    private BrokenAgreements _broken;

    /// <summary>Stands for no agreement where an outcome would.</summary>
    public const int NoAgreement = -1;

    /// <summary>Replications counted.</summary>
    public long Replications { get; private set; }

    /// <summary>Rounds played in all of them.</summary>
    public long Rounds { get; private set; }

    /// <summary>Replications that ended with an agreement.</summary>
    public long Agreements => Ended(BargainingEnding.Agreement);

    /// <summary>Results in rising order, with how often each came up: agreed outcomes, or what was delivered.</summary>
    public IEnumerable<KeyValuePair<int, long>> Outcomes => _outcomes.Counts;

    /// <summary>Rounds in which a result was reached, in rising order, with how many.</summary>
    public IEnumerable<KeyValuePair<int, long>> RoundsOfAgreement => PairedCounts.InOrder(_rounds);

    /// <summary>What was met on the way to the results (<see cref="Playable.Tracks"/>).</summary>
    public IReadOnlyList<PairedCounts> Tracks => _tracks;

    /// <summary>
    /// What the base and this variant came to under the same random numbers, in rising order, with how often;
    /// <see cref="NoAgreement"/> where they did not agree. Empty for the base itself.
    /// </summary>
    public IEnumerable<KeyValuePair<(int Base, int Variant), long>> Pairs => _outcomes.Pairs;

    /// <summary>Replications by how they ended, in the order of <see cref="BargainingEnding"/>.</summary>
    public IReadOnlyList<long> Endings => _endings;

    /// <summary>What was broken of the agreements; all 0 where no side breaks anything.</summary>
    public BrokenAgreements Broken => _broken;

    /// <summary>Replications that ended this way.</summary>
    public long Ended(BargainingEnding how) => _endings[(int)how];

    /// <summary>A tally of counts that were taken before; null where they contradict each other.</summary>
    /// <param name="endings">Replications by how they ended, in the order of <see cref="BargainingEnding"/>.</param>
    /// <param name="rounds">Rounds played in all of them.</param>
    /// <param name="outcomes">Agreed outcomes with how often each came up.</param>
    /// <param name="roundsOfAgreement">Rounds in which agreements were reached, with how many.</param>
    /// <param name="pairs">What the base and this variant came to, with how often; none for the base.</param>
    /// <param name="broken">What was broken of the agreements.</param>
    /// <param name="tracks">What was met on the way.</param>
    /// <param name="resultsAreAgreements">Whether only agreements have a result (<see cref="Playable.ResultsAreAgreements"/>).</param>
    public static Tally? Of(
        IReadOnlyList<long> endings,
        long rounds,
        IEnumerable<KeyValuePair<int, long>> outcomes,
        IEnumerable<KeyValuePair<int, long>> roundsOfAgreement,
        IEnumerable<KeyValuePair<(int Base, int Variant), long>> pairs,
        BrokenAgreements broken,
        IReadOnlyList<(IEnumerable<KeyValuePair<int, long>> Counts, IEnumerable<KeyValuePair<(int Base, int Variant), long>> Pairs)> tracks,
        bool resultsAreAgreements = true)
    {
        ArgumentNullException.ThrowIfNull(endings);
        ArgumentNullException.ThrowIfNull(tracks);
        var tally = new Tally();
        if (endings.Count != tally._endings.Length || endings.Any(count => count < 0))
        {
            return null;
        }

        for (var how = 0; how < endings.Count; how++)
        {
            tally._endings[how] = endings[how];
        }

        (tally.Replications, tally.Rounds, tally._broken) = (endings.Sum(), rounds, broken);
        var settled = resultsAreAgreements ? tally.Agreements : tally.Replications;
        return tally._outcomes.TryAdd(outcomes, pairs) is var (alone, paired) && alone == settled && (paired == tally.Replications || !tally._outcomes.HasPairs)
            && tracks.Index().All(track => tally.TrackAt(track.Index).TryAdd(track.Item.Counts, track.Item.Pairs) is var (met, metTwice) && met == tally.Replications && (metTwice == paired || metTwice == 0))
            && PairedCounts.TryAdd(tally._rounds, roundsOfAgreement) == settled
            && rounds >= tally.Replications
            && broken is { ByA: >= 0, ByB: >= 0, Kept: >= 0, PromisesOfA: >= 0, PromisesOfB: >= 0 }
            && (broken == default || (broken.Kept + Math.Max(broken.ByA, broken.ByB) <= tally.Agreements && broken.PromisesOfA >= broken.ByA && broken.PromisesOfB >= broken.ByB))
            ? tally
            : null;
    }

    /// <summary>Counts a replication.</summary>
    /// <param name="end">How it ended.</param>
    /// <param name="outcome">The outcome agreed on, or <see cref="NoAgreement"/>.</param>
    internal void Count(in BargainingEnd end, int outcome)
    {
        Replications++;
        Rounds += end.Round;
        _endings[(int)end.How]++;
        if (outcome != NoAgreement)
        {
            _outcomes.Count(outcome);
            PairedCounts.Add(_rounds, end.Round, 1);
        }
    }

    /// <summary>Counts what was met on the way in the replication that was counted last.</summary>
    internal void Count(ReadOnlySpan<int> along)
    {
        for (var track = 0; track < along.Length; track++)
        {
            TrackAt(track).Count(along[track]);
        }
    }

    /// <summary>Counts the promises that each side breaks of the agreement that was counted last.</summary>
    internal void Break((int OfA, int OfB) promises) => _broken = new(
        _broken.ByA + Math.Sign(promises.OfA), _broken.ByB + Math.Sign(promises.OfB), _broken.Kept + (promises == default ? 1 : 0), _broken.PromisesOfA + promises.OfA, _broken.PromisesOfB + promises.OfB);

    /// <summary>Counts what the base came to in the replication that was counted last.</summary>
    internal void Pair(int baseOutcome, int outcome) => _outcomes.Pair(baseOutcome, outcome);

    /// <summary>Counts what the base met on its way in the replication that was counted last, as far as both have it.</summary>
    internal void Pair(ReadOnlySpan<int> ofBase, ReadOnlySpan<int> along)
    {
        for (var track = 0; track < Math.Min(ofBase.Length, along.Length); track++)
        {
            TrackAt(track).Pair(ofBase[track], along[track]);
        }
    }

    /// <summary>Counts from nothing again, in the space it has.</summary>
    internal void Clear()
    {
        (Replications, Rounds, _broken) = (0, 0, default);
        Array.Clear(_endings);
        _outcomes.Clear();
        _rounds.Clear();
        _tracks.ForEach(track => track.Clear());
    }

    /// <summary>Adds what another tally of the same variant has counted.</summary>
    internal void Add(Tally other)
    {
        Replications += other.Replications;
        Rounds += other.Rounds;
        for (var how = 0; how < _endings.Length; how++)
        {
            _endings[how] += other._endings[how];
        }

        _broken += other._broken;
        _outcomes.Add(other._outcomes);
        PairedCounts.AddAll(_rounds, other._rounds);
        for (var track = 0; track < other._tracks.Count; track++)
        {
            TrackAt(track).Add(other._tracks[track]);
        }
    }

    private PairedCounts TrackAt(int track)
    {
        while (_tracks.Count <= track)
        {
            _tracks.Add(new PairedCounts());
        }

        return _tracks[track];
    }
}

/// <summary>Agreements that were broken within the time they were looked at, and promises in them.</summary>
/// <param name="ByA">Agreements of which side A broke something.</param>
/// <param name="ByB">Agreements of which side B broke something.</param>
/// <param name="Kept">Agreements of which nobody broke anything.</param>
/// <param name="PromisesOfA">Promises that side A broke, in all agreements.</param>
/// <param name="PromisesOfB">Promises that side B broke.</param>
public readonly record struct BrokenAgreements(long ByA, long ByB, long Kept, long PromisesOfA, long PromisesOfB)
{
    /// <summary>Counts of both.</summary>
    public static BrokenAgreements operator +(BrokenAgreements one, BrokenAgreements other) => new(
        one.ByA + other.ByA, one.ByB + other.ByB, one.Kept + other.Kept, one.PromisesOfA + other.PromisesOfA, one.PromisesOfB + other.PromisesOfB);
}
