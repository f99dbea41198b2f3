using System.Globalization;

namespace NegotiationSim.Server.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">What came of it.</param>
/// <param name="Floor">What it is held against.</param>
/// <param name="Ratio">The first to the second.</param>
/// <param name="Wanted">The ratio that is wanted; null where it is only told.</param>
internal sealed record Figure(string What, string Measured, string Floor, double Ratio, Wanted? Wanted)
{
    private static readonly string[] Head = ["what", "wanted", "measured", "floor", "ratio"];

    /// <summary>Whether it is as wanted.</summary>
    public bool Holds => Wanted is not { } wanted || (wanted.IsLeast ? Ratio >= wanted.Ratio : Ratio <= wanted.Ratio);

    public static string Line(Figure figure) => string.Join(" | ", Cells(figure));

    public static string Table(IReadOnlyList<Figure> figures)
    {
        string[][] lines = [Head, .. figures.Select(Cells)];
        var widths = Head.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        return string.Join('\n', lines.Select(line => string.Join(" | ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }

    private static string[] Cells(Figure figure) =>
    [
        figure.What,
        figure.Wanted?.ToString() ?? "",
        figure.Measured,
        figure.Floor,
        string.Create(CultureInfo.InvariantCulture, $"{figure.Ratio:f2}{(figure.Holds ? "" : "  MISSED")}"),
    ];
}

/// <summary>A ratio that is wanted.</summary>
/// <param name="IsLeast">At least this; otherwise at most.</param>
/// <param name="Ratio">Of what is measured to its floor.</param>
internal readonly record struct Wanted(bool IsLeast, double Ratio)
{
    public static Wanted AtLeast(double ratio) => new(true, ratio);

    public static Wanted AtMost(double ratio) => new(false, ratio);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsLeast ? "≥" : "≤")} {Ratio} ×");
}

/// <summary>How often everything is done.</summary>
internal static class Pace
{
    /// <summary>Only to see that the rows work: the figures are worth little.</summary>
    public static bool IsQuick { get; set; }

    public static int Rounds(int usual) => IsQuick ? 2 : usual;
}

internal static class Medians
{
    public static double Median(this IEnumerable<double> values) => values.Quantile(0.5);

    /// <summary>The value below or at which this share of all values lies.</summary>
    public static double Quantile(this IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
