using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Cli.Screens;

/// <summary>How big a step is, in the words of its source or of our coding.</summary>
internal static class Sizes
{
    /// <summary>The point value with its unit, and who coded it where no source publishes it.</summary>
    public static string Of(Line line, Magnitude? magnitude, string? codedBy)
    {
        var size = magnitude switch
        {
            Magnitude.Quantity quantity => $"{Words.Amount(quantity.Amount.Mode)}{Unit(line.Dimension)}",
            Magnitude.Cap cap => $"cap {Words.Amount(cap.Level.Mode)}",
            Magnitude.Ladder ladder => $"ladder {Words.Percent(Math.Abs(ladder.After - ladder.Before))}",
            Magnitude.Share share => Words.Percent(share.X.Mode),
            _ => "unknown",
        };
        return codedBy is null || magnitude is null ? size : $"{size}, {codedBy}";
    }

    private static string Unit(Dimension dimension) => dimension switch
    {
        Dimension.TER => " km²",
        Dimension.ECO => " bn USD",
        _ => "",
    };
}
