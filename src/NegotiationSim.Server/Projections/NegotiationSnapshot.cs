using JasperFx;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Streams;

namespace NegotiationSim.Server.Projections;

/// <summary>
/// What is kept of a negotiation beside its stream, in the same transaction: its state, so that a command need not fold the
/// stream; what a list says of it; and its verdict. One document, because each of the three follows from the same fold.
/// </summary>
/// <param name="Id">The stream's id.</param>
/// <param name="State">The state, without the ids of the commands handled: those are receipts.</param>
/// <param name="LastHash">The chain up to and including the last event, as hexadecimal digits.</param>
public sealed record NegotiationSnapshot(string Id, Negotiation State, string LastHash) : IRevisioned
{
    /// <summary>The stream's version that this is the state of.</summary>
    public int Version { get; set; }

    /// <summary>What a list says; whether the stream is archived is known to the stream alone.</summary>
    public required StreamSummary Summary { get; init; }

    /// <summary>The latest day on which any event may have happened.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>The verdict; null only while events are being folded.</summary>
    public SymmetryVerdict? Verdict { get; init; }

    /// <summary>Before the first event.</summary>
    public static NegotiationSnapshot Empty(string id) =>
        new(id, Negotiation.NotOpened, "") { Summary = StreamSummary.Empty(new NegotiationId(id)), LastDay = DateOnly.MinValue };

    /// <summary>After one more event.</summary>
    public NegotiationSnapshot After(NegotiationEvent @event, string hash) => new(Id, Negotiation.Evolve(State, @event), hash)
    {
        Version = Version + 1,
        Summary = Summary.After(@event),
        LastDay = BalanceReplay.CutoffAfter(LastDay, @event),
    };
}
