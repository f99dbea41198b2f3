using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

/// <summary>Ledgers of every kind, by seed.</summary>
internal static class RandomLedgers
{
    private static readonly string?[] Classes = [null, null, "tanks", "artillery"];

    public static IEnumerable<(int Seed, ConcessionLedger Ledger, Perspective Perspective)> Many(int count) =>
        Enumerable.Range(1, count).Select(seed =>
        {
            var random = new Random(seed);
            return (seed, Ledger(random), Perspective(random));
        });

    private static ConcessionLedger Ledger(Random random)
    {
        var items = Enumerable.Range(0, random.Next(0, 14)).Select(i => Item(random, $"i{i:00}", random.Next(2) == 0 ? Actor.A : Actor.B)).ToArray();
        return new ConcessionLedger
        {
            Cutoff = Given.Today,
            Items = [.. items],
            Gifts = [.. Enumerable.Range(0, random.Next(0, 3)).Select(i => Item(random, $"g{i}", Actor.Third("US")))],
            Package = random.Next(4) == 0 ? null : new Package(Given.Today, [.. items], []),
            Demands = [.. Enumerable.Range(0, random.Next(0, 4)).Select(i => Demand(random, $"d{i}"))],
            Evidence = [.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => new Evidence(random.Next(2) == 0 ? Actor.A : Actor.B, Any<Dimension>(random), random.Next(3) / 2.0, Given.Today.AddDays(-random.Next(9000)), random.Next(2) == 0, .8))],
            Holdings = Holdings(random),
            Targets = random.Next(2) == 0 ? new Dictionary<Line, Target>() : new Dictionary<Line, Target> { [new Line(Dimension.FOR)] = new(3, 5), [new Line(Dimension.WPN)] = new(5, 2) },
            Normalisers = LineTable.Of(Line.Dimensions.Where(_ => random.Next(3) == 0), dimension => new Line(dimension), _ => Any<Normaliser>(random)),
        };
    }

    private static Dictionary<Line, Holding> Holdings(Random random)
    {
        var holdings = new Dictionary<Line, Holding>();
        foreach (var line in (Line[])[new(Dimension.FOR), new(Dimension.BAS), new(Dimension.HUM), new(Dimension.WPN, "tanks"), new(Dimension.WPN, "artillery"), new(Dimension.ECO)])
        {
            Estimate? Held() => random.Next(6) switch { 0 => null, 1 => 0, 2 => new Estimate(50, 80, 120), _ => random.Next(1, 200) };
            if (random.Next(4) > 0)
            {
                holdings[line] = new Holding(Held(), Held());
            }
        }

        holdings[new Line(Dimension.TER)] = new(null, null, 1000);
        return holdings;
    }

    private static Concession Item(Random random, string id, Actor giver)
    {
        var dimension = Any<Dimension>(random);
        return new Concession
        {
            Id = id,
            Giver = giver,
            Line = new Line(dimension, dimension == Dimension.WPN ? Classes[random.Next(4)] : dimension == Dimension.LEG ? (random.Next(2) == 0 ? "force" : "recognition") : null),
            Magnitude = Magnitude(random),
            ReceiverShare = random.Next(5) == 0 ? random.NextDouble() : null,
            Irreversibility = random.Next(3) == 0 ? null : random.Next(5) / 4.0,
            ObligationClass = Any<ObligationClass>(random),
            Standing = new Standing(Any<ConcessionStatus>(random), random.Next(5) / 4.0),
            ReadByA = random.Next(6) == 0 ? new Standing(Any<ConcessionStatus>(random), .5) : null,
            ReadByB = random.Next(6) == 0 ? new Standing(Any<ConcessionStatus>(random), .5) : null,
            ResolvedOn = random.Next(2) == 0 ? Given.Today.AddDays(-random.Next(5000)) : null,
            Continuing = random.Next(2) == 0,
            Due = random.Next(3) == 0 ? Given.Today.AddDays(random.Next(-100, 400)) : null,
            Verification = random.Next(2) == 0 ? random.Next(5) / 4.0 : null,
            Enforcement = random.Next(2) == 0 ? random.Next(5) / 4.0 : null,
            Beneficiaries = giver.IsSide && random.Next(5) > 0 ? [new Actor(giver.Side.Other())] : [Actor.Third("MD"), random.Next(2) == 0 ? Actor.A : Actor.B],
            Conditions = random.Next(5) == 0 ? [new Condition.ThirdParty("congress", random.Next(2) == 0 ? .4 : null)] : [],
            Procedural = random.Next(12) == 0,
        };
    }

    private static Demand Demand(Random random, string id) => new()
    {
        Id = id,
        Asker = id,
        Role = Any<AskerRole>(random),
        Askee = random.Next(2) == 0 ? Side.A : Side.B,
        Line = new Line(Any<Dimension>(random)),
        Magnitude = Magnitude(random),
        On = Given.Today.AddDays(-random.Next(60)),
    };

    private static Magnitude? Magnitude(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => new Magnitude.Cap(random.Next(150)),
        2 => new Magnitude.Ladder(random.Next(5) / 4.0, random.Next(5) / 4.0),
        3 => new Magnitude.Share(new Estimate(.1, .2, .4)),
        4 => new Magnitude.Quantity(new Estimate(10, 20, 40)),
        5 => new Magnitude.Quantity(random.Next(4) == 0 ? 0 : random.Next(250)),
        _ => new Magnitude.Share(random.NextDouble()),
    };

    private static Perspective Perspective(Random random) => Core.Symmetry.Perspective.Neutral with
    {
        Id = "random",
        WeightsOfA = Weights(random),
        WeightsOfB = Weights(random),
        Reading = random.Next(3) switch { 0 => Side.A, 1 => Side.B, _ => null },
        TrustInB = random.Next(4) == 0 ? random.NextDouble() : null,
    };

    private static WeightTable Weights(Random random)
    {
        var raw = Enumerable.Range(0, 10).Select(_ => random.Next(4) == 0 ? 0 : random.NextDouble() + .01).ToArray();
        var sum = raw.Sum() + 1e-12;
        return new WeightTable([.. raw.Select(weight => random.Next(40) == 0 ? (double?)null : weight / sum)]);
    }

    private static T Any<T>(Random random)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }
}
