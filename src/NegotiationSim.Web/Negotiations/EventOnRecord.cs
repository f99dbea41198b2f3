using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.Contract;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Negotiations;

/// <summary>An event of a history.</summary>
/// <param name="Version">Its place: 1, 2, 3 … without gaps.</param>
/// <param name="Event">Its name: <c>demand_tabled</c>.</param>
/// <param name="On">When it happened, as precisely as that is known.</param>
/// <param name="By">Who did it.</param>
/// <param name="Data">All of it, spelled as it is stored.</param>
/// <param name="RecordedAt">When it became known here.</param>
/// <param name="Hash">SHA-256 over it and the hash before it.</param>
public sealed record EventOnRecord(long Version, string Event, string On, string By, RawJson Data, string? RecordedAt = null, string? Hash = null)
{
    internal static EventOnRecord Of(NegotiationEvent @event, long version) =>
        new(version, EventAliases.Of(@event), @event.Stamp.On.ToString(), @event.Stamp.By.Value, new RawJson(EventJson.Encode(@event)));

    internal static EventOnRecord Of(RecordedEvent recorded) => Of(recorded.Event, recorded.Version) with
    {
        RecordedAt = HashChain.Format(recorded.RecordedAt),
        Hash = recorded.Hash.ToString(),
    };
}
