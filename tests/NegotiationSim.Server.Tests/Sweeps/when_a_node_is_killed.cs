using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NegotiationSim.Server.Sweeps;
using NegotiationSim.Web.Sweeps;
using Xunit.Abstractions;

namespace NegotiationSim.Server.Tests.Sweeps;

[Collection(OnPostgres.Name)]
public class when_a_node_is_killed(Postgres postgres, ITestOutputHelper output)
{
    private const int Slices = 30;

    // Other work on the machine is allowed for; on an idle one it is well below 15 seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
internal sealed class NodeProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];

    public NodeProcess(string database, TimeSpan shortestSlice, int parallel)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Hosting).Assembly.Location]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["Server__Postgres"] = database;
        start.Environment["Server__Seeds"] = "false";
        start.Environment["Server__Sweeps__ShortestSlice"] = shortestSlice.ToString();
        start.Environment["Server__Sweeps__Parallel"] = parallel.ToString(CultureInfo.InvariantCulture);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Logging__LogLevel__NegotiationSim"] = "Debug";
        _process = Process.Start(start)!;
    }

    /// <summary>Has it start a sweep.</summary>
    /// <returns>The sweep's id.</returns>
    public async Task<string> StartAsync(string scenario)
    {
        const string Listens = "Now listening on: ";
        await SaysAsync(Listens);
        using var client = new HttpClient { BaseAddress = new Uri(Between(_said[^1], Listens, '"')) };
        using var body = new StringContent(scenario, Encoding.UTF8, "application/yaml");
        using var response = await client.PostAsync(new Uri("/api/sweeps", UriKind.Relative), body);
        var answer = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(answer);
        return JsonNode.Parse(answer)!["id"]!.GetValue<string>();
    }

    /// <summary>Waits for lines in its log.</summary>
    public async Task SaysAsync(string words, int times = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (_said.Count(line => line.Contains(words, StringComparison.Ordinal)) < times)
        {
            _said.Add(await _process.StandardOutput.ReadLineAsync(patience.Token)
                ?? throw new InvalidOperationException($"The node ended: {string.Join('\n', _said)}"));
        }
    }

    /// <summary>Kills it without warning.</summary>
    /// <returns>The slices that it had begun.</returns>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        _process.Kill();
        _said.AddRange((await _process.StandardOutput.ReadToEndAsync()).Split('\n'));
        return BegunIn(_said);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    /// <summary>The slices whose begin is among lines of a log, whatever its format.</summary>
    internal static IReadOnlyList<string> BegunIn(IEnumerable<string> log) =>
        [.. log.Where(line => line.Contains(" begins.", StringComparison.Ordinal)).Select(line => Between(line, "Slice ", ' '))];

    private static string Between(string line, string start, char end) =>
        line[(line.IndexOf(start, StringComparison.Ordinal) + start.Length)..].Split(end)[0];
}
