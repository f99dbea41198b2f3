using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Files.Tests.Playing;

/// <summary>Shipped scenarios, played by another protocol than they name.</summary>
internal static class Protocols
{
    public static IReadOnlyList<Simulated> Of(string id, Protocol protocol, string a, string b)
    {
        var file = Sweeps.Scenario(id);
        var play = new PlayWish { Protocol = protocol, Rounds = 100, A = new SeatWish { Strategy = new(a, []), WalksOut = [] }, B = new SeatWish { Strategy = new(b, []), WalksOut = [] } };
        PlayWish Under(PlayWish own) => play.Over(own) is var under && protocol == Protocol.Monotonic ? under with { Third = null, B = under.B with { Challenge = null } } : under with { Third = null };
        var scenario = file with { Play = Under(file.Play), Variants = [.. file.Variants.Select(variant => variant with { Play = Under(variant.Play) })], Design = [] };
        return Sweeps.Shipped.Simulate(scenario).Value!;
    }
}

public class when_a_protocol_is_named
{
    public static TheoryData<string> Scenarios => [.. Sweeps.Playable];

    public static TheoryData<string, string> Mediated
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            string[] names = [.. Strategies.Descriptions.Select(strategy => strategy.Name).Where(name => Sweeps.Seated(name, name).Talks is not null)];
            foreach (var (i, a) in names.Index())
            {
                // Every strategy meets every other one once, and itself.
                foreach (var b in names[i..])
                {
                    pairs.Add(a, b);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Mediated))]
    public void mediation_on_record_makes_the_kernels_moves_whoever_plays(string a, string b) =>
        OnRecord.ShouldBeAsInTheKernel(Sweeps.Talks(a, b, endChance: .05, protocol: Protocol.SingleText), replications: 2);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void mediation_of_every_shipped_scenario_makes_the_kernels_moves(string id) =>
        Played(id, Protocol.SingleText, "Linear", "Conceder").Any(move => move.Contains("bridged", StringComparison.Ordinal)).ShouldBe(IsSettled(id));

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void monotonic_concession_in_every_shipped_scenario_makes_the_kernels_moves(string id) =>
        Played(id, Protocol.Monotonic, "Zeuthen", "Zeuthen").Any(move => move.Contains("offers", StringComparison.Ordinal)).ShouldBeOneOf(true, IsSettled(id));

    [Fact]
    public void monotonic_concession_may_be_broken_off_like_any_other() =>
        OnRecord.ShouldBeAsInTheKernel(Sweeps.Talks("Zeuthen", "Zeuthen", endChance: .3, protocol: Protocol.Monotonic), replications: 20);

    [Theory]
    [InlineData("{protocol: monotonic, A: {strategy: Linear}}", "NS2020 9:43")]
    [InlineData("{protocol: monotonic, B: {accepts: AC_time}}", "NS2020 9:32")]
    [InlineData("{protocol: monotonic, B: {challengesVenue: {chance: .1}}}", "NS2020 9:32")]
    [InlineData("{protocol: singleText, A: {walksOut: [{over: [\"1\"]}]}}", "NS2020 9:33")]
    [InlineData("{protocol: rotating}", "NS1008 9:18")]
    public void who_cannot_play_by_it_is_found(string play, string place) =>
        Reads.File($"kind: scenario\nid: s\nproposal:\n  kind: proposal\n  id: t\n  date: 2026-01-01\n  clauses:\n    - {{id: \"1\", form: one_sided, obligated: [A], dimension: FOR}}\nplay: {play}\n").Places().ShouldBe([place]);

    [Fact]
    public void a_variant_that_changes_the_protocol_alone_is_found_at_the_protocol() =>
        Reads.File("kind: scenario\nid: s\nproposal:\n  kind: proposal\n  id: t\n  date: 2026-01-01\n  clauses:\n    - {id: \"1\", form: one_sided, obligated: [A], dimension: FOR}\nplay: {A: {strategy: Linear}, B: {strategy: Zeuthen}}\nvariants:\n  - {id: v, play: {protocol: monotonic}}\n")
            .Places().ShouldBe(["NS2020 11:30"]);

    [Theory]
    [InlineData("geneva-working-groups", "base", "NS2026 1:1")]
    [InlineData("eu-at-the-table", "seated", "NS2026 1:1")]
    public void where_no_person_has_a_seat_is_found(string id, string variant, string place) =>
        Seating.Seat(Sweeps.Scenario(id), Sweeps.Of(id), variant).Why.ShouldBeOfType<NoAnswer.Wrong>().Findings.Select(finding => $"{finding.Code} {finding.At.Line}:{finding.At.Column}").ShouldBe([place]);

    // Something is better for both sides than nothing.
    private static bool IsSettled(string id)
    {
        var table = Sweeps.Of(id)[0].Talks.Table;
        return Enumerable.Range(0, 2).Any(maker => Enumerable.Range(0, table.OffersOf(maker)).Any(offer =>
            Enumerable.Range(0, 2).All(party => table.Utility(maker, offer, party) > table[party].Reservation)));
    }

    private static List<string> Played(string id, Protocol protocol, string a, string b) =>
        Protocols.Of(id, protocol, a, b).SelectMany((simulated, i) => OnRecord.ShouldBeAsInTheKernel(simulated.Talks, replications: 1).Where(_ => i == 0)).ToList();
}
