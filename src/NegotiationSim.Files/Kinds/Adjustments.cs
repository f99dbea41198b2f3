using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>
/// The <c>adjust</c> of a scenario or variant: perspectives that it names, with other weights, trust or prior. A weight that
/// is not said keeps its proportion to the others.
/// </summary>
internal static class Adjustments
{
    /// <summary>What is different about one perspective.</summary>
    public sealed record Adjustment
    {
        public IReadOnlyDictionary<Dimension, double>? A { get; init; }

        public IReadOnlyDictionary<Dimension, double>? B { get; init; }

        public Perspectives.TrustBySide Trust { get; init; } = new();

        public (double A0, double B0)? Prior { get; init; }
    }

    /// <summary>Adjustments by the ids of perspectives.</summary>
    public sealed record Written(IReadOnlyList<Cell<string, Placed<Adjustment>>> Cells, Node Node)
    {
        public static Written Nothing { get; } = new([], new RefusedNode(Span.Start));
    }

    private static readonly Reading<IReadOnlyDictionary<Dimension, double>> OfSide = Values.TableOf(Words.Dimension, Values.Fraction)
        .Select(table => (IReadOnlyDictionary<Dimension, double>)table.ToDictionary(cell => cell.Key, cell => cell.Value));

    private static readonly Shape<Adjustment> Sides = new Shape<Adjustment>("adjustedWeights", "adjusted weights", () => new Adjustment())
        .Key("A", OfSide, (one, table) => one with { A = table }, "Weights of side A; the others keep their proportions.")
        .Key("B", OfSide, (one, table) => one with { B = table }, "Weights of side B; the others keep their proportions.");

    private static readonly Shape<Adjustment> Shape = new Shape<Adjustment>("adjustment", "an adjustment", () => new Adjustment())
        .Key("weights", Sides.Reading, (one, sides) => one with { A = sides.A, B = sides.B }, "Weights in place of its own: {A: {TER: .4}}.")
        .Key("trust", Perspectives.Trust.Reading, (one, trust) => one with { Trust = trust }, "Trust θ in a side's word, in place of the estimate.")
        .Key("prior", Perspectives.Prior, (one, prior) => one with { Prior = prior }, "[a0, b0] of credibility.");

    /// <summary>What is written.</summary>
    public static Reading<Written> Reading { get; } = Values.TableOf(Values.Id, Shape.Reading.Placed()).Placed().Select(table => new Written(table.Value, table.Node));

    /// <summary>Says which adjustments fit no perspective that is used, or cannot be made.</summary>
    public static void Check(Written written, ReadingWish reading, PlayWish play, Report report)
    {
        var used = Used(reading, play).ToList();
        foreach (var (id, adjustment) in written.Cells)
        {
            if (used.Find(perspective => perspective.Id == id) is not { } perspective)
            {
                report.Add(
                    FindingCodes.NamedNowhere, adjustment.Node.At, $"`{id}` is no perspective of this scenario", "nothing is seen or played by it",
                    Spelling.Nearest(id, used.Select(known => known.Id)) is { } nearest ? $"write `{nearest}`" : "name it under `perspectives` or in a seat");
            }
            else if (Adjusted(perspective, adjustment.Value) is null)
            {
                report.Add(
                    FindingCodes.WeightsSum, adjustment.Node.At, $"the adjusted weights of `{id}` do not add up to 1", "more than there is, or nothing left to take the rest",
                    "write smaller weights, or fewer of them");
            }
        }
    }

    /// <summary>A reading with its perspectives adjusted.</summary>
    public static ReadingWish On(ReadingWish reading, params ReadOnlySpan<Written> all)
    {
        foreach (var written in all)
        {
            reading = reading with { Perspectives = [.. reading.Perspectives.Select(one => one with { Perspective = On(one.Perspective, written) })] };
        }

        return reading;
    }

    /// <summary>Seats with their perspectives adjusted.</summary>
    public static PlayWish On(PlayWish play, params ReadOnlySpan<Written> all)
    {
        foreach (var written in all)
        {
            play = play with { A = On(play.A, written), B = On(play.B, written), Third = play.Third is { } third ? On(third, written) : null };
        }

        return play;
    }

    private static SeatWish On(SeatWish seat, Written written) => seat.Perspective is { } perspective ? seat with { Perspective = On(perspective, written) } : seat;

    private static Perspective On(Perspective perspective, Written written) =>
        written.Cells.FirstOrDefault(cell => cell.Key == perspective.Id) is { } cell ? Adjusted(perspective, cell.Value.Value) ?? perspective : perspective;

    private static Perspective? Adjusted(Perspective perspective, Adjustment by)
    {
        var a = by.A is null ? perspective.WeightsOfA : perspective.WeightsOfA.With(by.A);
        var b = by.B is null ? perspective.WeightsOfB : perspective.WeightsOfB.With(by.B);
        return a is null || b is null ? null : perspective with
        {
            WeightsOfA = a,
            WeightsOfB = b,
            TrustInA = by.Trust.A ?? perspective.TrustInA,
            TrustInB = by.Trust.B ?? perspective.TrustInB,
            Prior = by.Prior ?? perspective.Prior,
        };
    }

    private static IEnumerable<Perspective> Used(ReadingWish reading, PlayWish play) =>
        reading.Perspectives.Select(one => one.Perspective).Concat(new[] { play.A.Perspective, play.B.Perspective, play.Third?.Perspective }.OfType<Perspective>());
}
