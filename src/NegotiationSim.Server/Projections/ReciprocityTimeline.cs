using System.Collections.Immutable;
using JasperFx.Events;
using JasperFx.Events.Aggregation;
using JasperFx.Events.Daemon;
using Marten;
using Marten.Events.Aggregation;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Server.Projections;

/// <summary>Who moved when in a negotiation, how, and what the balance was afterwards.</summary>
/// <param name="Id">The negotiation's id.</param>
/// <param name="Version">The version up to which it goes.</param>
/// <param name="Perspective">Whose weights and trust, by id.</param>
/// <param name="Reading">Norm, lens, baseline and account.</param>
/// <param name="Steps">What moved the balance, or was a move that did not.</param>
public sealed record ReciprocityTimeline(string Id, int Version, string Perspective, Reading Reading, ImmutableArray<TimelineStep> Steps)
{
    /// <summary>The settings it was worked out under.</summary>
    public string Settings { get; init; } = "";
}

/// <summary>A step on the timeline.</summary>
/// <param name="Version">The event's version.</param>
/// <param name="On">When it happened.</param>
/// <param name="By">Who did or reported it.</param>
/// <param name="Event">The event's name.</param>
/// <param name="Index">BI after it, −1..1; null where undefined.</param>
/// <param name="State">What can be said, and the reason where <paramref name="Index"/> is null.</param>
/// <param name="Move">What an offer or promise did to its maker and to the other side; null for everything else.</param>
public sealed record TimelineStep(int Version, WorldDate On, PartyId By, string Event, double? Index, VerdictState State, MoveType? Move);

/// <summary>Keeps the timeline of each negotiation, forks too: they are played to be compared.</summary>
public sealed class ReciprocityProjection : SingleStreamProjection<ReciprocityTimeline, string>
{
    private readonly VerdictSettings _verdicts;
    private readonly Upcasters _upcasters;

    public ReciprocityProjection(VerdictSettings verdicts, Upcasters upcasters)
    {
        _verdicts = verdicts;
        _upcasters = upcasters;
        this.TakesWholeNegotiations();
    }

    /// <summary>
    /// Once for all events of a page, and from the first event on: a balance that is continued from where another page ended
    /// may differ from the whole in its last digit, and a rebuild has other pages.
    /// </summary>
    public override async ValueTask<(ReciprocityTimeline?, ActionType)> DetermineActionAsync(
        IQuerySession session,
        ReciprocityTimeline? snapshot,
        string identity,
        IIdentitySetter<ReciprocityTimeline, string> identitySetter,
        IReadOnlyList<IEvent> events,
        CancellationToken cancellation)
    {
        var reading = new StreamReading(new StreamRows(session.DocumentStore), _upcasters);
        var history = await reading.ReadAsync(new NegotiationId(identity), 1, events[^1].Version, cancellation).Select(recorded => recorded.Event).ToListAsync(cancellation);
        return (Of(identity, history), ActionType.Store);
    }

    internal ReciprocityTimeline Of(string id, IReadOnlyList<NegotiationEvent> history)
    {
        var tables = _verdicts.Measures(new NegotiationId(id), Replay.All(history), BalanceReplay.CutoffOf(history)).Tables;
        var steps = new BalanceReplay(tables, _verdicts.Perspective, _verdicts.Followed, _verdicts.Switches).Of(history)
            .Where(step => step.Moved || step.Move is not null)
            .Select(step => new TimelineStep(
                step.Version, step.Event.Stamp.On, step.Event.Stamp.By, EventAliases.Of(step.Event), step.Index, step.State, step.Move?.Type));
        return new ReciprocityTimeline(id, history.Count, _verdicts.Perspective.Id, _verdicts.Followed, [.. steps]) { Settings = _verdicts.Name };
    }
}
