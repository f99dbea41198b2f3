using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Behaviour;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Hazards;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>A seat of <c>play</c>: who plays a side, and under which rules.</summary>
internal static class Seats
{
    private const int MostTurns = 1000;

    /// <summary>A seat as it is written.</summary>
    public sealed record Written
    {
        public Placed<string>? Strategy { get; init; }

        public Placed<IReadOnlyList<Cell<string, double>>>? Parameters { get; init; }

        /// <summary>Where its strategy is named; null where it is not.</summary>
        public Node? At => Strategy?.Node;

        public SeatWish Wish { get; init; } = new();

        /// <summary>Clauses that its rules name.</summary>
        public EquatableList<Placed<string>> Clauses { get; init; } = [];

        /// <summary>Third parties that its rules name.</summary>
        public EquatableList<Placed<string>> ThirdParties { get; init; } = [];
    }

    private sealed record Conditional(Placed<string>? Name = null, Placed<IReadOnlyList<Cell<string, double>>>? Parameters = null);

    private sealed record Topic(string Name, EquatableList<Placed<string>> Clauses, double Chance = 1, double Return = 0);

    private sealed record Waited(Placed<string>? ThirdParty = null, double Chance = 0);

    private static readonly Reading<IReadOnlyList<Cell<string, double>>> Table = Values.TableOf(Values.Name, Values.Number);

    private static readonly Reading<EquatableList<Placed<string>>> ClauseIds = Values.ListOf(Values.Name.Placed())
        .Checked((list, node, report) => list.Count > 0 || Values.Refuse(report, FindingCodes.WrongValue, node, "no clauses", "ids of clauses are expected here"));

    private static readonly Reading<EquatableList<Placed<string>>> LinkedIds = ClauseIds
        .Checked((list, node, report) => list.Count > 1 || Values.Refuse(report, FindingCodes.WrongValue, node, "one clause linked to nothing", "two clauses or more"))
        .Checked((list, _, report) => Ids.AreUnique(list, id => id, "clause", report));

    private static readonly Shape<Conditional> ConditionalShape = new Shape<Conditional>("acceptance", "an acceptance condition", () => new Conditional())
        .Key("condition", Values.Name.Placed(), (written, name) => written with { Name = name }, "Name of an acceptance condition of `negsim strategies`.", required: true)
        .Key("parameters", Table.Placed(), (written, table) => written with { Parameters = table }, "What tunes it.");

    private static readonly Reading<WrittenStrategy> Acceptance = Values.Either(
        scalar: Values.Name.Placed().Select(name => new Conditional(name)).Then<WrittenStrategy>(TryAcceptance),
        map: ConditionalShape.Reading.Then<WrittenStrategy>(TryAcceptance));

    private static readonly Reading<Topic> WalkOut = new Shape<Topic>("walkOut", "a walk-out", () => new Topic("", []))
        .Key("over", ClauseIds, (topic, ids) => topic with { Clauses = ids }, "Ids of clauses: an offer that has one of them in it touches the topic.", required: true)
        .Key("topic", Values.Name, (topic, name) => topic with { Name = name }, "What they are called together.")
        .Key("chance", Values.Fraction, (topic, chance) => topic with { Chance = chance }, "Chance that it leaves, each time (1).")
        .Key("return", Values.Fraction, (topic, chance) => topic with { Return = chance }, "Chance in each later round that it comes back (0: never).")
        .Reading;

    private static readonly Reading<PartyRule.VenueChallenge> Challenge = new Shape<PartyRule.VenueChallenge>("venueChallenge", "a venue challenge", () => new PartyRule.VenueChallenge(0))
        .Key("chance", Values.Fraction, (rule, chance) => rule with { Chance = chance }, "Chance in each turn.", required: true)
        .Key(
            "most",
            Values.Count.Checked((most, node, report) => most is >= 1 and <= MostTurns || Values.Refuse(report, FindingCodes.OutOfRange, node, $"{node.Noun} turns", $"1 to {MostTurns} turns")),
            (rule, most) => rule with { Most = most },
            "Turns it spends so at most (1).")
        .Reading;

    private static readonly Reading<Waited> Waits = new Shape<Waited>("waitsFor", "a third party's part", () => new Waited())
        .Key("thirdParty", Values.Name.Placed(), (rule, name) => rule with { ThirdParty = name }, "Who has to act before it accepts anything.", required: true)
        .Key("chance", Values.Fraction, (rule, chance) => rule with { Chance = chance }, "Chance in each round that it does.", required: true)
        .Reading;

    private static readonly Reading<double> Discount = Values.Positive.Checked((value, node, report) => value <= 1 || Values.Refuse(
        report, FindingCodes.OutOfRange, node, $"{node.Noun} would make delay a gain", "above 0 up to 1"));

    private static readonly Reading<BreachRule> Breach = new Shape<BreachRule>("breach", "a breach hazard", () => new BreachRule(0))
        .Key("rate", Between(0, 1000), (rule, rate) => rule with { Rate = rate }, "Breaches of a promise a year, where it is wholly verified.", required: true)
        .Key("shape", Between(.1, 10), (rule, shape) => rule with { Shape = shape }, "Weibull: above 1 promises wear out, below 1 they settle in (1: neither).")
        .Key("lowVerification", Between(-10, 10), (rule, beta) => rule with { LowVerification = beta }, "What no verification at all adds to the logarithm of the rate (0).")
        .Key("years", Between(.01, 100), (rule, years) => rule with { Years = years }, "For how long after the agreement it is looked at (5).")
        .Reading;

    private static readonly Shape<Written> Shape = new Shape<Written>("seat", "a seat", () => new Written())
        .Key("strategy", Values.Name.Placed(), (seat, name) => seat with { Strategy = name }, "Name of a strategy of `negsim strategies`.")
        .Key("parameters", Table.Placed(), (seat, table) => seat with { Parameters = table }, "What tunes the strategy.")
        .Key("accepts", Acceptance, (seat, condition) => Put(seat, wish => wish with { Acceptance = condition }), "What it takes: AC_next, or {condition: AC_const, parameters: {share: .8}}.")
        .Key("perspective", Perspectives.ById, (seat, one) => Put(seat, wish => wish with { Perspective = one.Perspective }), "Id of the perspective whose weights and trust it plays by.")
        .Key("reservation", Estimates.Share, (seat, value) => Put(seat, wish => wish with { Reservation = value }), "Utility of no agreement, 0..1; a range is drawn from.")
        .Key("discount", Discount, (seat, value) => Put(seat, wish => wish with { Discount = value }), "What a round's delay leaves of its gain, above 0 up to 1 (1).")
        .Key("walksOut", Values.ListOf(WalkOut), PutTopics, "Over what it leaves the table.")
        .Key("challengesVenue", Challenge, (seat, rule) => Put(seat, wish => wish with { Challenge = rule }), "It spends turns on contesting venue or format.")
        .Key("waitsFor", Values.ListOf(Waits), PutWaits, "Third parties that have to act before it accepts anything.")
        .Key("linked", Values.ListOf(LinkedIds), PutLinked, "Lists of clauses of which it settles all or none.")
        .Key("breach", Breach, (seat, rule) => Put(seat, wish => wish with { Breach = rule }), "How its promises fail after an agreement.");

    /// <summary>A seat.</summary>
    public static Reading<Written> Reading => Shape.Reading.Then<Written>(TrySeat);

    private static Reading<double> Between(double least, double most) => Values.Number.Checked((value, node, report) => (value >= least && value <= most) || Values.Refuse(
        report, FindingCodes.OutOfRange, node, FormattableString.Invariant($"{node.Noun} is outside {least}..{most}"), FormattableString.Invariant($"from {least} to {most}")));

    private static Written Put(Written seat, Func<SeatWish, SeatWish> change) => seat with { Wish = change(seat.Wish) };

    private static Written PutTopics(Written seat, EquatableList<Topic> topics) => Put(
        seat with { Clauses = [.. seat.Clauses, .. topics.SelectMany(topic => topic.Clauses)] },
        wish => wish with { WalksOut = [.. topics.Select(topic => new TopicRule(NameOf(topic), [.. topic.Clauses.Select(id => id.Value)], topic.Chance, topic.Return))] });

    private static string NameOf(Topic topic) => topic.Name.Length > 0 ? topic.Name : string.Join(", ", topic.Clauses.Select(id => id.Value));

    private static Written PutWaits(Written seat, EquatableList<Waited> waits) => Put(
        seat with { ThirdParties = [.. waits.Select(rule => rule.ThirdParty!)] },
        wish => wish with { WaitsFor = [.. waits.Select(rule => new PartyRule.Condition(rule.ThirdParty!.Value, rule.Chance))] });

    private static Written PutLinked(Written seat, EquatableList<EquatableList<Placed<string>>> links) => Put(
        seat with { Clauses = [.. seat.Clauses, .. links.SelectMany(link => link)] },
        wish => wish with { Linked = [.. links.Select(link => (EquatableList<string>)[.. link.Select(id => id.Value)])] });

    private static bool TryAcceptance(Conditional written, Node node, Report report, [MaybeNullWhen(false)] out WrittenStrategy condition) =>
        TryNamed(AcceptanceConditions.Descriptions, written.Name!, written.Parameters, report, out condition);

    private static bool TrySeat(Written written, Node node, Report report, [MaybeNullWhen(false)] out Written seat)
    {
        seat = written;
        if (written.Strategy is not { } named)
        {
            return written.Parameters is null || Values.Refuse(
                report, FindingCodes.MissingKey, written.Parameters.Node, "parameters of no strategy", "`strategy` is missing beside it", "add `strategy:` with a name of `negsim strategies`");
        }

        var isKnown = TryNamed(StrategiesAnswer.All, named, written.Parameters, report, out var strategy);
        seat = Put(written, wish => wish with { Strategy = strategy });
        return isKnown;
    }

    private static bool TryNamed(
        IReadOnlyList<StrategyDescription> there, Placed<string> named, Placed<IReadOnlyList<Cell<string, double>>>? table, Report report, [MaybeNullWhen(false)] out WrittenStrategy strategy)
    {
        strategy = null;
        if (there.FirstOrDefault(one => one.Name == named.Value) is not { } known)
        {
            return Values.AddUnknownWord(named.Node, report, [.. there.Select(one => one.Name)]);
        }

        var parameters = table?.Value ?? [];
        strategy = new WrittenStrategy(known.Name, [.. parameters.Select(cell => new WrittenParameter(cell.Key, cell.Value))]);
        return parameters.Aggregate(true, (fits, cell) => Fits(known, cell, table!.Node, report) && fits);
    }

    private static bool Fits(StrategyDescription strategy, Cell<string, double> cell, Node node, Report report)
    {
        var at = ((MapNode)node).Find(cell.Key)!;
        return strategy.Parameters.FirstOrDefault(parameter => parameter.Name == cell.Key) is not { } known
            ? Values.AddUnknownWord(new ScalarNode(at.KeyAt, cell.Key, plain: true), report, [.. strategy.Parameters.Select(parameter => parameter.Name)])
            : known.Admits(cell.Value) || Values.Refuse(
                report,
                FindingCodes.OutOfRange,
                at.Value,
                FormattableString.Invariant($"`{known.Name}` of {strategy.Name} is {cell.Value}"),
                FormattableString.Invariant($"{(known.Whole ? "a whole number " : "")}from {known.Low} to {known.High}"));
    }
}
