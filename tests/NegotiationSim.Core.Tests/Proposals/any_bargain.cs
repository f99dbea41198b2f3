using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Tests.Proposals;

/// <summary>Frontier and solutions against the definitions read out loud, over random tables; a failure names its seed.</summary>
public class any_bargain
{
    [Fact]
    public void has_a_frontier_that_nothing_dominates_and_that_leaves_nothing_out() => ForAll(150, (random, seed) =>
    {
        var parties = Parties(random, random.Next(1, 4), random.Next(1, 60));
        foreach (var over in Enum.GetValues<Candidates>())
        {
            var candidates = Enumerable.Range(0, parties[0].Count)
                .Where(outcome => parties.All(party => !party.IsVetoed(outcome) && (over == Candidates.All || party.SurplusOf(outcome) >= 0))).ToList();

            var expected = candidates.Where(outcome => !candidates.Exists(other => Dominates(parties, other, outcome)))
                .OrderBy(outcome => parties.Select(party => -party[outcome]).First()).ThenBy(outcome => outcome);

            Frontier.Of(parties, over).Outcomes.ToArray().Order().ShouldBe(expected.Order(), $"seed {seed}, {over}");
            Frontier.Of(parties, over).Outcomes.ToArray().Select(outcome => parties[0][outcome]).ShouldBeInOrder(SortDirection.Descending, $"seed {seed}, {over}");
        }
    });

    [Fact]
    public void has_the_same_frontier_when_it_is_large_enough_for_buckets() => ForAll(5, (random, seed) =>
    {
        var parties = Parties(random, 2, 20_000);
        var best = double.NegativeInfinity;
        var expected = new List<int>();
        foreach (var group in Enumerable.Range(0, 20_000).Where(outcome => parties.All(party => party.Admits(outcome))).GroupBy(outcome => parties[0][outcome]).OrderByDescending(group => group.Key))
        {
            var top = group.Max(outcome => parties[1][outcome]);
            expected.AddRange(top > best ? group.Where(outcome => parties[1][outcome] == top) : []);
            best = Math.Max(best, top);
        }

        Frontier.Of(parties).Outcomes.ToArray().ShouldBe(expected, false, $"seed {seed}");
    });

    [Fact]
    public void has_solutions_that_are_the_best_of_all_admissible_outcomes() => ForAll(150, (random, seed) =>
    {
        var parties = Parties(random, random.Next(2, 4), random.Next(1, 60));
        var admissible = Enumerable.Range(0, parties[0].Count).Where(outcome => parties.All(party => party.Admits(outcome))).ToList();
        var solutions = BargainingSolutions.Of(parties);
        if (admissible.Count == 0)
        {
            solutions.Why.ShouldBe(NoSolution.EmptyZopa, $"seed {seed}");
            return;
        }

        var spans = parties.Select(party => admissible.Max(outcome => party.SurplusOf(outcome))).ToArray();
        Check(solutions.Nash, s => s.Aggregate(1.0, (product, surplus) => product * surplus));
        Check(solutions.Egalitarian, s => s.Min());
        Check(solutions.Utilitarian, s => s.Sum());
        solutions.Why.ShouldBe(spans.Min() > 1e-12 ? null : NoSolution.ZeroSpan, $"seed {seed}");
        if (solutions.Why is null)
        {
            Check(solutions.KalaiSmorodinsky, s => s.Zip(spans, (surplus, span) => surplus / span).Min());
            Check(solutions.RelativeUtilitarian, s => s.Zip(spans, (surplus, span) => surplus / span).Sum());
        }

        void Check(Solution? solution, Func<double[], double> score)
        {
            var best = admissible.Max(outcome => score(Surpluses(parties, outcome)));
            solution!.Score.ShouldBe(best, 1e-12, $"seed {seed}");
            var tied = admissible.Where(outcome => Math.Abs(score(Surpluses(parties, outcome)) - best) < 1e-12).ToList();
            tied.ShouldContain(solution.Outcome, $"seed {seed}");
            tied.ShouldAllBe(other => Leximin(parties, other, solution.Outcome) < 0 || (Leximin(parties, other, solution.Outcome) == 0 && other >= solution.Outcome), $"seed {seed}");
        }
    });

    [Fact]
    public void is_solved_alike_whatever_scale_a_utility_is_written_on() => ForAll(150, (random, seed) =>
    {
        var parties = Parties(random, 2, 40, grain: 0);
        var (factor, shift) = (.1 + (random.NextDouble() * 10), (random.NextDouble() * 4) - 2);
        var (straight, rescaled) = (BargainingSolutions.Of(parties), BargainingSolutions.Of([Rescaled(parties[0], factor, shift), parties[1]]));

        rescaled.Nash?.Outcome.ShouldBe(straight.Nash!.Outcome, $"seed {seed}");
        rescaled.KalaiSmorodinsky?.Outcome.ShouldBe(straight.KalaiSmorodinsky!.Outcome, $"seed {seed}");
        rescaled.RelativeUtilitarian?.Outcome.ShouldBe(straight.RelativeUtilitarian!.Outcome, $"seed {seed}");
        rescaled.Why.ShouldBe(straight.Why, $"seed {seed}");
    });

    [Fact]
    public void is_solved_alike_whoever_is_named_first() => ForAll(150, (random, seed) =>
    {
        var parties = Parties(random, 2, 40);
        var (straight, swapped) = (BargainingSolutions.Of(parties), BargainingSolutions.Of([parties[1], parties[0]]));

        All(swapped).Select(solution => solution?.Outcome).ShouldBe(All(straight).Select(solution => solution?.Outcome), $"seed {seed}");
        swapped.Frontier.Outcomes.ToArray().Order().ShouldBe(straight.Frontier.Outcomes.ToArray().Order(), $"seed {seed}");
    });

    [Fact]
    public void without_an_agreement_names_the_nearest_miss() => ForAll(150, (random, seed) =>
    {
        var parties = Parties(random, 2, 30, reservation: .9);
        var miss = NearestMiss.Of(parties);
        var open = Enumerable.Range(0, 30).Where(outcome => !parties.Any(party => party.IsVetoed(outcome))).ToList();
        if (miss.Closest is { } closest)
        {
            open.ShouldContain(closest, $"seed {seed}");
            open.ShouldAllBe(other => Leximin(parties, other, closest) < 0 || (Leximin(parties, other, closest) == 0 && other >= closest), $"seed {seed}");
            miss.Surpluses.ShouldBe(Surpluses(parties, closest), false, $"seed {seed}");
        }

        var blocked = Enumerable.Range(0, 30).Except(open).Where(outcome => parties.All(party => party.SurplusOf(outcome) >= 0)).ToList();
        (miss.Blocked is null).ShouldBe(blocked.Count == 0, $"seed {seed}");
        (miss.Closest is null).ShouldBe(open.Count == 0, $"seed {seed}");
        (miss.Blocked is null || blocked.Contains(miss.Blocked.Value)).ShouldBeTrue($"seed {seed}");
        miss.Vetoes.ShouldBe(miss.Blocked is { } outcome ? Enumerable.Range(0, 2).Where(party => parties[party].IsVetoed(outcome)) : [], $"seed {seed}");
    });

    private static IEnumerable<Solution?> All(BargainingSolutions of) => [of.Nash, of.KalaiSmorodinsky, of.Egalitarian, of.Utilitarian, of.RelativeUtilitarian];

    private static double[] Surpluses(UtilityTable[] parties, int outcome) => [.. parties.Select(party => party.SurplusOf(outcome))];

    private static int Leximin(UtilityTable[] parties, int outcome, int other) =>
        Surpluses(parties, outcome).Order().ToArray().AsSpan().SequenceCompareTo(Surpluses(parties, other).Order().ToArray());

    private static bool Dominates(UtilityTable[] parties, int better, int outcome) =>
        parties.All(party => party[better] >= party[outcome]) && parties.Any(party => party[better] > party[outcome]);

    private static UtilityTable Rescaled(UtilityTable table, double factor, double shift) =>
        new([.. table.Values.ToArray().Select(value => (value * factor) + shift)], table.Vetoed.IsEmpty ? null : table.Vetoed.ToArray()) { Reservation = (table.Reservation.Mode * factor) + shift };

    /// <summary>Tables with many ties (multiples of 1/grain, exact) or with none (grain 0), some with vetoes.</summary>
    private static UtilityTable[] Parties(Random random, int count, int outcomes, int? grain = null, double reservation = .4)
    {
        var steps = grain ?? (random.Next(3) == 0 ? 0 : 1 << random.Next(1, 5));
        return [.. Enumerable.Range(0, count).Select(_ => new UtilityTable(
            [.. Enumerable.Range(0, outcomes).Select(_ => steps == 0 ? random.NextDouble() : random.Next(steps + 1) / (double)steps)],
            random.Next(2) == 0 ? null : [.. Enumerable.Range(0, outcomes).Select(_ => random.Next(4) == 0)])
        {
            Reservation = Math.Round(random.NextDouble() * reservation * 8) / 8,
        })];
    }

    private static void ForAll(int seeds, Action<Random, int> holds)
    {
        for (var seed = 0; seed < seeds; seed++)
        {
            holds(new Random(seed), seed);
        }
    }
}
