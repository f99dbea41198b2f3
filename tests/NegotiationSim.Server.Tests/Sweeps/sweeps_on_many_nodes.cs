using NegotiationSim.Web.Sweeps;

namespace NegotiationSim.Server.Tests.Sweeps;

[Collection(OnNodes.Name)]
public class sweeps_on_many_nodes(Postgres postgres)
{
    [Fact]
    public async Task come_to_the_same_bytes_on_one_node_and_on_two_and_on_four()
    {
        await using var cluster = await Cluster.CreateAsync(postgres);
        var node = await cluster.AddAsync();
        var plan = Plans.Of(13, node.Shelf);
        var document = plan.Document(node.Shelf);
        var played = Plans.Played(node.Shelf);
        var counted = played.Document(node.Shelf);

        var alone = await node.RunAsync(plan);
        (await node.RunAsync(played)).Document.ShouldBe(counted);
        await cluster.AddAsync();
        var two = await node.RunAsync(plan);
        (await node.RunAsync(played)).Document.ShouldBe(counted);
        await cluster.AddAsync();
        await cluster.AddAsync();
        var four = await node.RunAsync(plan);

        foreach (var (end, bytes) in (IEnumerable<(SweepStatus, byte[]?)>)[alone, two, four])
        {
            (end.State, end.Owner, end.Done, end.Slices).ShouldBe((SweepState.Completed, "analyst", 13, 13));
            bytes.ShouldBe(document);
            (await cluster.DoneAsync(end.Id)).ShouldBe(Enumerable.Range(0, 13).Select(slice => (long)slice));
        }
    }

    [Fact]
    public async Task finish_when_they_have_hundreds_of_slices()
    {
        await using var cluster = await Cluster.CreateAsync(postgres);
        Node[] nodes = [await cluster.AddAsync(parallel: 4), await cluster.AddAsync(parallel: 4)];
        var plan = Plans.Of(200, nodes[0].Shelf);

        var (end, bytes) = await nodes[0].RunAsync(plan);

        end.State.ShouldBe(SweepState.Completed);
        bytes.ShouldBe(plan.Document(nodes[0].Shelf));
        (await cluster.DoneAsync(end.Id)).ShouldBe(Enumerable.Range(0, 200).Select(slice => (long)slice));
        (await cluster.DeadLettersAsync()).ShouldBe(0);
        nodes.ShouldAllBe(node => node.Said.Count > 0);
    }
}
