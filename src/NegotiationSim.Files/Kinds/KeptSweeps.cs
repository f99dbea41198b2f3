using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>The file of a sweep that was interrupted.</summary>
internal static class KeptSweeps
{
    /// <summary>It grows with the outcomes that came up, and may be larger than what people write.</summary>
    public const int LargestFile = 100_000_000;

    public sealed record Written(string Question, Node At, EquatableList<Look> Looks, EquatableList<Placed<Counts>> Tallies);

    public sealed record Counts(EquatableList<long> Endings, long Rounds, EquatableList<long> Outcomes, EquatableList<long> RoundsOfAgreement, EquatableList<long> Broken, EquatableList<long> Pairs, EquatableList<Track> Tracks);

    public sealed record Track(EquatableList<long> Counts, EquatableList<long> Pairs);

    private static readonly Reading<long> Whole = Values.Number
        .Checked((value, node, report) => (value == Math.Floor(value) && value >= Tally.NoAgreement) || Values.Refuse(
            report, FindingCodes.WrongValue, node, $"{node.Noun} is not a count", "a whole number is expected here"))
        .Select(value => (long)value);

    private static readonly Reading<EquatableList<long>> Wholes = Values.ListOf(Whole);

    private static readonly Shape<Look> LookShape = new Shape<Look>("look", "a look", () => new Look(0, 0, false, 0, StoppingMeasure.Agreement, null))
        .Key("replications", Whole, (look, value) => look with { Replications = value }, "Replications there were.", required: true)
        .Key("alpha", Values.Fraction, (look, value) => look with { Alpha = value }, "The chance to miss that it spent.", required: true)
        .Key("isMet", Values.Truth, (look, value) => look with { IsMet = value }, "Every interval was narrow enough.", required: true)
        .Key("variant", Values.Count, (look, value) => look with { Variant = value }, "Where the widest interval was.", required: true)
        .Key("measure", Values.Names<StoppingMeasure>(), (look, value) => look with { Measure = value }, "Of what it was.", required: true)
        .Key("halfWidth", Values.NotNegative, (look, value) => look with { HalfWidth = value }, "Its half-width.");

    private static readonly Shape<Track> TrackShape = new Shape<Track>("track", "what was met on the way", () => new Track([], []))
        .Key("counts", Wholes, (track, list) => track with { Counts = list }, "Number, count, number, count…", required: true)
        .Key("pairs", Wholes, (track, list) => track with { Pairs = list }, "Number of the base, of the variant, count…", required: true);

    private static readonly Shape<Counts> CountsShape = new Shape<Counts>("tally", "a tally", () => new Counts([], 0, [], [], [], [], []))
        .Key("endings", Wholes, (tally, list) => tally with { Endings = list }, "Replications by how they ended.", required: true)
        .Key("rounds", Whole, (tally, value) => tally with { Rounds = value }, "Rounds played.", required: true)
        .Key("outcomes", Wholes, (tally, list) => tally with { Outcomes = list }, "Outcome, count, outcome, count…", required: true)
        .Key("roundsOfAgreement", Wholes, (tally, list) => tally with { RoundsOfAgreement = list }, "Round, count, round, count…", required: true)
        .Key("broken", Wholes, (tally, list) => tally with { Broken = list }, "Agreements broken by A, by B, kept; promises broken by A, by B.", required: true)
        .Key("pairs", Wholes, (tally, list) => tally with { Pairs = list }, "Outcome of the base, of the variant, count…", required: true)
        .Key("tracks", Values.ListOf(TrackShape.Reading), (tally, list) => tally with { Tracks = list }, "What was met on the way, of a delivery, or of tables side by side.");

    public static Shape<Written> Shape { get; } = new Shape<Written>("keptSweep", "a kept sweep", () => new Written("", new RefusedNode(Span.Start), [], []))
        .Key("schema", Values.Word((KeptSweep.Schema, true)), (kept, _) => kept, "Name and version of the document.", required: true)
        .Key("question", Values.Name.Placed(), (kept, question) => kept with { Question = question.Value, At = question.Node }, "Hash of what is asked.", required: true)
        .Remark("scenario", "Id of the scenario.")
        .Remark("replications", "Replications counted of each.")
        .Key("looks", Values.ListOf(LookShape.Reading), (kept, looks) => kept with { Looks = looks }, "Looks taken on the way.", required: true)
        .Key("tallies", Values.ListOf(CountsShape.Reading.Placed()), (kept, tallies) => kept with { Tallies = tallies }, "Counts, the base's first.", required: true);

    public static SweepSoFar? SoFar(Written kept, string question, IReadOnlyList<Simulated> simulated, Report report)
    {
        if (kept.Question != question)
        {
            report.Add(
                FindingCodes.OtherQuestion, kept.At.At, "a sweep that was kept of another question", "not the hash of what is asked now",
                "name the scenario and the seed it was kept of, or start without it");
            return null;
        }

        var outcomes = kept.Tallies.Select(tally => tally.Value.Outcomes.Where((_, place) => place % 2 == 0).ToHashSet()).ToList();
        var tallies = kept.Tallies.Zip(simulated, (tally, of) => (tally, of)).Index()
            .Select(one => TallyOf(one.Item.tally, one.Item.of, one.Index == 0 ? null : outcomes[0], outcomes[one.Index], one.Index == 0 ? 0 : simulated[0].Played.Tracks, report)).OfType<Tally>().ToList();
        if (report.Count == 0 && (tallies.Count != simulated.Count || kept.Tallies.Count != simulated.Count || tallies.Exists(tally => tally.Replications != tallies[0].Replications)))
        {
            AddContradiction(kept.Tallies.Count > 0 ? kept.Tallies[^1].Node : kept.At, report);
        }

        return report.Count == 0 ? new SweepSoFar([.. tallies], [.. kept.Looks]) : null;
    }

    /// <param name="placed">What is written.</param>
    /// <param name="of">Whose tally it is.</param>
    /// <param name="ofBase">Outcomes of the base; null: this is the base.</param>
    /// <param name="own">Its own outcomes.</param>
    /// <param name="tracksOfBase">How many tracks the base has; 0 where this is the base.</param>
    /// <param name="report">Takes what is wrong.</param>
    private static Tally? TallyOf(Placed<Counts> placed, Simulated of, HashSet<long>? ofBase, HashSet<long> own, int tracksOfBase, Report report)
    {
        var counts = placed.Value;
        var isWhole = counts.Outcomes.Count % 2 == 0 && counts.RoundsOfAgreement.Count % 2 == 0 && counts.Pairs.Count % 3 == 0;
        var fits = isWhole
            && own.All(outcome => outcome >= 0 && outcome < of.Played.ResultCount)
            && counts.RoundsOfAgreement.Chunk(2).All(two => two[0] >= 1 && two[0] <= of.Played.MostRounds)
            && counts.Tracks.Count == (own.Count > 0 ? of.Played.Tracks : counts.Tracks.Count)
            && counts.Tracks.Index().All(track => IsOf(track.Item, of.Played.CountOf(track.Index), isPaired: track.Index < tracksOfBase))
            && counts.Pairs.Chunk(3).All(three => IsOf(ofBase, three[0]) && IsOf(own, three[1]))
            && counts.Broken.Count == 5
            && (counts.Pairs.Count > 0) == (ofBase is not null);
        if (fits && Tally.Of(counts.Endings, counts.Rounds, Counted(counts.Outcomes), Counted(counts.RoundsOfAgreement), Paired(counts.Pairs), BrokenOf(counts.Broken), [.. counts.Tracks.Select(track => (Counted(track.Counts), Paired(track.Pairs)))], of.Played.ResultsAreAgreements) is { } tally)
        {
            return tally;
        }

        AddContradiction(placed.Node, report);
        return null;
    }

    // What the base met is checked where the base is.
    private static bool IsOf(Track track, long count, bool isPaired) =>
        track.Counts.Count % 2 == 0 && track.Pairs.Count % 3 == 0
        && track.Counts.Chunk(2).All(two => two[0] >= 0 && two[0] < count)
        && track.Pairs.Chunk(3).All(three => three[0] >= 0 && three[1] >= 0 && three[1] < count)
        && (track.Pairs.Count > 0) == isPaired;

    private static bool IsOf(HashSet<long>? outcomes, long outcome) => outcome == Tally.NoAgreement || outcomes?.Contains(outcome) == true;

    private static BrokenAgreements BrokenOf(EquatableList<long> flat) => new(flat[0], flat[1], flat[2], flat[3], flat[4]);

    private static IEnumerable<KeyValuePair<int, long>> Counted(EquatableList<long> flat) => flat.Chunk(2).Select(two => KeyValuePair.Create((int)two[0], two[1]));

    private static IEnumerable<KeyValuePair<(int Base, int Variant), long>> Paired(EquatableList<long> flat) =>
        flat.Chunk(3).Select(three => KeyValuePair.Create(((int)three[0], (int)three[1]), three[2]));

    private static void AddContradiction(Node node, Report report) =>
        report.Add(FindingCodes.WrongValue, node.At, "counts that contradict each other", "not what a sweep has counted", "start without it");
}
