using System.Globalization;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Tests.Simulation.Bargaining;

/// <summary>Writes moves down: "1 A offers (18, 0)".</summary>
internal struct Moves(OfferTable table) : IBargainingObserver
{
    public readonly List<string> Lines { get; } = [];

    public readonly void Offered(int round, int party, int offer) => Lines.Add($"{round} {table[party].Name} offers {Worth(table, party, offer)}");

    public readonly void Accepted(int round, int party) => Lines.Add($"{round} {table[party].Name} accepts");

    public readonly void Passed(int round, int party, bool isAway) => Lines.Add($"{round} {table[party].Name} {(isAway ? "is away" : "passes")}");

    public readonly void Bridged(int round, int maker, int offer) => Lines.Add($"{round} the mediator proposes {Worth(table, maker, offer)}");

    public readonly void WalkedOut(int round, int party) => Lines.Add($"{round} {table[party].Name} walks out");

    private static string Worth(OfferTable table, int maker, int offer) =>
        $"({string.Join(", ", Enumerable.Range(0, table.PartyCount).Select(to => table.Utility(maker, offer, to).ToString("0.######", CultureInfo.InvariantCulture)))})";

    public static (BargainingEnd End, List<string> Lines) Of(OfferTable table, BargainingTerms terms, params OfferingStrategy?[] strategies) =>
        Of(table, terms, 1, 0, strategies);

    public static (BargainingEnd End, List<string> Lines) Of(OfferTable table, BargainingTerms terms, ulong seed, uint replication, params OfferingStrategy?[] strategies)
    {
        var moves = new Moves(table);
        var end = new AlternatingOffers(table, terms, [.. strategies.Select(strategy => strategy is null ? null : new BargainingParticipant(strategy))])
            .Play(seed, replication, ref moves);
        return (end, moves.Lines);
    }
}

/// <summary>Small domains.</summary>
internal static class Domains
{
    public static readonly BargainingParty[] Two = [new("Bill"), new("Jack")];

    /// <summary>The undominated deals of Nash 1950 (measurement model §9, T4).</summary>
    public static readonly OfferTable Nash = OfferTables.Tabulated(Two, [[2, 6, 8, 12, 14, 16, 18], [8, 7, 6, 5, 4, 2, 0]]);

    /// <summary>A cake in a hundred pieces.</summary>
    public static readonly OfferTable Cake = OfferTables.Tabulated(Two,
        [[.. Enumerable.Range(0, 101).Select(pieces => pieces / 100.0)], [.. Enumerable.Range(0, 101).Select(pieces => (100 - pieces) / 100.0)]]);
}
