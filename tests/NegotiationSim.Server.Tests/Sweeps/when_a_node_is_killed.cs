using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NegotiationSim.Server.Sweeps;
using NegotiationSim.Web.Sweeps;
using Xunit.Abstractions;

namespace NegotiationSim.Server.Tests.Sweeps;

[Collection(OnNodes.Name)]
public class when_a_node_is_killed(Postgres postgres, ITestOutputHelper output)
{
    private const int Slices = 30;

    // Other work on the machine is allowed for; on an idle one it is well below 15 seconds. Wolverine's own settings need 70.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task what_was_running_on_it_runs_again_elsewhere_and_nothing_else_does()
    {
        await using var cluster = await Cluster.CreateAsync(postgres);
        // The one that was there first leads the others, which must notice that and take over. Both have run slices before
        // it matters: a new node is slow to take its share.
        using var victim = new NodeProcess(cluster.ConnectionString, shortestSlice: TimeSpan.FromSeconds(5), parallel: 2);
        var first = await victim.StartAsync(Plans.Scenario(2));
        await victim.SaysAsync("begins.", times: 2);
        var survivor = await cluster.AddAsync(parallel: 4);
        await survivor.DeliverAsync(new RunSweepSlice("none", 0));
        await survivor.DeliverAsync(new SweepSliceCompleted("none", 0, []));
        (await survivor.EndAsync(first)).State.ShouldBe(SweepState.Completed);

        var plan = Plans.Of(Slices, survivor.Shelf);
        var started = (await survivor.Runner.StartAsync(plan, "analyst"))!;
        await victim.SaysAsync("begins.", times: 3);
        var killed = DateTimeOffset.UtcNow;
        var begun = (await victim.KillAsync()).Where(slice => slice.Contains(started.Id, StringComparison.Ordinal)).ToList();
        var end = await survivor.EndAsync(started.Id);

        end.State.ShouldBe(SweepState.Completed);
        (await survivor.Runner.ResultAsync(end.Id))!.Value.ToArray().ShouldBe(plan.Document(survivor.Shelf));
        (await cluster.DoneAsync(end.Id)).ShouldBe(Enumerable.Range(0, Slices).Select(slice => (long)slice));
        (await cluster.DeadLettersAsync()).ShouldBe(0);

        var results = await survivor.ResultsAsync(end.Id, Slices);
        var again = results.Where(result => begun.Contains(result.Id) && result.Began > killed).ToList();
        var unfinished = begun.Except(results.Where(result => result.Ended <= killed).Select(result => result.Id)).ToList();
        unfinished.Count.ShouldBeInRange(1, 2);
        again.Select(result => result.Id).ShouldBe(unfinished, ignoreOrder: true);
        survivor.Begun.ShouldBeUnique();
        survivor.Begun.Intersect(begun).ShouldBe(unfinished, ignoreOrder: true);

        var late = again.Max(result => result.Began) - killed;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{unfinished.Count} slice(s) began again up to {late.TotalSeconds:f1} s after the kill"));
        late.ShouldBeLessThan(Patience);
    }
}

/// <summary>A node in a process of its own, which can be killed.</summary>
internal sealed class NodeProcess(string database, TimeSpan shortestSlice, int parallel) : IDisposable
{
    private readonly ServerProcess _process = new(
        database,
        settings:
        [
            ("Server__Sweeps__ShortestSlice", shortestSlice.ToString()),
            ("Server__Sweeps__Parallel", parallel.ToString(CultureInfo.InvariantCulture)),
            ("Logging__LogLevel__NegotiationSim", "Debug"),
        ]);

    /// <summary>Has it start a sweep.</summary>
    /// <returns>The sweep's id.</returns>
    public async Task<string> StartAsync(string scenario)
    {
        using var client = new HttpClient { BaseAddress = await _process.ListensAsync() };
        using var body = new StringContent(scenario, Encoding.UTF8, "application/yaml");
        using var response = await client.PostAsync(new Uri("/api/sweeps", UriKind.Relative), body);
        var answer = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(answer);
        return JsonNode.Parse(answer)!["id"]!.GetValue<string>();
    }

    /// <summary>Waits for lines in its log.</summary>
    public Task SaysAsync(string words, int times = 1) => _process.SaysAsync(words, times);

    /// <summary>Kills it without warning.</summary>
    /// <returns>The slices that it had begun.</returns>
    public async Task<IReadOnlyList<string>> KillAsync() => BegunIn(await _process.KillAsync());

    public void Dispose() => _process.Dispose();

    /// <summary>The slices whose begin is among lines of a log, whatever its format.</summary>
    internal static IReadOnlyList<string> BegunIn(IEnumerable<string> log) =>
        [.. log.Where(line => line.Contains(" begins.", StringComparison.Ordinal)).Select(line => line.Split("Slice ")[1].Split(' ')[0])];
}
