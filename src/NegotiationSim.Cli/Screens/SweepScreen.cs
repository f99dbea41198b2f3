using System.Globalization;
using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Screens;

/// <summary>How often the sides agreed, on what, and what a variant changes against the base.</summary>
/// <param name="swept">What was played.</param>
/// <param name="histogram">Whether it shows how the results are spread.</param>
internal sealed class SweepScreen(Swept swept, bool histogram)
{
    private readonly Reading _reading = swept.Variants[0].Simulated.Reading;

    public void Draw(Page page)
    {
        var variants = Words.Count(swept.Variants.Length - 1, "variant");
        new Heading(swept.Title, $"base + {variants} · {Words.Count(swept.Replications, "run")} each · seed {swept.Wish.Seed}").Draw(page);
        if (swept.Question is { } question)
        {
            page.Text(question).Blank();
        }

        if (swept.Variants[0].Delivery is not null)
        {
            new DeliveryScreen(swept, histogram).Draw(page);
        }
        else
        {
            Talks(page);
        }

        Stopping(page);
        page.Blank().Text(SweepAnswer.Notice, Ink.Strong);
        page.Text(VerdictSentence.Notice, Ink.Faint);
        if (!swept.Complete)
        {
            page.Text($"Interrupted: these are the first {Words.Count(swept.Replications, "run")}.", Ink.Strong);
        }

        page.SayWhatIsLeftOut();
    }

    private void Talks(Page page)
    {
        Outcomes(page);
        AgainstBase(page);
        Rounds(page);
        if (histogram)
        {
            Spread(page);
        }

        Afterwards(page);
        new TablesTable(swept).Draw(page);
        Seats(page);
    }

    private void Outcomes(Page page)
    {
        var table = new Table(page, new("of 100 runs", Gives: true), new("agree", Right: true), new("balance at the end"), new("in kind, A"), new("in kind, B"), new("gain of A, of B", Goes: "what each side gains"));
        foreach (var variant in swept.Variants)
        {
            var summary = variant.Summary;
            table.Add(
                $"  {variant.Simulated.Title}",
                Share(summary.Settled, summary.Tally.Replications),
                Spread(summary.Balance(_reading.Norm), swept),
                Words.Percent(summary.Answered(Side.A).Mean),
                Words.Percent(summary.Answered(Side.B).Mean),
                $"{Words.Points(summary.Surplus(Side.A).Mean ?? 0)}, {Words.Points(summary.Surplus(Side.B).Mean ?? 0)}");
        }

        table.Draw();
        page.Text($"Balance: median [5 %, 95 %] of the runs that agree; {ReadingWords.Of(_reading, swept.Variants[0].Simulated.Perspective.Title, true)}.", Ink.Faint).Blank();
    }

    private void AgainstBase(Page page)
    {
        if (swept.Variants.Length == 1)
        {
            return;
        }

        var table = new Table(page, new("Paired with the base, same random numbers", Gives: true), new("agreements"), new("balance"), new("95 % interval"), new("narrower by", Goes: "what pairing saves"));
        var @base = swept.Variants[0].Summary;
        foreach (var variant in swept.Variants.Skip(1))
        {
            var summary = variant.Summary;
            var (agreed, _) = summary.AgainstBase(@base, SweepSummary.Agreed);
            var (balance, _) = summary.AgainstBase(@base, SweepSummary.BalanceUnder(_reading.Norm));
            table.Add(
                $"  {variant.Simulated.Title}",
                InHundred(agreed),
                balance.Difference.Mean is { } difference ? Signed(difference, ".00") : Words.Undefined,
                balance.Difference.Within() is { } ends ? Between(ends, 1, ".00") : Words.Undefined,
                balance.NarrowerBy is { } times ? string.Create(CultureInfo.InvariantCulture, $"{times:0.#} times") : Words.Undefined);
        }

        table.Draw();
        page.Blank();
    }

    private void Rounds(Page page)
    {
        var rounds = swept.Variants[0].Summary.RoundOfAgreement;
        if (rounds.Count == 0)
        {
            page.Text("The base never comes to an agreement.").Blank();
            return;
        }

        page.Line("When the base agrees, by round", Ink.Strong);
        Bars.Draw(page, rounds, narrowest: 1);
        page.Blank();
    }

    private void Spread(Page page)
    {
        (string What, decimal Narrowest, Func<VariantSummary, CountedValues> Of)[] measures =
        [
            ("Balance at the end; positive: A has given more", .01m, summary => summary.Balance(_reading.Norm)),
            ("Demands on A left unanswered", 1, summary => summary.Unanswered(Side.A)),
            ("Demands on B left unanswered", 1, summary => summary.Unanswered(Side.B)),
            ("Gain of A, 1 is all it could gain", .01m, summary => summary.Surplus(Side.A)),
            ("Gain of B, 1 is all it could gain", .01m, summary => summary.Surplus(Side.B)),
        ];
        Histograms(page, measures.SelectMany(measure => swept.Variants.Select(variant => (measure.What, variant.Simulated.Title, measure.Of(variant.Summary), measure.Narrowest))));
    }

    /// <summary>Histograms of one measure after the other, each of all variants.</summary>
    public static void Histograms(Page page, IEnumerable<(string What, string Title, CountedValues Values, decimal Narrowest)> all)
    {
        foreach (var measure in all.GroupBy(one => one.What))
        {
            page.Line(measure.Key, Ink.Strong);
            foreach (var (_, title, values, narrowest) in measure)
            {
                page.Line($"  {title}");
                Bars.Draw(page, values, narrowest);
            }

            page.Blank();
        }
    }

    private void Seats(Page page)
    {
        var table = new Table(page, new("Who plays", Gives: true), new("side A"), new("side B"), new("issues", Right: true, Goes: "issues"), new("rounds", Right: true, Goes: "rounds"), new("set aside", Right: true, Goes: "clauses set aside"));
        foreach (var simulated in swept.Variants.Select(variant => variant.Simulated))
        {
            var agenda = simulated.Bargained.Agenda;
            table.Add(
                $"  {simulated.Title}",
                $"{simulated.StrategyOfA.Name}, {agenda.A.Perspective}",
                $"{simulated.StrategyOfB.Name}, {agenda.B.Perspective}",
                $"{agenda.Issues.Length}",
                $"{simulated.Bargained.Terms.Rounds}",
                $"{agenda.SetAside.Length}");
        }

        table.Draw();
        var rules = swept.Variants.Select(variant => RulesOf(variant.Simulated).ToList()).ToList();
        foreach (var rule in rules.SelectMany(all => all).Distinct())
        {
            var of = swept.Variants.Where((_, place) => rules[place].Contains(rule)).Select(variant => variant.Simulated.Title).ToList();
            page.Text(of.Count == swept.Variants.Length ? $"{rule}." : $"{string.Join(", ", of)}: {rule}.", Ink.Faint);
        }
    }

    private static IEnumerable<string> RulesOf(Simulated simulated)
    {
        if (RuleWords.Of(simulated.Bargained.Terms.Protocol) is { } protocol)
        {
            yield return protocol;
        }

        if (simulated.StrategyOfThird is { } third)
        {
            yield return $"A third party is at the table and plays {third.Name}, {simulated.Bargained.Agenda.Third!.Perspective}; without it nothing is agreed";
            foreach (var rule in RuleWords.Of(simulated.Play.Third!))
            {
                yield return $"The third party {rule}";
            }
        }

        if (RuleWords.Assumed(simulated.Bargained.Agenda, simulated.Play) is { } assumed)
        {
            yield return assumed;
        }

        foreach (var side in Sides.Both)
        {
            if (RuleWords.Of(simulated.Play.Of(side)).ToList() is { Count: > 0 } rules)
            {
                yield return $"Side {side} {string.Join("; ", rules)}";
            }
        }
    }

    private void Afterwards(Page page)
    {
        var broken = swept.Variants.Where(variant => variant.Summary.Tally.Broken != default).ToList();
        foreach (var variant in broken)
        {
            var tally = variant.Summary.Tally;
            page.Text($"{variant.Simulated.Title}: of 100 agreements {Of(tally.Broken.Kept)} are kept; side A breaks something of {Of(tally.Broken.ByA)}, side B of {Of(tally.Broken.ByB)}.");

            string Of(long count) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / tally.Agreements:0.#}");
        }

        if (broken.Count > 0)
        {
            page.Blank();
        }
    }

    private void Stopping(Page page)
    {
        if (swept.Wish.Until is not { } rule || swept.Looks is not [.., var last])
        {
            return;
        }

        var (after, within) = ($"after {Words.Count(last.Replications, "run")}, look {swept.Looks.Length}", string.Create(CultureInfo.InvariantCulture, $"±{rule.AbsTol:0.####}"));
        var settled = swept.Variants[0].Delivery is null ? "agreements" : "deliveries in full";
        var widest = $"{NameOf(last.Measure, settled)} of \"{swept.Variants[last.Variant].Simulated.Title}\"{(last.HalfWidth is { } half ? string.Create(CultureInfo.InvariantCulture, $", ±{half:0.0000}") : ", a single value")}";
        page.Blank().Text(last.IsMet
            ? $"Stopped {after}: {settled} and balance are known to {within}. Widest: {widest}."
            : $"Not known to {within} {after}{(swept.Complete ? ", and no more were wanted" : "")}. Widest: {widest}.");
    }

    private static string NameOf(StoppingMeasure measure, string settled) => measure switch
    {
        StoppingMeasure.Agreement => settled,
        StoppingMeasure.Balance => "balance",
        StoppingMeasure.AgreementAgainstBase => $"difference in {settled}",
        _ => "difference in balance",
    };

    /// <summary>A share in percent, ± half of its 95 % interval.</summary>
    public static string Share(long count, long of)
    {
        var interval = Interval.Wilson(count, of)!.Value;
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / of:0.#} ±{100 * interval.HalfWidth:0.0}");
    }

    /// <summary>A balance: median [5 %, 95 %].</summary>
    public static string Spread(CountedValues balance, Swept swept)
    {
        string Index(double q) => VerdictSentence.Lettered(balance.Quantile(q)!.Value, swept.Variants[0].Simulated.Switches.Tau);
        return balance.Count > 0 ? $"{Index(.5)} [{Index(.05)}, {Index(.95)}]" : Words.Undefined;
    }

    /// <summary>How many more of 100 runs settle than in the base.</summary>
    public static string InHundred(PairedDifference settled) =>
        settled.Difference.Mean is { } more ? $"{Signed(100 * more, "0.#")} of 100" : Words.Undefined;

    /// <summary>Both ends of an interval, with their signs.</summary>
    public static string Between(Interval ends, double scale, string format) => $"[{Signed(scale * ends.Low, format)}, {Signed(scale * ends.High, format)}]";

    /// <summary>A number with its sign.</summary>
    public static string Signed(double value, string format) => value.ToString($"+{format};-{format};{format}", CultureInfo.InvariantCulture);
}
