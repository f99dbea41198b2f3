using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Files.Answers;

/// <summary>Names of events in documents: the type's own in snake_case (<c>demand_tabled</c>), as streams store them.</summary>
public static class EventNames
{
    /// <summary>The name of an event's type.</summary>
    public static string Of(NegotiationEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return string.Concat(@event.GetType().Name.Select((letter, i) => char.IsUpper(letter) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
    }
}
