using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Streams;

/// <summary>The edge of every host: what may be stored, and in which bytes.</summary>
public static class Storable
{
    private const int LongestId = 200;

    /// <summary>The events with their alias and canonical JSON; whatever no host can keep becomes a finding.</summary>
    public static IReadOnlyList<(NegotiationEvent Event, string Alias, byte[] Json)> Encode(
        NegotiationId id, long version, IReadOnlyList<NegotiationEvent> events, out IReadOnlyList<StreamFinding> findings)
    {
        var wrong = new List<StreamFinding>();
        var encoded = new List<(NegotiationEvent, string, byte[])>(events.Count);
        if (!IsId(id.Value))
        {
            wrong.Add(new StreamFinding(StreamFault.Unstorable, $"'{id}' cannot be the id of a stream", ExpectedId));
        }

        foreach (var @event in events)
        {
            version++;
            try
            {
                encoded.Add((@event, EventAliases.Of(@event), EventJson.Encode(@event)));
            }
            catch (UnstorableException e)
            {
                wrong.Add(new StreamFinding(StreamFault.Unstorable, $"{EventAliases.Of(@event)} contains {e.Message}", "text without it", id, version));
            }
        }

        findings = wrong;
        return encoded;
    }

    /// <summary>The chain goes on: each event with its hash.</summary>
    public static IEnumerable<(NegotiationEvent Event, StoredRow Stored)> Chain(
        IEnumerable<(NegotiationEvent Event, string Alias, byte[] Json)> encoded, long version, EventHash head, DateTimeOffset recordedAt)
    {
        var at = HashChain.ToMilliseconds(recordedAt);
        foreach (var (@event, alias, json) in encoded)
        {
            head = HashChain.Next(head, ++version, alias, at, json);
            yield return (@event, new StoredRow(version, alias, at, head, json));
        }
    }

    /// <summary>What an id looks like.</summary>
    public const string ExpectedId = "lower-case letters, digits and hyphens";

    /// <summary>Lower-case letters, digits and hyphens, and not endless.</summary>
    public static bool IsId(string? text) =>
        text is { Length: > 0 and <= LongestId } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
