using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Web.Sweeps;

namespace NegotiationSim.Web.Tests;

public class a_sweep
{
    private static readonly Shelf Shelf = new(Served.Seeds);

    [Fact]
    public async Task comes_to_what_one_machine_would_have_said_in_one_go()
    {
        await using var served = await Served.Start();
        var scenario = Written.Seed("scenarios/eu-symmetry-paper.yaml");
        var id = await Started(served, scenario);
        await Over(served, id);
        var result = await served.Get($"/api/sweeps/{id}/result");
        result.Status.ShouldBe(HttpStatusCode.OK);
        result.Text.ShouldBe((await served.Post("/api/whatif", scenario)).Text);
    }

    [Fact]
    public async Task with_readings_of_ones_own_too()
    {
        await using var served = await Served.Start();
        var scenario = Written.Seed("scenarios/comparable-forces.yaml");
        var id = await Started(served, scenario, "?norm=own-scale,equal-share&perspective=ukraine");
        await Over(served, id);
        (await served.Get($"/api/sweeps/{id}/result")).Text.ShouldBe((await served.Post("/api/whatif?norm=own-scale,equal-share&perspective=ukraine", scenario)).Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task gives_the_same_bytes_on_any_number_of_threads(int threads)
    {
        using var runner = new ThreadSweepRunner(Shelf, NullLogger<ThreadSweepRunner>.Instance, threads);
        var plan = Plan("scenarios/eu-symmetry-paper.yaml");
        var started = (await runner.StartAsync(plan, "somebody"))!;
        var last = await runner.WatchAsync(started.Id).LastAsync();
        last.State.ShouldBe(SweepState.Completed);
        var slices = Enumerable.Range(0, plan.Slices).Select(slice => SweepSlice.Run(plan, slice, Shelf).Result!.Value).ToList();
        (await runner.ResultAsync(started.Id))!.Value.ToArray().ShouldBe(SweepSlice.Combine(plan, slices, Shelf)!.Value.ToArray());
    }

    [Theory]
    [InlineData("who-concedes-when", 1)]
    [InlineData("who-concedes-when", 3)]
    [InlineData("withdrawal-in-steps", 2)]
    public async Task of_replications_comes_to_what_one_thread_plays_in_one_go(string id, int threads)
    {
        using var runner = new ThreadSweepRunner(Shelf, NullLogger<ThreadSweepRunner>.Instance, threads);
        var plan = Plan($"scenarios/{id}.yaml", plan => plan with { Replications = 20_100, Seed = 7 });
        plan.Slices.ShouldBe(3);
        var started = (await runner.StartAsync(plan, "somebody"))!;
        await runner.WatchAsync(started.Id).LastAsync();

        var result = (await runner.ResultAsync(started.Id))!.Value;

        Encoding.UTF8.GetString(result.Span).ShouldBe(InOneGo(id, new SweepWish(7, 20_100)));
    }

    [Fact]
    public async Task of_replications_is_started_over_http()
    {
        await using var served = await Served.Start();
        var id = await Started(served, Written.Seed("scenarios/eu-at-the-table.yaml"), "?replications=11000&seed=18446744073709551615");
        await Over(served, id);
        var result = await served.Get($"/api/sweeps/{id}/result");
        ((string?)result.Json["schema"], (string?)result.Json["seed"], (int?)result.Json["replications"], (bool?)result.Json["complete"], result.Json["run"])
            .ShouldBe(("negsim/sweep/1", "18446744073709551615", 11_000, true, null));
    }

    [Theory]
    [InlineData("", 0.02, null)]
    [InlineData("&most=450", 0.001, 450)]
    public async Task plays_until_it_is_exact_and_tells_where_it_looked(string most, double width, int? cap)
    {
        await using var served = await Served.Start();
        var id = await Started(served, Written.Seed("scenarios/who-concedes-when.yaml"), FormattableString.Invariant($"?until-width={width}&seed=7{most}"));
        await Over(served, id);

        var result = await served.Get($"/api/sweeps/{id}/result");

        result.Text.ShouldBe(InOneGo("who-concedes-when", SweepWish.Read(7, null, width, cap, uint.MaxValue).Value!));
        result.Json["stopping"]!["looks"]!.AsArray().Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("?replications=0", "from 1 to 100000000")]
    [InlineData("?replications=100000001", "from 1 to 100000000")]
    [InlineData("?replications=5&norm=own-scale", "the reading that the scenario names")]
    [InlineData("?replications=5&until-width=.1", "write one of the two")]
    [InlineData("?until-width=1", "a half-width above 0 and below 1")]
    [InlineData("?most=5", "most belongs to until-width")]
    [InlineData("?until-width=.1&most=100000001", "from 1 to 100000000")]
    [InlineData("?seed=5", "nothing is drawn for a score")]
    public async Task that_is_asked_for_wrongly_is_not_started(string query, string why)
    {
        await using var served = await Served.Start();
        var refused = await served.Post($"/api/sweeps{query}", Written.Seed("scenarios/who-concedes-when.yaml"));
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.BadRequest, "MISTAKEN"));
        refused.Text.ShouldContain(why);
    }

    [Fact]
    public void of_replications_is_not_put_together_from_slices_of_another_sweep()
    {
        var plan = Plan("scenarios/who-concedes-when.yaml", plan => plan with { Replications = 1 });
        var other = SweepSlice.Run(plan with { Seed = 8 }, 0, Shelf).Result!.Value;
        SweepSlice.Combine(plan, [other], Shelf).ShouldBeNull();
    }

    [Fact]
    public void has_slices_that_may_run_again_and_in_any_order()
    {
        var plan = Plan("scenarios/geneva-next-round.yaml");
        var forth = Enumerable.Range(0, plan.Slices).Select(slice => Text(SweepSlice.Run(plan, slice, Shelf))).ToList();
        var back = Enumerable.Range(0, plan.Slices).Reverse().Select(slice => Text(SweepSlice.Run(plan, slice, Shelf))).Reverse().ToList();
        back.ShouldBe(forth);
    }

    [Fact]
    public void is_not_run_where_there_are_other_seeds()
    {
        var elsewhere = SweepSlice.Run(Plan("scenarios/eu-symmetry-paper.yaml") with { Shelf = "00000000" }, 0, Shelf);
        elsewhere.Result.ShouldBeNull();
        elsewhere.Why.Single().ShouldStartWith("this node has other seeds");
    }

    [Fact]
    public async Task tells_how_far_it_is_until_it_is_over()
    {
        await using var served = await Served.Start();
        var id = await Started(served, Written.Seed("scenarios/eu-symmetry-paper.yaml"));
        var events = await Over(served, id);
        events.Select(one => one.Id).ShouldBe(events.Select(one => one.Id).Order());
        events[^1].Kind.ShouldBe("completed");
        events[^1].Id.ShouldBe(4);
        events.SkipLast(1).ShouldAllBe(one => one.Kind == "running");
    }

    [Fact]
    public async Task goes_on_telling_where_somebody_comes_back()
    {
        await using var served = await Served.Start();
        var id = await Started(served, Written.Seed("scenarios/eu-symmetry-paper.yaml"));
        await Over(served, id);
        var again = await Over(served, id, ("Last-Event-ID", "2"));
        again.ShouldHaveSingleItem().Kind.ShouldBe("completed");
    }

    [Fact]
    public async Task may_be_ended_before_it_is_over()
    {
        using var runner = new ThreadSweepRunner(Shelf, NullLogger<ThreadSweepRunner>.Instance, threads: 1);
        await using var served = await Served.Start(services: services => services.AddSingleton<ISweepRunner>(runner));
        var plan = Plan("scenarios/eu-symmetry-paper.yaml");
        var started = (await runner.StartAsync(plan, ""))!;
        await runner.CancelAsync(started.Id);
        var state = (await runner.FindAsync(started.Id))!.State;
        var result = await served.Get($"/api/sweeps/{started.Id}/result");
        if (state == SweepState.Cancelled)
        {
            result.Code.ShouldBe("SWEEP_CANCELLED");
        }

        (await served.Send(HttpMethod.Delete, $"/api/sweeps/{started.Id}", null, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await runner.FindAsync(started.Id))!.State.ShouldBe(state);
    }

    [Fact]
    public async Task that_cannot_be_computed_says_why()
    {
        using var runner = new ThreadSweepRunner(Shelf, NullLogger<ThreadSweepRunner>.Instance, threads: 2);
        await using var served = await Served.Start(services: services => services.AddSingleton<ISweepRunner>(runner));
        var started = (await runner.StartAsync(Plan("scenarios/eu-symmetry-paper.yaml") with { Perspective = "mars" }, ""))!;
        (await runner.WatchAsync(started.Id).LastAsync()).State.ShouldBe(SweepState.Failed);
        var result = await served.Get($"/api/sweeps/{started.Id}/result");
        result.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        result.Code.ShouldBe("SWEEP_FAILED");
        ((string?)result.Json["detail"]).ShouldNotBeNull().ShouldContain("unknown perspective \"mars\"");
    }

    [Theory]
    [InlineData("kind: scenario\nid: s\n", "FINDINGS")]
    [InlineData("kind: perspective\nid: p\nweights: equal\n", "MISTAKEN")]
    public async Task is_not_started_from_what_cannot_be_read(string body, string code)
    {
        await using var served = await Served.Start();
        (await served.Post("/api/sweeps", body)).Code.ShouldBe(code);
        (await served.Post("/api/sweeps?norm=x", Written.Seed("scenarios/eu-symmetry-paper.yaml"))).Code.ShouldBe("MISTAKEN");
    }

    private static SweepPlan Plan(string path, Func<SweepPlan, SweepPlan>? changed = null)
    {
        var plan = new SweepPlan { Scenario = Written.Seed(path), Shelf = Shelf.Tag };
        plan = changed?.Invoke(plan) ?? plan;
        return plan with { Slices = plan.Read(Shelf).Value!.Slices };
    }

    private static string InOneGo(string id, SweepWish wish)
    {
        var scenario = (ScenarioFile)Served.Seeds.Read(Served.Seeds.Files.Single(file => file.Id == id)).Value!;
        var simulated = Served.Seeds.Simulate(scenario).Value!;
        var soFar = wish.Play(simulated, new ParallelSweep([.. simulated.Select(one => one.Played)], wish.Seed, threads: 1), SweepSoFar.Nothing(simulated.Count));
        return Encoding.UTF8.GetString(SweepAnswer.Write(Swept.Of(scenario, simulated, wish, soFar), run: null));
    }

    private static string Text(SweepSlice.Outcome outcome) => Encoding.UTF8.GetString(outcome.Result!.Value.Span);

    private static async Task<string> Started(Served served, string scenario, string query = "")
    {
        var started = await served.Post($"/api/sweeps{query}", scenario);
        started.Status.ShouldBe(HttpStatusCode.Accepted);
        return (string)started.Json["id"]!;
    }

    /// <summary>Listens until it is over.</summary>
    private static async Task<List<(string Kind, int Id)>> Over(Served served, string id, params (string, string)[] headers)
    {
        var heard = await served.Get($"/api/sweeps/{id}/progress", headers);
        heard.Type.ShouldBe("text/event-stream");
        return [.. heard.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('\n')).Select(lines => (
            lines.Single(line => line.StartsWith("event: ", StringComparison.Ordinal))[7..],
            int.Parse(lines.Single(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..], System.Globalization.CultureInfo.InvariantCulture)))];
    }
}
