using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NegotiationSim.Server.Desk;
using NegotiationSim.Server.Operations;
using NegotiationSim.Server.Sweeps;
using NegotiationSim.Streams;
using NegotiationSim.Web.Sweeps;
using Wolverine.Configuration;
using Wolverine.Runtime;

namespace NegotiationSim.Server.Tests.Sweeps;

/// <summary>One node for all tests of a class: starting one takes seconds.</summary>
public sealed class OneNode(Postgres postgres) : IAsyncLifetime
{
    internal Cluster Cluster { get; private set; } = null!;

    internal Node Node { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Postgres.Missing is null)
        {
            Cluster = await Cluster.CreateAsync(postgres);
            Node = await Cluster.AddAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (Cluster is not null)
        {
            await Cluster.DisposeAsync();
        }
    }
}

[Collection(AloneOnPostgres.Name)]
public class a_sweep_on_one_node(OneNode one) : IClassFixture<OneNode>
{
    [Fact]
    public async Task is_not_changed_by_what_is_delivered_again()
    {
        var (cluster, node) = (one.Cluster, one.Node);
        var (end, document) = await node.RunAsync(Plans.Of(3, node.Shelf));
        var version = await VersionAsync();

        await node.DeliverAsync(new RunSweepSlice(end.Id, 1));
        await node.DeliverAsync(new SweepSliceCompleted(end.Id, 1, []));
        await node.DeliverAsync(new SweepSliceCompleted(end.Id, 2, ["it broke"]));

        (await VersionAsync()).ShouldBe(version);
        (await node.Runner.FindAsync(end.Id)).ShouldBeEquivalentTo(end);
        (await node.Runner.ResultAsync(end.Id))!.Value.ToArray().ShouldBe(document);

        async Task<long> VersionAsync() => (await cluster.CountsAsync($"select version from negotiation.mt_streams where id = 'sweep:{end.Id}'")).Single();
    }

    [Fact]
    public async Task that_stops_when_it_is_exact_comes_to_what_one_machine_plays()
    {
        var plan = Plans.Played(one.Node.Shelf) with { Slices = 1, Replications = null, UntilWidth = 0.02, Most = 2000 };

        var (_, document) = await one.Node.RunAsync(plan);

        document.ShouldBe(plan.Document(one.Node.Shelf));
    }

    [Fact]
    public async Task has_each_slice_counted_that_was_worked_out_here_and_none_that_was_there_already()
    {
        var counted = 0L;
        using var figures = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name && instrument.Name == "negsim.slices")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        figures.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref counted, value));
        figures.Start();

        var (end, _) = await one.Node.RunAsync(Plans.Of(3, one.Node.Shelf));
        await one.Node.DeliverAsync(new RunSweepSlice(end.Id, 1));

        Interlocked.Read(ref counted).ShouldBe(3);
    }

    [Fact]
    public async Task fails_with_the_reason_where_a_slice_has_no_answer()
    {
        var (cluster, node) = (one.Cluster, one.Node);

        var (end, document) = await node.RunAsync(Plans.Of(3, node.Shelf) with { Shelf = "others" });

        end.State.ShouldBe(SweepState.Failed);
        end.Why.ShouldHaveSingleItem().ShouldContain("other seeds");
        document.ShouldBeNull();
    }

    [Fact]
    public async Task is_forgotten_in_time_and_is_no_negotiation()
    {
        var (cluster, node) = (one.Cluster, one.Node);
        var (end, _) = await node.RunAsync(Plans.Of(3, node.Shelf));
        var streams = node.Services.GetRequiredService<INegotiationStreams>();
        await node.Services.GetRequiredService<IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        (await streams.ListAsync(includeArchived: true)).ShouldBeEmpty();
        (await streams.CheckStoreAsync()).ShouldBeEmpty();
        await node.DeliverAsync(new ForgetSweep(end.Id));

        (await node.Runner.FindAsync(end.Id)).ShouldBeNull();
        (await cluster.CountsAsync($"select count(*) from negotiation.mt_doc_sliceresult where id like 'sweep:{end.Id}%'")).ShouldBe([0]);
    }

    [Theory]
    [InlineData(typeof(RunSweepSlice))]
    [InlineData(typeof(SweepSliceCompleted))]
    [InlineData(typeof(ForgetSweep))]
    [InlineData(typeof(DeadlinePassed))]
    [InlineData(typeof(WatchDeadlines))]
    public void and_all_that_must_arrive_waits_in_the_database_to_be_sent_and_to_be_done(Type message)
    {
        var runtime = one.Node.Services.GetRequiredService<IWolverineRuntime>();

        var sent = new MessageBus(runtime).PreviewSubscriptions(RuntimeHelpers.GetUninitializedObject(message)).ShouldHaveSingleItem();

        runtime.Options.Transports.AllEndpoints().Single(endpoint => endpoint.Uri == sent.Destination).Mode.ShouldBe(EndpointMode.Durable);
    }

    [Fact]
    public async Task is_not_found_under_another_name()
    {
        var (cluster, node) = (one.Cluster, one.Node);

        foreach (var id in (IEnumerable<string>)["", "nobody", "a\0b", Guid.Empty.ToString("N")])
        {
            (await node.Runner.FindAsync(id)).ShouldBeNull();
            (await node.Runner.ResultAsync(id)).ShouldBeNull();
            await node.Runner.CancelAsync(id);
        }
    }
}

[Collection(OnNodes.Name)]
public class a_sweep_of_slow_slices(Postgres postgres)
{
    [Fact]
    public async Task is_read_with_its_first_slice_and_not_again()
    {
        await using var cluster = await Cluster.CreateAsync(postgres);
        var node = await cluster.AddAsync(shortestSlice: TimeSpan.FromSeconds(2), parallel: 1);
        var plan = Plans.Of(3, node.Shelf);
        var sweep = await node.BeginAsync(plan, slices: 1);

        await cluster.CountsAsync("create table kept as select data from negotiation.mt_doc_sweepwork");
        await cluster.CountsAsync($$"""update negotiation.mt_doc_sweepwork set data = jsonb_set(data, '{plan,scenario}', '"nothing"')""");
        var end = await node.EndAsync(sweep);
        await cluster.CountsAsync("update negotiation.mt_doc_sweepwork set data = kept.data from kept");

        end.State.ShouldBe(SweepState.Completed, string.Join("; ", end.Why));
        (await node.Runner.ResultAsync(sweep))!.Value.ToArray().ShouldBe(plan.Document(node.Shelf));
    }

    [Fact]
    public async Task runs_no_more_slices_at_a_time_than_it_may()
    {
        await using var cluster = await Cluster.CreateAsync(postgres);
        var node = await cluster.AddAsync(shortestSlice: TimeSpan.FromSeconds(.2), parallel: 1);

        var (end, _) = await node.RunAsync(Plans.Of(6, node.Shelf));

        var results = (await node.ResultsAsync(end.Id, 6)).OrderBy(result => result.Began).ToList();
        results.Select(result => result.Slice).ShouldBe(Enumerable.Range(0, 6));
        results.Zip(results.Skip(1)).ShouldAllBe(pair => pair.Second.Began >= pair.First.Ended);
    }

    [Fact]
    public async Task runs_a_slice_again_whose_ticket_is_delivered_again_and_no_other()
    {
        await using var cluster = await Cluster.CreateAsync(postgres);
        var node = await cluster.AddAsync(shortestSlice: TimeSpan.FromSeconds(2), parallel: 3);
        var plan = Plans.Of(2, node.Shelf);
        var sweep = await node.BeginAsync(plan, plan.Slices);

        var ticket = (await cluster.TakenAsync(sweep, slice: 1)).ShouldHaveSingleItem();
        await node.DeliverAsync(new RunSweepSlice(sweep, (int)ticket));
        var end = await node.EndAsync(sweep);

        var (one, other) = (SliceResult.IdOf(sweep, 0), SliceResult.IdOf(sweep, 1));
        node.Begun.ShouldBe([one, other, other], ignoreOrder: true);
        (await cluster.TakenAsync(sweep, slice: 1)).ShouldBe([ticket, ticket]);
        (await cluster.DoneAsync(sweep)).ShouldBe([0, 1]);
        (end.State, end.Done).ShouldBe((SweepState.Completed, plan.Slices));
        (await node.Runner.ResultAsync(sweep))!.Value.ToArray().ShouldBe(plan.Document(node.Shelf));
    }

    [Fact]
    public async Task counts_a_slice_once_and_stops_when_it_is_cancelled()
    {
        await using var cluster = await Cluster.CreateAsync(postgres);
        var node = await cluster.AddAsync(shortestSlice: TimeSpan.FromSeconds(5), parallel: 1);
        var sweep = (await node.Runner.StartAsync(Plans.Of(6, node.Shelf), "analyst"))!.Id;

        await node.DeliverAsync(new SweepSliceCompleted(sweep, 5, []));
        await node.DeliverAsync(new SweepSliceCompleted(sweep, 5, []));
        (await node.Runner.FindAsync(sweep))!.Done.ShouldBe(1);

        await node.Runner.CancelAsync(sweep);
        var cancelled = await node.EndAsync(sweep);
        await node.DeliverAsync(new RunSweepSlice(sweep, 4));
        await node.Runner.CancelAsync(sweep);

        cancelled.State.ShouldBe(SweepState.Cancelled);
        (await node.Runner.FindAsync(sweep)).ShouldBeEquivalentTo(cancelled);
        (await node.Runner.ResultAsync(sweep)).ShouldBeNull();
        (await cluster.CountsAsync($"select count(*) from negotiation.mt_doc_sliceresult where id = '{SliceResult.IdOf(sweep, 4)}'")).ShouldBe([0]);
    }
}
