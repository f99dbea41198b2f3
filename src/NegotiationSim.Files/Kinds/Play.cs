using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>The <c>play</c> of a scenario or variant: how it is simulated.</summary>
internal static class Play
{
    private const int MostRounds = 100_000;

    /// <summary>What is written of it, with the clauses and third parties that its rules name.</summary>
    public sealed record Written
    {
        public PlayWish Wish { get; init; } = new();

        public EquatableList<Placed<string>> Clauses { get; init; } = [];

        public EquatableList<Placed<string>> ThirdParties { get; init; } = [];

        public EquatableList<PlayedTables.Written> Tables { get; init; } = [];

        /// <summary>Where the protocol, and what each side plays, is named; null where it is not.</summary>
        public Node? ProtocolAt { get; init; }

        public Node? NoiseAt { get; init; }

        public Node? RoundsAt { get; init; }

        public Node? SeatOfA { get; init; }

        public Node? SeatOfB { get; init; }

        public Node? SeatOfThird { get; init; }
    }

    /// <summary>What the protocols are called.</summary>
    public static readonly (string Word, Protocol Value)[] ProtocolWords =
        [("alternating", Protocol.Alternating), ("monotonic", Protocol.Monotonic), ("singleText", Protocol.SingleText), ("delivery", Protocol.Delivery)];

    private static readonly Reading<Protocol> Protocols = Values.Word(ProtocolWords);

    private static readonly Reading<int> Rounds = Values.Count.Checked((rounds, node, report) => rounds is >= 1 and <= MostRounds || Values.Refuse(
        report, FindingCodes.OutOfRange, node, $"{node.Noun} rounds", $"1 to {MostRounds} rounds"));

    private static readonly Shape<Written> Shape = new Shape<Written>("play", "how it is played", () => new Written())
        .Key("protocol", Protocols.Placed(), (play, protocol) => Put(play, wish => wish with { Protocol = protocol.Value }) with { ProtocolAt = protocol.Node }, "By which rules they take turns (alternating).")
        .Key("rounds", Rounds.Placed(), (play, rounds) => Put(play, wish => wish with { Rounds = rounds.Value }) with { RoundsAt = rounds.Node }, "Rounds until the deadline (100), or of a delivery (12).")
        .Key("endChance", Values.Fraction, (play, chance) => Put(play, wish => wish with { EndChance = chance }), "Chance that the talks end after a round (0).")
        .Key("noise", Values.Fraction.Placed(), (play, noise) => Put(play, wish => wish with { Noise = noise.Value }) with { NoiseAt = noise.Node }, "Of a delivery: chance that a move turns into its opposite (0).")
        .Key("opens", Values.Names<Opener>(), (play, opens) => Put(play, wish => wish with { Opens = opens }), "Who makes the first offer (Random).")
        .Key("options", PlayedIssues.Options, (play, options) => Put(play, wish => wish with { Options = options }), "Fractions of a clause that can be agreed on.")
        .Key("deadline", Dates.Day, (play, day) => Put(play, wish => wish with { Deadline = day }), "The day by which it has to be settled; rounds are a week apart, the first at the cut-off.")
        .Key("issues", PlayedIssues.Issues, PutIssues, "Clauses of which something is said in place of what the model makes of them.")
        .Key("bonuses", PlayedIssues.Bonuses, PutBonuses, "What combinations add to utilities.")
        .Key("tables", PlayedTables.Reading, PutTables, "Tables side by side, each with clauses of its own.")
        .Key("A", Seats.Reading.Placed(), (play, seat) => Seat(play, seat.Value, wish => wish with { A = seat.Value.Wish }) with { SeatOfA = seat.Value.At ?? seat.Node }, "Who plays side A.")
        .Key("B", Seats.Reading.Placed(), (play, seat) => Seat(play, seat.Value, wish => wish with { B = seat.Value.Wish }) with { SeatOfB = seat.Value.At ?? seat.Node }, "Who plays side B.")
        .Key("third", Seats.Reading.Placed(), (play, seat) => Seat(play, seat.Value, wish => wish with { Third = seat.Value.Wish }) with { SeatOfThird = seat.Value.At ?? seat.Node }, "Who plays a third party at the table, without whom nothing is agreed; absent: there is none.")
        .Check(CheckDraws);

    /// <summary>What is written; the rest is left open.</summary>
    public static Reading<Written> Reading => Shape.Reading;

    /// <summary>Says why a side cannot play by the protocol, once, where one of the two is named.</summary>
    /// <param name="written">What is written here.</param>
    /// <param name="play">The same, the scenario's included.</param>
    /// <param name="ofBase">The scenario's.</param>
    /// <param name="report">Takes what is wrong.</param>
    public static void CheckProtocol(Written written, PlayWish play, PlayWish ofBase, Report report)
    {
        if (play.Delivers != ofBase.Delivers)
        {
            report.Add(
                FindingCodes.DoesNotFit, written.ProtocolAt!.At, "a variant that delivers beside a base that bargains, or the other way round", "the two have no number in common to be compared by",
                "make a scenario of its own of it");
            return;
        }

        PlayedTables.Check(written.Tables, play, report);
        PlayedTables.CheckRest(written.Tables.Count > 0 ? written.Tables[0].At : written.ProtocolAt ?? (written.Clauses.Count > 0 ? written.Clauses[0].Node : null), play, ofBase, report);
        if (written.NoiseAt is { } noise && !play.Delivers)
        {
            report.Add(FindingCodes.DoesNotFit, noise.At, "`noise` where nothing is delivered", "it turns deliveries into their opposite", "leave it out, or write `protocol: delivery`");
        }

        if (play is { Delivers: true, Rounds: > SimulatedDelivery.MostDeliveries } && (written.RoundsAt ?? written.ProtocolAt) is { } rounds)
        {
            report.Add(FindingCodes.OutOfRange, rounds.At, $"{play.Rounds} rounds of delivery", $"1 to {SimulatedDelivery.MostDeliveries} rounds are expected here");
        }

        var protocol = play.Protocol ?? Protocol.Alternating;
        if (play.Third is not null && protocol != Protocol.Alternating && (written.SeatOfThird ?? written.ProtocolAt) is { } third)
        {
            report.Add(FindingCodes.DoesNotFit, third.At, "a third party that cannot take part by this protocol", "it has a seat in alternating offers alone", "leave it out, or name no protocol");
            return;
        }

        foreach (var (side, seat) in new[] { (Side.A, written.SeatOfA), (Side.B, written.SeatOfB), (Side.Third, written.SeatOfThird) })
        {
            if ((side != Side.Third || play.Third is not null) && (seat ?? written.ProtocolAt) is { } at && Asking.Simulating.WhyNotUnder(protocol, play.Of(side)) is { } why)
            {
                report.Add(FindingCodes.DoesNotFit, at.At, $"{(side == Side.Third ? "the third party" : $"side {side}")} cannot play by this protocol", why, "name another strategy, or another protocol");
            }
        }
    }

    private static Written Put(Written play, Func<PlayWish, PlayWish> change) => play with { Wish = change(play.Wish) };

    private static Written PutIssues(Written play, IReadOnlyList<Cell<Placed<string>, IssueOverride>> issues) => Put(
        play with { Clauses = [.. play.Clauses, .. issues.Select(cell => cell.Key)] },
        wish => wish with { Issues = [.. issues.Select(cell => new IssueWish(cell.Key.Value, cell.Value))] });

    private static Written PutBonuses(Written play, EquatableList<PlayedIssues.Bonus> bonuses) => Put(
        play with { Clauses = [.. play.Clauses, .. bonuses.SelectMany(bonus => bonus.Clauses)] },
        wish => wish with { Bonuses = [.. bonuses.Select(bonus => bonus.Said)] });

    private static Written PutTables(Written play, EquatableList<PlayedTables.Written> tables) => Put(
        play with { Clauses = [.. play.Clauses, .. tables.SelectMany(table => table.Clauses)], Tables = tables },
        wish => wish with { Tables = [.. tables.Select(table => table.Wish)] });

    private static Written Seat(Written play, Seats.Written seat, Func<PlayWish, PlayWish> change) => Put(play, change) with
    {
        Clauses = [.. play.Clauses, .. seat.Clauses],
        ThirdParties = [.. play.ThirdParties, .. seat.ThirdParties],
    };

    private static void CheckDraws(Written play, MapNode map, Report report)
    {
        if (DrawStreams.Clash(play.ThirdParties.Select(third => third.Value).Prepend(nameof(Side.Third)).Prepend("B").Prepend("A")) is { } clash)
        {
            var at = play.ThirdParties.First(third => third.Value == clash.Item2).Node;
            report.Add(FindingCodes.SharedDraws, at.At, $"`{clash.Item2}` and `{clash.Item1}` would share their draws", "another name is needed here", $"write `{clash.Item2}-1`");
        }
    }
}
