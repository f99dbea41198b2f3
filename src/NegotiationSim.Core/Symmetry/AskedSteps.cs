using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>Something asked of a side, with its equal-proportion share x &gt; 0 (no weight, ρ, ν, s or κ).</summary>
internal sealed record AskedStep(string Id, string Text, Line Line, double X, int Rank, DateOnly? Due, double Verification, bool IsOwed, EquatableList<string> Sources)
{
    /// <summary>x without what binary fractions leave behind, so that equal demands are a tie however they were written.</summary>
    public double Rounded { get; } = Math.Round(X, 9);
}

/// <summary>
/// What is asked of each side (measurement model §2.5): the package's items that are neither procedural, dropped, reversed,
/// expired nor withdrawn, and open demands that a party or mediator tabled up to 30 days before it and that it does not
/// contain. Without a package every open demand counts. A share of 0 is no demand; an unknown one is unmeasured.
/// </summary>
internal sealed class AskedSteps
{
    private const double Unstated = 0.5;

    // By side, A before B.
    private readonly List<AskedStep>[] _steps = [[], []];
    private readonly List<string>[] _unmeasured = [[], []];
    private readonly List<Demand>[] _beside = [[], []];

    public static AskedSteps Of(ConcessionLedger ledger, Switches switches)
    {
        var asked = new AskedSteps();
        var normalisation = new Normalisation(ledger, null);
        foreach (var item in ledger.Package?.Items ?? [])
        {
            if (IsAsked(item))
            {
                asked.Add(item.Giver.Side, normalisation.Measure(item.Giver.Side, item.Line, item.Magnitude, Normaliser.Prop), x => new AskedStep(
                    item.Id, item.Text, item.Line, x, item.Standing.Rank, item.Due, item.Verification ?? Unstated, IsOwed(item), item.Sources), item.Id);
            }
        }

        foreach (var demand in ledger.Demands)
        {
            if (!IsOpenBeside(demand, ledger.Package, switches.DemandWindow))
            {
                continue;
            }

            if (demand.Role == AskerRole.Observer && !switches.CountObserverDemands)
            {
                asked._beside[(int)demand.Askee].Add(demand);
            }
            else
            {
                asked.Add(demand.Askee, normalisation.Measure(demand.Askee, demand.Line, demand.Magnitude, Normaliser.Prop), x => new AskedStep(
                    demand.Id, demand.Text, demand.Line, x, Rank: 0, demand.Due, demand.Verification ?? Unstated, IsOwed: false, demand.Sources), demand.Id);
            }
        }

        return asked;
    }

    public IReadOnlyList<AskedStep> Of(Side side) => _steps[(int)side];

    public IReadOnlyList<string> UnmeasuredOf(Side side) => [.. _unmeasured[(int)side].Order(StringComparer.Ordinal)];

    public IReadOnlyList<Demand> BesideOf(Side side) => [.. _beside[(int)side].OrderBy(demand => demand.Id, StringComparer.Ordinal)];

    private static bool IsAsked(Concession item) =>
        item.Giver.IsSide
        && !item.Procedural
        && item.ObligationClass != ObligationClass.Dropped
        && item.Standing.Status is not (ConcessionStatus.Reversed or ConcessionStatus.Expired or ConcessionStatus.Withdrawn);

    private static bool IsOwed(Concession item) => item.ObligationClass is ObligationClass.Reaffirm or ObligationClass.Discharge;

    /// <summary>Open, of side A or B, and beside the package, not long before it.</summary>
    private static bool IsOpenBeside(Demand demand, Package? package, double window)
    {
        if (!demand.IsOpen || demand.Askee == Side.Third)
        {
            return false;
        }

        if (package is null)
        {
            return true;
        }

        var age = package.Date.DayNumber - demand.On.DayNumber;
        var isContained = demand.Clause is { } clause && package.ClauseIds.Contains(clause);
        return age >= 0 && age <= window && !isContained;
    }

    private void Add(Side side, MeasuredShare share, Func<double, AskedStep> step, string id)
    {
        if (share.X is not { } x)
        {
            _unmeasured[(int)side].Add(id);
        }
        else if (x.Mode > Balance.Zero)
        {
            _steps[(int)side].Add(step(x.Mode));
        }
    }
}

/// <summary>Serves demands from answers, each unit once.</summary>
internal sealed class Allocation(AskedStep[] demands, AskedStep[] answers)
{
    private readonly double[] _left = Array.ConvertAll(answers, answer => answer.X);
    private readonly double[] _need = Array.ConvertAll(demands, demand => demand.X);

    /// <summary>Pass 1 from the same dimension for all demands, pass 2 from the rest of each class.</summary>
    public void ServeInKind(Func<AskedStep, AskedStep, bool> qualifies)
    {
        Serve((demand, answer) => AnswerClasses.IsSame(answer.Line, demand.Line) && qualifies(demand, answer));
        for (var k = 0; k < demands.Length; k++)
        {
            foreach (var dimension in AnswerClasses.Beside(demands[k].Line.Dimension))
            {
                ServeOne(k, answer => answer.Line.Dimension == dimension && qualifies(demands[k], answer));
            }
        }
    }

    /// <summary>
    /// What is left of an answer in dimension e covers r·W[other, e]/W[asked, d] of a demand in dimension d; no weight, no
    /// exchange.
    /// </summary>
    public void ServeByExchange(Side asked, WeightsInUse weights)
    {
        for (var k = 0; k < demands.Length; k++)
        {
            var price = weights.Of(asked, demands[k].Line.Dimension);
            for (var i = 0; i < answers.Length && price > 0; i++)
            {
                var worth = weights.Of(asked.Other(), answers[i].Line.Dimension);
                if (worth > 0)
                {
                    var rate = worth / price;
                    var covered = Math.Min(_need[k], _left[i] * rate);
                    _need[k] -= covered;
                    _left[i] = Math.Max(0, _left[i] - (covered / rate));
                }
            }
        }
    }

    /// <summary>Share of each demand that is covered, 0..1.</summary>
    public double[] Coverage()
    {
        var coverage = new double[demands.Length];
        for (var k = 0; k < coverage.Length; k++)
        {
            coverage[k] = Math.Clamp(1 - (_need[k] / demands[k].X), 0, 1);
        }

        return coverage;
    }

    /// <summary>Which answers have answered something.</summary>
    public bool[] Reached()
    {
        var reached = new bool[answers.Length];
        for (var i = 0; i < reached.Length; i++)
        {
            reached[i] = answers[i].X - _left[i] > Balance.Zero;
        }

        return reached;
    }

    private void Serve(Func<AskedStep, AskedStep, bool> test)
    {
        for (var k = 0; k < demands.Length; k++)
        {
            ServeOne(k, answer => test(demands[k], answer));
        }
    }

    private void ServeOne(int k, Func<AskedStep, bool> test)
    {
        for (var i = 0; i < answers.Length && _need[k] > Balance.Zero; i++)
        {
            if (_left[i] > Balance.Zero && test(answers[i]))
            {
                var covered = Math.Min(_need[k], _left[i]);
                _need[k] -= covered;
                _left[i] -= covered;
            }
        }
    }
}
