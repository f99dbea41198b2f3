using System.Diagnostics;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>A sweep from where it was left to its end, or to Ctrl+C: then what is done is kept in a file.</summary>
internal sealed class Sitting(Session session, Library library, ScenarioFile scenario, IReadOnlyList<Simulated> simulated, SweepWish wish)
{
    // Of the files as they are now; needed only where something was kept or is to be.
    private readonly Task<string> _question = Task.Run(() => KeptSweep.QuestionOf(library, wish));

    /// <summary>Threads.</summary>
    public required int Threads { get; init; }

    /// <summary>The file that lists every replication; null: none.</summary>
    public string? List { get; init; }

    /// <summary>Where it is kept; null: beside the user, under a name that is free.</summary>
    public string? Keep { get; init; }

    /// <summary>What was kept; null: it begins.</summary>
    public string? Resume { get; init; }

    /// <summary>Plays.</summary>
    /// <returns>An exit code, where there is nothing to show.</returns>
    public int Play(out Swept? swept, out SweepRun? run)
    {
        (swept, run) = (null, null);
        using var interrupted = Interruption.Caught();
        if (!TryBegin(out var start, out var exit) || !TryOpenList(out var file, out exit))
        {
            return exit;
        }

        using var list = file;
        var clock = Stopwatch.StartNew();
        var soFar = Play(start, list, interrupted.Token);
        run = new SweepRun(Threads, clock.Elapsed.TotalSeconds, Played(soFar) - Played(start), soFar.Tallies.Sum(tally => tally.Rounds) - start.Tallies.Sum(tally => tally.Rounds));
        if (soFar.Replications == 0)
        {
            return session.Stop(Exit.Interrupted, "interrupted before anything was played");
        }

        if (!wish.IsFulfilledBy(soFar))
        {
            KeepAt(Keep ?? Resume ?? FreeName(), soFar);
        }

        swept = Swept.Of(scenario, simulated, wish, soFar);
        return Exit.Done;
    }

    private static long Played(SweepSoFar soFar) => soFar.Tallies.Sum(tally => tally.Replications);

    private SweepSoFar Play(SweepSoFar start, Stream? list, CancellationToken interrupted)
    {
        using var progress = Progress.Of(session.Terminal, scenario.Id, wish.Replications, start.Replications);
        var rows = list is null ? null : new ReplicationRows(simulated, list);
        var sweep = new ParallelSweep([.. simulated.Select(one => one.Played)], wish.Seed, Threads) { Progress = more => progress.Step(more), Record = rows is null ? null : rows.Add };
        return wish.Play(simulated, sweep, start, interrupted);
    }

    private bool TryBegin(out SweepSoFar start, out int exit)
    {
        (start, exit) = (SweepSoFar.Nothing(simulated.Count), Exit.Done);
        if (Resume is null)
        {
            return true;
        }

        var path = session.Around.Resolve(Resume);
        if (!File.Exists(path))
        {
            exit = session.Stop(Exit.NotFound, $"no file \"{Resume}\"");
            return false;
        }

        var kept = KeptSweep.Read(File.ReadAllBytes(path), Resume, _question.Result, simulated);
        exit = kept.Value is null ? session.Show(kept.Findings)
            : kept.Value.Replications > wish.Replications ? session.Stop(Exit.Findings, $"\"{Resume}\" has {Words.Count(kept.Value.Replications, "run")} already; --replications takes as many or more here")
            : Exit.Done;
        start = kept.Value ?? start;
        return exit == Exit.Done;
    }

    private bool TryOpenList(out FileStream? list, out int exit)
    {
        (list, exit) = (null, Exit.Done);
        if (List is null)
        {
            return true;
        }

        try
        {
            list = File.Create(session.Around.Resolve(List), bufferSize: 1 << 16);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            exit = session.Stop(Exit.Findings, $"\"{List}\" cannot be written: {broken.Message}");
        }

        return exit == Exit.Done;
    }

    /// <summary>All of it or nothing is in the file afterwards.</summary>
    private void KeepAt(string name, SweepSoFar soFar)
    {
        var path = session.Around.Resolve(name);
        File.WriteAllBytes(path + ".tmp", KeptSweep.Write(_question.Result, scenario.Id, soFar));
        File.Move(path + ".tmp", path, overwrite: true);
        session.Terminal.Say($"interrupted: {Words.Count(soFar.Replications, "run")} are kept in {name}; the same command with --resume {name} goes on");
    }

    private string FreeName() => Enumerable.Range(1, int.MaxValue)
        .Select(number => FormattableString.Invariant($"{scenario.Id}-{wish.Seed}{(number == 1 ? "" : $"-{number}")}.sweep.json"))
        .First(name => !File.Exists(session.Around.Resolve(name)));
}
