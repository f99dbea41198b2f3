using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Benchmarks.Streams;

/// <summary>Streams of the size and mix that histories have: one line of JSON of some 300 bytes an event.</summary>
internal static class SmallEvents
{
    public static readonly DateTimeOffset Noon = new(2026, 2, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly PartyId Kyiv = new("ukraine");
    private static readonly PartyId Moscow = new("russia");

    public static IReadOnlyList<NegotiationEvent> Of(NegotiationId id, int count, int from = 0) =>
        [.. Enumerable.Range(from, count).Select(i => i == 0 ? Opened(id) : One(i))];

    private static NegotiationOpened Opened(NegotiationId id) => new(
        Stamp(0),
        id,
        "Benchmark",
        [new Party(Kyiv, "Ukraine", Side.A, PartyRole.Party), new Party(Moscow, "Russia", Side.B, PartyRole.Party)],
        "Geneva");

    private static NegotiationEvent One(int i) => (i % 4) switch
    {
        0 => new StatementMade(Stamp(i), StatementKind.Statement, "Neither side moves on the line of contact this week", "territory"),
        1 => new ConcessionOffered(Stamp(i), $"step-{i}", new ConcessionDraft
        {
            Line = new Line(Dimension.FOR),
            Magnitude = new Magnitude.Cap(new Estimate(500_000 + i, 600_000 + i, 700_000 + i)),
            Irreversibility = 0.5,
            Text = "A ceiling on personnel",
        }),
        2 => new ConcessionCommitted(Stamp(i), $"step-{i - 1}", ConcessionDraft.Empty),
        _ => new ConcessionPartlyFulfilled(Stamp(i), $"step-{i - 2}", i % 100 / 100.0, null),
    };

    private static Stamp Stamp(int i) => new(new DateOnly(2022, 1, 1).AddDays(i), i % 2 == 0 ? Kyiv : Moscow, $"command-{i}", ["P1", "P16"]);
}
