using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Tournaments;
using NegotiationSim.Core.Tests.Simulation.Delivery;

namespace NegotiationSim.Core.Tests.Simulation.Tournaments;

public class when_every_strategy_meets_every_other
{
    private const ulong Seed = 20260224;

    private static readonly string[] Noisy = ["TFT", "ALLD", "GTFT", "RANDOM", "Pavlov"];

    [Fact]
    public void T7_every_pair_without_chance_has_its_exact_result()
    {
        var names = Strategy.DeterministicNames.ToList();
        var standings = Games(names, new DeliveryTerms()).Play(Seed, 3, threads: 2);

        foreach (var pairing in when_delivery_is_repeated.Pairings)
        {
            var (a, b, toA, toB) = ((string)pairing[0], (string)pairing[1], (int)pairing[2], (int)pairing[3]);
            standings.Payoff(names.IndexOf(a), names.IndexOf(b)).Mean.ShouldBe(a == b ? (toA + toB) / 2.0 : toA, $"{a} against {b}");
            standings.Payoff(names.IndexOf(b), names.IndexOf(a)).Mean.ShouldBe(a == b ? (toA + toB) / 2.0 : toB, $"{b} against {a}");
        }

        Enumerable.Range(0, names.Count).ShouldAllBe(entrant => standings.Score(entrant).Variance == 0, "where nothing is drawn, every replication is the same");
    }

    [Fact]
    public void scores_places_and_leads_are_those_of_a_plain_reading_of_the_rules()
    {
        const uint Replications = 70;
        var terms = new DeliveryTerms { Turns = 40, Noise = .05 };
        var standings = Games(Noisy, terms).Play(Seed, Replications, threads: 1);

        var plain = Noisy.Select(entrant => Enumerable.Range(0, (int)Replications).Select(replication => Noisy.Average(opponent => PlainPayoff(terms, entrant, opponent, (uint)replication))).ToList()).ToList();

        foreach (var (entrant, scores) in plain.Index())
        {
            standings.Score(entrant).Mean!.Value.ShouldBe(scores.Average(), 1e-9);
            standings.Score(entrant).Variance!.Value.ShouldBe(scores.Sum(score => Math.Pow(score - scores.Average(), 2)) / (Replications - 1), 1e-9);
        }

        standings.Ranking.Select(one => one.Entrant).ShouldBe(Enumerable.Range(0, Noisy.Length).OrderByDescending(entrant => plain[entrant].Average()));
        var differences = plain[1].Zip(plain[3], (one, other) => one - other).ToList();
        standings.LeadOf(1, 3).Mean!.Value.ShouldBe(differences.Average(), 1e-9);
        standings.LeadOf(3, 1).ShouldBe(new Lead(-standings.LeadOf(1, 3).Mean, new Interval(-standings.LeadOf(1, 3).Within!.Value.High, -standings.LeadOf(1, 3).Within!.Value.Low)));
        standings.Rounds.ShouldBe(Replications * Noisy.Length * Noisy.Length * 40);
        standings.Cooperation(1).ShouldNotBeNull().ShouldBe(.05, .02, "who always withholds delivers by mistake alone");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void the_standings_are_the_same_to_the_bit_on_any_number_of_threads(int threads)
    {
        var tournament = Games(Noisy, new DeliveryTerms { Turns = 30, Noise = .1 });

        BitsOf(tournament.Play(Seed, 200, threads)).ShouldBe(BitsOf(tournament.Play(Seed, 200, threads: 5)));
    }

    [Fact]
    public void one_more_entrant_changes_nothing_between_the_others()
    {
        var terms = new DeliveryTerms { Turns = 30, Noise = .1 };
        var (few, more) = (Games(Noisy, terms).Play(Seed, 40, 1), Games([.. Noisy, "GRIM"], terms).Play(Seed, 40, 1));

        for (var entrant = 0; entrant < Noisy.Length; entrant++)
        {
            for (var opponent = 0; opponent < Noisy.Length; opponent++)
            {
                more.Payoff(entrant, opponent).Sums.ShouldBe(few.Payoff(entrant, opponent).Sums);
            }
        }
    }

    [Fact]
    public void those_who_score_alike_share_a_place()
    {
        var standings = Games(["ALLC", "TFT", "ALLD", "GRIM"], new DeliveryTerms()).Play(Seed, 2, 1);

        // ALLD: (1000 + 204 + 200 + 204) / 4 = 402; TFT and GRIM: (600 · 3 + 199) / 4; ALLC: 600 · 3 / 4.
        standings.Ranking.ShouldBe([new Ranked(1, 1), new Ranked(1, 3), new Ranked(3, 0), new Ranked(4, 2)]);
        standings.Score(1).Mean.ShouldBe(499.75);
        standings.Score(2).Mean.ShouldBe(402);
    }

    [Fact]
    public void without_twins_nobody_meets_itself()
    {
        var standings = new Tournament(["TFT", "ALLD"], [Contest(["TFT", "ALLD"], new DeliveryTerms())], withTwins: false).Play(Seed, 2, 1);

        standings.Payoff(0, 0).Mean.ShouldBeNull();
        standings.Score(0).Mean.ShouldBe(199);
        standings.Score(1).Mean.ShouldBe(204);
    }

    [Fact]
    public void an_interruption_leaves_the_first_replications_and_nothing_else()
    {
        var tournament = Games(Noisy, new DeliveryTerms { Turns = 10, Noise = .1 });
        using var source = new CancellationTokenSource();

        var cut = tournament.Play(Seed, 10_000, 3, _ => source.Cancel(), source.Token);

        cut.Replications.ShouldBeInRange(Tournament.Block, 9_999);
        BitsOf(cut).ShouldBe(BitsOf(tournament.Play(Seed, (uint)cut.Replications, 1)));
    }

    [Fact]
    public void talks_are_worth_their_outcome_to_the_seat_and_what_no_agreement_is_worth_without_one()
    {
        string[] names = ["Boulware", "Conceder", "HardLiner"];
        EquatableList<BargainingParticipant> entrants = [.. names.Select(name => new BargainingParticipant(Strategies.Named(name, new Dictionary<string, double>()).Strategy!))];
        var table = OfferTables.Additive([new("A", .3), new("B", .2, Discount: .99)], [[[0, .25, .75], [0, .25]], [[.5, .25, 0], [.5, 0]]]);
        var terms = new BargainingTerms(15, .02, null);
        var standings = new Tournament([.. names], [new BargainingContest("pie", table, terms, entrants)], withTwins: true).Play(Seed, 60, 2);

        for (var a = 0; a < names.Length; a++)
        {
            for (var b = 0; b < names.Length; b++)
            {
                var (first, second) = (new AlternatingOffers(table, terms, [entrants[a], entrants[b]]), new AlternatingOffers(table, terms, [entrants[b], entrants[a]]));
                var ends = Enumerable.Range(0, 60).Select(replication => (First: first.Play(Seed, (uint)replication), Second: second.Play(Seed, (uint)replication))).ToList();
                standings.Payoff(a, b).Mean!.Value.ShouldBe(ends.Average(end => (table.UtilityOf(end.First, 0) + table.UtilityOf(end.Second, 1)) / 2), 1e-12);
                standings.Cooperation(a, b).Mean!.Value.ShouldBe(ends.Average(end => ((end.First.IsAgreement ? 1 : 0) + (end.Second.IsAgreement ? 1 : 0)) / 2.0), 1e-12);
            }
        }
    }

    [Fact]
    public void one_entrant_is_no_tournament()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Tournament(["TFT"], [Contest(["TFT"], new DeliveryTerms())], withTwins: true));
        Should.Throw<ArgumentOutOfRangeException>(() => new Tournament(["TFT", "ALLD"], [], withTwins: true));
    }

    private static Tournament Games(IReadOnlyList<string> names, DeliveryTerms terms) => new([.. names], [Contest(names, terms)], withTwins: true);

    private static DeliveryContest Contest(IReadOnlyList<string> names, DeliveryTerms terms) => new("delivery", terms, [.. names.Select(name => Strategy.Named(name))]);

    private static double PlainPayoff(DeliveryTerms terms, string entrant, string opponent, uint replication)
    {
        var first = new RepeatedDelivery(terms, ("A", Strategy.Named(entrant)), ("B", Strategy.Named(opponent)), Seed).Play(replication);
        var second = new RepeatedDelivery(terms, ("A", Strategy.Named(opponent)), ("B", Strategy.Named(entrant)), Seed).Play(replication);
        return (first.Sum(turn => terms.Payoffs.Of(turn.A, turn.B)) + second.Sum(turn => terms.Payoffs.Of(turn.B, turn.A))) / 2;
    }

    private static IEnumerable<string> BitsOf(Standings standings) =>
        Enumerable.Range(0, Noisy.Length).SelectMany(entrant => Enumerable.Range(0, Noisy.Length).Select(opponent => $"{standings.Payoff(entrant, opponent).Sums} {standings.Cooperation(entrant, opponent).Sums} {standings.Score(entrant).Sums} {standings.LeadOf(entrant, opponent)}"))
            .Append($"{standings.Replications} {standings.Rounds}");
}
