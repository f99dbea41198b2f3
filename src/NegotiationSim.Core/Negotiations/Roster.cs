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
    private readonly Vector<T> _items;
    private readonly Positions? _positions;

    /// <summary>Nothing on record.</summary>
    public Roster()
        : this(new(), null)
    {
    }

    private Roster(Vector<T> items, Positions? positions) => (_items, _positions) = (items, positions);

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The entry with this id; null when there is none.</summary>
    public T? Find(string id) => PositionOf(id) is var position and >= 0 ? _items[position] : null;

    /// <summary>Where the entry with this id stands; −1 when there is none.</summary>
    public int PositionOf(string id) => Positions.Find(_positions, id);

    /// <summary>This roster and one entry more; its id must be new.</summary>
    public Roster<T> Add(T item) => new(_items.Add(item), Positions.Add(_positions, item.Id, Count));

    /// <summary>This roster with another entry of the same id at <paramref name="position"/>.</summary>
    public Roster<T> Replace(int position, T item) => new(_items.Replace(position, item), _positions);

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
}
