using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>One item with everything about it that does not depend on the reading.</summary>
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

    /// <summary>s by lens.</summary>
    public required (double Pledged, double Expected, double Delivered) Multiplier { get; init; }

    /// <summary>κ: product of the third parties' conditions.</summary>
    public required double Kappa { get; init; }

    /// <summary>2^(−max(0, due−now)/h_T).</summary>
    public required double Discount { get; init; }

    public required Caveats Caveats { get; init; }

    public required bool ReachesReceiver { get; init; }

    public int Dimension => (int)Item.Line.Dimension;

    public double S(Lens lens) => lens switch
    {
        Lens.Pledged => Multiplier.Pledged,
        Lens.Expected => Multiplier.Expected,
        _ => Multiplier.Delivered,
    };

    public MeasuredShare Share(Norm norm) => norm switch
    {
        Norm.EqualNumber => ByNumber,
        Norm.EqualProportion => ByProportion,
        _ => Own,
    };

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

/// <summary>All items of a ledger measured for a perspective, in order of side, dimension and id.</summary>
internal sealed class MeasuredSteps
{
    private readonly Appraisal _appraisal;
    private readonly Normalisation _normalisation;

    public MeasuredSteps(Appraisal appraisal, Normalisation normalisation)
    {
        _appraisal = appraisal;
        _normalisation = normalisation;
        Items = Ordered(appraisal.Ledger.Items.Where(item => !item.Procedural).Select(item => Measure(item, item.Giver.Side.Other())));
        Gifts = Ordered(appraisal.Ledger.Gifts.Where(gift => !gift.Procedural).SelectMany(PerReceiver));
    }

    /// <summary>Steps of the two sides that are not procedural.</summary>
    public MeasuredStep[] Items { get; }

    /// <summary>Gifts, once for each side that receives them.</summary>
    public MeasuredStep[] Gifts { get; }

    private static MeasuredStep[] Ordered(IEnumerable<MeasuredStep> steps)
    {
        var ordered = steps.ToArray();
        Array.Sort(ordered, (x, y) =>
        {
            var bySide = x.Item.Giver.Side.CompareTo(y.Item.Giver.Side);
            var byDimension = bySide != 0 ? bySide : x.Dimension.CompareTo(y.Dimension);
            return byDimension != 0 ? byDimension : string.CompareOrdinal(x.Item.Id, y.Item.Id);
        });
        return ordered;
    }

    private IEnumerable<MeasuredStep> PerReceiver(Concession gift) =>
        Sides.Both.Where(side => gift.Beneficiaries.Contains(new Actor(side))).Select(side => Measure(gift, side));

    private MeasuredStep Measure(Concession item, Side receiver)
    {
        var switches = _appraisal.Switches;
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
            Rho = switches.Lambda + ((1 - switches.Lambda) * (item.Irreversibility ?? 0.5)),
            Multiplier = Multipliers(item),
            Kappa = kappa,
            Discount = DiscountOf(item),
            Caveats = (assumed ? Caveats.ConditionAssumed : Caveats.None) | (item.TiltUncoded ? Caveats.TiltUncoded : Caveats.None),
            ReachesReceiver = item.Beneficiaries.Contains(new Actor(receiver)),
        };
    }

    private MeasuredShare Measure(Concession item, Normaliser normaliser) =>
        _normalisation.Measure(item.Giver.Side, item.Line, item.Magnitude, normaliser);

    private (double Pledged, double Expected, double Delivered) Multipliers(Concession item)
    {
        var switches = _appraisal.Switches;
        var standing = item.ReadBy(_appraisal.Perspective.Reading);
        var f = standing.Fraction;
        switch (standing.Status)
        {
            case ConcessionStatus.Fulfilled:
                return (1, 1, 1);
            case ConcessionStatus.Breached:
                return (f, f, f);
            case ConcessionStatus.Reversed or ConcessionStatus.Expired or ConcessionStatus.Withdrawn:
                return (0, 0, 0);
        }

        var p = _appraisal.Credibility.Chance(item);
        return standing.Status switch
        {
            ConcessionStatus.Offered => (switches.CountOffers ? 1 : 0, switches.PiO * p, 0),
            ConcessionStatus.Committed => (1, p, 0),
            _ => (1, f + ((1 - f) * p), f),
        };
    }

    private (double Kappa, bool Assumed) KappaOf(Concession item)
    {
        double kappa = 1;
        var assumed = false;
        foreach (var condition in item.Conditions)
        {
            if (condition is not Condition.ThirdParty third)
            {
                continue;
            }

            var p = _appraisal.Perspective.ConditionP.TryGetValue(third.Id, out var own) ? own : third.P;
            assumed |= p is null;
            kappa *= p ?? 0.5;
        }

        return (kappa, assumed);
    }

    private double DiscountOf(Concession item)
    {
        var ahead = item.Due is { } due ? due.DayNumber - _appraisal.Ledger.Cutoff.DayNumber : 0;
        return ahead > 0 ? Math.Pow(2, -ahead / _appraisal.Switches.HT) : 1;
    }
}
