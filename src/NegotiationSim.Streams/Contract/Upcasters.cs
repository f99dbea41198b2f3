using System.Collections.Frozen;
using System.Text.Json;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Contract;

/// <summary>What an event that is no longer written means today.</summary>
/// <param name="Alias">The storage name it was written under.</param>
/// <param name="Becomes">The event type it means now.</param>
/// <param name="Upcast">That event from the stored JSON, which itself is never changed.</param>
public sealed record Upcaster(string Alias, Type Becomes, Func<JsonElement, NegotiationEvent> Upcast);

/// <summary>Every storage name that is read and no longer written.</summary>
public sealed class Upcasters(params IEnumerable<Upcaster> all)
{
    private readonly FrozenDictionary<string, Upcaster> _byAlias = all.ToFrozenDictionary(upcaster => upcaster.Alias, StringComparer.Ordinal);

    /// <summary>Those of this version of the program. No event has changed its meaning yet.</summary>
    public static Upcasters Shipped { get; } = new();

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Upcaster> All => _byAlias.Values;

    /// <summary>The event that the JSON means; null where no upcaster knows the alias.</summary>
    /// <exception cref="JsonException">Not the JSON that was written under this alias.</exception>
    internal NegotiationEvent? Upcast(string alias, ReadOnlySpan<byte> json)
    {
        if (!_byAlias.TryGetValue(alias, out var upcaster))
        {
            return null;
        }

        try
        {
            return upcaster.Upcast(JsonElement.Parse(json));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException($"the JSON that was once written under '{alias}'", e);
        }
    }
}
