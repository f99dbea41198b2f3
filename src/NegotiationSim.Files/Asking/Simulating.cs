using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Asking;

/// <summary>From a scenario to what can be played: its base and each of its variants as an agenda with two sides, or as a text that both deliver.</summary>
public static class Simulating
{
    private const int Rounds = 100;
    private const string UsualStrategy = "Aspiration";
    private const string UsualOfMonotonic = "Zeuthen";
    private const string UsualOfDelivery = "TFT";
    private const int RoundsOfDelivery = 12;

    /// <summary>The base and the variants, ready to be played.</summary>
    public static Answer<IReadOnlyList<Simulated>> Simulate(this Library library, ScenarioFile scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var rows = scenario.Variants.Select(variant => RowOf(library, scenario, variant, []))
            .Concat(scenario.Design.Select(point => RowOf(library, scenario, point.Variant, point.Values)))
            .Prepend(new Row("base", scenario.Base.Text?.Title ?? scenario.Base.Fork!.Source.Title, scenario.Base, library.OfBase(scenario), scenario.Reading, scenario.Play, scenario.Switches, [], []));
        var all = new List<Simulated>();
        foreach (var row in rows)
        {
            var answer = Simulate(scenario.Id, row);
            if (answer.Value is not { } simulated)
            {
                return answer.Why!;
            }

            all.Add(simulated);
        }

        return Answer.Of<IReadOnlyList<Simulated>>(all);
    }

    private static Row RowOf(Library library, ScenarioFile scenario, Variant variant, EquatableList<FactorValue> factors) =>
        new(variant.Id, variant.Title, variant.Subject, library.OfVariant(scenario, variant), variant.Reading, variant.Play, variant.Switches, variant.Overrides, factors);

    private static Answer<Simulated> Simulate(string scenario, Row row)
    {
        if (row.Loaded.Value is not { } subject)
        {
            return new NoAnswer.Wrong(row.Loaded.Findings);
        }

        var (text, tables) = row.About.Text is { } written ? (written.Proposal, subject.Ledger)
            : (row.Play.Delivers ? OpenPoints.Promised(subject.Negotiation!, subject.Ledger.Cutoff) : OpenPoints.Of(subject.Negotiation!, subject.Ledger.Cutoff), WithOwnRecord(subject.Ledger));
        var reading = row.Reading.Headline with { Account = Account.Cost };
        var judge = row.Reading.Perspectives.Select(one => one.Perspective).FirstOrDefault() ?? Beholders.Neutral;
        var (played, why) = row.Play.Delivers
            ? Delivery(row, text, tables, judge)
            : Talks(row, text, tables, judge, reading);
        return played is null
            ? new NoAnswer.Mistaken($"\"{row.Id}\" of {scenario} cannot be played: {why}")
            : new Simulated
            {
                Id = row.Id,
                Title = row.Title,
                Overrides = row.Overrides,
                Factors = row.Factors,
                Subject = subject,
                Played = played,
                StrategyOfA = StrategyOf(row.Play.A, row.Play.Protocol),
                StrategyOfB = StrategyOf(row.Play.B, row.Play.Protocol),
                StrategyOfThird = row.Play.Third is { } third ? StrategyOf(third, row.Play.Protocol) : null,
                Play = row.Play,
                Tables = tables,
                Perspective = judge,
                Reading = reading,
                Switches = row.Switches,
            };
    }

    private static (Playable? Played, string? WhyNot) Talks(Row row, Proposal text, ConcessionLedger tables, Perspective judge, Reading reading)
    {
        var perspectives = row.Reading.Perspectives.Select(one => one.Perspective).ToList();
        Perspective WeightsOf(Side side) => row.Play.Of(side).Perspective ?? perspectives.Find(one => one.Reading == side) ?? judge;
        var agenda = Agenda.Of(text, tables, WeightsOf(Side.A), WeightsOf(Side.B), reading, row.Switches, row.Play.Options is { } options ? _ => options : null, Said(row.Play), row.Play.Third is null ? null : WeightsOf(Side.Third));
        if (TermsOf(row.Play, tables.Cutoff) is not { } terms)
        {
            return (null, $"its deadline lies before {tables.Cutoff:yyyy-MM-dd}");
        }

        var (a, b, third) = (PlayedBy(row.Play.A, row.Play.Protocol), PlayedBy(row.Play.B, row.Play.Protocol), row.Play.Third is { } seat ? PlayedBy(seat, row.Play.Protocol) : null);
        ImmutableArray<double> Given(Agenda of, Side side, Norm norm) => of.GivenBy(side, norm, judge, reading, row.Switches);
        if (row.Play.Tables is { Count: > 0 } many)
        {
            return ParallelTables.Of(agenda, [.. many.Select(table => new TalksTable(table.Id, table.Title ?? table.Id, table.Clauses ?? [], table.Needs ?? []))], terms, a, b, Given, third);
        }

        return SimulatedTalks.Of(agenda, terms, a, b, (side, norm) => Given(agenda, side, norm), row.Play.Bonuses, third);
    }

    private static (Playable? Played, string? WhyNot) Delivery(Row row, Proposal text, ConcessionLedger tables, Perspective judge)
    {
        var usual = new DeliveryTerms();
        var terms = usual with { Turns = row.Play.Rounds ?? RoundsOfDelivery, Continuation = 1 - (row.Play.EndChance ?? 0), Noise = row.Play.Noise ?? 0 };
        DeliveryStrategy Of(SeatWish seat) => StrategyOf(seat, Protocol.Delivery) is var strategy ? DeliveryStrategies.Named(strategy.Name, Values(strategy), terms.Payoffs).Strategy! : null!;
        return SimulatedDelivery.Of(text, tables, judge, row.Switches, terms, Of(row.Play.A), Of(row.Play.B));
    }

    // What was resolved in the history itself says what a word is worth in the talks that follow.
    private static ConcessionLedger WithOwnRecord(ConcessionLedger ledger) =>
        ledger with { Evidence = [.. ledger.Evidence, .. ledger.Items.Select(Evidence.Of).OfType<Evidence>()] };

    /// <summary>Why a side cannot play under a protocol, in words; null if it can.</summary>
    internal static string? WhyNotUnder(Protocol protocol, SeatWish seat)
    {
        var strategy = StrategyOf(seat, protocol).Name;
        var delivers = DeliveryStrategies.Descriptions.Any(known => known.Name == strategy);
        return (protocol == Protocol.Delivery, delivers) switch
        {
            (true, false) => $"{strategy} makes offers, and a delivery needs a strategy for repeated delivery",
            (false, true) => $"{strategy} delivers what is agreed on, and here it has yet to be",
            (true, _) => seat is { Reservation: null, Discount: null, Acceptance: null, WalksOut: null, Challenge: null, WaitsFor: null, Linked: null, Breach: null, Perspective: null }
                ? null
                : "nothing is left to bargain over in a delivery, so a seat has a strategy and nothing else",
            _ => SimulatedTalks.WhyNotUnder(protocol, PlayedBy(seat, protocol)),
        };
    }

    private static WrittenStrategy StrategyOf(SeatWish seat, Protocol? protocol) => seat.Strategy ?? new WrittenStrategy(
        protocol switch
        {
            Protocol.Monotonic => UsualOfMonotonic,
            Protocol.Delivery => UsualOfDelivery,
            _ => UsualStrategy,
        },
        []);

    private static Played PlayedBy(SeatWish seat, Protocol? protocol)
    {
        var strategy = StrategyOf(seat, protocol);
        var named = Strategies.Named(strategy.Name, Values(strategy));
        return new Played(new BargainingParticipant(named.Strategy!, AcceptanceOf(seat)) { Rules = [.. RulesOf(seat)] }, seat.Reservation)
        {
            Discount = seat.Discount ?? 1,
            WalksOut = seat.WalksOut ?? [],
            Linked = seat.Linked ?? [],
            Breach = seat.Breach,
        };
    }

    private static Acceptance AcceptanceOf(SeatWish seat) => seat.Acceptance is { } named
        ? AcceptanceConditions.Named(named.Name, Values(named)).Acceptance!
        : new Acceptance.NextOffer();

    private static IEnumerable<PartyRule> RulesOf(SeatWish seat) =>
        [.. seat.Challenge is { } challenge ? [challenge] : Array.Empty<PartyRule>(), .. seat.WaitsFor ?? []];

    private static Dictionary<string, double> Values(WrittenStrategy strategy) => strategy.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);

    private static Func<Clause, IssueOverride?>? Said(PlayWish play)
    {
        var said = play.Issues.ToDictionary(issue => issue.Clause, issue => issue.Said, StringComparer.Ordinal);
        return said.Count == 0 ? null : clause => said.GetValueOrDefault(clause.Id);
    }

    // The first round is held on the cut-off day, the others a week apart; null where the deadline is before the first.
    private static BargainingTerms? TermsOf(PlayWish play, DateOnly first)
    {
        var weeks = play.Deadline is { } day ? Math.Floor((day.DayNumber - first.DayNumber) / 7.0) + 1 : double.PositiveInfinity;
        var rounds = Math.Min(play.Rounds ?? (play.Deadline is null ? Rounds : BargainingTerms.MostRounds), weeks);
        return rounds < 1 ? null : new((int)rounds, play.EndChance ?? 0, play.Opens switch
        {
            Opener.A => 0,
            Opener.B => 1,
            _ => null,
        })
        {
            Protocol = play.Protocol ?? Protocol.Alternating,
        };
    }

    private sealed record Row(
        string Id,
        string Title,
        ScenarioSubject About,
        Loaded<Subject> Loaded,
        ReadingWish Reading,
        PlayWish Play,
        Switches Switches,
        ImmutableArray<string> Overrides,
        EquatableList<FactorValue> Factors);
}

/// <summary>A base or variant ready to be played, with everything its outcomes are judged by. For one thread at a time.</summary>
public sealed class Simulated
{
    /// <summary>Id; <c>base</c> for the base.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>What was changed, one sentence each.</summary>
    public required ImmutableArray<string> Overrides { get; init; }

    /// <summary>Of a point of a design: the value of every factor; none for anything else.</summary>
    public required EquatableList<FactorValue> Factors { get; init; }

    /// <summary>The subject it was made of.</summary>
    public required Subject Subject { get; init; }

    /// <summary>What is played: talks, or a delivery.</summary>
    public required Playable Played { get; init; }

    /// <summary>The talks at the one table there is.</summary>
    /// <exception cref="InvalidOperationException">A delivery is played, or there are several tables.</exception>
    public SimulatedTalks Talks => Played as SimulatedTalks ?? throw new InvalidOperationException($"\"{Id}\" is not bargained over at one table");

    /// <summary>The talks, at one table or several.</summary>
    /// <exception cref="InvalidOperationException">A delivery is played.</exception>
    public PlayableTalks Bargained => Played as PlayableTalks ?? throw new InvalidOperationException($"\"{Id}\" is delivered, not bargained over");

    /// <summary>The talks at several tables; null where there is one, and for a delivery.</summary>
    public ParallelTables? SideBySide => Played as ParallelTables;

    /// <summary>The delivery; null for talks.</summary>
    public SimulatedDelivery? Delivery => Played as SimulatedDelivery;

    /// <summary>Who plays side A.</summary>
    public required WrittenStrategy StrategyOfA { get; init; }

    /// <summary>Who plays side B.</summary>
    public required WrittenStrategy StrategyOfB { get; init; }

    /// <summary>Who plays the third party; null where none is at the table.</summary>
    public required WrittenStrategy? StrategyOfThird { get; init; }

    /// <summary>How it is played, as it is written.</summary>
    public required PlayWish Play { get; init; }

    /// <summary>What outcomes are measured with.</summary>
    public required ConcessionLedger Tables { get; init; }

    /// <summary>Whose weights judge the outcomes: the headline's perspective.</summary>
    public required Perspective Perspective { get; init; }

    /// <summary>The headline's reading.</summary>
    public required Reading Reading { get; init; }

    /// <summary>The switches.</summary>
    public required Switches Switches { get; init; }

    private readonly Dictionary<int, Settlement> _settled = [];

    /// <summary>A negotiation that has just been opened for it, on the day from which it is played: what happened before is in the agenda, and what the sides hold is on record.</summary>
    /// <param name="id">Its id.</param>
    public (ImmutableArray<NegotiationEvent> Events, Negotiation State) Open(NegotiationId id) => LiveTalks.Open(
        id, Title, Subject.Ledger.Cutoff, "Side A", "Side B", Played is PlayableTalks { Terms.Protocol: Protocol.SingleText }, StrategyOfThird is not null, Tables.Holdings);

    /// <summary>What the replications came to.</summary>
    public SweepSummary Summary(Tally tally) => Delivery is { } delivery
        ? new DeliverySummary(delivery, tally, Judge)
        : new VariantSummary(Bargained, tally, Settle);

    /// <summary>What a result of a delivery amounts to.</summary>
    public DeliveredText Judge(int result) => DeliveredText.Of(Delivery!, result, Tables, Perspective, Reading, Switches);

    /// <summary>What a result amounts to (<see cref="PlayableTalks.AgreedIn"/>); each outcome is judged once.</summary>
    public Settlement Settle(int result)
    {
        var outcome = Bargained.AgreedIn(result);
        if (!_settled.TryGetValue(outcome, out var settled))
        {
            _settled[outcome] = settled = Settlement.Of(Bargained, outcome, Tables, Perspective, Reading, Switches);
        }

        return settled.In(Bargained, result);
    }
}
