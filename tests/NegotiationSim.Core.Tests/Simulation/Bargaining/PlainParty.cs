using NegotiationSim.Core.Simulation;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Simulation.Bargaining;

/// <summary>What a party saw in one of its turns: the round, and the latest outcome each other proposed (−1: none).</summary>
internal sealed record PlainTurn(int Round, int[] Latest);

/// <summary>Everything there is to know of a domain.</summary>
internal sealed record PlainDomain(string[] Names, double[][] Utilities, double[] Reservations, double[][][] Given, int Horizon)
{
    public int Parties => Names.Length;
}

/// <summary>
/// Every strategy once more, written for the eye and not for speed: the next offer worked out anew from all that was seen, in
/// outcomes and lists. The kernel has to make the same moves.
/// </summary>
internal sealed class PlainParty(PlainDomain domain, int me, string strategy, Dictionary<string, double> parameters, ulong seed, uint replication)
{
    public const int TakesIt = -2;

    private readonly double[] _utilities = domain.Utilities[me];
    private readonly double _reservation = domain.Reservations[me];
    private readonly int[] _others = [.. Enumerable.Range(0, domain.Parties).Where(party => party != me)];

    public double Tolerance => 1e-9 * (_utilities.Max() - _utilities.Min());

    /// <summary>Outcomes it may offer, best first.</summary>
    public List<int> Ranked => [.. Enumerable.Range(0, _utilities.Length).Where(outcome => _utilities[outcome] >= _reservation - Tolerance).OrderByDescending(outcome => _utilities[outcome]).ThenBy(outcome => outcome)];

    public double Best => Math.Max(_utilities.Max(), _reservation);

    public double Least => Math.Max(_utilities.Min(), _reservation);

    public double Worth(int outcome) => _utilities[outcome];

    /// <summary>What it would offer in the last of these turns.</summary>
    public int Next(IReadOnlyList<PlainTurn> turns) => strategy switch
    {
        "Polynomial" => ByTheClock(turns, t => Power(t, this["beta"], this["kappa"])),
        "Boulware" => ByTheClock(turns, t => Power(t, .2, this["kappa"])),
        "Linear" => ByTheClock(turns, t => Power(t, 1, this["kappa"])),
        "Conceder" => ByTheClock(turns, t => Power(t, 5, this["kappa"])),
        "Exponential" => ByTheClock(turns, t => Math.Exp(Math.Pow(1 - t, this["beta"]) * Math.Log(this["kappa"]))),
        "Aspiration" => ByTheClock(turns, t => 1 - (this["highest"] * (1 - Math.Pow(t, this["exponent"])))),
        "RelativeTitForTat" or "RandomAbsoluteTitForTat" or "AveragedTitForTat" or "Mixture" => Offer(Tactics(turns)),
        "NaiveTitForTat" => Offer(Naive(turns)),
        "NiceTitForTat" => Nice(turns),
        "MiCRO" => Micro(turns),
        "Zeuthen" => Zeuthen(turns),
        "Comparative" => Offer(Comparative(turns)),
        "GRIT" => Offer(Grit(turns)),
        "HardLiner" => Ranked[0],
        "RandomWalk" => Offer(Walk(turns)),
        _ => Match(turns, Enum.Parse<Norm>(strategy["Matcher".Length..])),
    };

    private double this[string parameter] => parameters[parameter];

    private double Target(double conceded) => Best - (conceded * (Best - Least));

    private int Offer(double target) => Ranked.Last(outcome => _utilities[outcome] >= Math.Min(target, Best) - Tolerance);

    /// <summary>The worst of the others' latest offers, as far as there are any.</summary>
    private double? Received(PlainTurn turn) =>
        _others.Where(other => turn.Latest[other] >= 0).Select(other => (double?)_utilities[turn.Latest[other]]).Min();

    private double Clock(PlainTurn turn) => domain.Horizon == 1 ? 1 : Math.Min(1, (turn.Round - 1.0) / (domain.Horizon - 1));

    private static double Power(double t, double beta, double kappa) => kappa + ((1 - kappa) * Math.Pow(t, 1 / beta));

    private int ByTheClock(IReadOnlyList<PlainTurn> turns, Func<double, double> conceded) => Offer(Target(conceded(Clock(turns[^1]))));

    private double Tactics(IReadOnlyList<PlainTurn> turns)
    {
        double[] weights = strategy switch
        {
            "RelativeTitForTat" => [0, 1, 0, 0],
            "RandomAbsoluteTitForTat" => [0, 0, 1, 0],
            "AveragedTitForTat" => [0, 0, 0, 1],
            _ => [this["time"], this["relative"], this["absolute"], this["averaged"]],
        };
        weights = weights.Sum() == 0 ? [1, 1, 1, 1] : weights;
        var (delta, gamma) = ((int)parameters.GetValueOrDefault("delta", 1), (int)parameters.GetValueOrDefault("gamma", 2));
        var own = double.NaN;
        for (var k = 0; k < turns.Count; k++)
        {
            var time = Target(Power(Clock(turns[k]), this["beta"], this["kappa"]));
            double[] offers = [.. turns.Take(k + 1).Select(Received).OfType<double>()];
            if (k == 0)
            {
                own = time;
                continue;
            }

            var relative = offers.Length > delta && offers[^delta] != 0 ? own * offers[^(delta + 1)] / offers[^delta] : time;
            var absolute = offers.Length > delta ? own + (offers[^(delta + 1)] - offers[^delta]) - Random(turns[k].Round) : time;
            var averaged = offers.Length > gamma && offers[^1] != 0 ? own * offers[^(gamma + 1)] / offers[^1] : time;
            own = ((weights[0] * time) + (weights[1] * relative) + (weights[2] * absolute) + (weights[3] * averaged)) / weights.Sum();
            own = Math.Clamp(own, Least, Best);
        }

        return own;
    }

    private double Random(int round) => parameters.GetValueOrDefault("most") == 0 ? 0 : DrawsOf(round).UpTo((int)this["most"]) / 100.0 * (Best - Least);

    private Draws DrawsOf(int round) => new(seed, replication, (uint)round, DrawStreams.Of(domain.Names[me], DrawPurpose.Move));

    private double Naive(IReadOnlyList<PlainTurn> turns)
    {
        var target = Best;
        for (var k = 1; k < turns.Count; k++)
        {
            target = k == 1 ? Target(this["first"]) : target;
            var gained = Received(turns[k]) - Received(turns[k - 1]) ?? 0;
            target = gained > 0 || this["punishes"] == 1 ? Math.Clamp(target - (this["kappa"] * gained), Least, Best) : target;
        }

        return target;
    }

    private int Nice(IReadOnlyList<PlainTurn> turns)
    {
        var nash = Ranked.MaxBy(outcome => _others.Aggregate(Worth(outcome) - _reservation, (product, other) => product * Math.Max(0, SurplusOf(other, outcome))));
        double[] offers = [.. turns.Select(Received).OfType<double>()];
        var come = offers.Length == 0 ? 0 : Worth(nash) - offers[0] <= Tolerance ? 1 : Math.Clamp((offers[^1] - offers[0]) / (Worth(nash) - offers[0]), 0, 1);
        var last = Ranked.IndexOf(Offer(Best - (come * (Best - Worth(nash)))));
        return Ranked.Take(last + 1).MaxBy(outcome => _others.Min(other => SurplusOf(other, outcome)));
    }

    private double SurplusOf(int other, int outcome) => domain.Utilities[other][outcome] - domain.Reservations[other];

    private int Micro(IReadOnlyList<PlainTurn> turns)
    {
        var made = 0;
        for (var k = 0; k < turns.Count; k++)
        {
            var received = _others.Min(other => turns.Take(k + 1).Select(turn => turn.Latest[other]).Where(outcome => outcome >= 0).Distinct().Count());
            made += made <= received && made < Ranked.Count ? 1 : 0;
        }

        return Ranked[made - 1];
    }

    private int Zeuthen(IReadOnlyList<PlainTurn> turns)
    {
        var own = Ranked[0];
        for (var k = 1; k < turns.Count; k++)
        {
            var theirs = turns[k].Latest[_others[0]];
            if (theirs < 0 || Risk(me, own, theirs) > Risk(_others[0], theirs, own))
            {
                continue;
            }

            var steps = Ranked.SkipWhile(outcome => outcome != own).Skip(1).Where(outcome => Risk(me, outcome, theirs) > Risk(_others[0], theirs, outcome)).Take(1).ToList();
            if (steps.Count == 0 && Worth(theirs) >= _reservation && k == turns.Count - 1)
            {
                return TakesIt;
            }

            own = steps.Count == 0 ? own : steps[0];
        }

        return own;
    }

    private double Risk(int party, int own, int others)
    {
        var surplus = domain.Utilities[party][own] - domain.Reservations[party];
        return surplus == 0 ? 1 : (domain.Utilities[party][own] - domain.Utilities[party][others]) / surplus;
    }

    private double Comparative(IReadOnlyList<PlainTurn> turns)
    {
        var (target, move) = (Best, this["first"] * (Best - Least));
        for (var k = 1; k < turns.Count; k++)
        {
            move += this["beta"] * ((Received(turns[k]) - Received(turns[k - 1]) ?? move) - move);
            target = Math.Clamp(target - move, Least, Best);
        }

        return target;
    }

    private double Grit(IReadOnlyList<PlainTurn> turns)
    {
        var first = this["step"] * (Best - Least);
        var (target, step, waited, unanswered, hasMatched) = (Best, first, 0, 0, false);
        var before = Received(turns[0]);
        foreach (var turn in turns.Skip(1))
        {
            var received = Received(turn);
            var gained = received - before ?? 0;
            if (gained > Tolerance)
            {
                step = unanswered > 0 ? step * this["growth"] : step;
                target = Math.Max(target - step, Target(1 - this["floor"]));
                (before, waited, unanswered, hasMatched) = (received, 0, 1, false);
                continue;
            }

            if (gained < -Tolerance && !hasMatched)
            {
                target = Math.Min(target - gained, Best);
                (before, waited, unanswered, hasMatched, step) = (received, 0, 0, true, first);
                continue;
            }

            if (unanswered > 0)
            {
                waited++;
            }

            if (unanswered == 0 || (waited >= this["window"] && unanswered < this["unanswered"]))
            {
                target = Math.Max(target - step, Target(1 - this["floor"]));
                (before, waited, unanswered, hasMatched) = (received, 0, unanswered + 1, false);
            }
        }

        return target;
    }

    private double Walk(IReadOnlyList<PlainTurn> turns) => turns.Skip(1).Aggregate(
        Best, (target, turn) => Math.Clamp(target + (this["step"] * (Best - Least) * ((2 * DrawsOf(turn.Round).Uniform()) - 1)), Least, Best));

    private int Match(IReadOnlyList<PlainTurn> turns, Norm norm)
    {
        var given = domain.Given[(int)norm];
        var most = Ranked.Max(outcome => given[me][outcome]);
        var byOthers = _others.Min(other => turns.Select(turn => turn.Latest[other]).Where(outcome => outcome >= 0).Select(outcome => given[other][outcome]).DefaultIfEmpty(0).Max());
        var ceiling = byOthers + (this["firstStep"] * most) + (1e-9 * most);
        List<int> allowed = [.. Ranked.Where(outcome => given[me][outcome] <= ceiling)];
        if (allowed.Count == 0)
        {
            return Ranked.MinBy(outcome => given[me][outcome]);
        }

        return allowed.Where(outcome => given[me][outcome] >= byOthers - (1e-9 * most)).DefaultIfEmpty(allowed.MaxBy(outcome => given[me][outcome])).First();
    }
}
