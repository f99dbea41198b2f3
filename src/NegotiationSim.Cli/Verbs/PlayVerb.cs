using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Files.Asking;
using NegotiationSim.Streams;

namespace NegotiationSim.Cli.Verbs;

/// <summary>A person takes a seat in a scenario's talks.</summary>
internal sealed class PlayVerb : Verb
{
    private readonly Argument<string> _scenario = new("SCENARIO");
    private readonly Option<string?> _side = new("--as") { Description = "the side you play: A or B", HelpName = "SIDE" };
    private readonly Option<string?> _variant = new("--variant") { Description = "a variant in place of the base", HelpName = "ID" };
    private readonly NumberOption<ulong> _seed = RunOptions.Seed("what the other side's random numbers hang on");
    private readonly Option<string?> _case = CaseOption.Optional("a case file (*.negsim) to write the talks into, move by move");

    public PlayVerb()
        : base("play", "take a seat in a scenario's talks")
    {
        _scenario.CompletionSources.Add(Ids.Of("scenarios"));
        _side.CompletionSources.Add("A", "B");
        Add(_scenario);
        foreach (var option in new Option[] { _side, _variant, _seed, _case })
        {
            Add(option);
        }
    }

    public override string Usage => "SCENARIO --as A|B [options]      moves on standard input, one a line";

    public override string About => "You play one side, the scenario's strategy the other. In your turn you see what is offered, clause by clause, what it is worth to you and how the balance stands; what it is worth to the other side you do not see. By monotonic concession both sides offer at once, by a single text a mediator puts one to both, and in a delivery you do each round what you owe, or do not. Every move is decided by the same rules as any other. The end of the input is quit.";

    public override IReadOnlyList<string> Examples => ["negsim play geneva-next-round --as A", "negsim play eu-symmetry-paper --as B --variant e3 --seed 7 --case talks.negsim"];

    public override int Run(ParseResult parsed, Session session)
    {
        if (parsed.GetValue(_side) is not ("A" or "B"))
        {
            return session.Stop(Exit.Findings, "--as takes the side you play: A or B");
        }

        if (!Finder.TryFindScenario(session, parsed.GetValue(_scenario)!, out var library, out var scenario, out var exit) || !session.TryTake(library.Simulate(scenario), out var all, out exit))
        {
            return exit;
        }

        if (!session.TryTake(Seating.Seat(scenario, all, parsed.GetValue(_variant)), out var simulated, out exit))
        {
            return exit;
        }

        var side = parsed.GetValue(_side) == "A" ? Side.A : Side.B;
        var seed = RunOptions.In(parsed, _seed);
        var id = new NegotiationId($"{scenario.Id}-{simulated.Id}-as-{side.ToString().ToLowerInvariant()}-{seed}");
        if (parsed.GetValue(_case) is not { } path)
        {
            return Play(session, simulated, side, seed, id, null);
        }

        using var opened = OpenCase.Open(session, path, create: true, out exit);
        return opened is null ? exit : Play(session, simulated, side, seed, id, opened);
    }

    private static int Play(Session session, Simulated simulated, Side side, ulong seed, NegotiationId id, OpenCase? opened)
    {
        var day = simulated.Subject.Ledger.Cutoff;
        var (events, state) = simulated.Open(id);
        var record = new PlayedRecord(session, id, opened);
        PlayedSeat room = simulated.Delivery is { } delivery
            ? new PlayedDelivery(session, simulated, PersonalDelivery.Begin(delivery, state, day, side, seed, replication: 0), side)
            : new PlayedTable(session, simulated, PersonalTalks.Begin(simulated.Talks, state, day, side, seed, replication: 0), side);
        room.Open();
        var exit = record.Write([.. events, .. room.Events]);
        while (exit == Exit.Done && !room.IsOver && room.Move())
        {
            exit = record.Write([.. events, .. room.Events]);
        }

        if (exit == Exit.Done)
        {
            room.Close(opened is null ? null : $"{id}, {Words.Count(record.Version, "event")} in {opened.Path}");
        }

        return exit;
    }

    /// <summary>The stream of a case file, as far as the talks have come.</summary>
    private sealed class PlayedRecord(Session session, NegotiationId id, OpenCase? opened)
    {
        public int Version { get; private set; }

        public int Write(IReadOnlyList<NegotiationEvent> events)
        {
            if (opened is null || events.Count == Version)
            {
                return Exit.Done;
            }

            switch (OpenCase.Wait(opened.Streams.AppendAsync(id, Version, [.. events.Skip(Version)], session.Around.Clock.GetUtcNow())))
            {
                case AppendResult.Appended appended:
                    Version = (int)appended.Version;
                    return Exit.Done;
                case AppendResult.Unstorable unstorable:
                    return session.Stop(Exit.Findings, Streaming.Sentence(unstorable.Findings[0]));
                default:
                    return session.Stop(Exit.LostRace, $"\"{id}\" is in {opened.Path} already; another --seed or another file makes another stream");
            }
        }
    }
}
