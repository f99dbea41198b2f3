using System.Collections;

namespace NegotiationSim.Core.Negotiations;

/// <summary>Something that is found by its id.</summary>
public interface IOnRecord
{
    /// <summary>Unique in its roster.</summary>
    string Id { get; }
}

/// <summary>
/// Immutable list in the order in which things came on record, found by id. Made for folding: adding, replacing and finding
/// cost about the same for ten entries and for a thousand; nothing is ever taken out.
/// </summary>
public sealed class Roster<T> : IReadOnlyList<T>, IEquatable<Roster<T>>
    where T : class, IOnRecord
{
    private const int Fan = 16;

    private readonly Vector<T> _items;

    // Positions by eight bits of the id's hash, in two levels of sixteen so that little is copied. The hash differs from
    // process to process, but nothing outside can see the order of these.
    private readonly int[]?[]?[] _index;

    /// <summary>Nothing on record.</summary>
    public Roster()
        : this(new(), new int[Fan][][])
    {
    }

    private Roster(Vector<T> items, int[]?[]?[] index) => (_items, _index) = (items, index);

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The entry with this id; null when there is none.</summary>
    public T? Find(string id) => PositionOf(id) is var position and >= 0 ? _items[position] : null;

    /// <summary>Where the entry with this id stands; −1 when there is none.</summary>
    public int PositionOf(string id)
    {
        var (high, low) = KeyOf(id);
        foreach (var position in _index[high]?[low] ?? [])
        {
            if (_items[position].Id == id)
            {
                return position;
            }
        }

        return -1;
    }

    /// <summary>This roster and one entry more; its id must be new.</summary>
    public Roster<T> Add(T item)
    {
        var (high, low) = KeyOf(item.Id);
        var index = _index.AsSpan().ToArray();
        var branch = index[high] is { } old ? old.AsSpan().ToArray() : new int[Fan][];
        branch[low] = [.. branch[low] ?? [], Count];
        index[high] = branch;
        return new(_items.Add(item), index);
    }

    /// <summary>This roster with another entry of the same id at <paramref name="position"/>.</summary>
    public Roster<T> Replace(int position, T item) => new(_items.Replace(position, item), _index);

    /// <inheritdoc/>
    public bool Equals(Roster<T>? other) => other is not null && _items.Equals(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Roster<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.GetHashCode();

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items.Select(item => item.Id))}]";

    private static (int High, int Low) KeyOf(string id)
    {
        var hash = id.GetHashCode(StringComparison.Ordinal);
        return (hash & (Fan - 1), (hash >> 4) & (Fan - 1));
    }
}
