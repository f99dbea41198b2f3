using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>Readings side by side and counted, never averaged: perspectives down, norms across.</summary>
internal sealed class ReadingsGrid
{
    private const int CellWidth = 10;

    private readonly Scored _scored;
    private readonly string _title;
    private readonly List<Verdict> _verdicts;
    private readonly List<Norm> _norms;
    private readonly List<string?> _people;

    private ReadingsGrid(Scored scored, Lens lens, Baseline baseline, Account account)
    {
        _scored = scored;
        _title = $"READINGS   {ReadingWords.Of(lens, scored.Naming.Kind == SubjectKind.Proposal)}, {ReadingWords.Of(baseline)}{(account == Account.Cost ? "" : $", {ReadingWords.Of(account)}")}";
        _verdicts = [.. scored.Score.Verdicts.Where(verdict => Belongs(verdict.Reading, lens, baseline, account))];
        _norms = NormsOf(_verdicts);
        _people = [.. scored.Perspectives.Select(perspective => perspective.Id).Where(id => _verdicts.Exists(verdict => verdict.Perspective == id))];
        if (_people.Count == 0)
        {
            _people.Add(null);
        }
    }

    /// <summary>One grid for each lens, baseline and account that was asked for, the headline's first.</summary>
    public static void DrawAll(Page page, Scored scored)
    {
        var headline = scored.Score.Headline.Reading;
        var frames = new List<Frame> { new(headline.Lens, headline.Baseline, headline.Account) };
        foreach (var verdict in scored.Score.Verdicts.Where(verdict => verdict.Reading.Norm is not Norm.LegalBaseline && !verdict.Reading.Norm.IsLevel()))
        {
            var (_, lens, baseline, account) = verdict.Reading;
            if (!frames.Exists(frame => frame.Lens == lens && frame.Baseline == baseline && frame.Account == account))
            {
                frames.Add(new Frame(lens, baseline, account));
            }
        }

        frames.ForEach(frame => new ReadingsGrid(scored, frame.Lens, frame.Baseline, frame.Account).Draw(page.Blank()));

        var tau = VerdictSentence.WithSign(scored.Score.Switches.Tau)[1..];
        page.Text($"Even up to {tau}, mild to .33, strong to .67, then lopsided.", Ink.Faint).Blank();
    }

    /// <summary>How many verdicts say what: <c>Of 25 readings 22 say A, 3 say even, none says B.</c></summary>
    public static string Counted(Score score, IEnumerable<Verdict> verdicts)
    {
        var (a, even, b) = Count(score, verdicts);
        return a + even + b == 0
            ? "No reading gives a verdict."
            : $"Of {Words.Count(a + even + b, "reading")} {Say(a, "A")}, {Say(even, "even")}, {Say(b, "B")}.";
    }

    /// <summary>How many verdicts say A, even and B.</summary>
    public static (int A, int Even, int B) Count(Score score, IEnumerable<Verdict> verdicts)
    {
        var (a, even, b) = (0, 0, 0);
        foreach (var verdict in verdicts)
        {
            var category = score.CategoryOf(verdict);
            a += category == 1 ? 1 : 0;
            even += category == 0 ? 1 : 0;
            b += category == -1 ? 1 : 0;
        }

        return (a, even, b);
    }

    private static List<Norm> NormsOf(List<Verdict> verdicts)
    {
        var norms = new List<Norm>();
        foreach (var verdict in verdicts)
        {
            if (!norms.Exists(norm => norm == verdict.Reading.Norm))
            {
                norms.Add(verdict.Reading.Norm);
            }
        }

        return norms;
    }

    private void Draw(Page page)
    {
        if (_verdicts.Count == 0)
        {
            return;
        }

        var names = Math.Max(19, _people.Max(person => Measure.Columns(TitleOf(person))) + 2);
        if (page.Terminal.Plain)
        {
            Say(page);
        }
        else if (page.Terminal.Fit is { } fit && names + (_norms.Count * CellWidth) - 1 > fit)
        {
            DrawByNorm(page);
        }
        else
        {
            DrawByPerspective(page, names);
        }

        page.Text(Counted(_scored.Score, _verdicts));
    }

    private string TitleOf(string? perspective) =>
        _scored.Perspectives.FirstOrDefault(one => one.Id == perspective) is { } known ? known.Title.Length > 0 ? known.Title : known.Id : "any perspective";

    private bool IsHeadline(Verdict verdict) =>
        verdict.Reading == _scored.Score.Headline.Reading && (verdict.Perspective ?? _scored.Score.Headline.Perspective) == _scored.Score.Headline.Perspective;

    private void DrawByPerspective(Page page, int names)
    {
        page.Line(_title, Ink.Strong);
        Heads(page, names, norm => ReadingWords.HeadOf(norm).First);
        Heads(page, names, norm => ReadingWords.HeadOf(norm).Second);
        for (var k = 0; k < _people.Count; k++)
        {
            var row = new Row().Add(TitleOf(_people[k]));
            for (var n = 0; n < _norms.Count; n++)
            {
                Cell(row, names + (n * CellWidth), _norms[n], k);
            }

            page.Row(row);
        }

        Notes(page);
    }

    private void Heads(Page page, int names, Func<Norm, string> headOf)
    {
        var row = new Row();
        for (var n = 0; n < _norms.Count; n++)
        {
            row.To(names + (n * CellWidth)).Add(headOf(_norms[n]), Ink.Faint);
        }

        page.Row(row);
    }

    private void Cell(Row row, int column, Norm norm, int k)
    {
        var own = _verdicts.Find(verdict => verdict.Reading.Norm == norm && verdict.Perspective == _people[k]);
        var shared = _verdicts.Find(verdict => verdict.Reading.Norm == norm && verdict.Perspective is null);
        if ((own ?? (k == 0 ? shared : null)) is { } verdict)
        {
            row.To(column).Add(Verdicts.Cell(_scored.Score, verdict), Verdicts.InkOf(_scored.Score, verdict)).Add(IsHeadline(verdict) ? " *" : "");
        }
        else if (shared?.Index is not null)
        {
            string[] words = _people.Count > 3 ? ["same", "for", "all"] : ["same"];
            if (k <= words.Length)
            {
                row.To(column).Add(words[k - 1], Ink.Faint);
            }
        }
    }

    /// <summary>One row a norm: the headline's perspective, then how the others are spread.</summary>
    private void DrawByNorm(Page page)
    {
        page.Text(_title, Ink.Strong);
        page.LeftOut.Add("each perspective's own readings");
        var table = new Table(page, new("norm"), new(TitleOf(_people[0]), Gives: true), new("from"), new("to"), new("A  =  B"));
        foreach (var norm in _norms)
        {
            var all = _verdicts.Where(verdict => verdict.Reading.Norm == norm).ToList();
            var first = all.Find(verdict => verdict.Perspective == _people[0]) ?? all[0];
            var known = all.Where(verdict => verdict.Index is not null).OrderBy(verdict => verdict.Index).ToList();
            var (a, even, b) = Count(_scored.Score, all);
            table.Add(
                string.Join(' ', [ReadingWords.HeadOf(norm).First, ReadingWords.HeadOf(norm).Second]),
                new(Verdicts.Cell(_scored.Score, first) + (IsHeadline(first) ? " *" : ""), Verdicts.InkOf(_scored.Score, first)),
                known.Count == 0 ? "" : Verdicts.Cell(_scored.Score, known[0]),
                known.Count == 0 ? "" : Verdicts.Cell(_scored.Score, known[^1]),
                $"{a}  {even}  {b}");
        }

        table.Draw();
        Notes(page);
    }

    private void Say(Page page)
    {
        page.Line($"{_title}:");
        foreach (var verdict in _verdicts)
        {
            var name = $"{VerdictSentence.NameOf(verdict.Reading.Norm)}, {_scored.TitleOf(verdict)}";
            page.Value(name, Verdicts.Long(_scored.Score, verdict) + (IsHeadline(verdict) ? " (headline)" : ""));
        }
    }

    /// <summary>Why there is no verdict where there is none.</summary>
    private void Notes(Page page)
    {
        foreach (var reason in _verdicts.Where(verdict => verdict.Band is null).GroupBy(ReasonOf, StringComparer.Ordinal))
        {
            var norms = Words.And([.. reason.Select(verdict => VerdictSentence.NameOf(verdict.Reading.Norm)).Distinct()]);
            page.Text($"{(reason.First().Index is null ? Words.Undefined : "( )")}  {norms}: {reason.Key}", Ink.Faint);
        }
    }

    /// <summary>What one grid's readings have in common.</summary>
    private sealed record Frame(Lens Lens, Baseline Baseline, Account Account);

    private static string ReasonOf(Verdict verdict) =>
        verdict.Caveats.HasFlag(Caveats.SignedAccount) ? "gains less costs are signed and have no index, see NET" : VerdictSentence.InWords(verdict.State);

    private static string Say(int count, string what) => count switch
    {
        0 => $"none says {what}",
        1 => $"1 says {what}",
        _ => $"{count} say {what}",
    };

    /// <summary>Norms that know no baseline, or no account, stand in every grid of their lens.</summary>
    public static bool Belongs(Reading reading, Lens lens, Baseline baseline, Account account) =>
        reading.Lens == lens
        && (reading.Norm is Norm.LegalBaseline || reading.Norm.IsLevel() || reading.Baseline == baseline)
        && (!reading.Norm.HasAccount() || reading.Account == account);
}
