using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Delivery;

/// <summary>
/// A text that is agreed on, delivered over rounds: in each round both sides at once deliver the next part of what they owe
/// (<see cref="OwedSteps"/>) or withhold it, each by its strategy, as in <see cref="RepeatedDelivery"/>. After each round
/// <code>
/// E_A = given by A − given by B           E_B = −E_A
/// X_g = max(0, max over rounds of E_g)    ahead_g = rounds after which E_g &gt; 0
/// result = n_A·(R + 1) + n_B              n_g: deliveries of side g, 0..R
/// </code>
/// where amounts of 10⁻¹² and less count as 0. What cannot be weighed, or weighs nothing, is not delivered and is listed.
/// </summary>
public sealed class SimulatedDelivery : Playable
{
    /// <summary>The most rounds: what is met on the way is counted, and there are as many exposures as pairs of deliveries.</summary>
    public const int MostDeliveries = 200;

    private readonly ImmutableArray<double> _leads;
    private readonly int[] _leadOf;

    private SimulatedDelivery(Proposal text, DeliveryTerms terms, (DeliveryStrategy A, DeliveryStrategy B) strategies, OwedSteps a, OwedSteps b, ImmutableArray<SetAside> aside)
    {
        (Text, Terms, Strategies, A, B, SetAside) = (text, terms, strategies, a, b, aside);
        var places = terms.Turns + 1;
        var leads = Numbered.By(places * places, result => Lead(a.GivenAfter(result / places) - b.GivenAfter(result % places)));
        _leadOf = new int[leads.Length];
        List<double> rising = [];
        foreach (var result in Ranking.Of(Array.ConvertAll(leads, lead => -lead)).Outcomes)
        {
            if (rising.Count == 0 || rising[^1] != leads[result])
            {
                rising.Add(leads[result]);
            }

            _leadOf[result] = rising.Count - 1;
        }

        _leads = [.. rising];
    }

    /// <summary>What was agreed on.</summary>
    public Proposal Text { get; }

    /// <summary>Rounds, noise, and the chance that it goes on.</summary>
    public DeliveryTerms Terms { get; }

    /// <summary>Who plays side A and side B.</summary>
    public (DeliveryStrategy A, DeliveryStrategy B) Strategies { get; }

    /// <summary>What side A owes.</summary>
    public OwedSteps A { get; }

    /// <summary>What side B owes.</summary>
    public OwedSteps B { get; }

    /// <summary>Clauses of the text that nobody delivers here, and why.</summary>
    public ImmutableArray<SetAside> SetAside { get; }

    /// <inheritdoc/>
    public override int MostRounds => Terms.Turns;

    /// <inheritdoc/>
    public override long ResultCount => (long)(Terms.Turns + 1) * (Terms.Turns + 1);

    /// <inheritdoc/>
    public override bool ResultsAreAgreements => false;

    /// <summary>X_A, X_B, and the rounds after which A or B was ahead.</summary>
    public override int Tracks => 4;

    /// <inheritdoc/>
    public override long CountOf(int track) => track < 2 ? _leads.Length : Terms.Turns + 1;

    /// <summary>What a side owes.</summary>
    public OwedSteps Of(Side side) => side == Side.A ? A : B;

    /// <summary>The deliveries of both sides in a result.</summary>
    public (int A, int B) DeliveriesIn(int result) => (result / (Terms.Turns + 1), result % (Terms.Turns + 1));

    /// <summary>The result that these deliveries of both sides come to.</summary>
    public int ResultOf(int ofA, int ofB) => (ofA * (Terms.Turns + 1)) + ofB;

    /// <summary>The largest exposure X of a side, in points of the budget, that a number of its track stands for.</summary>
    public double ExposureAt(Side side, int number) => side == Side.A ? _leads[number] : 0 - _leads[number];

    /// <summary>Lays a text over rounds.</summary>
    /// <param name="text">What was agreed on.</param>
    /// <param name="tables">Holdings, references and the earlier record; its own items do not matter.</param>
    /// <param name="perspective">Whose weights say what a step costs.</param>
    /// <param name="switches">The model's switches.</param>
    /// <param name="terms">The rules; without findings.</param>
    /// <param name="a">Who plays side A.</param>
    /// <param name="b">Who plays side B.</param>
    /// <returns>The delivery, or why there is none.</returns>
    public static (SimulatedDelivery? Delivery, string? WhyNot) Of(
        Proposal text, ConcessionLedger tables, Perspective perspective, Switches switches, DeliveryTerms terms, DeliveryStrategy a, DeliveryStrategy b)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Turns > MostDeliveries)
        {
            return (null, FormattableString.Invariant($"a delivery has {MostDeliveries} rounds at most, not {terms.Turns}"));
        }

        var expanded = ProposalItems.Of(text);
        var appraisal = Appraisal.Of(tables with { Items = expanded.Items, Gifts = [] }, perspective, switches);
        var steps = Exposure.StepsOf(appraisal).ToDictionary(step => step.Item.Id, StringComparer.Ordinal);
        var sides = Sides.Both.Select(side => new OwedSteps(
            side, expanded.Items.Where(item => item.Giver.Side == side && item.Standing.Status == ConcessionStatus.Committed && IsWeighed(item)).Select(item => new OwedStep(item, steps[item.Id].Cost!.Value)), terms.Turns)).ToList();
        return sides.Find(side => side.Steps.IsEmpty) is { } idle
            ? (null, $"side {idle.Side} has no step to deliver that can be weighed")
            : (new SimulatedDelivery(text, terms, (a, b), sides[0], sides[1], [.. expanded.SetAside, .. Aside()]), null);

        bool IsWeighed(Concession item) => steps.GetValueOrDefault(item.Id)?.Cost > 0;

        IEnumerable<SetAside> Aside() =>
            from clause in text.Clauses
            let unweighed = expanded.Items.Where(item => Agendas.Worths.IsOf(clause, item.Id) && !IsWeighed(item)).ToList()
            where unweighed.Count > 0
            select new SetAside(clause, unweighed.Exists(item => steps.TryGetValue(item.Id, out var step) && step.Cost is null) ? "unmeasured" : "weightless");
    }

    /// <inheritdoc/>
    internal override SweepSeat SeatFor(ulong seed) => new DeliverySweepSeat(this, seed);

    /// <summary>The game between the two sides.</summary>
    internal RepeatedDelivery GameFor(ulong seed) => new(Terms, (nameof(Side.A), Strategies.A), (nameof(Side.B), Strategies.B), seed);

    /// <summary>The number of the lead that A has over B after so many deliveries of each; leads are numbered in rising order.</summary>
    internal int LeadAfter(int ofA, int ofB) => _leadOf[ResultOf(ofA, ofB)];

    private static double Lead(double difference) => Math.Abs(difference) <= Balance.Zero ? 0 : difference;
}
