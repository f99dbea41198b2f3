using System.Runtime.CompilerServices;

namespace NegotiationSim.Core.Negotiations;

/// <summary>
/// Where the entry of each id stands: an immutable tree that branches four ways on two bits of the id's hash a level, with
/// an id in every node. Adding copies the nodes above the new one, log₄ n of them, each of one cache line. The hash
/// differs from process to process, but nothing outside can see the shape of the tree.
/// </summary>
internal sealed class Positions
{
    private const int BitsPerLevel = 2;

    private readonly string _id;
    private readonly int _hash;
    private readonly int _position;
    private Branches _branches;

    private Positions(string id, int hash, int position, Branches branches) =>
        (_id, _hash, _position, _branches) = (id, hash, position, branches);

    /// <summary>Where the entry with this id stands; −1 when there is none.</summary>
    public static int Find(Positions? root, string id)
    {
        var hash = HashOf(id);
        var bits = hash;
        for (var node = root; node is not null; node = node._branches[BranchOf(bits)], bits >>>= BitsPerLevel)
        {
            if (node._hash == hash && node._id == id)
            {
                return node._position;
            }
        }

        return -1;
    }

    /// <summary>The tree with one id more, which must be new.</summary>
    public static Positions Add(Positions? root, string id, int position)
    {
        var hash = HashOf(id);
        return Add(root, hash, new Positions(id, hash, position, default));
    }

    private static Positions Add(Positions? node, int bits, Positions leaf)
    {
        if (node is null)
        {
            return leaf;
        }

        var copy = new Positions(node._id, node._hash, node._position, node._branches);
        ref var branch = ref copy._branches[BranchOf(bits)];
        branch = Add(branch, bits >>> BitsPerLevel, leaf);
        return copy;
    }

    private static int HashOf(string id) => id.GetHashCode(StringComparison.Ordinal);

    // Ids of equal hash run out of bits and form a chain.
    private static int BranchOf(int bits) => bits & ((1 << BitsPerLevel) - 1);

    [InlineArray(1 << BitsPerLevel)]
    private struct Branches
    {
        private Positions? _first;
    }
}
