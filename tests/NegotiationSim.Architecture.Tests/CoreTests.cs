namespace NegotiationSim.Architecture.Tests;

public class the_core
{
    private static readonly CompiledCode Core = CompiledCode.Of("NegotiationSim.Core");

    [Fact]
    public void references_the_base_class_library_alone() =>
        Core.References.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void reads_no_clock() => Purity.Clocks(Core).ShouldBeEmpty("Time comes from outside: an event's On and RecordedAt.");

    [Fact]
    public void throws_no_dice() => Purity.Dice(Core).ShouldBeEmpty("Ids come from outside; draws come from Philox and the run's seed.");

    [Fact]
    public void knows_nothing_of_the_machine_it_runs_on() => Purity.Machine(Core).ShouldBeEmpty("Console, files, environment and network belong to the hosts.");

    [Fact]
    public void starts_no_thread_and_awaits_nothing_outside_the_sweep_runner() => Purity.Threads(Core).ShouldBeEmpty("The one allowance is the type ParallelSweep.");

    [Fact]
    public void has_records_that_nobody_can_change()
    {
        var records = Shapes.TypesOf("NegotiationSim.Core").Where(Shapes.IsRecord).ToList();
        records.ShouldNotBeEmpty();
        records.SelectMany(Shapes.WhatCanBeChanged).ShouldBeEmpty("Use init, or a readonly record struct.");
    }

    [Fact]
    public void has_no_member_that_marten_reads_meaning_into() =>
        Shapes.TypesOf("NegotiationSim.Core").Where(type => type.Namespace == "NegotiationSim.Core.Negotiations")
            .SelectMany(Shapes.MembersMartenWouldCall).ShouldBeEmpty();
}
