using NegotiationSim.Files.Asking;

namespace NegotiationSim.Files.Tests.Playing;

/// <summary>Rules of a party, each with what its talks have to show at least once.</summary>
internal static class Rules
{
    public static IReadOnlyDictionary<string, (string Yaml, string Shows)> All { get; } = new Dictionary<string, (string, string)>
    {
        ["AC_const"] = ("accepts: {condition: AC_const, parameters: {share: .05}}", "accepts"),
        ["AC_time"] = ("accepts: {condition: AC_time, parameters: {after: .5}}", "accepts"),
        ["AC_combi"] = ("accepts: {condition: AC_combi, parameters: {after: .3}}", "accepts"),
        ["leaves and comes back"] = ("walksOut: [{over: [FIRST], chance: .6, return: .4}]", "leaves"),
        ["leaves for good"] = ("walksOut: [{over: [FIRST, LAST], topic: both, chance: .7}]", "leaves"),
        ["contests the venue"] = ("challengesVenue: {chance: .3, most: 4}", "passes"),
        ["waits"] = ("waitsFor: [{thirdParty: us-congress, chance: .1}]", "offers"),
        ["linked"] = ("linked: [[FIRST, LAST]]", "offers"),
        ["breaks promises"] = ("accepts: {condition: AC_time, parameters: {after: .2}}, breach: {rate: .2, shape: 1.5, lowVerification: 1, years: 10}", "is broken"),
        ["all at once"] = ("accepts: AC_combi, walksOut: [{over: [FIRST], chance: .3, return: .5}], challengesVenue: {chance: .2, most: 9}, waitsFor: [{thirdParty: eu, chance: .2}], linked: [[FIRST, LAST]]", "leaves"),
    };

    /// <summary>A shipped scenario that is played by these strategies under this rule, without its variants.</summary>
    public static Simulated Of(string scenario, string rule, string a, string b)
    {
        var file = Sweeps.Scenario(scenario);
        var issues = Sweeps.Of(scenario)[0].Talks.Agenda.Issues;
        var yaml = All[rule].Yaml.Replace("FIRST", $"\"{issues[0].Clause.Id}\"", StringComparison.Ordinal).Replace("LAST", $"\"{issues[^1].Clause.Id}\"", StringComparison.Ordinal);
        var play = Wish($"{{rounds: 30, A: {{strategy: {a}}}, B: {{strategy: {b}, {yaml}}}}}", issues[0].Clause.Id, issues[^1].Clause.Id);
        return Sweeps.Shipped.Simulate(file with { Play = play.Over(file.Play), Variants = [] }).Value![0];
    }

    /// <summary>What is written as the <c>play</c> of a scenario.</summary>
    public static PlayWish Wish(string play, params IEnumerable<string> ids)
    {
        var clauses = string.Concat(ids.Distinct().Select(id => $"    - {{id: \"{id}\", form: one_sided, obligated: [A], dimension: FOR}}\n"));
        var loaded = Reads.File($"kind: scenario\nid: s\nproposal:\n  kind: proposal\n  id: t\n  date: 2026-01-01\n  clauses:\n{clauses}play: {play}\n");
        loaded.Findings.ShouldBeEmpty();
        return ((ScenarioFile)loaded.Value!).Play;
    }
}

public class when_a_party_is_under_a_rule
{
    public static TheoryData<string> Named => [.. Rules.All.Keys];

    public static TheoryData<string, string> Played
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var scenario in Sweeps.Playable)
            {
                foreach (var rule in Rules.All.Keys)
                {
                    all.Add(scenario, rule);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Played))]
    public void every_move_on_record_is_the_kernels(string scenario, string rule)
    {
        foreach (var (a, b) in new[] { ("Aspiration", "Conceder"), ("MiCRO", "Linear"), ("NaiveTitForTat", "RandomWalk"), ("Zeuthen", "Zeuthen") })
        {
            OnRecord.ShouldBeAsInTheKernel(Rules.Of(scenario, rule, a, b).Talks, replications: 3);
        }
    }

    [Theory]
    [MemberData(nameof(Named))]
    public void it_shows_where_there_is_something_to_agree_on(string rule)
    {
        var moves = OnRecord.ShouldBeAsInTheKernel(Rules.Of("eu-symmetry-paper", rule, "RandomWalk", "Conceder").Talks, replications: 8);

        moves.ShouldContain(move => move.Contains(Rules.All[rule].Shows, StringComparison.Ordinal));
    }
}

public class when_a_rule_is_written_wrongly
{
    private const string Head = "kind: scenario\nid: s\nproposal:\n  kind: proposal\n  id: t\n  date: 2026-01-01\n  clauses:\n    - {id: \"1\", form: one_sided, obligated: [A], dimension: FOR}\n";

    [Theory]
    [InlineData("accepts: AC_nxt", "NS1008 9:21")]
    [InlineData("accepts: {condition: AC_const, parameters: {share: 2}}", "NS2001 9:63")]
    [InlineData("accepts: {condition: AC_next, parameters: {share: .5}}", "NS1008 9:55")]
    [InlineData("accepts: {parameters: {share: .5}}", "NS1006 9:21")]
    [InlineData("walksOut: [{over: []}]", "NS1007 9:30")]
    [InlineData("walksOut: [{chance: .5}]", "NS1006 9:23")]
    [InlineData("walksOut: [{over: [\"2\"]}]", "NS2015 9:31")]
    [InlineData("walksOut: [{over: [\"1\"], return: 2}]", "NS2001 9:45")]
    [InlineData("challengesVenue: {most: 2}", "NS1006 9:29")]
    [InlineData("challengesVenue: {chance: .5, most: 0}", "NS2001 9:48")]
    [InlineData("waitsFor: [{thirdParty: eu}]", "NS1006 9:23")]
    [InlineData("breach: {years: 5}", "NS1006 9:20")]
    [InlineData("breach: {rate: -1}", "NS2001 9:27")]
    [InlineData("breach: {rate: .1, shape: 0}", "NS2001 9:38")]
    [InlineData("breach: {rate: .1, lowVerification: 99}", "NS2001 9:48")]
    [InlineData("breach: {rate: .1, years: 0}", "NS2001 9:38")]
    [InlineData("linked: [[\"1\"]]", "NS1007 9:21")]
    [InlineData("linked: [[\"1\", \"1\"]]", "NS2003 9:27")]
    public void it_is_found_at_its_place(string rule, string place) => Reads.File($"{Head}play: {{A: {{{rule}}}}}\n").Places().ShouldBe([place]);

    [Fact]
    public void names_that_would_share_their_draws_are_found()
    {
        var (one, other) = Twins();
        Reads.File($"{Head}play: {{A: {{waitsFor: [{{thirdParty: {one}, chance: .5}}, {{thirdParty: {other}, chance: .5}}]}}}}\n").Places().ShouldHaveSingleItem().ShouldStartWith("NS2024 ");
    }

    private static (string One, string Other) Twins()
    {
        Dictionary<uint, string> known = [];
        for (var i = 0; ; i++)
        {
            var stream = Core.Simulation.DrawStreams.Of($"n{i}", Core.Simulation.DrawPurpose.Move);
            if (!known.TryAdd(stream, $"n{i}"))
            {
                return (known[stream], $"n{i}");
            }
        }
    }
}
