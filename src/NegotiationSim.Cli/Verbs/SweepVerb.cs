using System.CommandLine;
using System.Diagnostics;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>A scenario played many times over.</summary>
internal sealed class SweepVerb : Verb
{
    /// <summary>The seed unless another is named.</summary>
    public const ulong UsualSeed = 20260224;

    private const long UsualReplications = 10_000;
    private const long MostReplications = uint.MaxValue;

    private readonly Argument<string> _scenario = new("SCENARIO");
    private readonly Option<long?> _replications = new("--replications") { Description = "how often the base and each variant are played (10,000)", HelpName = "N" };
    private readonly Option<ulong?> _seed = new("--seed") { Description = "what the random numbers hang on (20260224)", HelpName = "S" };
    private readonly Option<int?> _threads = new("--threads") { Description = "threads; changes nothing but the time it takes", HelpName = "T" };
    private readonly Formats _formats = new(SweepAnswer.Schema, "one line a variant");

    public SweepVerb()
        : base("sweep", "play a scenario many times over")
    {
        _scenario.CompletionSources.Add(Ids.Of("scenarios"));
        Add(_scenario);
        foreach (var option in new Option[] { _replications, _seed, _threads })
        {
            Add(option);
        }

        _formats.AddTo(this);
    }

    public override string Usage => "SCENARIO [options]      SCENARIO: a file, or the id of a scenario";

    public override string About => "Both sides negotiate the base's and each variant's agenda with the strategies that its `play` names. The same seed gives the same numbers on any machine and any number of threads.";

    public override IReadOnlyList<string> Examples => ["negsim sweep geneva-next-round", "negsim sweep eu-symmetry-paper --replications 100000 --seed 7 --json"];

    public override int Run(ParseResult parsed, Session session)
    {
        var (replications, seed, threads) = (parsed.GetValue(_replications) ?? UsualReplications, parsed.GetValue(_seed) ?? UsualSeed, parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        if (replications is < 1 or > MostReplications)
        {
            return session.Stop(Exit.Findings, $"--replications takes a number from 1 to {MostReplications}");
        }

        if (threads is < 1 or > 1024)
        {
            return session.Stop(Exit.Findings, "--threads takes a number from 1 to 1024");
        }

        if (!Finder.TryFindScenario(session, parsed.GetValue(_scenario)!, out var library, out var scenario, out var exit))
        {
            return exit;
        }

        return session.TryTake(library.Simulate(scenario), out var simulated, out exit)
            ? Show(session, _formats.Of(parsed), Play(session, scenario, simulated, (uint)replications, seed, threads, out var run), run)
            : exit;
    }

    private static Swept Play(Session session, ScenarioFile scenario, IReadOnlyList<Simulated> simulated, uint replications, ulong seed, int threads, out SweepRun run)
    {
        using var interrupted = Interruption.Caught();
        using var progress = Progress.Of(session.Terminal, scenario.Id, (int)((replications + ParallelSweep.Block - 1) / ParallelSweep.Block));
        var clock = Stopwatch.StartNew();
        var tallies = ParallelSweep.Play([.. simulated.Select(one => one.Talks)], seed, 0, replications, threads, _ => progress.Step(), interrupted.Token);
        run = new SweepRun(threads, clock.Elapsed.TotalSeconds, tallies.Sum(tally => tally.Replications), tallies.Sum(tally => tally.Rounds));
        return Swept.Of(scenario, simulated, tallies, seed, replications);
    }

    private static int Show(Session session, Format format, Swept swept, SweepRun run)
    {
        switch (format)
        {
            case Format.Json:
                session.Terminal.Document(SweepAnswer.Write(swept, run));
                break;
            case Format.Csv:
                session.Terminal.Document(SweepTable.Of(swept));
                break;
            default:
                var page = session.Terminal.NewPage();
                new SweepScreen(swept).Draw(page);
                session.Terminal.Show(page);
                session.Terminal.Hint("negsim strategies", $"negsim whatif {swept.Scenario}");
                break;
        }

        return swept.Complete ? Exit.Done : Exit.Interrupted;
    }
}
