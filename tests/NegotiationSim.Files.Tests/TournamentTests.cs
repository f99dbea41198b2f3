using System.Text;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Tests.Playing;

namespace NegotiationSim.Files.Tests;

public class when_a_tournament_is_entered
{
    private static readonly EntryRules Everybody = new(null, WithTwins: true);

    [Fact]
    public void strategies_are_read_with_what_tunes_them() =>
        Entrants.Read(["Boulware:beta=0.1:kappa=0.05", "MiCRO"]).Value!.Select(Entrants.NameOf).ShouldBe(["Boulware:beta=0.1:kappa=0.05", "MiCRO"]);

    [Theory]
    [InlineData("Boulware:beta")]
    [InlineData("Boulware:beta=")]
    [InlineData("Boulware:beta=NaN")]
    [InlineData("Boulware:beta=1e999")]
    [InlineData("Boulware:beta=0.1=2")]
    [InlineData("Boulware:beta=0.1:beta=0.2")]
    [InlineData("MiCRO,MiCRO")]
    public void what_cannot_be_read_is_said(string typed) => MistakesOf(Entrants.Read(typed.Split(','))).Count.ShouldBe(1);

    [Fact]
    public void every_mistake_is_said_at_once() =>
        MistakesOf(Competing.Over([Agenda()], Named("Boulwear", "Boulware:beta=-1", "Boulware:gamma=2"))).ShouldBe(
        [
            "unknown strategy \"Boulwear\"; write \"Boulware\"",
            .. Strategies.Named("Boulware", new Dictionary<string, double> { ["beta"] = -1 }).Findings.Select(finding => finding.Problem),
            .. Strategies.Named("Boulware", new Dictionary<string, double> { ["gamma"] = 2 }).Findings.Select(finding => finding.Problem),
        ]);

    [Fact]
    public void who_cannot_take_the_seats_is_left_out_with_the_reason_and_refused_where_it_was_named()
    {
        Competing.Over([Agenda()], Everybody).Value!.LeftOut.Select(left => left.Strategy).ShouldBe(["MatcherEqualCeiling", "MatcherTargetRatio"], ignoreOrder: true);
        MistakesOf(Competing.Over([Agenda()], Named("MatcherEqualCeiling", "Linear"))).Single().ShouldStartWith("MatcherEqualCeiling cannot enter: ");
    }

    [Fact]
    public void it_takes_two()
    {
        MistakesOf(Competing.Over([Agenda()], Named("Linear"))).Count.ShouldBe(1);
        MistakesOf(Competing.Delivering(new DeliveryTerms(), Named())).Count.ShouldBe(1);
        MistakesOf(Competing.Delivering(new DeliveryTerms { Turns = 0, Noise = 2 }, Everybody)).Count.ShouldBe(2);
    }

    [Fact]
    public void all_strategies_for_repeated_delivery_can_enter() =>
        Competing.Delivering(new DeliveryTerms(), Everybody).Value!.Entrants.Length.ShouldBe(StrategiesAnswer.All.Count - Strategies.Descriptions.Count);

    public static TheoryData<string> Texts => [.. Sweeps.Shipped.Files.Where(file => file.Folder == "proposals").Select(file => file.Id)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void every_shipped_text_is_an_agenda_or_says_why_it_is_none(string id)
    {
        var text = (ProposalFile)Sweeps.Shipped.Read(Sweeps.Shipped.Files.Single(file => file.Folder == "proposals" && file.Id == id)).Value!;
        var seats = Beholders.Choose(Sweeps.Shipped, ["side-a", "side-b"], [], forScreen: false).Value!;

        var answer = Sweeps.Shipped.Agenda(text, seats[0], seats[1], rounds: 10);

        (answer.Value is not null || answer.Why is NoAnswer.Mistaken { Sentences.Count: 1 }).ShouldBeTrue();
        answer.Value?.Terms.Rounds.ShouldBe(10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void its_document_is_the_same_to_the_byte_on_any_number_of_threads(int threads) => Document(threads).ShouldBe(Document(threads: 4));

    [Fact]
    public void its_document_says_what_depends_on_the_machine_in_one_place()
    {
        var text = Encoding.UTF8.GetString(Document(threads: 1));

        text.ShouldStartWith("{\n  \"schema\": \"negsim/tournament/1\"");
        text[text.IndexOf("\"run\"", StringComparison.Ordinal)..].Count(letter => letter == '}').ShouldBe(2, "nothing comes after it");
    }

    [Fact]
    public void before_a_mediator_a_match_is_the_talks_of_the_same_two_strategies()
    {
        var scenario = Sweeps.Scenario("geneva-next-round");
        var competition = Competing.Over([Sweeps.Shipped.Agenda(scenario, 100, Protocol.SingleText).Value!], Named("Linear", "Boulware")).Value!;

        var standings = competition.Tournament.Play(5, 3, threads: 1);

        standings.Payoff(0, 1).Mean.ShouldBe((Worth("Linear", "Boulware", 0) + Worth("Boulware", "Linear", 1)) / 2);
        standings.Cooperation(0, 1).Mean!.Value.ShouldBeGreaterThan(0);

        static double Worth(string a, string b, int party)
        {
            var talks = Protocols.Of("geneva-next-round", Protocol.SingleText, a, b)[0].Talks;
            return Enumerable.Range(0, 3).Average(replication => talks.Table.UtilityOf(talks.Seat().Play(5, (uint)replication), party));
        }
    }

    [Fact]
    public void a_scenario_is_played_by_the_protocol_it_names_unless_another_is_named()
    {
        var scenario = Sweeps.Scenario("geneva-next-round");
        scenario = scenario with { Play = scenario.Play with { Protocol = Protocol.SingleText } };

        Sweeps.Shipped.Agenda(scenario).Value!.Terms.Protocol.ShouldBe(Protocol.SingleText);
        Sweeps.Shipped.Agenda(scenario, protocol: Protocol.Alternating).Value!.Terms.Protocol.ShouldBe(Protocol.Alternating);
        Agenda().Terms.Protocol.ShouldBe(Protocol.Alternating);
    }

    [Fact]
    public void monotonic_concession_has_one_player_and_says_so()
    {
        var agenda = Sweeps.Shipped.Agenda(Sweeps.Scenario("geneva-next-round"), protocol: Protocol.Monotonic).Value!;

        MistakesOf(Competing.Over([agenda], Named("Linear", "Zeuthen"))).ShouldBe(["Linear cannot enter: monotonic concession is played by Zeuthen's strategy, not by Linear"]);
        MistakesOf(Competing.Over([agenda], Everybody)).Single().ShouldStartWith("no two strategies can negotiate this: monotonic concession is played by Zeuthen's strategy");
    }

    internal static ContestAgenda Agenda() => Sweeps.Shipped.Agenda(Sweeps.Scenario("geneva-next-round")).Value!;

    private static byte[] Document(int threads)
    {
        var competition = Competing.Over([Agenda()], Named("Boulware", "RandomWalk", "MatcherSacrifice", "NaiveTitForTat")).Value!;
        return TournamentAnswer.Write(new Contested(competition, competition.Tournament.Play(5, 70, threads), 5, 70), threads: 1, seconds: 1);
    }

    private static EntryRules Named(params string[] names) => new([.. names.Select(name => Entrants.Read([name]).Value!.Single())], WithTwins: true);

    private static IReadOnlyList<string> MistakesOf<T>(Answer<T> answer)
        where T : class => answer.Why.ShouldBeOfType<NoAnswer.Mistaken>().Sentences;
}
