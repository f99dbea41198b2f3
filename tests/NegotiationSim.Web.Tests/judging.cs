using System.Net;
using System.Text;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Web.Tests;

public class a_verdict
{
    private static readonly Question Anything = Question.Read(null, null, null, null, null).Value!;

    [Fact]
    public async Task of_a_negotiation_is_that_of_the_history_it_came_from()
    {
        await using var served = await Recorded();
        (await served.Get("/api/negotiations/us-led-track/verdict")).Text.ShouldBe(ScoreOf("us-led-track", Until.End, Anything));
        (await served.Get("/api/score/us-led-track")).Text.ShouldBe(ScoreOf("us-led-track", Until.End, Anything));
    }

    [Fact]
    public async Task of_a_reading_and_a_version_is_the_one_that_was_asked_for()
    {
        await using var served = await Recorded();
        var question = Question.Read("ukraine,neutral", "own-scale,equal-share", "pledged", "legal", "gain").Value!;
        var answer = await served.Get("/api/negotiations/us-led-track/verdict?perspective=ukraine,neutral&norm=own-scale,equal-share&lens=pledged&baseline=legal&account=gain&at=20&known-by=2026-01-01");
        answer.Text.ShouldBe(ScoreOf("us-led-track", UntilWords.Read("20", "2026-01-01").Value!, question));
        ((string?)answer.Json["headline"]!["perspective"]).ShouldBe("ukraine");
    }

    [Fact]
    public async Task of_a_fork_says_what_would_have_been()
    {
        await using var served = await Recorded();
        (await Fork(served, 20)).Status.ShouldBe(HttpStatusCode.Created);
        var fork = await served.Get("/api/negotiations/freeze-first/verdict");
        ((string?)fork.Json["subject"]!["kind"]).ShouldBe("fork");
    }

    [Fact]
    public async Task is_measured_with_the_holdings_that_are_named()
    {
        await using var served = await Served.Start();
        await served.Post("/api/negotiations", Written.Opening());
        await served.Post("/api/negotiations/talks/commands", "{on: 2026-02-25, by: ukraine, do: commit, concession: cut, dimension: FOR, magnitude: {quantity: 280000}, text: Fewer soldiers}");
        var bare = await served.Get("/api/negotiations/talks/verdict?norm=equal-share&lens=pledged");
        bare.Json["headline"]!["balanceIndex"].ShouldBeNull();
        var measured = await served.Get("/api/negotiations/talks/verdict?norm=equal-share&lens=pledged&against=ukraine-russia-2026");
        ((double?)measured.Json["headline"]!["a"]).ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task of_a_replay_ends_like_the_score()
    {
        await using var served = await Recorded();
        var replay = await served.Get("/api/negotiations/us-led-track/replay");
        ((string?)replay.Json["schema"]).ShouldBe("negsim/replay/1");
        replay.Json["steps"]!.AsArray().Count.ShouldBe(38);
        replay.Json["final"]!["headline"]!.ToJsonString().ShouldBe((await served.Get("/api/negotiations/us-led-track/verdict")).Json["headline"]!.ToJsonString());
    }

    [Fact]
    public async Task of_two_is_right_less_left()
    {
        await using var served = await Recorded();
        var (one, other) = ("us-28-2025-11", "us-led-track@20");
        var compared = (await served.Get($"/api/comparisons?left={one}&right={other}")).Json;
        ((string?)compared["schema"]).ShouldBe("negsim/comparison/1");
        ((string?)compared["left"]!["subject"]!["kind"]).ShouldBe("proposal");
        ((string?)compared["right"]!["ledgerCutoff"]).ShouldBe((string?)(await served.Get("/api/negotiations/us-led-track/verdict?at=20")).Json["ledgerCutoff"]);
        var self = (await served.Get($"/api/comparisons?left={one}&right={one}")).Json;
        ((double?)self["delta"]!["balanceIndex"]).ShouldBe(0);
    }

    [Fact]
    public async Task of_what_one_brings_along_is_that_of_the_same_text_on_the_shelf()
    {
        await using var served = await Served.Start();
        var brought = await served.Post("/api/score", Written.Seed("seeds/proposals/us-28-2025-11.yaml"));
        brought.Status.ShouldBe(HttpStatusCode.OK);
        brought.Text.ShouldBe((await served.Get("/api/score/us-28-2025-11")).Text);
        (await served.Post("/api/whatif", Written.Seed("scenarios/eu-symmetry-paper.yaml"))).Text.ShouldBe((await served.Get("/api/whatif/eu-symmetry-paper")).Text);
    }

    [Fact]
    public async Task of_a_bare_ledger_uses_its_own_perspectives()
    {
        await using var served = await Served.Start();
        var scored = await served.Send(HttpMethod.Post, "/api/score", Written.Seed("tests/NegotiationSim.Files.Tests/e2e-1.json"), "application/json");
        scored.Status.ShouldBe(HttpStatusCode.OK);
        ((string?)scored.Json["subject"]!["kind"]).ShouldBe("ledger");
        ((string?)scored.Json["headline"]!["perspective"]).ShouldBe("Neutral");
    }

    [Theory]
    [InlineData("/api/score", "kind: scenario", "NS1006")]
    [InlineData("/api/score", "title: x", "NS1013")]
    [InlineData("/api/score", "{cutoff: 2026-02-24, itms: []}", "NS1004")]
    [InlineData("/api/whatif", "kind: [", "NS1001")]
    public async Task needs_something_that_can_be_read(string path, string body, string code)
    {
        await using var served = await Served.Start();
        var refused = await served.Post(path, body);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Json["findings"]!.AsArray().Select(finding => (string?)finding!["code"]).ShouldContain(code);
    }

    [Fact]
    public async Task is_the_same_for_many_who_ask_at_once()
    {
        await using var served = await Recorded();
        var expected = ScoreOf("us-led-track", Until.End, Anything);
        var seeds = Served.Seeds.Files.Where(file => file.Folder is "proposals" or "histories").Select(file => file.Id).ToList();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async number => number % 2 == 0
            ? (await served.Get("/api/negotiations/us-led-track/verdict")).Text == expected
            : (await served.Get($"/api/score/{seeds[number % seeds.Count]}?norm=own-scale&lens=pledged&baseline=legal")).Status == HttpStatusCode.OK));
        answers.ShouldAllBe(same => same);
    }

    [Fact]
    public async Task of_a_fork_that_cannot_be_is_not_given()
    {
        await using var served = await Recorded();
        (await Fork(served, 99)).Code.ShouldBe("NOT_FOUND");
        (await Fork(served, 0)).Code.ShouldBe("NOT_FOUND");
        (await served.Post("/api/negotiations/nothing/forks", "{id: freeze-first}")).Code.ShouldBe("NOT_FOUND");
        (await served.Post("/api/negotiations/us-led-track/forks", "{id: Freeze First}")).Code.ShouldBe("FINDINGS");
        (await served.Post("/api/negotiations/us-led-track/forks", "{id: us-led-track}")).Code.ShouldBe("TAKEN");
        (await served.Streams.ListAsync()).Count.ShouldBe(1);
    }

    private static Task<Answered> Fork(Served served, int version) =>
        served.Post("/api/negotiations/us-led-track/forks", $"{{id: freeze-first, atVersion: {version}, overrides: [the freeze comes first]}}");

    private static async Task<Served> Recorded()
    {
        var served = await Served.Start();
        (await served.Post("/api/negotiations", Written.Seed("seeds/histories/us-led-track.yaml"))).Status.ShouldBe(HttpStatusCode.Created);
        return served;
    }

    private static string ScoreOf(string seed, Until until, Question question)
    {
        var subject = SubjectOf.Seed(Served.Seeds, seed, until).Value!;
        return Encoding.UTF8.GetString(ScoreAnswer.Write(Served.Seeds.Score(subject, question, forScreen: false).Value!));
    }
}
