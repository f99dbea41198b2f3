using System.Text.Json;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files.Answers;

/// <summary>What a base or variant came to, as members of its object: the low and high of a mean are 95 %.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="histograms">Whether each distribution has its histogram.</param>
internal sealed class SweptOutcomes(Utf8JsonWriter writer, bool histograms)
{
    private const int MostSettlements = 10;
    private const decimal Hundredth = 0.01m;

    public void Write(VariantSummary summary)
    {
        var tally = summary.Tally;
        writer.Object("agreement", () =>
        {
            Share(tally.Agreements, tally.Replications, "agreements");
            foreach (var how in Enum.GetValues<BargainingEnding>().Where(how => how != BargainingEnding.Agreement))
            {
                writer.WriteNumber(Json.Camel(how), tally.Ended(how));
            }
        });
        if (summary.Talks.Sides.Any(side => side.Breach is not null))
        {
            writer.Object("afterwards", () => Afterwards(tally));
        }

        writer.Object("roundOfAgreement", () => Distribution(summary.RoundOfAgreement, narrowest: 1));
        Balance(summary);
        BySide("answered", summary.Answered);
        BySide("unanswered", summary.Unanswered, narrowest: 1);
        BySide("exposure", summary.Exposure);
        BySide("surplus", summary.Surplus);
        if (summary.Talks.Sides.Length > 2)
        {
            writer.Object("surplusOfThird", () => Distribution(summary.Surplus(Side.Third)));
        }

        writer.Object("jointSurplus", () => Distribution(summary.JointSurplus));
        writer.Object("splitToA", () => Distribution(summary.SplitToA));
        writer.Objects("settlements", summary.Settlements.Take(MostSettlements), one =>
        {
            writer.WriteNumber("count", one.Count);
            writer.Number("utilityOfA", one.Settlement.UtilityOfA);
            writer.Number("utilityOfB", one.Settlement.UtilityOfB);
            writer.Objects("clauses", summary.Talks.Agenda.Issues.Index(), issue =>
            {
                writer.WriteString("clause", issue.Item.Clause.Id);
                writer.Number("agreed", issue.Item.Options[one.Settlement.Package[issue.Index]]);
            });
        });
    }

    public void Share(long count, long of, string counted = "count")
    {
        var interval = Interval.Wilson(count, of);
        writer.WriteNumber(counted, count);
        writer.Number("share", of > 0 ? (double)count / of : null);
        writer.Number("low", interval?.Low);
        writer.Number("high", interval?.High);
    }

    public void Balance(SweepSummary summary) => writer.Objects("balance", Norms.All, norm =>
    {
        writer.WriteString("norm", norm.ToString());
        Distribution(summary.Balance(norm));
    });

    // Shares of the agreements; promises an agreement.
    private void Afterwards(Tally tally)
    {
        var (broken, agreements) = (tally.Broken, tally.Agreements);
        double? Share(long count) => agreements > 0 ? (double)count / agreements : null;
        writer.Number("kept", Share(broken.Kept));
        writer.Number("brokenByA", Share(broken.ByA));
        writer.Number("brokenByB", Share(broken.ByB));
        writer.Number("promisesBrokenByA", Share(broken.PromisesOfA));
        writer.Number("promisesBrokenByB", Share(broken.PromisesOfB));
    }

    public void BySide(string name, Func<Side, CountedValues> values, decimal narrowest = Hundredth) => writer.Object(name, () =>
    {
        writer.Object("A", () => Distribution(values(Side.A), narrowest));
        writer.Object("B", () => Distribution(values(Side.B), narrowest));
    });

    public void Distribution(CountedValues values, decimal narrowest = Hundredth)
    {
        writer.WriteNumber("count", values.Count);
        writer.WriteNumber("undefined", values.Undefined);
        writer.Number("mean", values.Mean);
        writer.Number("low", values.Within()?.Low);
        writer.Number("high", values.Within()?.High);
        writer.Number("sd", values.Variance is { } variance ? Math.Sqrt(variance) : null);
        writer.Number("q05", values.Quantile(.05));
        writer.Number("median", values.Quantile(.5));
        writer.Number("q95", values.Quantile(.95));
        if (histograms && Histogram.Of(values.Values, narrowest) is { } histogram)
        {
            writer.Object("histogram", () =>
            {
                writer.Number("low", histogram.Low);
                writer.Number("high", histogram.High);
                writer.Counts("counts", histogram.Counts);
            });
        }
    }

    public void Paired(VariantSummary variant, VariantSummary @base, Norm norm)
    {
        (string Name, Func<VariantSummary, int, double?> Measure)[] measures =
        [
            ("agreement", SweepSummary.Agreed),
            ("balance", SweepSummary.BalanceUnder(norm)),
            ("surplusOfA", VariantSummary.SurplusOf(Side.A)),
            ("surplusOfB", VariantSummary.SurplusOf(Side.B)),
        ];
        foreach (var (name, measure) in measures)
        {
            var (pairs, undefined) = variant.AgainstBase(@base, measure);
            Difference(name, pairs, undefined);
        }
    }

    public void Difference(string name, PairedDifference pairs, long undefined = 0) => writer.Object(name, () =>
    {
        var interval = pairs.Difference.Within();
        writer.WriteNumber("pairs", pairs.Difference.Count);
        writer.WriteNumber("undefined", undefined);
        writer.Number("difference", pairs.Difference.Mean);
        writer.Number("low", interval?.Low);
        writer.Number("high", interval?.High);
        writer.Number("narrowerBy", pairs.NarrowerBy);
    });
}
