using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Benchmarks.Measuring;

/// <summary>Histories of ordinary make by length.</summary>
internal static class Histories
{
    private static readonly DateOnly Start = new(2008, 8, 12);
    private static readonly Party A = new(new PartyId("a"), "A", Side.A, PartyRole.Party);
    private static readonly Party B = new(new PartyId("b"), "B", Side.B, PartyRole.Party);

    public static ConcessionLedger Tables { get; } = new()
    {
        Cutoff = Start,
        Holdings = new Dictionary<Line, Holding> { [new Line(Dimension.FOR)] = new(880, 1500) },
        Evidence = [new Evidence(Actor.B, Dimension.FOR, 0, Start.AddDays(-900), Continuing: false, Support: 1)],
    };

    public static List<NegotiationEvent> OfEvents(int count)
    {
        var random = new Random(1);
        var events = new List<NegotiationEvent> { new NegotiationOpened(At(0, A), new NegotiationId("talks"), "Talks", [A, B], null) };
        var steps = new List<string>();
        while (events.Count < count)
        {
            var by = random.Next(2) == 0 ? A : B;
            events.Add(Next(random, At(events.Count, by), by, steps));
        }

        return events;
    }

    private static Stamp At(int number, Party by) => new(Start.AddDays(6 * number), by.Id, $"c{number}", ["C1", "C2"]);

    private static NegotiationEvent Next(Random random, Stamp stamp, Party by, List<string> steps)
    {
        var step = steps.Count == 0 ? null : steps[random.Next(steps.Count)];
        switch (random.Next(15))
        {
            case 0:
                steps.Add($"step-{stamp.CommandId}");
                return new ConcessionCommitted(stamp, steps[^1], Terms(random));
            case 1 when step is not null:
                return new ConcessionPartlyFulfilled(stamp, step, .5, null);
            case 2 when step is not null:
                steps.Remove(step);
                return random.Next(2) == 0 ? new ConcessionFulfilled(stamp, step, null) : new ConcessionBreached(stamp, step, 0, null);
            case 3 or 4:
                return new DemandTabled(stamp, $"demand-{stamp.CommandId}", by == A ? B.Id : A.Id, "leave", Terms(random), null, null);
            case 5 or 6 or 7:
                return new RoundOpened(stamp, $"round-{stamp.CommandId}", "Geneva");
            case 8 or 9 or 10:
                return new RoundClosed(stamp, "round", null);
            default:
                return new StatementMade(stamp, StatementKind.Statement, "says what it said before", null);
        }
    }

    private static ConcessionDraft Terms(Random random) => new()
    {
        Line = new Line((Dimension)random.Next(10)),
        Magnitude = new Magnitude.Share(new Estimate(.1, .2, .3)),
        Text = "a step",
    };
}
