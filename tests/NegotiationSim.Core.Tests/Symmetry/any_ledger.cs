using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

/// <summary>Properties of §8 over random ledgers; a failure names its seed.</summary>
public class any_ledger
{
    private const int Ledgers = 1500;

    private static readonly AskedReadings Everything = AskedReadings.Default with
    {
        Baselines = [.. Enum.GetValues<Baseline>()],
        Accounts = [Account.Cost, Account.Gain],
    };

    private static readonly Switches[] SwitchSets = [Switches.Default, Switches.Default with { CountThirdParty = true, CountObserverDemands = true, HT = 200, CountOffers = true }];

    [Fact]
    public void exchanging_the_sides_negates_every_signed_number_exactly() => ForAll((ledger, perspective, switches) =>
    {
        var straight = Score.Of(ledger, [perspective], Everything, switches);
        var exchanged = Score.Of(Given.Exchanged(ledger), [Given.Exchanged(perspective)], Everything, switches);

        exchanged.Verdicts.Select(verdict => verdict.Index).ShouldBe(straight.Verdicts.Select(verdict => Negated(verdict.Index)));
        exchanged.Verdicts.Select(verdict => verdict.Balance.LogRatio).ShouldBe(straight.Verdicts.Select(verdict => Negated(verdict.Balance.LogRatio)));
        exchanged.Verdicts.Select(verdict => verdict.Balance.LogRatioShifted).ShouldBe(straight.Verdicts.Select(verdict => Negated(verdict.Balance.LogRatioShifted)));
        exchanged.Verdicts.Select(verdict => (verdict.Balance.A, verdict.Balance.B, verdict.Balance.L1, verdict.State, verdict.Caveats, verdict.Band))
            .ShouldBe(straight.Verdicts.Select(verdict => (verdict.Balance.B, verdict.Balance.A, verdict.Balance.L1, verdict.State, verdict.Caveats, verdict.Band)));
        exchanged.Verdicts.Select(verdict => verdict.Interval).ShouldBe(straight.Verdicts.Select(verdict => verdict.Interval is { } ends ? (Plus0(-ends.High), Plus0(-ends.Low)) : ((double, double)?)null));
        exchanged.Net.Select(net => net.Difference).ShouldBe(straight.Net.Select(net => Negated(net.Difference)));
        (exchanged.Principle.OfB.LikeForLike, exchanged.Principle.OfB.Any, exchanged.Principle.OfB.AnsweredCount)
            .ShouldBe((straight.Principle.OfA.LikeForLike, straight.Principle.OfA.Any, straight.Principle.OfA.AnsweredCount));
    });

    [Fact]
    public void levels_hang_together() => ForAll((ledger, perspective, switches) =>
    {
        foreach (var verdict in Score.Of(ledger, [perspective], Everything, switches).Verdicts.Where(verdict => verdict.Index is not null))
        {
            var (index, balance) = (verdict.Index!.Value, verdict.Balance);
            index.ShouldBeInRange(-1, 1);
            balance.ParityRatio!.Value.ShouldBe((1 - Math.Abs(index)) / (1 + Math.Abs(index)), 1e-9);
            balance.L1!.Value.ShouldBeInRange(Math.Abs(index) - 1e-9, 1 + 1e-9);
            balance.Compensation?.ShouldBeInRange(0, 1);
            balance.Cosine?.ShouldBeInRange(0, 1);
            if (balance.LogRatio is { } ratio && Math.Abs(index) < .999)
            {
                ratio.ShouldBe(2 * Math.Atanh(index), 1e-9);
            }

            verdict.Interval!.Value.Low.ShouldBeLessThanOrEqualTo(index + 1e-9);
            verdict.Interval.Value.High.ShouldBeGreaterThanOrEqualTo(index - 1e-9);
        }
    });

    [Fact]
    public void the_order_in_which_a_ledger_lists_things_changes_nothing() => ForAll((ledger, perspective, switches) =>
    {
        var turned = ledger with { Items = [.. ledger.Items.Reverse()], Gifts = [.. ledger.Gifts.Reverse()], Demands = [.. ledger.Demands.Reverse()], Package = ledger.Package is { } package ? package with { Items = [.. package.Items.Reverse()] } : null };

        var (straight, other) = (Score.Of(ledger, [perspective], Everything, switches), Score.Of(turned, [perspective], Everything, switches));

        other.Verdicts.Select(verdict => (verdict.Balance, verdict.State, verdict.Interval)).ShouldBe(straight.Verdicts.Select(verdict => (verdict.Balance, verdict.State, verdict.Interval)));
        other.Principle.OfA.Demands.ShouldBe(straight.Principle.OfA.Demands);
        other.Principle.OfB.Demands.ShouldBe(straight.Principle.OfB.Demands);
    });

    [Fact]
    public void one_more_step_of_B_never_moves_a_step_norm_towards_A() => ForAll((ledger, perspective, switches) =>
    {
        var trusting = perspective with { TrustInA = .5, TrustInB = .5 };
        var more = ledger with { Items = ledger.Items.Add(Given.Step("zz", Side.B, Dimension.SEC, Given.Share(.3))) };
        var (before, after) = (Appraisal.Of(ledger, trusting, switches), Appraisal.Of(more, trusting, switches));
        if (before.Weights.IsRenormalised != after.Weights.IsRenormalised || before.Weights.IsCovered != after.Weights.IsCovered)
        {
            return;
        }

        foreach (var reading in Everything.All.Where(reading => !reading.Norm.IsLevel()))
        {
            if (before.Judge(reading).Index is { } was && after.Judge(reading).Index is { } now)
            {
                now.ShouldBeLessThanOrEqualTo(was + 1e-12, reading.ToString());
            }
        }
    });

    [Fact]
    public void answers_of_any_kind_cover_at_least_what_answers_in_kind_cover() => ForAll((ledger, perspective, switches) =>
    {
        var principle = Principle.Of(ledger, perspective, switches);
        foreach (var asked in (Asked[])[principle.OfA, principle.OfB])
        {
            if (asked.LikeForLike is { } like && asked.Any is { } any)
            {
                like.ShouldBeInRange(0, 1 + 1e-12);
                any.ShouldBeInRange(like - 1e-12, 1 + 1e-12);
            }
        }
    });

    [Fact]
    public void less_is_delivered_than_expected_and_expected_than_pledged_but_for_offers() => ForAll((ledger, perspective, switches) =>
    {
        foreach (var item in ledger.Items.Where(item => item.ReadBy(perspective.Reading).Status != ConcessionStatus.Offered && !item.Procedural))
        {
            var alone = Appraisal.Of(ledger with { Items = [item] }, perspective, switches);
            double Total(Lens lens) => alone.Judge(Reading.Headline with { Lens = lens }).Balance is { } balance ? balance.A + balance.B : 0;
            Total(Lens.Delivered).ShouldBeLessThanOrEqualTo(Total(Lens.Expected) + 1e-15);
            Total(Lens.Expected).ShouldBeLessThanOrEqualTo(Total(Lens.Pledged) + 1e-15);
        }
    });

    [Fact]
    public void twice_as_heavy_steps_on_both_sides_leave_the_index_where_it_is() => ForAll((ledger, perspective, switches) =>
    {
        var light = ledger with { Items = [.. ledger.Items.Select(item => item with { Magnitude = Given.Share(.25 + (.01 * item.Id[^1])), ReceiverShare = null })] };
        var heavy = light with { Items = [.. light.Items.Select(item => item with { Magnitude = Given.Share(2 * ((Magnitude.Share)item.Magnitude!).X.Mode) })] };
        var (once, twice) = (Appraisal.Of(light, perspective, switches).Judge(Reading.Headline), Appraisal.Of(heavy, perspective, switches).Judge(Reading.Headline));

        twice.Balance.Index.ShouldBe(once.Balance.Index);
        twice.Balance.L1.ShouldBe(once.Balance.L1);
        twice.Balance.Compensation.ShouldBe(once.Balance.Compensation);
    });

    private static void ForAll(Action<ConcessionLedger, Perspective, Switches> property)
    {
        foreach (var (seed, ledger, perspective) in RandomLedgers.Many(Ledgers))
        {
            try
            {
                property(ledger, perspective, SwitchSets[seed % SwitchSets.Length]);
            }
            catch (ShouldAssertException failure)
            {
                Assert.Fail($"seed {seed}: {failure.Message}");
            }
        }
    }

    private static double? Negated(double? value) => value is { } number ? Plus0(-number) : null;

    /// <summary>−0 and 0 are one number.</summary>
    private static double Plus0(double value) => value + 0.0;
}
