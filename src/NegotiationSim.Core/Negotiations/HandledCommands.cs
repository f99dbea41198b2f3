namespace NegotiationSim.Core.Negotiations;

/// <summary>
/// Ids of the commands whose events are in the state, newest first. Remembering one costs one small object, which is what
/// a replay does a thousand times; looking one up walks the list, which is what a decision does once.
/// </summary>
public sealed class HandledCommands : IEquatable<HandledCommands>
{
    private readonly string _newest;
    private readonly HandledCommands? _earlier;

    private HandledCommands(string newest, HandledCommands? earlier) => (_newest, _earlier) = (newest, earlier);

    /// <summary>None yet.</summary>
    public static HandledCommands None { get; } = new("", null);

    /// <summary>These and one more.</summary>
    public HandledCommands Add(string commandId) => new(commandId, this);

    /// <summary>True when a command of this id has been decided.</summary>
    public bool Contains(string commandId)
    {
        for (var node = this; node._earlier is not null; node = node._earlier)
        {
            if (node._newest == commandId)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(HandledCommands? other)
    {
        var (mine, theirs) = (this, other);
        while (mine is not null && theirs is not null && !ReferenceEquals(mine, theirs) && mine._newest == theirs._newest)
        {
            (mine, theirs) = (mine._earlier, theirs._earlier);
        }

        return ReferenceEquals(mine, theirs);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HandledCommands);

    /// <inheritdoc/>
    public override int GetHashCode() => _newest.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => _earlier is null ? "none" : $"… {_newest}";
}
