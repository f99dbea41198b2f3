using System.Collections.Concurrent;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Storage;

namespace NegotiationSim.Server.Access;

/// <summary>What the rights to act depend on and what never changes once a negotiation has begun: its parties, and whether it is a fork.</summary>
/// <param name="IsFork">A what-if, and no real negotiation.</param>
/// <param name="RoleOf">What everybody is at this table.</param>
public sealed record TableFacts(bool IsFork, IReadOnlyDictionary<PartyId, PartyRole> RoleOf);

/// <summary>The tables that have been asked about, kept so that a command does not pay for them again.</summary>
/// <param name="streams">Where they are looked up, whoever asks.</param>
public sealed class Tables(MartenStreams streams)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<NegotiationId, TableFacts> _known = new();

    /// <summary>The facts of a table; null when there is no such negotiation.</summary>
    public async ValueTask<TableFacts?> FindAsync(NegotiationId id, CancellationToken cancellation)
    {
        if (_known.TryGetValue(id, out var known))
        {
            return known;
        }

        if (await streams.FindAsync(id, cancellation) is not { } summary || await OpeningOfAsync(id, cancellation) is not { } opened)
        {
            return null;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[id] = new TableFacts(summary.ForkedFrom is not null, opened.Parties.ToDictionary(party => party.Id, party => party.Role));
    }

    private async ValueTask<NegotiationOpened?> OpeningOfAsync(NegotiationId id, CancellationToken cancellation)
    {
        await foreach (var recorded in streams.ReadAsync(id, 1, 1, cancellation))
        {
            return recorded.Event as NegotiationOpened;
        }

        return null;
    }
}
