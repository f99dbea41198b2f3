using NegotiationSim.Server.Sweeps;
using NegotiationSim.Web.Sweeps;

namespace NegotiationSim.Server.Tests.Sweeps;

public class when_slices_end
{
    private readonly Sweep _two = After(new SweepStarted("analyst", 2));

    [Fact]
    public void each_is_counted() => _two.Complete(1, []).ShouldBe([new SweepSliceDone(1)]);

    [Fact]
    public void none_is_counted_twice() => _two.After(new SweepSliceDone(1)).Complete(1, []).ShouldBeEmpty();

    [Fact]
    public void the_last_one_finishes_the_sweep() =>
        _two.After(new SweepSliceDone(1)).Complete(0, []).ShouldBe([new SweepSliceDone(0), new SweepFinished()]);

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void a_slice_that_it_does_not_have_is_not_counted(int slice) => _two.Complete(slice, []).ShouldBeEmpty();

    [Fact]
    public void one_without_a_result_fails_the_sweep()
    {
        var failed = _two.Complete(0, ["no such perspective"]).ShouldHaveSingleItem().ShouldBeOfType<SweepFailed>();

        var status = _two.After(failed).Status;
        (status.State, status.IsOver).ShouldBe((SweepState.Failed, true));
        status.Why.ShouldBe(["no such perspective"]);
    }

    internal static Sweep After(params IEnumerable<SweepEvent> events) =>
        events.Aggregate(new Sweep(Sweep.StreamOf("one")), (sweep, happened) => sweep.After(happened));
}

public class when_a_sweep_is_over
{
    public static TheoryData<SweepEvent> Ends => [new SweepFinished(), new SweepFailed(0, ["because"]), new SweepCancelled()];

    [Theory]
    [MemberData(nameof(Ends))]
    public void nothing_more_happens_to_it(SweepEvent end)
    {
        var over = when_slices_end.After(new SweepStarted("analyst", 3), new SweepSliceDone(0), end);

        over.Complete(1, []).ShouldBeEmpty();
        over.Complete(1, ["because"]).ShouldBeEmpty();
        over.Cancel().ShouldBeEmpty();
    }
}

public class what_the_owner_of_a_sweep_is_told
{
    [Fact]
    public void is_how_far_it_is()
    {
        var status = when_slices_end.After(new SweepStarted("analyst", 3), new SweepSliceDone(2)).Status;

        (status.Id, status.Owner, status.State, status.Done, status.Slices).ShouldBe(("one", "analyst", SweepState.Running, 1, 3));
    }

    [Fact]
    public void is_that_it_was_cancelled() =>
        when_slices_end.After(new SweepStarted("analyst", 3), new SweepCancelled()).Status.State.ShouldBe(SweepState.Cancelled);
}

public class starting_a_sweep
{
    private static readonly SweepPlan Plan = new() { Scenario = "", Shelf = "", Slices = 3 };

    [Fact]
    public void sends_each_slice_once()
    {
        var (_, _, messages) = StartSweepHandler.Handle(new StartSweep("one", Plan, "analyst"));

        messages.ShouldBe([new RunSweepSlice("one", 0), new RunSweepSlice("one", 1), new RunSweepSlice("one", 2)]);
    }
}

public class a_slice_that_is_delivered_again
{
    [Fact]
    public async Task is_told_of_again_and_not_computed_once_more()
    {
        var (running, known) = (when_slices_end.After(new SweepStarted("analyst", 3)), new SliceResult(SliceResult.IdOf("one", 2), [1], [], 1, default, default));

        // Whatever could compute it is not even there.
        var (told, written) = await RunSweepSliceHandler.Handle(new RunSweepSlice("one", 2), running, known, session: null!, atHand: null!, node: null!, default);

        (told!.Sweep, told.Slice, told.Why.Count).ShouldBe(("one", 2, 0));
        written.ShouldBeNull();
    }
}

public class a_sweep_that_is_kept
{
    [Fact]
    public void is_forgotten_some_time_after_it_is_over() =>
        ForgetSweep.After([new SweepSliceDone(1), new SweepFinished()], "one", TimeSpan.FromDays(7)).Count.ShouldBe(1);

    [Fact]
    public void is_not_forgotten_while_it_runs() =>
        ForgetSweep.After([new SweepSliceDone(1)], "one", TimeSpan.FromDays(7)).ShouldBeEmpty();
}
