using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>What either side gives by dimension, as bars from the middle: A to the left, B to the right, one scale for both.</summary>
internal static class PointsBars
{
    private const int Label = 19;
    private const int Longest = 24;
    private const int Number = 6;
    private const int Most = 6;

    public static void Draw(Page page, Scored scored, bool all)
    {
        var rows = RowsOf(scored.Score.Headline);
        if (rows.Count == 0 || scored.Score.Headline.Reading.Account == Account.Net)
        {
            return;
        }

        var shown = all || rows.Count <= Most + 1 ? rows : rows[..Most];
        var (a, b) = Heads(scored);
        if (page.Terminal.Plain)
        {
            page.Line("POINTS by dimension, of 100:");
            rows.ForEach(row => page.Value(Words.NameOf(row.Dimension), $"{a} {Words.Points(row.A)}, {b} {Words.Points(row.B)}"));
        }
        else
        {
            Bars(page, shown, a, b);
            Rest(page, rows, shown.Count);
        }

        page.Blank();
    }

    private static List<Row> RowsOf(Verdict verdict)
    {
        var rows = new List<Row>();
        foreach (var (dimension, a, b) in verdict.Dimensions)
        {
            if (a + b > Balance.Zero)
            {
                rows.Add(new Row(dimension, a, b));
            }
        }

        // Largest first; of two alike the one that comes first in every table.
        rows.Sort((one, other) => (other.A + other.B).CompareTo(one.A + one.B) is not 0 and var order ? order : one.Dimension.CompareTo(other.Dimension));
        return rows;
    }

    private static (string A, string B) Heads(Scored scored) => (scored.Score.Headline.Reading, scored.Naming.Kind) switch
    {
        ({ Norm: Norm.EqualCeiling or Norm.TargetRatio }, _) => ("A ends lower", "B ends lower"),
        ({ Account: Account.Gain }, _) => ("from A, to B", "from B, to A"),
        (_, SubjectKind.Proposal) => ("asked of A", "asked of B"),
        _ => ("given by A", "given by B"),
    };

    private static void Bars(Page page, List<Row> rows, string a, string b)
    {
        var half = Math.Clamp((page.Width - Label - 2) / 2, Number + 4, Number + Longest + 1);
        var longest = half - Number - 1;
        var scale = rows.Max(row => Math.Max(row.A, row.B));
        page.Row(new Output.Row().Add("POINTS", Ink.Strong).RightTo(half, a, Ink.A).Add(new string(' ', Label)).Add(b, Ink.B));
        foreach (var (dimension, ofA, ofB) in rows)
        {
            var (left, right) = (Bar(Glyphs.BarOfA, ofA, scale, longest), Bar(Glyphs.BarOfB, ofB, scale, longest));
            var name = Words.NameOf(dimension);
            var line = new Output.Row()
                .RightTo(half - left.Length - (left.Length > 0 ? 1 : 0), Said(ofA))
                .Add(left.Length > 0 ? " " : "").Add(left, Ink.A)
                .Add(new string(' ', (Label - name.Length) / 2)).Add(name);
            page.Row(line.To(half + Label).Add(right, Ink.B).Add(right.Length > 0 ? " " : "").Add(Said(ofB)));
        }
    }

    private static string Said(double value) => value <= Balance.Zero ? "0" : Words.Points(value);

    private sealed record Row(Dimension Dimension, double A, double B);

    /// <summary>A step that exists is never drawn as nothing.</summary>
    private static string Bar(char glyph, double value, double scale, int longest) =>
        value <= Balance.Zero ? "" : new string(glyph, Math.Max(1, (int)Math.Round(value / scale * longest, MidpointRounding.AwayFromZero)));

    private static void Rest(Page page, List<Row> rows, int shown)
    {
        var rest = rows[shown..];
        if (rest.Count > 0)
        {
            page.Text($"{rest.Count} more dimensions, together A {Words.Points(rest.Sum(row => row.A))} and B {Words.Points(rest.Sum(row => row.B))}: --all", Ink.Faint, indent: 2);
        }
    }
}
