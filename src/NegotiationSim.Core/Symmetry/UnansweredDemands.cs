using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>Why a demand counts as unanswered (measurement model §2.5).</summary>
public enum UnansweredBecause
{
    /// <summary>Nothing of its class is asked of the other side.</summary>
    NoCounterpart,

    /// <summary>All that is asked of the other side in its class is too small.</summary>
    TooSmall,

    /// <summary>The answers are less binding or less advanced.</summary>
    WeakerStatus,

    /// <summary>The answers come later than the slack allows, or have no date.</summary>
    LaterOrUndated,

    /// <summary>The answers can be verified less well.</summary>
    WeakerVerification,

    /// <summary>The answers already answer larger demands.</summary>
    UsedUpElsewhere,
}

/// <summary>One demand on a side, and how far the other side's steps answer it.</summary>
/// <param name="Id">Item or demand.</param>
/// <param name="Text">In words.</param>
/// <param name="Line">Dimension or class.</param>
/// <param name="Magnitude">x, its equal-proportion share, &gt; 0.</param>
/// <param name="Coverage">Share of x covered by answers of its class, 0..1, whether they qualify or not.</param>
/// <param name="AnyCoverage">Share of x covered once left-overs of other dimensions are exchanged at the perspective's weights, 0..1.</param>
/// <param name="Because">Why it is unanswered; null when it is answered.</param>
/// <param name="Sources">Source ids.</param>
public sealed record Answered(string Id, string Text, Line Line, double Magnitude, double Coverage, double AnyCoverage, UnansweredBecause? Because, EquatableList<string> Sources);

/// <summary>
/// What is asked of one side and what answers it: KPS_like = Σ x·cov / Σ x, and KPS_any with left-overs of other dimensions
/// (0..1; null, vacuous, when nothing measurable is asked).
/// </summary>
/// <param name="LikeForLike">KPS_like.</param>
/// <param name="Any">KPS_any, never below KPS_like; null too when the weights do not cover the ledger.</param>
/// <param name="Demands">Every measured demand, largest first.</param>
/// <param name="Unmeasured">Demands whose size is unknown, by id: outside the sums.</param>
/// <param name="Beside">Open demands of observers, who are not at the table: in nothing above, unless a switch counts them.</param>
/// <param name="AlreadyOwed">Answers that were owed before (reaffirmed or discharged), by id.</param>
public sealed record Asked(double? LikeForLike, double? Any, IReadOnlyList<Answered> Demands, IReadOnlyList<string> Unmeasured, IReadOnlyList<Demand> Beside, IReadOnlyList<string> AlreadyOwed)
{
    /// <summary>How many of <see cref="Demands"/> are answered.</summary>
    public int AnsweredCount => Demands.Count(demand => demand.Because is null);

    /// <summary>The unanswered ones.</summary>
    public IEnumerable<Answered> Unanswered => Demands.Where(demand => demand.Because is not null);
}

/// <summary>
/// The symmetry principle of the EU paper of February 2026, run in both directions (measurement model §2.5): if one side is
/// asked for a step, is the other asked for a comparable one? Not a published index.
/// </summary>
/// <param name="OfA">What is asked of side A.</param>
/// <param name="OfB">What is asked of side B.</param>
public sealed record Principle(Asked OfA, Asked OfB)
{
    /// <summary>
    /// Demands are the package's items and the open demands beside it. They are served largest first, ties by id; answers by
    /// id, each unit once; first from the demand's own dimension for all, then from the rest of its class. A demand is
    /// answered when answers that qualify (no weaker status or verification, no later than the slack) cover θ of it.
    /// </summary>
    public static Principle Of(ConcessionLedger ledger, Perspective perspective, Switches switches) =>
        Of(ledger, WeightsInUse.Of(ledger, perspective, switches), switches);

    /// <summary>The same for a perspective whose weights in this ledger are known already.</summary>
    internal static Principle Of(ConcessionLedger ledger, WeightsInUse weights, Switches switches)
    {
        var asked = AskedSteps.Of(ledger, switches);
        return new Principle(Of(Side.A, asked, weights, switches), Of(Side.B, asked, weights, switches));
    }

    private static Asked Of(Side side, AskedSteps asked, WeightsInUse weights, Switches switches)
    {
        var demands = asked.Of(side).ToArray();
        Array.Sort(demands, static (x, y) => y.Rounded.CompareTo(x.Rounded) is var order and not 0 ? order : string.CompareOrdinal(x.Id, y.Id));
        var answers = asked.Of(side.Other()).ToArray();
        Array.Sort(answers, static (x, y) => string.CompareOrdinal(x.Id, y.Id));

        var all = new Allocation(demands, answers);
        all.ServeInKind((_, _) => true);
        var like = all.Coverage();
        var reached = all.Reached();
        all.ServeByExchange(side, weights);
        var any = all.Coverage();

        var qualified = new Allocation(demands, answers);
        qualified.ServeInKind((demand, answer) => Qualifies(demand, answer, switches.DueSlack));
        var qualifying = qualified.Coverage();

        var judged = demands.Select((demand, k) => new Answered(
            demand.Id,
            demand.Text,
            demand.Line,
            demand.X,
            like[k],
            any[k],
            qualifying[k] >= switches.Theta - Balance.Tolerance ? null : Because(demand, answers, switches),
            demand.Sources)).ToList();
        return new Asked(
            Share(demands, like),
            weights.IsCovered ? Share(demands, any) : null,
            judged,
            asked.UnmeasuredOf(side),
            asked.BesideOf(side),
            [.. answers.Where((answer, i) => reached[i] && answer.IsOwed).Select(answer => answer.Id)]);
    }

    private static double? Share(AskedStep[] demands, double[] coverage)
    {
        Summation covered = default, total = default;
        for (var k = 0; k < demands.Length; k++)
        {
            covered.Add(demands[k].X * coverage[k]);
            total.Add(demands[k].X);
        }

        return total.Value <= Balance.Zero ? null : covered.Value / total.Value;
    }

    private static bool Qualifies(AskedStep demand, AskedStep answer, double slack) =>
        HasRank(demand, answer) && IsInTime(demand, answer, slack) && IsVerifiable(demand, answer);

    private static bool HasRank(AskedStep demand, AskedStep answer) => answer.Rank >= demand.Rank;

    private static bool IsInTime(AskedStep demand, AskedStep answer, double slack) =>
        demand.Due is not { } due || (answer.Due is { } answered && answered.DayNumber - due.DayNumber <= slack);

    private static bool IsVerifiable(AskedStep demand, AskedStep answer) => answer.Verification >= demand.Verification - Balance.Tolerance;

    private static UnansweredBecause Because(AskedStep demand, AskedStep[] answers, Switches switches)
    {
        var needed = (switches.Theta * demand.X) - Balance.Tolerance;
        var pool = Array.FindAll(answers, answer => AnswerClasses.Answers(answer.Line, demand.Line));
        double Total(Func<AskedStep, bool> test)
        {
            double total = 0;
            foreach (var answer in pool)
            {
                total += test(answer) ? answer.X : 0;
            }

            return total;
        }

        return pool.Length == 0 ? UnansweredBecause.NoCounterpart
            : Total(_ => true) < needed ? UnansweredBecause.TooSmall
            : Total(answer => HasRank(demand, answer)) < needed ? UnansweredBecause.WeakerStatus
            : Total(answer => HasRank(demand, answer) && IsInTime(demand, answer, switches.DueSlack)) < needed ? UnansweredBecause.LaterOrUndated
            : Total(answer => Qualifies(demand, answer, switches.DueSlack)) < needed ? UnansweredBecause.WeakerVerification
            : UnansweredBecause.UsedUpElsewhere;
    }
}

/// <summary>Which dimensions answer which: each its own, FOR and TER also BAS and the other way round (§2.5).</summary>
public static class AnswerClasses
{
    /// <summary>The dimensions beside its own that may answer a demand, in the order in which they are used.</summary>
    public static ImmutableArray<Dimension> Beside(Dimension dimension) => dimension switch
    {
        Dimension.FOR or Dimension.TER => [Dimension.BAS],
        Dimension.BAS => [Dimension.FOR, Dimension.TER],
        _ => [],
    };

    /// <summary>True when an answer is of the demand's own dimension; inside LEG, of its own class.</summary>
    public static bool IsSame(Line answer, Line demand) =>
        answer.Dimension == demand.Dimension && (demand.Dimension != Dimension.LEG || answer.Class == demand.Class);

    /// <summary>True when an answer is of the demand's class at all.</summary>
    public static bool Answers(Line answer, Line demand)
    {
        if (IsSame(answer, demand))
        {
            return true;
        }

        foreach (var beside in Beside(demand.Dimension))
        {
            if (beside == answer.Dimension)
            {
                return true;
            }
        }

        return false;
    }
}
