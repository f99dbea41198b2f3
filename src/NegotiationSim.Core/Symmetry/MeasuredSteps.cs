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

/// <summary>Measures items for one perspective; an item is measured once, however often it is asked for.</summary>
internal sealed class Measuring(ConcessionLedger tables, Perspective perspective, Switches switches)
{
    private readonly Normalisation _normalisation = new(tables, perspective);
    private readonly Dictionary<Concession, MeasuredStep> _measured = new(ReferenceEqualityComparer.Instance);

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

    private IEnumerable<MeasuredStep> PerReceiver(Concession gift) =>
        Sides.Both.Where(side => gift.Beneficiaries.Contains(new Actor(side))).Select(side => Measure(gift, side));

    /// <summary>A step of one of the sides.</summary>
    public MeasuredStep Of(Concession item)
    {
        if (!_measured.TryGetValue(item, out var measured))
        {
            _measured[item] = measured = Measure(item, item.Giver.Side.Other());
        }

        return measured;
    }

    /// <summary>By side, dimension and id, so that the order in which a ledger lists its items changes nothing.</summary>
    private static MeasuredStep[] Ordered(IEnumerable<MeasuredStep> steps)
    {
        var ordered = steps.ToArray();
        Array.Sort(ordered, static (x, y) =>
        {
            var bySide = x.Item.Giver.Side.CompareTo(y.Item.Giver.Side);
            var byDimension = bySide != 0 ? bySide : x.Dimension.CompareTo(y.Dimension);
            return byDimension != 0 ? byDimension : string.CompareOrdinal(x.Item.Id, y.Item.Id);
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
            ReachesReceiver = Reaches(item, receiver),
        };
    }

    private MeasuredShare Measure(Concession item, Normaliser normaliser) =>
        _normalisation.Measure(item.Giver.Side, item.Line, item.Magnitude, normaliser);

    private static bool Reaches(Concession item, Side receiver)
    {
        for (var i = 0; i < item.Beneficiaries.Count; i++)
        {
            if (item.Beneficiaries[i].Side == receiver)
            {
                return true;
            }
        }

        return false;
    }

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

/// <summary>What a standing is worth under each lens (measurement model §1.5), and what a due date does to it.</summary>
internal static class Weighing
{
    public static WeighedStep[] Of(MeasuredStep[] measured, Credibility credibility, DateOnly cutoff, Perspective perspective, Switches switches)
    {
        var weighed = new WeighedStep[measured.Length];
        for (var i = 0; i < weighed.Length; i++)
        {
            weighed[i] = Of(measured[i], credibility, cutoff, perspective, switches);
        }

        return weighed;
    }

    private static WeighedStep Of(MeasuredStep measured, Credibility credibility, DateOnly cutoff, Perspective perspective, Switches switches)
    {
        var item = measured.Item;
        var standing = item.ReadBy(perspective.Reading);
        var discount = DiscountOf(item, cutoff, switches.HT);
        var f = standing.Fraction;
        switch (standing.Status)
        {
            case ConcessionStatus.Fulfilled:
                return new WeighedStep(measured, 1, 1, 1, discount);
            case ConcessionStatus.Breached:
                return new WeighedStep(measured, f, f, f, discount);
            case ConcessionStatus.Reversed or ConcessionStatus.Expired or ConcessionStatus.Withdrawn:
                return new WeighedStep(measured, 0, 0, 0, discount);
        }

        var p = credibility.Chance(item);
        return standing.Status switch
        {
            ConcessionStatus.Offered => new WeighedStep(measured, switches.CountOffers ? 1 : 0, switches.PiO * p, 0, discount),
            ConcessionStatus.Committed => new WeighedStep(measured, 1, p, 0, discount),
            _ => new WeighedStep(measured, 1, f + ((1 - f) * p), f, discount),
        };
    }

    private static double DiscountOf(Concession item, DateOnly cutoff, double halfLife)
    {
        var ahead = item.Due is { } due ? due.DayNumber - cutoff.DayNumber : 0;
        return ahead > 0 ? Math.Pow(2, -ahead / halfLife) : 1;
    }
}
