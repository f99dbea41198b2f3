using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>One replication as a negotiation on record: what was moved and what came of it.</summary>
/// <param name="Events">The events, those of the opening included where there was no history.</param>
/// <param name="State">The state at the end.</param>
/// <param name="End">How it ended, in the kernel's words.</param>
public sealed record LiveRun(ImmutableArray<NegotiationEvent> Events, Negotiation State, BargainingEnd End);

/// <summary>
/// Plays one replication as it would be on record: every move is a command, decided by the decider, and a player sees what is
/// on the table there and nothing else. From the same seed and replication it makes the moves that the kernel makes
/// (<see cref="SimulatedTalks.Seat"/>), which a test holds it to. While a party is away no round is opened, and the weeks go by.
/// </summary>
public static class LiveTalks
{
    /// <summary>Plays a replication on from a negotiation that is open.</summary>
    /// <param name="talks">The talks.</param>
    /// <param name="state">The negotiation; a party of each side is at its table.</param>
    /// <param name="first">The day of the first round; the others follow a week apart.</param>
    /// <param name="seed">The seed of the sweep.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <exception cref="InvalidOperationException">The decider refused a move: the simulation broke a rule of negotiation.</exception>
    public static LiveRun Play(SimulatedTalks talks, Negotiation state, DateOnly first, ulong seed, uint replication)
    {
        ArgumentNullException.ThrowIfNull(talks);
        ArgumentNullException.ThrowIfNull(state);
        talks = talks.In(seed, replication);
        var table = new LiveTable(talks, new LiveRecord(state), first);
        var end = LiveProtocol.Of(table).Play(seed, replication);
        if (end.IsAgreement && Breaches.Of(talks) is { } breaches)
        {
            table.Break(breaches.InOrder(talks.Table.OutcomeOf(end.Maker, end.Offer), seed, replication), end.Round);
        }

        return new LiveRun(table.Events, table.State, end);
    }

    /// <summary>A negotiation between two sides that has just been opened, for a text that has no history.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="title">Its title.</param>
    /// <param name="on">The day.</param>
    /// <param name="a">What side A is called.</param>
    /// <param name="b">What side B is called.</param>
    /// <param name="mediated">With a mediator at the table, as <see cref="Protocol.SingleText"/> needs one.</param>
    /// <param name="third">With a third party that negotiates.</param>
    /// <param name="holdings">What the sides hold, put on record first, so that steps can be sized there; null: nothing.</param>
    public static (ImmutableArray<NegotiationEvent> Events, Negotiation State) Open(
        NegotiationId id, string title, DateOnly on, string a, string b, bool mediated = false, bool third = false, LineTable<Holding>? holdings = null)
    {
        Party[] parties =
        [
            new(new PartyId("a"), a, Side.A, PartyRole.Party),
            new(new PartyId("b"), b, Side.B, PartyRole.Party),
            .. third ? [new Party(new PartyId("third"), "the third party", Side.Third, PartyRole.Party)] : Array.Empty<Party>(),
            .. mediated ? [new Party(new PartyId("mediator"), "the mediator", Side.Third, PartyRole.Mediator)] : Array.Empty<Party>(),
        ];
        var record = new LiveRecord(Negotiation.NotOpened);
        record.Move(parties[0], on, stamp => new OpenNegotiation(stamp with { CommandId = "open" }, id, title, [.. parties], null));
        if (holdings is { Count: > 0 })
        {
            record.Move(parties[0], on, stamp => new StateHoldings(stamp with { CommandId = "holdings" }, [.. holdings.Select(line => new StatedHolding(line.Key, line.Value.A, line.Value.B, line.Value.Pooled))]));
        }

        return (record.Events, record.State);
    }
}
