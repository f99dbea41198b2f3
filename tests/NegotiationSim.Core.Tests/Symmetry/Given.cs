using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

/// <summary>Small ledgers in few words.</summary>
internal static class Given
{
    public static readonly DateOnly Today = new(2026, 2, 24);

    public static ConcessionLedger Ledger(params Concession[] items) => new()
    {
        Cutoff = Today,
        Items = [.. items],
        Package = new Package(Today, [.. items], []),
    };

    public static Concession Step(string id, Side side, Dimension dimension, Magnitude? magnitude, ObligationClass obligation = ObligationClass.New, ConcessionStatus status = ConcessionStatus.Committed, double fraction = 0) => new()
    {
        Id = id,
        Giver = new Actor(side),
        Line = new Line(dimension),
        Magnitude = magnitude,
        ObligationClass = obligation,
        Standing = new Standing(status, fraction),
        Beneficiaries = [new Actor(side.Other())],
    };

    public static Magnitude Share(double x) => new Magnitude.Share(x);

    public static Magnitude Quantity(double q) => new Magnitude.Quantity(q);

    public static Magnitude Cap(double cap) => new Magnitude.Cap(cap);

    /// <summary>Items of both sides with weight-free shares, one a dimension: λ = 1 and irr = 1 make V = W·x.</summary>
    public static ConcessionLedger Columns(double[] a, double[] b) => Ledger([.. Items(Side.A, a), .. Items(Side.B, b)]);

    public static Perspective Shared(params double[] weights)
    {
        var table = new WeightTable([.. Enumerable.Range(0, 10).Select(d => (double?)(d < weights.Length ? weights[d] : 0))]);
        return Perspective.Neutral with { Id = "shared", WeightsOfA = table, WeightsOfB = table };
    }

    public static readonly Switches WholeRho = Switches.Default with { Lambda = 1 };

    public static readonly Reading PledgedSacrifice = new(Norm.Sacrifice, Lens.Pledged, Baseline.StatusQuo);

    private static IEnumerable<Concession> Items(Side side, double[] shares) =>
        shares.Select((x, d) => Step($"{side}{d}", side, (Dimension)d, Share(x)));

    /// <summary>The same ledger with the sides exchanged: givers, receivers, readings, holdings, targets, demands and evidence.</summary>
    public static ConcessionLedger Exchanged(ConcessionLedger ledger) => ledger with
    {
        Items = [.. ledger.Items.Select(Exchanged)],
        Gifts = [.. ledger.Gifts.Select(Exchanged)],
        Package = ledger.Package is { } package ? package with { Items = [.. package.Items.Select(Exchanged)] } : null,
        Demands = [.. ledger.Demands.Select(demand => demand with { Askee = Exchanged(demand.Askee) })],
        Evidence = [.. ledger.Evidence.Select(evidence => evidence with { Giver = Exchanged(evidence.Giver) })],
        Holdings = ledger.Holdings.ToDictionary(entry => entry.Key, entry => new Holding(entry.Value.B, entry.Value.A, entry.Value.Pooled)),
        Targets = ledger.Targets.ToDictionary(entry => entry.Key, entry => new Target(entry.Value.B, entry.Value.A)),
    };

    public static Perspective Exchanged(Perspective perspective) => perspective with
    {
        WeightsOfA = perspective.WeightsOfB,
        WeightsOfB = perspective.WeightsOfA,
        Reading = perspective.Reading is { } side ? Exchanged(side) : null,
        TrustInA = perspective.TrustInB,
        TrustInB = perspective.TrustInA,
        ValueFunctions = perspective.ValueFunctions.ToDictionary(entry => (Exchanged(entry.Key.Side), entry.Key.Line), entry => entry.Value),
    };

    private static Concession Exchanged(Concession item) => item with
    {
        Giver = Exchanged(item.Giver),
        Beneficiaries = EquatableList.Create<Actor>([.. item.Beneficiaries.Select(Exchanged)]),
        ReadByA = item.ReadByB,
        ReadByB = item.ReadByA,
    };

    private static Actor Exchanged(Actor actor) => actor with { Side = Exchanged(actor.Side) };

    private static Side Exchanged(Side side) => side == Side.Third ? side : side.Other();
}
