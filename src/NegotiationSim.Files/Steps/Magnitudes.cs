using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Steps;

/// <summary>The size of a step: exactly one of quantity, cap, ladder and share.</summary>
internal static class Magnitudes
{
    private sealed record Written(Estimate? Quantity = null, Estimate? Cap = null, Estimate? X = null, EquatableList<double>? Ladder = null, double? Half = null);

    private static readonly Shape<Written> Shape = new Shape<Written>("magnitude", "a magnitude", () => new Written())
        .Key("quantity", Estimates.Quantity, (written, value) => written with { Quantity = value }, "So many units of the dimension, a number or [low, mode, high].")
        .Key("cap", Estimates.Quantity, (written, value) => written with { Cap = value }, "A ceiling; the step is what has to go.")
        .Key("x", Estimates.Share, (written, value) => written with { X = value }, "A share coded directly, 0..1, a number or [low, mode, high].")
        .Key("ladder", Values.ListOf(Values.Fraction).Checked(HasTwoRungs), (written, value) => written with { Ladder = value }, "[before, after] on a ladder with anchors in 0..1.")
        .Key("half", Values.Fraction, (written, value) => written with { Half = value }, "Half the width of a ladder step's interval; .125 unless said.");

    public static Reading<Magnitude> Reading { get; } = Shape.Reading.Then<Magnitude>(TryMagnitude);

    private static bool TryMagnitude(Written written, Node node, Report report, [MaybeNullWhen(false)] out Magnitude magnitude)
    {
        Magnitude?[] stated =
        [
            written.Quantity is { } quantity ? new Magnitude.Quantity(quantity) : null,
            written.Cap is { } cap ? new Magnitude.Cap(cap) : null,
            written.X is { } x ? new Magnitude.Share(x) : null,
            written.Ladder is { } ladder ? new Magnitude.Ladder(ladder[0], ladder[1], written.Half ?? Magnitude.Ladder.DefaultHalf) : null,
        ];
        var count = stated.Count(one => one is not null);
        magnitude = stated.FirstOrDefault(one => one is not null);
        if (count != 1)
        {
            var help = count == 0 ? "write one of `quantity`, `cap`, `x`, `ladder`, or leave `magnitude` out if the size is unknown" : "leave one of them";
            report.Add(FindingCodes.NotOneMagnitude, node.At, count == 0 ? "a magnitude that says nothing" : $"a magnitude that says {count} things", "exactly one is expected here", help);
            return false;
        }

        return written.Half is null || written.Ladder is not null || Values.Refuse(report, FindingCodes.NotOneMagnitude, node, "`half` without a ladder", "half of what is not said", "leave `half` out");
    }

    private static bool HasTwoRungs(EquatableList<double> rungs, Node node, Report report) =>
        rungs.Count == 2 || Values.Refuse(report, FindingCodes.WrongValue, node, $"a ladder of {rungs.Count} numbers", "`[before, after]` is expected here");
}
