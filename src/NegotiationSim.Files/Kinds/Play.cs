using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Behaviour;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>The <c>play</c> of a scenario or variant: how it is simulated.</summary>
internal static class Play
{
    private const int MostRounds = 100_000;
    private const int MostOptions = 101;

    private sealed record WrittenSeat
    {
        public Placed<string>? Strategy { get; init; }

        public Placed<IReadOnlyList<Cell<string, double>>>? Parameters { get; init; }

        public SeatWish Seat { get; init; } = new();
    }

    private static readonly Shape<WrittenSeat> Written = new Shape<WrittenSeat>("seat", "a seat", () => new WrittenSeat())
        .Key("strategy", Values.Name.Placed(), (seat, name) => seat with { Strategy = name }, "Name of a strategy of `negsim strategies`.")
        .Key("parameters", Values.TableOf(Values.Name, Values.Number).Placed(), (seat, table) => seat with { Parameters = table }, "What tunes the strategy.")
        .Key("perspective", Perspectives.ById, (seat, one) => seat with { Seat = seat.Seat with { Perspective = one.Perspective } }, "Id of the perspective whose weights and trust it plays by.")
        .Key("reservation", Estimates.Share, (seat, value) => seat with { Seat = seat.Seat with { Reservation = value } }, "Utility of no agreement, 0..1; a range is drawn from.");

    private static readonly Reading<SeatWish> SeatReading = Written.Reading.Then<SeatWish>(TrySeat);

    private static readonly Reading<int> Rounds = Values.Count.Checked((rounds, node, report) => rounds is >= 1 and <= MostRounds || Values.Refuse(
        report, FindingCodes.OutOfRange, node, $"{node.Noun} rounds", $"1 to {MostRounds} rounds"));

    private static readonly Reading<ImmutableArray<double>> Options = Values.ListOf(Values.Fraction)
        .Checked((list, node, report) => list.Count is >= 2 and <= MostOptions && list[0] == 0 && Rises(list) || Values.Refuse(
            report, FindingCodes.RangeOutOfOrder, node, "options that do not rise from 0", $"2 to {MostOptions} fractions, rising from 0", "write `[0, .25, .5, .75, 1]`"))
        .Select(list => list.ToImmutableArray());

    private static readonly Shape<PlayWish> Shape = new Shape<PlayWish>("play", "how it is played", () => new PlayWish())
        .Key("rounds", Rounds, (play, rounds) => play with { Rounds = rounds }, "Rounds until the deadline (100).")
        .Key("endChance", Values.Fraction, (play, chance) => play with { EndChance = chance }, "Chance that the talks end after a round (0).")
        .Key("opens", Values.Names<Opener>(), (play, opens) => play with { Opens = opens }, "Who makes the first offer (Random).")
        .Key("options", Options, (play, options) => play with { Options = options }, "Fractions of a clause that can be agreed on.")
        .Key("A", SeatReading, (play, seat) => play with { A = seat }, "Who plays side A.")
        .Key("B", SeatReading, (play, seat) => play with { B = seat }, "Who plays side B.");

    /// <summary>What is written; the rest is left open.</summary>
    public static Reading<PlayWish> Wish => Shape.Reading;

    private static bool Rises(EquatableList<double> list)
    {
        for (var i = 1; i < list.Count; i++)
        {
            if (list[i] <= list[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    private static bool TrySeat(WrittenSeat written, Node node, Report report, [MaybeNullWhen(false)] out SeatWish seat)
    {
        seat = written.Seat;
        if (written.Strategy is not { } named)
        {
            return written.Parameters is null || Values.Refuse(
                report, FindingCodes.MissingKey, written.Parameters.Node, "parameters of no strategy", "`strategy` is missing beside it", "add `strategy:` with a name of `negsim strategies`");
        }

        if (Strategies.Descriptions.FirstOrDefault(strategy => strategy.Name == named.Value) is not { } known)
        {
            return Values.AddUnknownWord(named.Node, report, [.. Strategies.Descriptions.Select(strategy => strategy.Name)]);
        }

        var parameters = written.Parameters?.Value ?? [];
        seat = seat with { Strategy = new WrittenStrategy(known.Name, [.. parameters.Select(cell => (cell.Key, cell.Value))]) };
        return parameters.Aggregate(true, (fits, cell) => Fits(known, cell, written.Parameters!.Node, report) && fits);
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
