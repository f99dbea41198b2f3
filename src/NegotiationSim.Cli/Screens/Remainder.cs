using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>What is not in the number, what the number leans on, and what it was computed with.</summary>
internal static class Remainder
{
    /// <summary>Gifts, clauses without a step and steps without a size, each in one sentence.</summary>
    public static void DrawNotCounted(Page page, Scored scored)
    {
        var gifts = scored.Score.Ledger.Gifts;
        if (gifts.Length > 0)
        {
            page.Text($"{(scored.Score.Switches.CountThirdParty ? "Counted under gain and net only" : "Not counted")}: {Words.Count(gifts.Length, "gift")} by third parties, {gifts.Count(gift => gift.Benefits(Side.A))} to A and {gifts.Count(gift => gift.Benefits(Side.B))} to B (--gifts).");
        }

        if (scored.SetAside.Count > 0)
        {
            var why = scored.SetAside.GroupBy(aside => aside.Why, StringComparer.Ordinal).Select(group => group.Key == "safeguard" ? Words.Count(group.Count(), "safeguard") : $"{group.Count()} {group.Key}").ToList();
            page.Text($"Listed without a step: {Words.And(why)}.");
        }

        var unmeasured = scored.Score.Headline.Unmeasured;
        if (unmeasured.Count > 0)
        {
            page.Text($"Outside the value, because no size is published or coded: {string.Join(", ", unmeasured)}.");
        }
    }

    /// <summary>How much of the verdict rests on something weaker than a published figure.</summary>
    public static void DrawLeans(Page page, Scored scored)
    {
        var counts = new List<string>();
        foreach (var why in Enum.GetValues<LeanReason>())
        {
            var records = scored.LeansOn.Count(lean => lean.Why == why);
            if (records > 0)
            {
                counts.Add($"{NameOf(why)} in {Words.Count(records, "record")}");
            }
        }

        if (counts.Count > 0)
        {
            page.Text($"Leans on {Words.And(counts)} (--leans).");
        }
    }

    /// <summary>Cut-off, weights, switches, flags of the headline.</summary>
    public static void DrawFooter(Page page, Scored scored)
    {
        var parts = new List<string> { $"Cut-off {Words.Of(scored.Score.Ledger.Cutoff)}", "weights illustrative" };
        parts.AddRange(scored.Switches.Select(setting => $"{setting.Name} {setting.Value}"));
        if (scored.Score.Switches == Switches.Default)
        {
            parts.Add("no switch off its default");
        }

        var flags = scored.Score.Headline.Caveats.Names();
        if (flags.Count > 0)
        {
            parts.Add($"flags {string.Join(", ", flags)} (negsim explain {flags[0]})");
        }

        page.Text(string.Join(" · ", parts), Ink.Faint);
    }

    /// <summary>Every gift, in no balance.</summary>
    public static void DrawGifts(Page page, Scored scored)
    {
        var table = new Table(page, new("clause"), new("by"), new("to"), new("gift", Gives: true), new("size", Right: true), new("source", Goes: "sources")) { Indent = 2 };
        foreach (var gift in scored.Score.Ledger.Gifts)
        {
            var to = string.Join(' ', gift.Beneficiaries.Select(NameOf));
            table.Add(gift.Id, NameOf(gift.Giver), to, gift.Text, Sizes.Of(gift.Line, gift.Magnitude, gift.CodedBy), string.Join(' ', gift.Sources));
        }

        page.Line("GIFTS BY THIRD PARTIES, in no balance", Ink.Strong);
        table.Draw();
        page.Blank();
    }

    /// <summary>Every item the verdict leans on, and why.</summary>
    public static void DrawEachLean(Page page, Scored scored)
    {
        var ledger = scored.Score.Ledger;
        var texts = ledger.Items.Concat(ledger.Gifts).DistinctBy(item => item.Id).ToDictionary(item => item.Id, StringComparer.Ordinal);
        var table = new Table(page, new("what"), new("leans on"), new("text", Gives: true), new("size", Right: true), new("source", Goes: "sources")) { Indent = 2 };
        foreach (var lean in scored.LeansOn)
        {
            var item = texts.GetValueOrDefault(lean.Id);
            table.Add(lean.Id, NameOf(lean.Why), item?.Text ?? "", item is null ? "" : Sizes.Of(item.Line, item.Magnitude, item.CodedBy), string.Join(' ', item?.Sources ?? []));
        }

        page.Line("WHAT THE VERDICT LEANS ON", Ink.Strong);
        table.Draw();
        page.Blank();
    }

    private static string NameOf(Actor actor) => actor.IsSide ? actor.Side.ToString() : actor.Name ?? "third party";

    private static string NameOf(LeanReason why) => why switch
    {
        LeanReason.OwnCoding => "our own coding",
        LeanReason.Unsourced => "unsourced records (U)",
        LeanReason.Disputed => "disputed figures",
        _ => "tier-4 sources alone",
    };
}
