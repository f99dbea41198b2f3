namespace NegotiationSim.Files.Documents;

/// <summary>A piece of a document with its place. Comments are no part of it.</summary>
public abstract class Node
{
    private protected Node(Span at) => At = at;

    /// <summary>Where it stands; a piece of several lines is known by its first.</summary>
    public Span At { get; }

    /// <summary>What it is, for messages.</summary>
    public abstract string Noun { get; }

    /// <summary>True for a written null (<c>null</c>, <c>~</c> or nothing at all): unknown or unsaid.</summary>
    public virtual bool IsNull => false;

    /// <summary>True for a value that a finding has refused already: no reading says more about it.</summary>
    public virtual bool IsRefused => false;
}

/// <summary>Stands where a value was refused.</summary>
public sealed class RefusedNode(Span at) : Node(at)
{
    /// <inheritdoc/>
    public override string Noun => "a value that was refused";

    /// <inheritdoc/>
    public override bool IsRefused => true;
}

/// <summary>One key of a map.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyAt">Where the key stands.</param>
/// <param name="Value">Its value.</param>
public sealed record MapEntry(string Key, Span KeyAt, Node Value);

/// <summary>Keys and values in the order of the file, each key once.</summary>
public sealed class MapNode(Span at, IReadOnlyList<MapEntry> entries) : Node(at)
{
    /// <summary>The entries.</summary>
    public IReadOnlyList<MapEntry> Entries { get; } = entries;

    /// <inheritdoc/>
    public override string Noun => "a map";

    /// <summary>The entry of a key; null when it is not there.</summary>
    public MapEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The same map without one key.</summary>
    public MapNode Without(string key) => new(At, [.. Entries.Where(entry => entry.Key != key)]);

    /// <summary>Where a key's value stands, else the map itself.</summary>
    public Span Place(string key) => Find(key)?.Value.At ?? At;
}

/// <summary>A list.</summary>
public sealed class ListNode(Span at, IReadOnlyList<Node> items) : Node(at)
{
    /// <summary>The items.</summary>
    public IReadOnlyList<Node> Items { get; } = items;

    /// <inheritdoc/>
    public override string Noun => "a list";
}

/// <summary>A single value.</summary>
/// <param name="at">Place.</param>
/// <param name="text">The value as text, escapes resolved.</param>
/// <param name="plain">True without quotes: it may be a number, a truth value or null.</param>
public sealed class ScalarNode(Span at, string text, bool plain) : Node(at)
{
    /// <summary>The value as text.</summary>
    public string Text { get; } = text;

    /// <summary>True without quotes.</summary>
    public bool IsPlain { get; } = plain;

    /// <inheritdoc/>
    public override bool IsNull => IsPlain && Text is ("" or "~" or "null");

    /// <inheritdoc/>
    public override string Noun => IsNull ? "nothing" : $"`{Shorten(Text)}`";

    private static string Shorten(string text)
    {
        var line = text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? text[..end] + "…" : text;
        return line.Length <= 40 ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[38]) ? 38 : 39), "…");
    }
}
