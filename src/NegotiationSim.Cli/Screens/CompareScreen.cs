using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>A base and its variants on one axis, then against the base, then why.</summary>
internal sealed class CompareScreen(Compared compared)
{
    private readonly List<(string Title, Scored Scored)> _rows =
        [(compared.Base.Subject.Title, compared.Base), .. compared.Variants.Select(variant => (variant.Title, variant.Scored))];

    public void Draw(Page page)
    {
        var cutoff = compared.Base.Score.Ledger.Cutoff;
        new Heading(compared.Title, $"base + {Words.Count(compared.Variants.Count, "variant")} · {Words.Of(cutoff)}").Draw(page);
        if (compared.Question is { } question)
        {
            page.Text(question).Blank();
        }

        Sentence(page);
        page.Blank().Text(VerdictSentence.Notice, Ink.Faint).Blank();
        new AxisPicture(_rows).Draw(page);
        Against(page);
        Why(page);
        Remainder.DrawFooter(page, compared.Base);
        page.SayWhatIsLeftOut();
    }

    private void Sentence(Page page)
    {
        var headline = compared.Base.Score.Headline;
        page.Text($"{compared.Base.Subject.Title}: {Headline.ClaimOf(compared.Base)}.", Ink.Strong);
        if (headline.Index is { } from)
        {
            var known = compared.Variants.Where(variant => variant.Scored.Score.Headline.Index is not null).ToList();
            double At(Variant variant) => variant.Scored.Score.Headline.Index!.Value;
            bool IsAcross(Variant variant) => variant.Scored.Score.CategoryOf(variant.Scored.Score.Headline) is { } there and not 0 && there == -compared.Base.Score.CategoryOf(headline);
            var across = known.Where(IsAcross).ToList();
            var nearer = known.Except(across).Where(variant => Math.Abs(At(variant)) < Math.Abs(from) - Balance.Tolerance).ToList();
            var further = known.Except(across).Where(variant => Math.Abs(At(variant)) > Math.Abs(from) + Balance.Tolerance).ToList();
            var same = known.Except(across).Except(nearer).Except(further).ToList();
            var parts = new[] { ("Nearer to even", nearer), ("further from even", further), ("on the other side", across), ("no different", same) }
                .Where(part => part.Item2.Count > 0)
                .Select(part => $"{part.Item1}: {string.Join(", ", part.Item2.Select(variant => variant.Title))}");
            page.Text(Words.Sentence(string.Join("; ", parts)));
        }

        page.Text($"{Words.Capital(ReadingWords.Of(headline.Reading, compared.Base.TitleOf(headline), compared.Base.Naming.Kind == SubjectKind.Proposal))}.");
    }

    private void Against(Page page)
    {
        var table = new Table(page, new("Against the base", Gives: true), new("balance"), new(compared.Base.Naming.Kind == SubjectKind.Proposal ? "asked of A, of B" : "given by A, by B", Goes: "points of each side"), new("in kind, A"), new("in kind, B"));
        foreach (var variant in compared.Variants)
        {
            var (from, to) = (compared.Base.Score, variant.Scored.Score);
            table.Add(
                $"  {variant.Title}",
                new($"{Verdicts.Lettered(from, from.Headline)} → {Verdicts.Lettered(to, to.Headline)}", Verdicts.InkOf(to, to.Headline)),
                $"{Change(Points(from, balance => balance.A), Points(to, balance => balance.A))}   {Change(Points(from, balance => balance.B), Points(to, balance => balance.B))}",
                Change(Words.Percent(from.Principle.OfA.LikeForLike), Words.Percent(to.Principle.OfA.LikeForLike)),
                Change(Words.Percent(from.Principle.OfB.LikeForLike), Words.Percent(to.Principle.OfB.LikeForLike)));
        }

        table.Draw();
        page.Blank();
    }

    private static string Points(Score score, Func<Balance, double> side) => score.Headline.Index is null ? Words.Undefined : Words.Points(side(score.Headline.Balance));

    private static string Change(string from, string to) => from == to ? $"{from} = {to}" : $"{from} → {to}";

    private void Why(Page page)
    {
        var table = new Table(page, new("Why", Gives: true), new(""));
        foreach (var variant in compared.Variants)
        {
            var parts = Differences.Of(compared.Base, variant).Concat(Settings(variant)).ToList();
            table.Add($"  {variant.Title}", parts.Count == 0 ? "the same facts" : "");
            foreach (var part in parts)
            {
                table.Section($"    {part}");
            }
        }

        table.Draw();
        page.Blank();
    }

    /// <summary>Switches that the variant sets differently, and a reading of its own.</summary>
    private IEnumerable<string> Settings(Variant variant)
    {
        foreach (var setting in variant.Scored.Switches.Except(compared.Base.Switches))
        {
            yield return $"switch {setting.Name}: {setting.Value}";
        }

        var (own, basis) = (variant.Scored.Score.Headline, compared.Base.Score.Headline);
        if (own.Reading != basis.Reading || own.Perspective != basis.Perspective)
        {
            yield return $"another reading: {ReadingWords.Of(own.Reading, variant.Scored.TitleOf(own), variant.Scored.Naming.Kind == SubjectKind.Proposal)}";
        }
    }
}
