using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Delivery;

/// <summary>A step that a side owes.</summary>
/// <param name="Item">As it is promised.</param>
/// <param name="Cost">What it costs its giver as pledged, in points of its budget; above 0.</param>
public sealed record OwedStep(Concession Item, double Cost);

/// <summary>
/// What one side has to deliver, its steps one after the other: by due date, then the undated, else in the order of the text.
/// They are laid over the rounds in equal parts. A side that withholds falls behind and goes on later from where it stands:
/// <code>
/// done_i(n)  = clamp(n·m/R − i, 0, 1)        step i = 0..m−1 after n deliveries in R rounds
/// given(n)   = Σ_i cost_i · done_i(n)        points of the giver's budget, as in exposure (measurement model §2.6)
/// </code>
/// </summary>
public sealed class OwedSteps
{
    private readonly int _rounds;
    private readonly double[] _given;

    internal OwedSteps(Side side, IEnumerable<OwedStep> steps, int rounds)
    {
        (Side, _rounds) = (side, rounds);
        Steps = [.. steps.OrderBy(step => (step.Item.Due ?? DateOnly.MaxValue).DayNumber)];
        _given = Numbered.By(rounds + 1, n => Summation.Of(Numbered.By(Steps.Length, i => Steps[i].Cost * DoneOf(i, n))));
    }

    /// <summary>Who owes them.</summary>
    public Side Side { get; }

    /// <summary>The steps in the order of their delivery.</summary>
    public ImmutableArray<OwedStep> Steps { get; }

    /// <summary>What all of them cost.</summary>
    public double Total => _given[^1];

    /// <summary>What has been given after so many deliveries, in points of the giver's budget.</summary>
    public double GivenAfter(int deliveries) => _given[deliveries];

    /// <summary>What has been given, as a share of all that is owed: 0..1.</summary>
    public double ShareAfter(int deliveries) => _given[deliveries] / Total;

    /// <summary>How far a step is done after so many deliveries: 0..1.</summary>
    public double DoneOf(int step, int deliveries) => Math.Clamp((deliveries * Steps.Length) - (step * _rounds), 0, _rounds) / (double)_rounds;

    /// <summary>How many deliveries a record of what is done amounts to.</summary>
    /// <param name="done">How far a step is done: 0..1.</param>
    public int DeliveriesIn(Func<Concession, double> done) => (int)Math.Round(Steps.Sum(step => done(step.Item)) * _rounds / Steps.Length);

    /// <summary>The steps as they stand when the rounds are over: what is not done by then is broken.</summary>
    public IEnumerable<Concession> After(int deliveries) => Steps.Select((step, i) => step.Item with
    {
        Standing = DoneOf(i, deliveries) is var done && done < 1 ? new Standing(ConcessionStatus.Breached, done) : new Standing(ConcessionStatus.Fulfilled),
    });
}
