using System.CommandLine;
using System.CommandLine.Completions;
using System.Diagnostics;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Every strategy against every other.</summary>
internal sealed class TournamentVerb : Verb
{
    private const uint UsualReplications = 100;
    private const uint MostReplications = 1_000_000;
    private const string Bargaining = "bargaining";
    private const string Delivery = "delivery";

    private static readonly string[] Protocols = [.. Competing.Protocols.Select(protocol => protocol.Word)];

    private readonly Argument<string[]> _agendas = new("AGENDA") { Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _game = new("--game") { Description = $"{Bargaining} (over agendas, the usual one) or {Delivery} (repeated)", HelpName = "GAME" };
    private readonly Option<string?> _strategies = new("--strategies") { Description = "who enters, as in Polynomial:beta=0.1,MiCRO; all unless named", HelpName = "NAME,…" };
    private readonly Option<string?> _domain = new("--domain") { Description = "another program's domain in place of AGENDA", HelpName = "FILE" };
    private readonly Option<string[]> _profiles = DomainVerb.Profiles();
    private readonly Option<string?> _perspectives = new("--perspectives") { Description = "who plays side A and side B of a text (side-a,side-b)", HelpName = "A,B" };
    private readonly Option<string?> _protocol = new("--protocol") { Description = $"by which rules the talks go: {string.Join(", ", Protocols)}; the agenda's own unless said", HelpName = "WORD" };
    private readonly NumberOption<int> _rounds = new("--rounds") { Description = "deadline of the talks; the agenda's own unless said", HelpName = "N" };
    private readonly NumberOption<int> _turns = new("--turns") { Description = "turns of a delivery game (200)", HelpName = "N" };
    private readonly NumberOption<double> _noise = new("--noise") { Description = "chance that a move of a delivery game turns over (0)", HelpName = "E" };
    private readonly NumberOption<double> _continuation = new("--continuation") { Description = "chance of another turn of a delivery game (1)", HelpName = "W" };
    private readonly Option<bool> _noTwins = new("--no-twins") { Description = "no strategy meets itself" };
    private readonly NumberOption<uint> _replications = new("--replications") { Description = "how often each pair meets in each seat (100)", HelpName = "N" };
    private readonly NumberOption<ulong> _seed = RunOptions.Seed();
    private readonly NumberOption<int> _threads = RunOptions.Threads();
    private readonly Formats _formats = new(TournamentAnswer.Schema, "one line a pair");

    public TournamentVerb()
        : base("tournament", "every strategy against every other")
    {
        _agendas.CompletionSources.Add(Ids.Of("scenarios", "proposals"));
        _game.CompletionSources.Add(Bargaining, Delivery);
        _protocol.CompletionSources.Add(Protocols);
        _strategies.CompletionSources.Add(_ => StrategiesAnswer.All.Select(strategy => new CompletionItem(strategy.Name)));
        Add(_agendas);
        foreach (var option in new Option[] { _game, _strategies, _domain, _profiles, _perspectives, _protocol, _rounds, _turns, _noise, _continuation, _noTwins, _replications, _seed, _threads })
        {
            Add(option);
        }

        _formats.AddTo(this);
    }

    public override string Usage => "[AGENDA …] [options]      AGENDA: files or ids of scenarios and proposals; every shipped scenario unless named";

    public override string About => "A round robin: each strategy meets each in either seat of each agenda, all under the same random numbers. A scenario stands for its base. The same seed gives the same numbers on any machine and any number of threads.";

    public override IReadOnlyList<string> Examples =>
    [
        "negsim tournament eu-symmetry-paper --strategies Boulware,Conceder,MiCRO,MatcherSacrifice",
        "negsim tournament geneva-next-round --protocol singleText --strategies Boulware,Linear,MiCRO --replications 10",
        "negsim tournament --game delivery --strategies TFT,ALLD,ALLC,GRIM,Pavlov --noise .01",
        "negsim tournament us-28-2025-11 ua-us-20-2025-12 --perspectives ukraine,russia --json",
        "negsim tournament --domain laptop.xml --profiles buyer.xml seller.xml",
    ];

    public override int Run(ParseResult parsed, Session session)
    {
        var replications = _replications.In(parsed) ?? UsualReplications;
        if (replications is < 1 or > MostReplications)
        {
            return session.Stop(Exit.Findings, $"--replications takes a number from 1 to {MostReplications}");
        }

        if (!RunOptions.TryRead(parsed, _threads, session, out var threads))
        {
            return Exit.Findings;
        }

        if (TryEnter(parsed, session, out var exit) is not { } competition)
        {
            return exit;
        }

        var contested = Play(session, competition, RunOptions.In(parsed, _seed), replications, threads, out var seconds);
        return Show(session, _formats.Of(parsed), contested, threads, seconds);
    }

    private Competition? TryEnter(ParseResult parsed, Session session, out int exit)
    {
        var game = parsed.GetValue(_game) ?? Bargaining;
        if (game is not (Bargaining or Delivery))
        {
            exit = session.Stop(Exit.Findings, Spelling.Unknown("game", game, [Bargaining, Delivery], $"write {Bargaining} or {Delivery}"));
            return null;
        }

        if (OutOfPlace(parsed, game) is { } stray)
        {
            exit = session.Stop(Exit.Findings, $"{stray} has no meaning in a tournament of {game}{(parsed.GetValue(_domain) is null ? "" : " over a domain")}");
            return null;
        }

        IReadOnlyList<WrittenStrategy>? entrants = null;
        if (parsed.GetValue(_strategies) is { } typed && !session.TryTake(Entrants.Read(Words(typed)), out entrants, out exit))
        {
            return null;
        }

        var rules = new EntryRules(entrants, !parsed.GetValue(_noTwins));
        if (game == Delivery)
        {
            return session.TryTake(Competing.Delivering(TermsOf(parsed), rules), out var games, out exit) ? games : null;
        }

        var protocol = Competing.Protocols.FirstOrDefault(one => one.Word == parsed.GetValue(_protocol))?.Value;
        if (parsed.GetValue(_protocol) is { } word && protocol is null)
        {
            exit = session.Stop(Exit.Findings, Spelling.Unknown("protocol", word, Protocols, $"write one of {string.Join(", ", Protocols)}"));
            return null;
        }

        if (parsed.GetValue(_domain) is { } domain)
        {
            return DomainVerb.Read(session, domain, parsed.GetValue(_profiles), null, out exit) is { } bargain && session.TryTake(Competing.Over(bargain, _rounds.In(parsed), rules, protocol ?? Protocol.Alternating), out var imported, out exit) ? imported : null;
        }

        var wishes = new AgendaWishes(Words(parsed.GetValue(_perspectives) ?? "side-a,side-b"), _rounds.In(parsed), protocol);
        return Agendas.TryFind(session, parsed.GetValue(_agendas)!, wishes, out var agendas, out exit) && session.TryTake(Competing.Over(agendas, rules), out var talks, out exit) ? talks : null;
    }

    private string? OutOfPlace(ParseResult parsed, string game)
    {
        var isOfDomain = game == Bargaining && parsed.GetValue(_domain) is not null;
        Option[] strange = game == Delivery ? [_domain, _profiles, _perspectives, _protocol, _rounds] : [_turns, _noise, _continuation, isOfDomain ? _perspectives : _profiles];
        return strange.FirstOrDefault(option => parsed.GetResult(option) is not null)?.Name
            ?? (game == Delivery || isOfDomain ? parsed.GetValue(_agendas)!.Select(agenda => $"\"{agenda}\"").FirstOrDefault() : null);
    }

    private DeliveryTerms TermsOf(ParseResult parsed)
    {
        var usual = new DeliveryTerms();
        return usual with
        {
            Turns = _turns.In(parsed) ?? usual.Turns,
            Noise = _noise.In(parsed) ?? usual.Noise,
            Continuation = _continuation.In(parsed) ?? usual.Continuation,
        };
    }

    private static Contested Play(Session session, Competition competition, ulong seed, uint replications, int threads, out double seconds)
    {
        using var interrupted = Interruption.Caught();
        using var progress = Progress.Of(session.Terminal, "tournament", replications);
        var clock = Stopwatch.StartNew();
        var standings = competition.Tournament.Play(seed, replications, threads, more => progress.Step(more), interrupted.Token);
        seconds = clock.Elapsed.TotalSeconds;
        return new Contested(competition, standings, seed, replications);
    }

    private static int Show(Session session, Format format, Contested contested, int threads, double seconds)
    {
        switch (format)
        {
            case Format.Json:
                session.Terminal.Document(TournamentAnswer.Write(contested, threads, seconds));
                break;
            case Format.Csv:
                session.Terminal.Document(TournamentTable.Of(contested));
                break;
            default:
                var page = session.Terminal.NewPage();
                new TournamentScreen(contested).Draw(page);
                session.Terminal.Show(page);
                session.Terminal.Hint($"negsim strategies {contested.Competition.Entrants[contested.Standings.Ranking[0].Entrant].Name}");
                break;
        }

        return contested.Complete ? Exit.Done : Exit.Interrupted;
    }

    private static string[] Words(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
