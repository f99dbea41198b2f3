using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>Parts of a score that can be asked for alone.</summary>
[Flags]
internal enum ScoreParts
{
    None = 0,
    Readings = 1,
    Points = 2,
    Demands = 4,
    Gifts = 8,
    Leans = 16,
    Usual = Readings | Points | Demands,
}

/// <summary>A score: sentence, notice, readings, points, demands, what is not counted, footer; always in this order.</summary>
internal static class ScoreScreen
{
    public static void Draw(Page page, Scored scored, Heading heading, ScoreParts parts, bool all)
    {
        heading.Draw(page);
        Headline.Draw(page, scored);
        if (parts.HasFlag(ScoreParts.Readings))
        {
            ReadingsGrid.DrawAll(page, scored);
            NetTable.Draw(page, scored);
        }

        if (parts.HasFlag(ScoreParts.Points))
        {
            PointsBars.Draw(page, scored, all);
        }

        if (parts.HasFlag(ScoreParts.Demands))
        {
            new DemandList(scored).Draw(page, all);
        }

        if (parts.HasFlag(ScoreParts.Gifts))
        {
            Remainder.DrawGifts(page, scored);
        }

        if (parts.HasFlag(ScoreParts.Leans))
        {
            Remainder.DrawEachLean(page, scored);
        }

        Remainder.DrawNotCounted(page, scored);
        Remainder.DrawLeans(page, scored);
        Remainder.DrawFooter(page, scored);
        page.SayWhatIsLeftOut();
    }
}

/// <summary>The signed account, where it was asked for: gains received less costs borne.</summary>
internal static class NetTable
{
    public static void Draw(Page page, Scored scored)
    {
        if (!scored.Score.Verdicts.Any(verdict => verdict.Reading.Account == Account.Net))
        {
            return;
        }

        var table = new Table(page, new("perspective", Gives: true), new("counting"), new("net of A", Right: true), new("net of B", Right: true), new("difference", Right: true)) { Indent = 2 };
        foreach (var net in scored.Score.Net)
        {
            table.Add(
                scored.Perspectives.FirstOrDefault(perspective => perspective.Id == net.Perspective)?.Title ?? net.Perspective,
                $"{ReadingWords.WordOf(net.Reading.Lens)}, {ReadingWords.WordOf(net.Reading.Baseline)}",
                Signed(net.A),
                Signed(net.B),
                Signed(net.Difference));
        }

        page.Line("NET   gains received less costs borne; + says A has given more", Ink.Strong);
        table.Draw();
        page.Blank();
    }

    private static string Signed(double? value) => value is { } known ? VerdictSentence.WithSign(known) : Words.Undefined;
}
