using System.Collections;

namespace NegotiationSim.Core.Negotiations;

/// <summary>Something that is found by its id.</summary>
public interface IOnRecord
{
    /// <summary>Unique in its roster.</summary>
    string Id { get; }
}

/// <summary>
/// Immutable list in the order in which things came on record, found by id. Made for folding: replacing an entry copies
/// one array, adding copies two, finding is a binary search over hashes; nothing is ever taken out.
/// </summary>
public sealed class Roster<T> : IReadOnlyList<T>, IEquatable<Roster<T>>
    where T : class, IOnRecord
{
    private readonly T[] _items;

    // Sorted; each is the id's hash in the upper half and the position in the lower. The hash differs from process to
    // process, but nothing outside can see the order of this array.
    private readonly ulong[] _index;

    /// <summary>Nothing on record.</summary>
    public Roster()
        : this([], [])
    {
    }

    private Roster(T[] items, ulong[] index) => (_items, _index) = (items, index);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The entry with this id; null when there is none.</summary>
    public T? Find(string id) => PositionOf(id) is var position and >= 0 ? _items[position] : null;

    /// <summary>Where the entry with this id stands; −1 when there is none.</summary>
    public int PositionOf(string id)
    {
        var hash = HashOf(id);
        for (var i = FirstFrom((ulong)hash << 32); i < _index.Length && (uint)(_index[i] >> 32) == hash; i++)
        {
            var position = (int)(uint)_index[i];
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
        var items = new T[_items.Length + 1];
        _items.CopyTo(items, 0);
        items[^1] = item;

        // The newest position is the largest, so among equal hashes it comes last.
        var key = ((ulong)HashOf(item.Id) << 32) | (uint)_items.Length;
        var place = FirstFrom(key);
        var index = new ulong[_index.Length + 1];
        Array.Copy(_index, index, place);
        index[place] = key;
        Array.Copy(_index, place, index, place + 1, _index.Length - place);
        return new(items, index);
    }

    /// <summary>This roster with another entry of the same id at <paramref name="position"/>.</summary>
    public Roster<T> Replace(int position, T item)
    {
        var items = _items.AsSpan().ToArray();
        items[position] = item;
        return new(items, _index);
    }

    /// <inheritdoc/>
    public bool Equals(Roster<T>? other) =>
        ReferenceEquals(this, other) || (other is not null && _items.AsSpan().SequenceEqual(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Roster<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Length == 0 ? 0 : HashCode.Combine(_items.Length, _items[^1]);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items.Select(item => item.Id))}]";

    private int FirstFrom(ulong key)
    {
        var (low, high) = (0, _index.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = _index[middle] < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static uint HashOf(string id) => (uint)id.GetHashCode(StringComparison.Ordinal);
}
