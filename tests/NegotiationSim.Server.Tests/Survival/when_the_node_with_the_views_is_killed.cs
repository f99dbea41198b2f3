using System.Diagnostics;
using System.Globalization;
using NegotiationSim.Server.Tests.Sweeps;
using Xunit.Abstractions;

namespace NegotiationSim.Server.Tests.Survival;

[Collection(OnNodes.Name)]
public sealed class when_the_node_that_has_the_views_is_killed(Postgres postgres, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task the_other_of_two_takes_them_over_and_brings_them_level()
    {
        await using var cluster = await Cluster.CreateAsync(postgres);
        using var victim = Balanced(cluster);
        await victim.ListensAsync();
        var first = await NodeWithViewsAsync(cluster, other: 0);
        using var survivor = Balanced(cluster);
        using var load = new Load(await survivor.ListensAsync(), parties: 4, commands: 20);
        (await cluster.CountsAsync("select node_number::bigint from negotiation.wolverine_nodes")).Count.ShouldBe(2);
        var running = load.RunAsync();
        await load.ReachAsync(30);
        (await NodeWithViewsAsync(cluster, other: 0)).ShouldBe(first, "whoever is killed has the views");

        await victim.KillAsync();

        var killed = Stopwatch.StartNew();
        (await NodeWithViewsAsync(cluster, other: first)).ShouldNotBe(first);
        var taken = killed.Elapsed;
        await running;
        using var kept = new Kept(cluster.ConnectionString);
        await kept.HoldsAsync(load);
        await kept.FollowedAsync(survivor);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the views were taken over after {taken.TotalSeconds:f1} s; {load.All} commands acknowledged, kept once and in the views"));
    }

    private static ServerProcess Balanced(Cluster cluster) => new(cluster.ConnectionString, settings: [("Server__Nodes", "Balanced")]);

    /// <summary>The number of the one node that the views are assigned to, once it is another than this.</summary>
    private static async Task<long> NodeWithViewsAsync(Cluster cluster, long other)
    {
        const string Assigned = """
            select node.node_number::bigint from negotiation.wolverine_node_assignments assigned
            join negotiation.wolverine_nodes node on node.id = assigned.node_id where assigned.id like 'event-subscriptions:%'
            """;
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            var nodes = await cluster.CountsAsync(Assigned);
            if ((nodes.Count == 1 && nodes[0] != other) || waited.Elapsed > Patience)
            {
                return nodes.ShouldHaveSingleItem();
            }
        }
    }
}
