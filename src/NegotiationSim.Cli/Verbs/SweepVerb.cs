using System.CommandLine;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>A scenario played many times over.</summary>
internal sealed class SweepVerb : Verb
{
    private readonly Argument<string> _scenario = new("SCENARIO");
    private readonly NumberOption<long> _replications = new("--replications") { Description = "how often the base and each variant are played (10,000)", HelpName = "N" };
    private readonly NumberOption<double> _untilWidth = new("--until-width") { Description = "plays until agreements and balance are known to ±W (.01)", HelpName = "W" };
    private readonly NumberOption<int> _most = new("--most") { Description = "with --until-width: so often at most (100,000)", HelpName = "N" };
    private readonly NumberOption<ulong> _seed = RunOptions.Seed();
    private readonly NumberOption<int> _threads = RunOptions.Threads();
    private readonly Option<bool> _histogram = new("--histogram") { Description = "how balance, unanswered demands and gains are spread" };
    private readonly Option<string?> _list = new("--replications-csv") { Description = "writes every replication to a file, one line each", HelpName = "FILE" };
    private readonly Option<string?> _keep = new("--keep") { Description = "where Ctrl+C keeps what is done (SCENARIO-SEED.sweep.json)", HelpName = "FILE" };
    private readonly Option<string?> _resume = new("--resume") { Description = "goes on with what was kept, to the same bytes", HelpName = "FILE" };
    private readonly Formats _formats = new(SweepAnswer.Schema, "one line a variant");

    public SweepVerb()
        : base("sweep", "play a scenario many times over")
    {
        _scenario.CompletionSources.Add(Ids.Of("scenarios"));
        Add(_scenario);
        foreach (var option in new Option[] { _replications, _untilWidth, _most, _seed, _threads, _histogram, _list, _keep, _resume })
        {
            Add(option);
        }

        _formats.AddTo(this);
    }

    public override string Usage => "SCENARIO [options]      SCENARIO: a file, or the id of a scenario";

    public override string About => "Both sides negotiate the base's and each variant's agenda with the strategies that its `play` names. The same seed gives the same numbers on any machine and any number of threads.";

    public override IReadOnlyList<string> Examples =>
    [
        "negsim sweep geneva-next-round",
        "negsim sweep geneva-next-round --until-width .01 --histogram",
        "negsim sweep eu-symmetry-paper --replications 100000 --seed 7 --json",
        "negsim sweep geneva-working-groups",
    ];

    public override int Run(ParseResult parsed, Session session)
    {
        if (!RunOptions.TryRead(parsed, _threads, session, out var threads))
        {
            return Exit.Findings;
        }

        if (parsed.GetValue(_list) is not null && parsed.GetValue(_resume) is not null)
        {
            return session.Stop(Exit.Findings, "--replications-csv lists what is played, and what was kept is counted only; leave --resume out");
        }

        var asked = SweepWish.Read(RunOptions.In(parsed, _seed), _replications.In(parsed), _untilWidth.In(parsed), _most.In(parsed), largest: uint.MaxValue, mark: "--");
        if (!session.TryTake(asked, out var wish, out var exit)
            || !Finder.TryFindScenario(session, parsed.GetValue(_scenario)!, out var library, out var scenario, out exit)
            || !session.TryTake(library.Simulate(scenario), out var simulated, out exit))
        {
            return exit;
        }

        var sitting = new Sitting(session, library, scenario, simulated, wish) { Threads = threads, List = parsed.GetValue(_list), Keep = parsed.GetValue(_keep), Resume = parsed.GetValue(_resume) };
        exit = sitting.Play(out var swept, out var run);
        return swept is null ? exit : Show(parsed, session, swept, run!);
    }

    private int Show(ParseResult parsed, Session session, Swept swept, SweepRun run)
    {
        var histogram = parsed.GetValue(_histogram);
        switch (_formats.Of(parsed))
        {
            case Format.Json:
                session.Terminal.Document(SweepAnswer.Write(swept, run, histogram));
                break;
            case Format.Csv:
                session.Terminal.Document(SweepTable.Of(swept));
                break;
            default:
                var page = session.Terminal.NewPage();
                new SweepScreen(swept, histogram).Draw(page);
                session.Terminal.Show(page);
                session.Terminal.Hint("negsim strategies", $"negsim whatif {swept.Scenario}");
                break;
        }

        return swept.Complete ? Exit.Done : Exit.Interrupted;
    }
}
