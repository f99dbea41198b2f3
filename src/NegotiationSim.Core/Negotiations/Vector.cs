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

    private readonly T[][] _chunks;
    private ImmutableArray<T> _flat;

    /// <summary>No items.</summary>
    public Vector()
        : this([], 0)
    {
    }

    private Vector(T[][] chunks, int count) => (_chunks, Count) = (chunks, count);

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public T this[int index] => _chunks[index >> Bits][index & (Size - 1)];

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
    public Vector<T> Add(T item)
    {
        var (chunk, place) = (Count >> Bits, Count & (Size - 1));
        var chunks = new T[chunk + 1][];
        Array.Copy(_chunks, chunks, _chunks.Length);
        var last = new T[place + 1];
        if (place > 0)
        {
            Array.Copy(_chunks[chunk], last, place);
        }

        last[place] = item;
        chunks[chunk] = last;
        return new(chunks, Count + 1);
    }

    /// <summary>These items with another at <paramref name="index"/>.</summary>
    public Vector<T> Replace(int index, T item)
    {
        var chunks = _chunks.AsSpan().ToArray();
        var chunk = chunks[index >> Bits].AsSpan().ToArray();
        chunk[index & (Size - 1)] = item;
        chunks[index >> Bits] = chunk;
        return new(chunks, Count);
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
        foreach (var chunk in _chunks)
        {
            foreach (var item in chunk)
            {
                yield return item;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ImmutableArray<T> Flattened()
    {
        var flat = ImmutableArray.CreateBuilder<T>(Count);
        foreach (var chunk in _chunks)
        {
            flat.AddRange(chunk);
        }

        return flat.MoveToImmutable();
    }
}
