using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// How far ahead a side is with giving while a text is carried out (measurement model §2.6). Steps in the order of their due
/// dates, those of one date netted; E_A(k) is what A has given after step k less what B has, E(0) = 0, and E_B = −E_A.
/// <code>
/// X_A   = max(0, max_k E_A(k))                       points of the budget, ≥ 0
/// MDD_A = max_{0≤j≤k} (E_A(k) − E_A(j))              ≥ 0
/// tilt  = (X_A − X_B) / (X_A + X_B)                  −1..1, null where neither is ever exposed
/// </code>
/// Undated steps have no place in the order and are listed apart.
/// </summary>
public sealed class Exposure
{
    private readonly ImmutableArray<double> _ofA;

    private Exposure(ImmutableArray<double> ofA, ImmutableArray<string> undated) => (_ofA, Undated) = (ofA, undated);

    /// <summary>E_A after each step.</summary>
    public IReadOnlyList<double> OfA => _ofA;

    /// <summary>Ids of the steps without a due date.</summary>
    public ImmutableArray<string> Undated { get; }

    /// <summary>X_A.</summary>
    public double LargestOfA => Largest(1);

    /// <summary>X_B.</summary>
    public double LargestOfB => Largest(-1);

    /// <summary>MDD_A.</summary>
    public double DrawdownOfA => Drawdown(1);

    /// <summary>MDD_B.</summary>
    public double DrawdownOfB => Drawdown(-1);

    /// <summary>The exposure tilt; null where neither is ever exposed.</summary>
    public double? Tilt => LargestOfA + LargestOfB > 0 ? (LargestOfA - LargestOfB) / (LargestOfA + LargestOfB) : null;

    /// <summary>The exposure along steps that are given in their order: what A gives in each, less what B gives in it.</summary>
    public static Exposure Along(IEnumerable<double> net, ImmutableArray<string> undated = default)
    {
        ArgumentNullException.ThrowIfNull(net);
        Summation sum = default;
        var after = ImmutableArray.CreateBuilder<double>();
        foreach (var step in net)
        {
            sum.Add(step);
            after.Add(sum.Value);
        }

        return new Exposure(after.ToImmutable(), undated.IsDefault ? [] : undated);
    }

    /// <summary>The exposure along a ledger's steps, each at its own-scale cost as pledged.</summary>
    public static Exposure Of(Appraisal appraisal)
    {
        ArgumentNullException.ThrowIfNull(appraisal);
        var steps = StepsOf(appraisal);
        List<double> net = [];
        DateOnly? day = null;
        Summation ofDay = default;
        foreach (var (item, cost) in steps.Where(step => step is { Item.Due: not null, Cost: not null }).OrderBy(step => step.Item.Due!.Value.DayNumber))
        {
            if (item.Due != day)
            {
                (day, ofDay) = (item.Due, default);
                net.Add(0);
            }

            ofDay.Add(item.Giver.Side == Ledger.Side.A ? cost!.Value : -cost!.Value);
            net[^1] = ofDay.Value;
        }

        return Along(net, [.. steps.Where(step => step.Item.Due is null).Select(step => step.Item.Id)]);
    }

    /// <summary>What each step costs its giver, as pledged; null where it cannot be measured.</summary>
    internal static IReadOnlyList<PledgedStep> StepsOf(Appraisal appraisal)
    {
        var reading = new Reading(Norm.Sacrifice, Lens.Pledged, Baseline.StatusQuo);
        List<PledgedStep> steps = [];
        foreach (var step in appraisal.Items)
        {
            steps.Add(new(step.Item, StepNorms.ValueOf(step, appraisal.Weights, reading, Account.Cost)));
        }

        return steps;
    }

    /// <summary>Σ_k h(1−h)^{k−1} max(0, E_A(k)): A's expected loss if the other breaks off with the chance <paramref name="hazard"/> at each step.</summary>
    public double ExpectedLossOfA(double hazard)
    {
        Summation sum = default;
        var lasts = hazard;
        foreach (var exposed in _ofA)
        {
            sum.Add(lasts * Math.Max(0, exposed));
            lasts *= 1 - hazard;
        }

        return sum.Value;
    }

    private double Largest(int sign)
    {
        double largest = 0;
        foreach (var exposed in _ofA)
        {
            largest = Math.Max(largest, sign * exposed);
        }

        return largest;
    }

    private double Drawdown(int sign)
    {
        double lowest = 0, drawdown = 0;
        foreach (var exposed in _ofA)
        {
            lowest = Math.Min(lowest, sign * exposed);
            drawdown = Math.Max(drawdown, (sign * exposed) - lowest);
        }

        return drawdown;
    }
}

/// <summary>A step with what it costs its giver as pledged, in points of the budget; null where that cannot be measured.</summary>
internal sealed record PledgedStep(Concession Item, double? Cost);
