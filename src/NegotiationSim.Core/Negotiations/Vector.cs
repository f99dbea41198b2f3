using System.Collections;
using System.Collections.Immutable;

namespace NegotiationSim.Core.Negotiations;

/// <summary>
/// Immutable list in chunks, made for folding: adding and replacing copy one chunk and the list of chunks, whatever the
/// length. <see cref="Flat"/> is the same list in one piece, put together once, when somebody asks.
/// </summary>
public sealed class Vector<T> : IReadOnlyList<T>, IEquatable<Vector<T>>
    where T : class
{
    // Small enough to copy in nanoseconds, large enough that a hundred items have few chunks.
    private const int Bits = 4;
    private const int Size = 1 << Bits;

    // Every chunk is full; the tail holds what does not fill one yet.
    private readonly T[][] _chunks;
    private readonly T[] _tail;
    private ImmutableArray<T> _flat;

    /// <summary>No items.</summary>
    public Vector()
        : this([], [])
    {
    }

    private Vector(T[][] chunks, T[] tail) => (_chunks, _tail) = (chunks, tail);

    /// <inheritdoc/>
    public int Count => (_chunks.Length << Bits) + _tail.Length;

    /// <inheritdoc/>
    public T this[int index] => ChunkOf(index)[index & (Size - 1)];

    /// <summary>All items in one piece. Threads that race here put together equal arrays.</summary>
    public ImmutableArray<T> Flat
    {
        get
        {
            if (_flat.IsDefault)
            {
                ImmutableInterlocked.InterlockedInitialize(ref _flat, Flattened());
            }

            return _flat;
        }
    }

    /// <summary>These items and one more at the end.</summary>
    public Vector<T> Add(T item) =>
        _tail.Length == Size ? new(Appended(_chunks, _tail), [item]) : new(_chunks, Appended(_tail, item));

    /// <summary>These items with another at <paramref name="index"/>.</summary>
    public Vector<T> Replace(int index, T item)
    {
        var chunk = Replaced(ChunkOf(index), index & (Size - 1), item);
        return index >> Bits == _chunks.Length ? new(_chunks, chunk) : new(Replaced(_chunks, index >> Bits, chunk), _tail);
    }

    /// <summary>
    /// Adds to <paramref name="places"/>, in ascending order, where this list has another item than
    /// <paramref name="earlier"/>, from which it has grown. What both share is passed over.
    /// </summary>
    internal void FindChanges(Vector<T> earlier, List<int> places)
    {
        for (var first = 0; first < Count; first += Size)
        {
            var now = ChunkOf(first);
            var then = first < earlier.Count ? earlier.ChunkOf(first) : [];
            for (var i = 0; i < now.Length && now != then; i++)
            {
                if (i >= then.Length || !ReferenceEquals(now[i], then[i]))
                {
                    places.Add(first + i);
                }
            }
        }
    }

    /// <inheritdoc/>
    public bool Equals(Vector<T>? other) =>
        ReferenceEquals(this, other) || (other is not null && Count == other.Count && this.SequenceEqual(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Vector<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, this[Count - 1]);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T[] ChunkOf(int index) => index >> Bits is var chunk && chunk < _chunks.Length ? _chunks[chunk] : _tail;

    private static TAny[] Appended<TAny>(TAny[] items, TAny item)
    {
        var more = new TAny[items.Length + 1];
        Array.Copy(items, more, items.Length);
        more[^1] = item;
        return more;
    }

    private static TAny[] Replaced<TAny>(TAny[] items, int index, TAny item)
    {
        var others = new TAny[items.Length];
        Array.Copy(items, others, items.Length);
        others[index] = item;
        return others;
    }

    private ImmutableArray<T> Flattened()
    {
        var flat = ImmutableArray.CreateBuilder<T>(Count);
        foreach (var chunk in _chunks)
        {
            flat.AddRange(chunk);
        }

        flat.AddRange(_tail);
        return flat.MoveToImmutable();
    }
}
