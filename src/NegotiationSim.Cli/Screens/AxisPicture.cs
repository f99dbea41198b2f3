using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>Balances on one axis, A left and B right, each with its range; beside them how the readings divide.</summary>
internal sealed class AxisPicture(IReadOnlyList<(string Title, Scored Scored)> rows)
{
    private const int Numbers = 28;
    private const int Widest = 45;
    private const int Narrowest = 21;

    public void Draw(Page page)
    {
        if (page.Terminal.Plain)
        {
            Say(page);
            return;
        }

        var titles = Math.Min(rows.Max(row => Measure.Columns(row.Title)) + 3, Math.Max(18, page.Width - Numbers - Narrowest - 2));
        var width = Math.Clamp(page.Width - titles - Numbers - 2, Narrowest, Widest) / 2 * 2;
        width -= 1;
        Heads(page, titles, width);
        for (var k = 0; k < rows.Count; k++)
        {
            var (title, scored) = rows[k];
            var line = new Row().Add(Measure.Cut(k == 0 ? title : $"  {title}", titles - 1)).To(titles);
            Draw(line, scored, width);
            var (a, even, b) = ReadingsGrid.Count(scored.Score, InHeadlinesGrid(scored));
            line.RightTo(titles + width + 5, $"{a}").RightTo(titles + width + 9, $"{even}").RightTo(titles + width + 13, $"{b}");
            line.RightTo(titles + width + 20, Words.Percent(scored.Score.Principle.OfA.LikeForLike)).RightTo(titles + width + 27, Words.Percent(scored.Score.Principle.OfB.LikeForLike));
            page.Row(line);
        }

        page.Text("● more of A   ▬ even   ■ more of B   ├─┤ over the ranges of the magnitudes   ┆ bounds of even", Ink.Faint).Blank();
    }

    private void Heads(Page page, int titles, int width)
    {
        var verb = rows[0].Scored.Naming.Kind == SubjectKind.Proposal ? "asks more of" : "more by";
        var (a, b) = ($"{verb} A", $"{verb} B");
        var head = new Row().To(titles).Add(a, Ink.A);
        var middle = titles + (width / 2) - 2;
        if (head.Columns < middle)
        {
            head.To(middle).Add("even");
        }

        head.RightTo(titles + width, b, Ink.B);
        page.Row(head.RightTo(titles + width + 13, "readings", Ink.Faint).RightTo(titles + width + 26, "in kind", Ink.Faint));
        page.Row(new Row().To(titles).Add(new string('┈', width), Ink.Faint)
            .RightTo(titles + width + 5, "A").RightTo(titles + width + 9, "=").RightTo(titles + width + 13, "B")
            .RightTo(titles + width + 19, "A").RightTo(titles + width + 26, "B"));
    }

    /// <summary>+1 is at the left end, −1 at the right, 0 exactly in the middle.</summary>
    private static int Place(double index, int width)
    {
        var half = width / 2;
        return half - (int)Math.Round(index * half, MidpointRounding.AwayFromZero);
    }

    private static void Draw(Row line, Scored scored, int width)
    {
        var verdict = scored.Score.Headline;
        var axis = new char[width];
        Array.Fill(axis, ' ');
        var tau = scored.Score.Switches.Tau;
        axis[Place(tau, width)] = axis[Place(-tau, width)] = '┆';
        if (verdict.Interval is { } ends)
        {
            var (left, right) = (Place(ends.High, width), Place(ends.Low, width));
            for (var column = left; column <= right; column++)
            {
                axis[column] = '─';
            }

            axis[left] = '├';
            axis[right] = '┤';
        }

        if (verdict.Index is not { } index)
        {
            line.Add(Measure.Cut(Verdicts.Long(scored.Score, verdict), width));
            return;
        }

        var at = Place(index, width);
        var mark = scored.Score.CategoryOf(verdict) switch
        {
            1 => '●',
            -1 => '■',
            0 => '▬',
            _ => '?',
        };
        line.Add(new string(axis[..at])).Add(mark.ToString(), Verdicts.InkOf(scored.Score, verdict)).Add(new string(axis[(at + 1)..]));
    }

    /// <summary>The readings of the headline's lens, baseline and account, as its grid would count them.</summary>
    private static IEnumerable<Verdict> InHeadlinesGrid(Scored scored)
    {
        var headline = scored.Score.Headline.Reading;
        return scored.Score.Verdicts.Where(verdict => ReadingsGrid.Belongs(verdict.Reading, headline.Lens, headline.Baseline, headline.Account));
    }

    private void Say(Page page)
    {
        foreach (var (title, scored) in rows)
        {
            var range = scored.Score.Headline.Interval is { } ends ? $"; over the ranges {VerdictSentence.WithSign(ends.Low)} to {VerdictSentence.WithSign(ends.High)}" : "";
            page.Value(title, $"{Verdicts.Long(scored.Score, scored.Score.Headline)}{range}; {ReadingsGrid.Counted(scored.Score, InHeadlinesGrid(scored))} In kind: A {Words.Percent(scored.Score.Principle.OfA.LikeForLike)}, B {Words.Percent(scored.Score.Principle.OfB.LikeForLike)}.");
        }

        page.Blank();
    }
}
