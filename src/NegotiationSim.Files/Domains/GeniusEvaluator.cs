using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Domains;

/// <summary>
/// GENIUS's evaluators of numbers. Linear: since version 10 <c>slope</c> and <c>offset</c> for whole numbers, counted from the lower bound; before that, and
/// for real numbers, offset <c>parameter0</c> and slope <c>parameter1</c> counted from 0; both kept within 0..1. Triangular: feet <c>parameter0</c> and
/// <c>parameter1</c>, peak <c>parameter2</c>. Constant: <c>parameter0</c>. Where both ways are written the parameters hold: they need no arithmetic.
/// </summary>
internal static class GeniusEvaluator
{
    public static ValueFunction? Read(Element evaluator, Element element, Issue issue, Report report)
    {
        if (issue is Issue.Categorical)
        {
            report.Add(FindingCodes.WrongValue, evaluator.At, $"an evaluator of numbers for `{issue.Id}`, whose options are names", "names have items", "write an `item` for each option");
            return null;
        }

        var type = evaluator.Find("ftype");
        if (evaluator.Find("parameter0") is null && (evaluator.Find("slope") is not null || evaluator.Find("offset") is not null))
        {
            return FromLowerBound(evaluator, element, issue, report);
        }

        switch (type?.Value.ToLowerInvariant())
        {
            case "linear":
                return evaluator.Number("parameter1", report) is { } slope && evaluator.Number("parameter0", report) is { } offset ? Linear(slope, offset) : null;
            case "constant":
                return evaluator.Number("parameter0", report) is { } value ? new ValueFunction.Affine(0, value) : null;
            case "triangular":
                return Triangle(evaluator, report);
            case null:
                report.Add(FindingCodes.MissingKey, evaluator.At, "`evaluator` without `ftype`", "`ftype` is missing", "write `ftype=\"linear\"`");
                return null;
            default:
                report.Add(FindingCodes.NotSupported, type!.At, $"the evaluator `{type.Value}` is not read", "linear, triangular and constant are");
                return null;
        }
    }

    private static ValueFunction.Affine? FromLowerBound(Element evaluator, Element element, Issue issue, Report report)
    {
        var low = element.Find("lowerbound") is { } bound ? Xml.Number(bound, report) : issue.NumberOf(0);
        return low is { } from && evaluator.Number("slope", report) is { } slope && evaluator.Number("offset", report) is { } offset
            ? Linear(slope, offset - (slope * from))
            : null;
    }

    private static ValueFunction.Affine Linear(double slope, double offset) => new(slope, offset) { Least = 0, Most = 1 };

    private static ValueFunction.Peaked? Triangle(Element evaluator, Report report)
    {
        if (evaluator.Number("parameter0", report) is not { } left || evaluator.Number("parameter1", report) is not { } right || evaluator.Number("parameter2", report) is not { } peak)
        {
            return null;
        }

        if (left <= peak && peak <= right)
        {
            return new ValueFunction.Peaked(left, peak, right);
        }

        report.Add(FindingCodes.RangeOutOfOrder, evaluator.At, "the peak of a triangle does not lie between its feet", "parameter0 ≤ parameter2 ≤ parameter1");
        return null;
    }
}
