using NegotiationSim.Server.Sweeps;
using NegotiationSim.Web.Sweeps;

namespace NegotiationSim.Server.Tests.Sweeps;

public class when_a_tickets_turn_comes
{
    private readonly Sweep _two = when_slices_end.After(new SweepStarted("analyst", 2));

    [Fact]
    public void it_takes_the_next_slice_whatever_its_number_is()
    {
        var first = _two.Take(3);
        var second = _two.After(first!).Take(0);

        (first, second).ShouldBe((new SweepSliceTaken(0, 3), new SweepSliceTaken(1, 0)));
    }

    [Fact]
    public void it_takes_none_when_all_are_taken() => AllTaken.Take(1).ShouldBeNull();

    [Fact]
    public void it_takes_the_same_again_where_it_was_lost()
    {
        var again = AllTaken.Take(3);

        again.ShouldBe(new SweepSliceTaken(0, 3));
        AllTaken.After(again!).Taken.ShouldBe(AllTaken.Taken);
    }

    [Fact]
    public void it_does_not_take_again_what_is_done() => AllTaken.After(new SweepSliceDone(0)).Take(3).ShouldBeNull();

    private Sweep AllTaken => _two.After(new SweepSliceTaken(0, 3)).After(new SweepSliceTaken(1, 0));
}

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

        over.Take(0).ShouldBeNull();
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
    public void sends_two_tickets_for_each_slice_none_of_them_twice()
    {
        var (_, _, messages) = StartSweepHandler.Handle(new StartSweep("one", Plan, "analyst"));

        messages.ShouldBe(Enumerable.Range(0, 6).Select(ticket => new RunSweepSlice("one", ticket)));
    }
}

public class a_ticket_that_no_slice_is_left_for
{
    [Fact]
    public async Task is_spent_without_waiting_for_its_turn()
    {
        var taken = when_slices_end.After(new SweepStarted("analyst", 1), new SweepSliceTaken(0, 0));

        // Whatever it could wait for is not even there.
        (await RunSweepSliceHandler.Handle(new RunSweepSlice("one", 1), taken, session: null!, atHand: null!, node: null!, default)).ShouldBe((null, null));
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
