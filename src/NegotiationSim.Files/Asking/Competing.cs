using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Core.Simulation.Tournaments;
using NegotiationSim.Files.Kinds;

namespace NegotiationSim.Files.Asking;

/// <summary>Who may enter, and in what they are matched.</summary>
/// <param name="Entrants">Strategies that were named; null: all that can take the seats.</param>
/// <param name="WithTwins">Does an entrant meet one that plays as it does?</param>
public sealed record EntryRules(IReadOnlyList<WrittenStrategy>? Entrants, bool WithTwins);

/// <summary>An agenda that strategies can be matched over.</summary>
public sealed record ContestAgenda
{
    /// <summary>Id of the scenario, text or domain.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>How many issues it has.</summary>
    public required int Issues { get; init; }

    /// <summary>How many packages.</summary>
    public required double Packages { get; init; }

    /// <summary>True where every package may be offered, false where each side offers along its ladder.</summary>
    public required bool IsListed { get; init; }

    /// <summary>Deadline, opener and protocol.</summary>
    public required BargainingTerms Terms { get; init; }

    /// <summary>What the seats may offer, made for strategies that sit at it.</summary>
    public required Func<IEnumerable<OfferingStrategy>, OfferTable> TableFor { get; init; }
}

/// <summary>A tournament ready to be played.</summary>
public sealed record Competition
{
    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>Who has entered, in the tournament's order.</summary>
    public required ImmutableArray<WrittenStrategy> Entrants { get; init; }

    /// <summary>Strategies that were not named and cannot take the seats, and why.</summary>
    public ImmutableArray<(string Strategy, string Why)> LeftOut { get; init; } = [];

    /// <summary>The agendas; empty for a delivery game.</summary>
    public ImmutableArray<ContestAgenda> Agendas { get; init; } = [];

    /// <summary>The delivery game; null where agendas are negotiated.</summary>
    public DeliveryTerms? Delivery { get; init; }
}

/// <summary>From names of strategies and agendas to a tournament.</summary>
public static class Competing
{
    private const int UsualRounds = 100;

    /// <summary>The protocols by which agendas are negotiated, as scenarios call them.</summary>
    public static IReadOnlyList<ReadingName<Protocol>> Protocols { get; } =
        [.. Play.ProtocolWords.Where(word => word.Value != Protocol.Delivery).Select(word => new ReadingName<Protocol>(word.Word, word.Value))];

    /// <summary>Talks over agendas.</summary>
    public static Answer<Competition> Over(IReadOnlyList<ContestAgenda> agendas, EntryRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var written = rules.Entrants ?? Entrants.All(Strategies.Descriptions);
        var made = Entrants.Bargaining(written);
        if (made.Value is not { } strategies)
        {
            return made.Why!;
        }

        var contests = Contests(agendas, strategies);
        var cannot = Enumerable.Range(0, written.Count)
            .Select(entrant => (Entrant: entrant, Why: contests.Select(contest => contest.WhyNot(entrant)).FirstOrDefault(why => why is not null)))
            .Where(one => one.Why is not null).ToList();
        if (cannot.Count == 0)
        {
            return Entered(written, contests, rules, agendas);
        }

        if (rules.Entrants is not null)
        {
            return new NoAnswer.Mistaken([.. cannot.Select(one => $"{Entrants.NameOf(written[one.Entrant])} cannot enter: {one.Why}")]);
        }

        int[] rest = [.. Enumerable.Range(0, written.Count).Except(cannot.Select(one => one.Entrant))];
        return Entered([.. rest.Select(entrant => written[entrant])], Contests(agendas, [.. rest.Select(entrant => strategies[entrant])]), rules, agendas).Value is { } entered
            ? entered with { LeftOut = [.. cannot.Select(one => (Entrants.NameOf(written[one.Entrant]), one.Why!))] }
            : new NoAnswer.Mistaken($"no two strategies can negotiate this: {cannot[0].Why}");
    }

    private static ImmutableArray<Contest> Contests(IReadOnlyList<ContestAgenda> agendas, IReadOnlyList<OfferingStrategy> strategies)
    {
        EquatableList<BargainingParticipant> participants = [.. strategies.Select(strategy => new BargainingParticipant(strategy))];
        return [.. agendas.Select(agenda => new BargainingContest(agenda.Id, agenda.TableFor(strategies), agenda.Terms, participants))];
    }

    /// <summary>Talks over another program's domain, between the parties of its two profiles.</summary>
    /// <param name="bargain">The domain and its profiles.</param>
    /// <param name="rounds">The deadline; null: the usual one.</param>
    /// <param name="rules">Who may enter.</param>
    /// <param name="protocol">By which rules they take turns.</param>
    public static Answer<Competition> Over(Bargain bargain, int? rounds, EntryRules rules, Protocol protocol = Protocol.Alternating)
    {
        ArgumentNullException.ThrowIfNull(bargain);
        if (rounds is < 1 or > BargainingTerms.MostRounds)
        {
            return new NoAnswer.Mistaken($"--rounds takes a number from 1 to {BargainingTerms.MostRounds}");
        }

        var agenda = bargain.Agenda(rounds ?? UsualRounds, protocol);
        return agenda.Value is { } one ? Over([one], rules) : agenda.Why!;
    }

    /// <summary>A repeated delivery game.</summary>
    public static Answer<Competition> Delivering(DeliveryTerms terms, EntryRules rules)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(rules);
        if (terms.Findings().ToList() is { Count: > 0 } findings)
        {
            return new NoAnswer.Mistaken(findings);
        }

        var written = rules.Entrants ?? Entrants.All(DeliveryStrategies.Descriptions);
        var made = Entrants.Delivering(written, terms.Payoffs);
        if (made.Value is not { } strategies)
        {
            return made.Why!;
        }

        var entered = Entered(written, [new DeliveryContest("delivery", terms, [.. strategies])], rules, []);
        return entered.Value is { } competition ? competition with { Delivery = terms } : entered;
    }

    /// <summary>The base of a scenario as an agenda.</summary>
    /// <param name="library">Where what it names is looked up.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="rounds">A deadline in place of its own; null: its own.</param>
    /// <param name="protocol">A protocol in place of its own; null: its own.</param>
    public static Answer<ContestAgenda> Agenda(this Library library, ScenarioFile scenario, int? rounds = null, Protocol? protocol = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var own = scenario.Play;
        var play = own with { Rounds = rounds ?? own.Rounds, Protocol = protocol ?? own.Protocol, A = Vacated(own.A), B = Vacated(own.B), Third = null, Tables = null };
        var simulated = library.Simulate(scenario with { Play = play, Variants = [], Design = [] });
        return simulated.Value is not { } one ? simulated.Why!
            : one[0].Delivery is not null ? new NoAnswer.Mistaken($"{scenario.Id} is delivered, not bargained over; negsim tournament --game delivery plays delivery games")
            : AgendaOf(scenario, one[0]);
    }

    // The seat without who sits in it: an entrant plays neither the scenario's strategy nor under its rules.
    private static SeatWish Vacated(SeatWish seat) => seat with { Strategy = null, Acceptance = null, WalksOut = null, Challenge = null, WaitsFor = null, Breach = null };

    /// <summary>A text as an agenda between two perspectives, by the usual terms.</summary>
    /// <param name="library">Where what it names is looked up.</param>
    /// <param name="text">The text.</param>
    /// <param name="a">Whose weights and trust play side A.</param>
    /// <param name="b">Whose weights and trust play side B.</param>
    /// <param name="rounds">A deadline in place of the usual one.</param>
    /// <param name="protocol">By which rules they take turns; null: offers alternate.</param>
    public static Answer<ContestAgenda> Agenda(this Library library, ProposalFile text, WrittenPerspective a, WrittenPerspective b, int? rounds = null, Protocol? protocol = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return library.Agenda(
            new ScenarioFile
            {
                Id = text.Id,
                Title = text.Title,
                Base = new ScenarioSubject(text, null, null),
                Reading = new ReadingWish { Perspectives = [new WrittenPerspective(Beholders.Neutral, Illustrative: true, Normalised: false)] },
                Play = new PlayWish { A = new SeatWish { Perspective = a.Perspective }, B = new SeatWish { Perspective = b.Perspective } },
            },
            rounds,
            protocol);
    }

    private static ContestAgenda AgendaOf(ScenarioFile scenario, Simulated simulated) => new()
    {
        Id = scenario.Id,
        Title = scenario.Title,
        Issues = simulated.Talks.Agenda.Issues.Length,
        Packages = simulated.Talks.Agenda.Packages,
        IsListed = simulated.Talks.IsListed,
        Terms = simulated.Talks.Terms,
        TableFor = strategies => simulated.Talks.MeasuredFor(strategies, (side, norm) => simulated.Talks.Agenda.GivenBy(side, norm, simulated.Perspective, simulated.Reading, simulated.Switches)),
    };

    private static Answer<Competition> Entered(IReadOnlyList<WrittenStrategy> written, ImmutableArray<Contest> contests, EntryRules rules, IReadOnlyList<ContestAgenda> agendas) =>
        written.Count is >= 2 and <= Tournament.MostEntrants
            ? new Competition
            {
                Tournament = new Tournament([.. written.Select(Entrants.NameOf)], contests, rules.WithTwins),
                Entrants = [.. written],
                Agendas = [.. agendas],
            }
            : new NoAnswer.Mistaken($"a tournament has 2 to {Tournament.MostEntrants} entrants, not {written.Count}");
}
