using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Agendas;

/// <summary>What each item of a ledger is worth to one side: what it gains from the others' steps, and its own steps' cost as a loss.</summary>
internal sealed class Worths
{
    private readonly Dictionary<string, double?> _byItem = new(StringComparer.Ordinal);

    private Worths()
    {
    }

    public static Worths Of(ConcessionLedger ledger, Side side, Perspective perspective, Reading reading, Switches switches)
    {
        var appraisal = Appraisal.Of(ledger, perspective, switches);
        var (worths, own) = (new Worths(), reading with { Norm = Norm.Sacrifice });
        foreach (var step in appraisal.Items)
        {
            var gives = step.Item.Giver.Side == side;
            worths.Add(step.Item.Id, gives ? -Value(step, Account.Cost) : Value(step, Account.Gain));
        }

        foreach (var gift in appraisal.Gifts)
        {
            if (gift.Measured.Receiver == side)
            {
                worths.Add(gift.Item.Id, Value(gift, Account.Gain));
            }
        }

        return worths;

        double? Value(WeighedStep step, Account account) => appraisal.Weights.IsCovered ? StepNorms.ValueOf(step, appraisal.Weights, own, account) : null;
    }

    /// <summary>What a side's own steps give, as a step norm measures it; nothing for the others' steps.</summary>
    public static Worths GivenBy(ConcessionLedger ledger, Side side, Norm norm, Perspective perspective, Reading reading, Switches switches)
    {
        var appraisal = Appraisal.Of(ledger, perspective, switches);
        var worths = new Worths();
        foreach (var step in appraisal.Items)
        {
            if (step.Item.Giver.Side == side)
            {
                worths.Add(step.Item.Id, appraisal.Weights.IsCovered ? StepNorms.ValueOf(step, appraisal.Weights, reading with { Norm = norm }, Account.Cost) : null);
            }
        }

        return worths;
    }

    /// <summary>A clause's worth: that of the items it becomes. Null where one of them cannot be weighed.</summary>
    public double? Of(Clause clause)
    {
        Summation sum = default;
        foreach (var (id, worth) in _byItem)
        {
            if (IsOf(clause, id))
            {
                if (worth is not { } known)
                {
                    return null;
                }

                sum.Add(known);
            }
        }

        return sum.Value;
    }

    /// <summary>Is an item what this clause becomes, or one side's part of it?</summary>
    public static bool IsOf(Clause clause, string item)
    {
        if (item == clause.Id)
        {
            return true;
        }

        foreach (var giver in clause.Obligated)
        {
            if (item == $"{clause.Id}.{giver}")
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string item, double? worth) => _byItem[item] = _byItem.TryGetValue(item, out var before) ? before + worth : worth;
}
