using System.Globalization;
using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Sweeps;

namespace NegotiationSim.Cli.Screens;

/// <summary>Values in bins, one line each: where it lies, a bar, how often it came up.</summary>
internal static class Bars
{
    private const int Longest = 40;
    private const int Narrowest = 9;

    /// <param name="page">Where they are drawn.</param>
    /// <param name="values">What is counted.</param>
    /// <param name="narrowest">No bin is narrower; 1 for counts, whose bins are named by what is in them.</param>
    public static void Draw(Page page, CountedValues values, decimal narrowest)
    {
        if (Histogram.Of(values.Values, narrowest) is not { } histogram)
        {
            page.Line($"  {Words.Undefined.PadLeft(Narrowest)}  no agreement");
            return;
        }

        var (counts, isCount) = (histogram.Counts, narrowest == 1);
        var width = (histogram.High - histogram.Low) / counts.Length;
        string NameOf(int bin) => isCount ? Counts(histogram.Edge(bin), width)
            : values.Values.Count == 1 ? Decimals(values.Values[0].Value, width)
            : $"{Decimals(histogram.Edge(bin), width)} to {Decimals(histogram.Edge(bin + 1), width)}";
        var (names, column, most) = (new string[counts.Length], Narrowest, 0L);
        for (var bin = 0; bin < names.Length; bin++)
        {
            names[bin] = NameOf(bin);
            (column, most) = (Math.Max(column, names[bin].Length), Math.Max(most, counts[bin]));
        }

        for (var bin = 0; bin < counts.Length; bin++)
        {
            // A gap of empty bins is one line: the first and the last bin are never empty.
            var count = counts[bin];
            if (count == 0 && counts[bin - 1] == 0)
            {
                continue;
            }

            var name = count > 0 || counts[bin + 1] > 0 ? names[bin] : "…";
            var length = count == 0 ? 0 : (int)Math.Max(1, Longest * count / most);
            var bar = page.Terminal.Plain || length == 0 ? "" : Glyphs.Bar(page.Terminal, length) + " ";
            page.Line(name == "…" ? $"  {name.PadLeft(column)}" : $"  {name.PadLeft(column)}  {bar}{count.ToString("#,0", CultureInfo.InvariantCulture)}");
        }
    }

    private static string Counts(double first, double width) =>
        width == 1 ? first.ToString("0", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{first:0}–{first + width - 1:0}");

    private static string Decimals(double edge, double width) =>
        (Math.Round(edge, 6) + 0.0).ToString(width < .095 ? "0.00" : width < .95 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
