using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>Sentence, number, notice: what stands on top of every screen that judges.</summary>
internal static class Headline
{
    public static void Draw(Page page, Scored scored, string? asOf = null)
    {
        var score = scored.Score;
        page.Text(Words.Sentence(ClaimOf(scored, asOf)), Ink.Strong);
        Reading(page, scored, score.Headline);
        if (score.Headline.HasBaseline && score.OnLegalBaseline.Reading != score.Headline.Reading && score.Headline.Reading.Norm != Norm.LegalBaseline && score.Headline.Reading.Account != Account.Net)
        {
            page.Text($"The same from the legal baseline: {Said(score, score.OnLegalBaseline)}.");
        }

        Numbers(page, scored);
        Range(page, score.Headline);
        page.Blank().Text(VerdictSentence.Notice, Ink.Faint).Blank();
    }

    /// <summary>The one sentence; where the two baselines disagree, that is what it says.</summary>
    /// <param name="scored">The score.</param>
    /// <param name="asOf">Up to when, or as known when: <c>up to 31 Dec 2012</c>.</param>
    public static string ClaimOf(Scored scored, string? asOf = null)
    {
        var score = scored.Score;
        var claim = score.DependsOnBaseline && score.Headline.HasBaseline
            ? $"it depends on the baseline: {ReadingWords.Of(score.Headline.Reading.Baseline)} {Says(scored, score.Headline)}, from the legal baseline {Says(scored, score.OnLegalBaseline)}"
            : VerdictSentence.ClaimOf(score.Headline, scored.Naming);
        return asOf is null ? claim : $"{asOf} {claim}";
    }

    /// <summary>The reason for no verdict is in the sentence already.</summary>
    private static string Said(Score score, Verdict verdict) =>
        verdict.Band is null && verdict.Index is not null ? $"{Verdicts.Lettered(score, verdict)}, no verdict" : Verdicts.Long(score, verdict);

    private static string Says(Scored scored, Verdict verdict) =>
        verdict.Band is null ? $"there is no verdict, as {VerdictSentence.InWords(verdict.State)}" : VerdictSentence.ClaimOf(verdict, scored.Naming);

    private static void Reading(Page page, Scored scored, Verdict verdict)
    {
        var names = Words.Capital(ReadingWords.Of(verdict.Reading, scored.TitleOf(verdict), scored.Naming.Kind == SubjectKind.Proposal));
        var said = Said(scored.Score, verdict);
        var ink = Verdicts.InkOf(scored.Score, verdict);
        if (page.Terminal.Plain)
        {
            page.Value("reading", names).Value("balance", said);
        }
        else if (page.Terminal.Fit is { } fit && Measure.Columns(names) + 4 + Measure.Columns(said) > fit)
        {
            page.Text($"{names}:").Row(new Row().Add("  ").Add(said, ink));
        }
        else
        {
            page.Row(new Row().Add($"{names}:   ").Add(said, ink));
        }
    }

    private static void Numbers(Page page, Scored scored)
    {
        var (verdict, balance) = (scored.Score.Headline, scored.Score.Headline.Balance);
        if (verdict.Reading.Norm.IsLevel() || verdict.Reading.Account != Account.Cost || verdict.Index is null)
        {
            return;
        }

        var (a, b) = (Words.Points(balance.A), Words.Points(balance.B));
        page.Text(scored.Naming.Kind switch
        {
            SubjectKind.Proposal => $"Asked of A {a} of its 100 points, of B {b}.",
            SubjectKind.History => $"A has given {a} of its 100 points, B {b}.",
            _ => $"A would have given {a} of its 100 points, B {b}.",
        });
    }

    private static void Range(Page page, Verdict verdict)
    {
        if (verdict.Interval is { } ends && VerdictSentence.WithSign(ends.Low) != VerdictSentence.WithSign(ends.High))
        {
            var crosses = verdict.Caveats.HasFlag(Caveats.IntervalCrosses) ? ", which is more than one verdict" : "";
            page.Text($"Over the ranges of the magnitudes from {VerdictSentence.WithSign(ends.Low)} to {VerdictSentence.WithSign(ends.High)}{crosses}.");
        }
    }
}
