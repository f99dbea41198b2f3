using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>One item with its sizes: everything that depends neither on the reading nor on the cut-off.</summary>
internal sealed class MeasuredStep
{
    public required Concession Item { get; init; }

    /// <summary>Side that receives it in the other's column; for a gift the side it is counted for.</summary>
    public required Side Receiver { get; init; }

    public required MeasuredShare ByNumber { get; init; }

    public required MeasuredShare ByProportion { get; init; }

    public required MeasuredShare Own { get; init; }

    /// <summary>ρ = λ + (1−λ)·irr.</summary>
    public required double Rho { get; init; }

    /// <summary>κ: product of the third parties' conditions.</summary>
    public required double Kappa { get; init; }

    public required Caveats Caveats { get; init; }

    public required bool ReachesReceiver { get; init; }

    public int Dimension => (int)Item.Line.Dimension;

    /// <summary>Orders by side, and on each side by dimension.</summary>
    public int Place => ((int)Item.Giver.Side * 10) + Dimension;

    public MeasuredShare Share(Norm norm) => norm switch
    {
        Norm.EqualNumber => ByNumber,
        Norm.EqualProportion => ByProportion,
        _ => Own,
    };

    /// <summary>What the receiver gains: nothing if it does not benefit, its own y where that is coded, else the giver's x.</summary>
    public MeasuredShare Gain(Norm norm) =>
        !ReachesReceiver ? new(0, Caveats.ThirdPartyBeneficiary)
        : Item.ReceiverShare is { } y ? new(y, Caveats.None)
        : Share(norm);

    /// <summary>ν by baseline and obligation class (§1.4).</summary>
    public static double Novelty(ObligationClass obligation, Baseline baseline) => (obligation, baseline) switch
    {
        (ObligationClass.Dropped, Baseline.OpeningPosition) => 1,
        (ObligationClass.Dropped, _) => 0,
        (ObligationClass.New, _) => 1,
        (_, Baseline.Legal) => 0,
        _ => 1,
    };
}

/// <summary>A measured item with what its giver's word and the calendar make of it: s by lens, and the time factor.</summary>
internal readonly record struct WeighedStep(MeasuredStep Measured, double Pledged, double Expected, double Delivered, double Discount)
{
    public Concession Item => Measured.Item;

    public double S(Lens lens) => lens switch
    {
        Lens.Pledged => Pledged,
        Lens.Expected => Expected,
        _ => Delivered,
    };
}

/// <summary>Measures items for one perspective.</summary>
internal sealed class Measuring(ConcessionLedger tables, Perspective perspective, Switches switches)
{
    private readonly Normalisation _normalisation = new(tables, perspective);

    public Perspective Perspective { get; } = perspective;

    public Switches Switches { get; } = switches;

    /// <summary>The steps of both sides that are not procedural.</summary>
    public MeasuredStep[] Items(ImmutableArray<Concession> items)
    {
        var measured = new List<MeasuredStep>(items.Length);
        foreach (var item in items)
        {
            if (!item.Procedural)
            {
                measured.Add(Of(item));
            }
        }

        return Ordered(measured);
    }

    /// <summary>Gifts, once for each side that receives them.</summary>
    public MeasuredStep[] Gifts(ImmutableArray<Concession> gifts) =>
        gifts.IsEmpty ? [] : Ordered(gifts.Where(gift => !gift.Procedural).SelectMany(PerReceiver));

    private IEnumerable<MeasuredStep> PerReceiver(Concession gift)
    {
        foreach (var side in Sides.Both)
        {
            if (gift.Benefits(side))
            {
                yield return Measure(gift, side);
            }
        }
    }

    /// <summary>A step of one of the sides.</summary>
    public MeasuredStep Of(Concession item) => Measure(item, item.Giver.Side.Other());

    /// <summary>By side, dimension and id, so that the order in which a ledger lists its items changes nothing.</summary>
    private static MeasuredStep[] Ordered(IEnumerable<MeasuredStep> steps)
    {
        var ordered = steps.ToArray();
        Array.Sort(ordered, static (x, y) =>
        {
            var byPlace = x.Place - y.Place;
            return byPlace != 0 ? byPlace : string.CompareOrdinal(x.Item.Id, y.Item.Id);
        });
        return ordered;
    }

    private MeasuredStep Measure(Concession item, Side receiver)
    {
        var (kappa, assumed) = KappaOf(item);
        var proportion = Measure(item, Normaliser.Prop);
        var own = _normalisation.NormaliserOf(item.Line);
        return new MeasuredStep
        {
            Item = item,
            Receiver = receiver,
            ByNumber = Measure(item, Normaliser.Abs),
            ByProportion = proportion,
            Own = own == Normaliser.Prop ? proportion : Measure(item, own),
            Rho = Switches.Lambda + ((1 - Switches.Lambda) * (item.Irreversibility ?? 0.5)),
            Kappa = kappa,
            Caveats = (assumed ? Caveats.ConditionAssumed : Caveats.None) | (item.TiltUncoded ? Caveats.TiltUncoded : Caveats.None),
            ReachesReceiver = item.Benefits(receiver),
        };
    }

    private MeasuredShare Measure(Concession item, Normaliser normaliser) =>
        _normalisation.Measure(item.Giver.Side, item.Line, item.Magnitude, normaliser);

    private (double Kappa, bool Assumed) KappaOf(Concession item)
    {
        double kappa = 1;
        var assumed = false;
        for (var i = 0; i < item.Conditions.Count; i++)
        {
            if (item.Conditions[i] is not Condition.ThirdParty third)
            {
                continue;
            }

            var p = Perspective.ConditionP.TryGetValue(third.Id, out var own) ? own : third.P;
            assumed |= p is null;
            kappa *= p ?? 0.5;
        }

        return (kappa, assumed);
    }
}

/// <summary>What a standing is worth: a part that is certain and a part that comes with the chance p, s = Certain + Pending·p.</summary>
internal readonly record struct Worth(double Certain, double Pending)
{
    /// <summary>The multiplier s_i of §1.5 by status and lens.</summary>
    public static Worth Of(Standing standing, Lens lens, Switches switches)
    {
        var f = standing.Fraction;
        return (standing.Status, lens) switch
        {
            (ConcessionStatus.Fulfilled, _) => new(1, 0),
            (ConcessionStatus.Breached, _) => new(f, 0),
            (ConcessionStatus.Offered, Lens.Pledged) => new(switches.CountOffers ? 1 : 0, 0),
            (ConcessionStatus.Offered, Lens.Expected) => new(0, switches.PiO),
            (ConcessionStatus.Committed or ConcessionStatus.InProgress, Lens.Pledged) => new(1, 0),
            (ConcessionStatus.Committed, Lens.Expected) => new(0, 1),
            (ConcessionStatus.InProgress, Lens.Expected) => new(f, 1 - f),
            (ConcessionStatus.InProgress, Lens.Delivered) => new(f, 0),
            _ => default,
        };
    }

    public double At(double chance) => Pending == 0 ? Certain : Certain + (Pending * chance);
}

/// <summary>Lays a giver's credibility and the calendar over measured items.</summary>
internal static class Weighing
{
    public static WeighedStep[] Of(MeasuredStep[] measured, Credibility credibility, DateOnly cutoff, Perspective perspective, Switches switches)
    {
        var weighed = new WeighedStep[measured.Length];
        for (var i = 0; i < weighed.Length; i++)
        {
            var item = measured[i].Item;
            var standing = item.ReadBy(perspective.Reading);
            var expected = Worth.Of(standing, Lens.Expected, switches);
            weighed[i] = new WeighedStep(
                measured[i],
                Worth.Of(standing, Lens.Pledged, switches).Certain,
                expected.Pending == 0 ? expected.Certain : expected.At(credibility.Chance(item)),
                Worth.Of(standing, Lens.Delivered, switches).Certain,
                DiscountOf(item, cutoff, switches.HT));
        }

        return weighed;
    }

    /// <summary>2^(−max(0, due−now)/h_T); undated items are not discounted.</summary>
    public static double DiscountOf(Concession item, DateOnly cutoff, double halfLife)
    {
        var ahead = item.Due is { } due ? due.DayNumber - cutoff.DayNumber : 0;
        return ahead > 0 ? Math.Pow(2, -ahead / halfLife) : 1;
    }
}
