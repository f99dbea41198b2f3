namespace NegotiationSim.Architecture.Tests;

/// <summary>The rules above are worth something only if they see an offence: these offences lie in this very assembly.</summary>
public class the_watchmen
{
    private static readonly CompiledCode Here = CompiledCode.Of("NegotiationSim.Architecture.Tests");

    [Theory]
    [InlineData("System.DateTime::get_UtcNow")]
    [InlineData("System.DateTimeOffset::get_Now")]
    [InlineData("System.Diagnostics.Stopwatch::StartNew")]
    public void see_a_clock(string what) => Purity.Clocks(Here).ShouldContain(use => use.Is(what) && ByOffender(use));

    [Theory]
    [InlineData("System.Guid::NewGuid")]
    [InlineData("System.Random")]
    public void see_dice(string what) => Purity.Dice(Here).ShouldContain(use => use.Is(what) && ByOffender(use));

    [Theory]
    [InlineData("System.Environment::get_NewLine")]
    [InlineData("System.Console::WriteLine")]
    [InlineData("System.IO.File::Exists")]
    public void see_the_machine(string what) => Purity.Machine(Here).ShouldContain(use => use.Is(what) && ByOffender(use));

    [Fact]
    public void see_threads_also_where_a_state_machine_hides_them() =>
        Purity.Threads(Here).ShouldContain(use => use.Is("System.Threading.Tasks.Task") && ByOffender(use));

    [Fact]
    public void let_an_iterator_pass() =>
        Here.Uses.Where(ByOffender).ShouldContain(use => use.Is("System.Environment::get_CurrentManagedThreadId"));

    [Fact]
    public void let_the_sweep_runner_pass()
    {
        Here.Uses.ShouldContain(use => use.Is("System.Threading.Tasks.Parallel") && use.By.EndsWith(".ParallelSweep"));
        Purity.Threads(Here).ShouldNotContain(use => use.By.EndsWith(".ParallelSweep"));
    }

    [Theory]
    [InlineData(typeof(Settable), "Value")]
    [InlineData(typeof(SettableStruct), "Value")]
    public void see_a_record_that_can_be_changed(Type type, string property)
    {
        Shapes.IsRecord(type).ShouldBeTrue();
        Shapes.WhatCanBeChanged(type).ShouldBe([$"{type}.{property}"]);
    }

    [Fact]
    public void see_a_member_that_marten_would_call() => Shapes.MembersMartenWouldCall(typeof(Offender)).ShouldHaveSingleItem();

    private static bool ByOffender(Use use) => use.By.EndsWith("." + nameof(Offender), StringComparison.Ordinal);

    internal sealed record Settable(int Fixed)
    {
        public int Value { get; set; }
    }

    internal record struct SettableStruct(int Value);
}

internal sealed class Offender
{
    private readonly Random _random = new(1);

    public static DateTime Apply() => new Func<DateTime>(() => DateTime.UtcNow)();

    /// <summary>Compiles to a jump table, which a reader of IL has to step over.</summary>
    public static DateTimeOffset Switch(int number) => number switch
    {
        0 => DateTimeOffset.MinValue,
        1 => DateTimeOffset.MaxValue,
        2 => DateTimeOffset.UnixEpoch,
        3 => default,
        _ => DateTimeOffset.Now,
    };

    public static IEnumerable<object> Iterate()
    {
        yield return Guid.NewGuid();
        yield return System.Diagnostics.Stopwatch.StartNew();
        yield return Environment.NewLine;
        yield return File.Exists("x");
        Console.WriteLine();
    }

    public async Task<double> Wait()
    {
        await Task.Yield();
        return _random.NextDouble();
    }
}

internal static class ParallelSweep
{
    public static void Run() => Parallel.For(0, 1, _ => { });
}
