using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

/// <summary>The worked example E2E-1 of the measurement model §9: a text of 20 February 2026, seen on the 24th.</summary>
internal static class E2E1
{
    private static readonly Proposal Text = new()
    {
        Id = "e2e-1",
        Title = "E2E-1",
        Date = new DateOnly(2026, 2, 20),
        Clauses =
        [
            OneSided("c1", "army_cap", Actor.A, [Actor.B], new() { Magnitude = Given.Cap(660), Irreversibility = .5 }),
            OneSided("c2", "territory", Actor.B, [Actor.A], new() { Magnitude = new Magnitude.Quantity(new(5000, 6000, 7000)), Irreversibility = .5, ObligationClass = ObligationClass.Discharge }),
            new()
            {
                Id = "c3", Issue = "humanitarian", Form = ClauseForm.Mutual, Obligated = [Actor.A, Actor.B], Beneficiaries = [Actor.A, Actor.B],
                Terms = new() { Irreversibility = 1 },
                ForA = new() { Magnitude = Given.Quantity(4), Standing = new(ConcessionStatus.Fulfilled), ResolvedOn = Given.Today },
                ForB = new() { Magnitude = Given.Quantity(6), Standing = new(ConcessionStatus.InProgress, .5), ReadByB = new(ConcessionStatus.Fulfilled), ResolvedOn = Given.Today },
            },
            new()
            {
                Id = "c4", Issue = "rights", Form = ClauseForm.MutualTilted, Obligated = [Actor.A, Actor.B], Beneficiaries = [Actor.A, Actor.B],
                Terms = new() { Irreversibility = .25 },
                ForA = new() { Magnitude = new Magnitude.Share(new(.2, .35, .5)) },
                ForB = new() { Magnitude = new Magnitude.Share(new(.1, .2, .3)), ObligationClass = ObligationClass.Reaffirm },
            },
            OneSided("c5", "alignment", Actor.A, [Actor.B], new() { Magnitude = new Magnitude.Ladder(0, .5), Irreversibility = .75 }),
            OneSided("c6", "foreign_forces", Actor.B, [Actor.A, Actor.Third("MD")], new() { Magnitude = Given.Quantity(1), Irreversibility = .5, Verification = .75, Enforcement = 1 }),
            new()
            {
                Id = "c7", Issue = "sanctions", Form = ClauseForm.ThirdParty, Obligated = [Actor.Third("US")], Beneficiaries = [Actor.B],
                Terms = new() { Magnitude = Given.Share(.5), Irreversibility = .25 },
            },
        ],
    };

    public static ProposalItems Items { get; } = ProposalItems.Of(Text);

    public static ConcessionLedger Ledger { get; } = new()
    {
        Cutoff = Given.Today,
        Items = Items.Items,
        Gifts = Items.Gifts,
        Package = new Package(Text.Date, Items.Items, ["c1", "c2", "c3", "c4", "c5", "c6", "c7"]),
        Demands =
        [
            new Demand
            {
                Id = "d1", Asker = "EU", Role = AskerRole.Observer, Askee = Side.B, Line = new Line(Dimension.FOR),
                Magnitude = Given.Quantity(150), On = new DateOnly(2026, 2, 17), Text = "reduce forces",
            },
        ],
        Evidence =
        [
            new Evidence(Actor.A, Dimension.FOR, 1, Given.Today, false, 1),
            new Evidence(Actor.B, Dimension.TER, 0, new DateOnly(2015, 2, 12), true, 1),
            new Evidence(Actor.B, Dimension.HUM, 1, new DateOnly(2016, 2, 24), false, .8),
        ],
        Holdings = new Dictionary<Line, Holding>
        {
            [new Line(Dimension.FOR)] = new(880, 1500),
            [new Line(Dimension.TER)] = new(null, null, 10000),
            [new Line(Dimension.BAS)] = new(0, 10),
            [new Line(Dimension.HUM)] = new(4, 10),
        },
        Targets = new Dictionary<Line, Target> { [new Line(Dimension.FOR)] = new(3, 5) },
    };

    public static Perspective P2 { get; } = new()
    {
        Id = "P2",
        Title = "P2",
        Reading = Side.B,
        WeightsOfA = Table((Dimension.TER, .3), (Dimension.FOR, .25), (Dimension.SEC, .2), (Dimension.HUM, .15), (Dimension.POL, .05), (Dimension.ECO, .05)),
        WeightsOfB = Table((Dimension.SEC, .3), (Dimension.TER, .2), (Dimension.FOR, .15), (Dimension.POL, .1), (Dimension.BAS, .1), (Dimension.ECO, .1), (Dimension.HUM, .05)),
    };

    private static Clause OneSided(string id, string issue, Actor giver, EquatableList<Actor> beneficiaries, ConcessionDraft terms) =>
        new() { Id = id, Issue = issue, Form = ClauseForm.OneSided, Obligated = [giver], Beneficiaries = beneficiaries, Terms = terms };

    private static WeightTable Table(params (Dimension Dimension, double Weight)[] weights) =>
        new([.. Line.Dimensions.Select(dimension => (double?)weights.SingleOrDefault(entry => entry.Dimension == dimension).Weight)]);
}
